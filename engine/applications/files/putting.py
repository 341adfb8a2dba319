"""How things are put somewhere else: moved, copied, trashed, erased. Knows no act's form."""

from collections.abc import Iterable
from dataclasses import replace

from engine.applications.application import ActRefusedError
from engine.applications.files.desk import Clip, Desk
from engine.applications.files.names import fault, numbered, tidy
from engine.applications.files.shelf import (
    NOWHERE,
    PLACE,
    TRASH,
    Node,
)
from engine.applications.files.state import MOST_MADE


def clean(text: str) -> str:
    """A name that can be given.

    Raises:
        ActRefusedError: It cannot.
    """
    name = tidy(text)
    reason = fault(name)
    if reason:
        raise ActRefusedError(reason)
    return name


def free_name(desk: Desk, folder: int, name: str, *, both: bool, apart: int = NOWHERE) -> str:
    """The name that a thing bears in a folder; another one beside an equal one, if wished.

    Raises:
        ActRefusedError: Another thing than *apart* bears it there.
    """
    twin = desk.twin(folder, name)
    if twin is None or twin.id == apart:
        return name
    if not both:
        raise ActRefusedError("name-taken")
    number = 2
    while desk.twin(folder, numbered(name, number)) is not None:
        number += 1
    return clean(numbered(name, number))


def must_be_folder(desk: Desk, folder: int) -> None:
    """Things can be put there.

    Raises:
        ActRefusedError: Nothing can.
    """
    if not desk.is_folder(folder):
        raise ActRefusedError("not-folder")


def move(desk: Desk, ids: Iterable[int], folder: int, *, both: bool) -> Desk:
    """Things into another folder, out of the trash if they lie there.

    Raises:
        ActRefusedError: One of them cannot go there; then none does.
    """
    must_be_folder(desk, folder)
    tops = desk.tops(ids)
    for one in tops:
        free_to_change(desk, one)
        if folder == one or one in desk.above(folder):
            raise ActRefusedError("into-itself")
    if all(desk.nodes[one].parent == folder for one in tops):
        raise ActRefusedError("already-there")
    _must_have_room(desk, folder, [one for one in tops if desk.place(one) != desk.place(folder)])
    for one in tops:
        node = desk.nodes[one]
        if node.parent != folder:
            name = free_name(desk, folder, node.name, both=both)
            desk = put(desk, replace(node, parent=folder, name=name, origin=NOWHERE))
    return settled(desk)


def copy(desk: Desk, ids: Iterable[int], folder: int, *, both: bool) -> Desk:
    """Copies of things into a folder; beside the original they take another name.

    Raises:
        ActRefusedError: One of them cannot go there; then none does.
    """
    must_be_folder(desk, folder)
    tops = desk.tops(ids)
    for one in tops:
        if desk.nodes[one].kind == PLACE:
            raise ActRefusedError("fixed")
        if desk.trashed(one):
            raise ActRefusedError("in-trash")
        if folder == one or one in desk.above(folder):
            raise ActRefusedError("into-itself")
    _must_have_room(desk, folder, tops)
    for one in tops:
        node = desk.nodes[one]
        name = free_name(desk, folder, node.name, both=both or node.parent == folder)
        desk = duplicate(desk, node, folder, name)
    return desk


def duplicate(desk: Desk, node: Node, parent: int, name: str) -> Desk:
    """A copy of a thing and of all in it.

    Raises:
        ActRefusedError: Too many things were made.
    """
    inside = desk.inside(node.id) if node.holds else ()
    desk, made = make(desk, Node(0, parent, name, node.kind, node.like))
    for one in inside:
        desk = duplicate(desk, one, made, one.name)
    return desk


def make(desk: Desk, node: Node) -> tuple[Desk, int]:
    """A new thing, whose number is given to it, and that number.

    Raises:
        ActRefusedError: Too many things were made.
    """
    number = desk.next
    if number >= desk.shelf.base + MOST_MADE:
        raise ActRefusedError("too-many")
    return replace(put(desk, replace(node, id=number)), next=number + 1), number


def put(desk: Desk, node: Node) -> Desk:
    """The desk with a thing as given."""
    return replace(desk, nodes={**desk.nodes, node.id: node})


def trash(desk: Desk, ids: Iterable[int]) -> Desk:
    """Things into the trash.

    Raises:
        ActRefusedError: One of them cannot be deleted; then none is.
    """
    for one in desk.tops(ids):
        free_to_change(desk, one)
        node = desk.nodes[one]
        if node.parent == TRASH:
            raise ActRefusedError("in-trash")
        desk = put(desk, replace(node, parent=TRASH, origin=node.parent))
    return settled(desk)


def restore(desk: Desk, ids: Iterable[int], *, both: bool) -> Desk:
    """Things from the trash back to where they were.

    Raises:
        ActRefusedError: One of them cannot go back; then none does.
    """
    for one in desk.tops(ids):
        node = desk.nodes[one]
        if node.parent != TRASH:
            raise ActRefusedError("not-in-trash")
        if not desk.is_folder(node.origin):
            raise ActRefusedError("origin-gone")
        name = free_name(desk, node.origin, node.name, both=both)
        desk = put(desk, replace(node, parent=node.origin, name=name, origin=NOWHERE))
    return settled(desk)


def erase(desk: Desk, ids: Iterable[int]) -> Desk:
    """Things of the trash for good.

    Raises:
        ActRefusedError: One of them is not in the trash.
    """
    lost: set[int] = set()
    for one in desk.tops(ids):
        if desk.nodes[one].parent != TRASH:
            raise ActRefusedError("not-in-trash")
        lost |= {one, *(each.id for each in desk.below(one))}
    left = {number: node for number, node in desk.nodes.items() if number not in lost}
    return settled(replace(desk, nodes=left))


def settled(desk: Desk) -> Desk:
    """The clipboard holds only what is still there."""
    clip = desk.clip
    if clip is None:
        return desk
    ids = tuple(one for one in clip.ids if one in desk.nodes and not desk.trashed(one))
    return replace(desk, clip=Clip(clip.cut, ids) if ids else None)


def free_to_change(desk: Desk, node: int) -> None:
    """A thing may be moved, renamed or deleted.

    Raises:
        ActRefusedError: It is a place, or in an archive.
    """
    if desk.nodes[node].kind == PLACE:
        raise ActRefusedError("fixed")
    if desk.archived(node):
        raise ActRefusedError("in-archive")


def _must_have_room(desk: Desk, folder: int, ids: Iterable[int]) -> None:
    free = desk.free(desk.place(folder))
    if free is not None and sum(desk.size(one) for one in ids) > free:
        raise ActRefusedError("no-room")
