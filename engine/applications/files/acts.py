"""What a person does in the explorer, one gesture or dialogue at a time. Knows no screen.

An act names things by a number, or by a path of exact names such as ``Home/Photos/lac.jpg``. A
person acts on what is in front: where the things are not listed, their folder is opened first.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.files import putting
from engine.applications.files.desk import COLUMNS, Clip, Desk
from engine.applications.files.listing import hides, listed
from engine.applications.files.names import extension, suffix
from engine.applications.files.shelf import ARCHIVE, FOLDER, TRASH, Node
from engine.applications.files.state import can_open, read_search
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

_MOST: Final = 300
_LONGEST: Final = 200
_LONGEST_PATH: Final = 800


def perform(desk: Desk, act: JsonObject) -> Desk:
    """The desk after an act.

    Raises:
        MalformedError: There is no such act.
        ActRefusedError: It cannot be done in this state.
    """
    reader = Reader(act, "act.")
    verb = reader.text("do", longest=40)
    if verb not in _VERBS:
        raise MalformedError("act.unknown", verb)
    return _VERBS[verb](desk, reader)


def _open(desk: Desk, act: Reader) -> Desk:
    """Show what lies in a folder, an archive, a place or the trash; leaves a search."""
    folder = _one(desk, act, "in")
    if not can_open(desk, folder):
        raise ActRefusedError("in-trash" if desk.trashed(folder) else "not-folder")
    return replace(desk, opened=folder, search=None)


def _search(desk: Desk, act: Reader) -> Desk:
    """Search below the open folder, or below `in`."""
    desk = _stand(desk, act)
    folder = desk.opened
    if not desk.is_folder(folder):
        raise ActRefusedError("not-folder")
    given = {key: value for key, value in act.value.items() if key != "do"}
    return replace(desk, search=read_search(Reader({**given, "in": folder}, "act.")))


def _leave_search(desk: Desk, _act: Reader) -> Desk:
    return replace(desk, search=None)


def _sort(desk: Desk, act: Reader) -> Desk:
    column = act.text("column")
    if column not in COLUMNS:
        raise MalformedError("act.column", column[:40])
    return replace(desk, sort=(column, act.boolean("down")))


def _extensions(desk: Desk, act: Reader) -> Desk:
    return replace(desk, extensions=act.boolean("shown"))


def _new_folder(desk: Desk, act: Reader) -> Desk:
    """A folder in the open one, or in `in`."""
    desk = _stand(desk, act)
    folder = desk.opened
    putting.must_be_folder(desk, folder)
    name = putting.free_name(desk, folder, _name(act), both=False)
    made, _ = putting.make(desk, Node(0, folder, name, FOLDER))
    return made


def _rename(desk: Desk, act: Reader) -> Desk:
    """Another name; while extensions are hidden, the one of the file stays."""
    desk, node = _thing(desk, act)
    putting.free_to_change(desk, node.id)
    if desk.trashed(node.id):
        raise ActRefusedError("in-trash")
    name = _name(act)
    if hides(desk, node):
        name = putting.clean(name + suffix(node.name))
    name = putting.free_name(desk, node.parent, name, both=False, apart=node.id)
    return putting.put(desk, replace(node, name=name))


def _move(desk: Desk, act: Reader) -> Desk:
    desk, ids = _things(desk, act)
    return putting.move(desk, ids, _one(desk, act, "to"), both=_both(act))


def _copy_to(desk: Desk, act: Reader) -> Desk:
    desk, ids = _things(desk, act)
    return putting.copy(desk, ids, _one(desk, act, "to"), both=_both(act))


def _cut(desk: Desk, act: Reader) -> Desk:
    return _clipped(desk, act, cut=True)


def _copy(desk: Desk, act: Reader) -> Desk:
    return _clipped(desk, act, cut=False)


def _clipped(desk: Desk, act: Reader, *, cut: bool) -> Desk:
    desk, ids = _things(desk, act)
    for one in ids:
        if desk.trashed(one):
            raise ActRefusedError("in-trash")
        if cut:
            putting.free_to_change(desk, one)
    return replace(desk, clip=Clip(cut, ids))


def _paste(desk: Desk, act: Reader) -> Desk:
    """What was cut or copied, into the open folder or into `in`."""
    clip = desk.clip
    if clip is None:
        raise ActRefusedError("nothing-to-paste")
    desk = _stand(desk, act)
    if not clip.cut:
        return putting.copy(desk, clip.ids, desk.opened, both=_both(act))
    return replace(putting.move(desk, clip.ids, desk.opened, both=_both(act)), clip=None)


def _delete(desk: Desk, act: Reader) -> Desk:
    desk, ids = _things(desk, act)
    return putting.trash(desk, ids)


def _restore(desk: Desk, act: Reader) -> Desk:
    desk, ids = _things(desk, act)
    return putting.restore(desk, ids, both=_both(act))


def _erase(desk: Desk, act: Reader) -> Desk:
    desk, ids = _things(desk, act)
    return putting.erase(desk, ids)


def _empty_trash(desk: Desk, _act: Reader) -> Desk:
    found = [one.id for one in desk.inside(TRASH)]
    if not found:
        raise ActRefusedError("trash-empty")
    return putting.erase(replace(desk, opened=TRASH, search=None), found)


def _compress(desk: Desk, act: Reader) -> Desk:
    """An archive with copies of things, beside the first of them; ``.zip`` is added."""
    desk, ids = _things(desk, act)
    for one in ids:
        putting.free_to_change(desk, one)
        if desk.trashed(one):
            raise ActRefusedError("in-trash")
    folder = desk.nodes[ids[0]].parent
    name = _name(act)
    if extension(name) != "zip":
        name = putting.clean(f"{name}.zip")
    name = putting.free_name(desk, folder, name, both=False)
    desk, archive = putting.make(desk, Node(0, folder, name, ARCHIVE))
    for one in ids:
        node = desk.nodes[one]
        inner = putting.free_name(desk, archive, node.name, both=True)
        desk = putting.duplicate(desk, node, archive, inner)
    return desk


def _extract(desk: Desk, act: Reader) -> Desk:
    """Copies of all that is in an archive into a folder, or into a new one there."""
    desk, archive = _thing(desk, act)
    if archive.kind != ARCHIVE:
        raise ActRefusedError("not-archive")
    if desk.trashed(archive.id):
        raise ActRefusedError("in-trash")
    folder = _one(desk, act, "to")
    putting.must_be_folder(desk, folder)
    inside = [one.id for one in desk.inside(archive.id)]
    if act.has("apart") and act.boolean("apart"):
        stem = archive.name.removesuffix(suffix(archive.name))
        name = putting.free_name(desk, folder, stem, both=True)
        desk, folder = putting.make(desk, Node(0, folder, name, FOLDER))
    return putting.copy(desk, inside, folder, both=_both(act))


_VERBS: Final[Mapping[str, Callable[[Desk, Reader], Desk]]] = {
    "open": _open,
    "search": _search,
    "leave_search": _leave_search,
    "sort": _sort,
    "extensions": _extensions,
    "new_folder": _new_folder,
    "rename": _rename,
    "move": _move,
    "copy_to": _copy_to,
    "cut": _cut,
    "copy": _copy,
    "paste": _paste,
    "delete": _delete,
    "restore": _restore,
    "erase": _erase,
    "empty_trash": _empty_trash,
    "compress": _compress,
    "extract": _extract,
}


def found(desk: Desk, reference: Json) -> int:
    """The number of what an act names.

    Raises:
        MalformedError: It is neither a number nor a path.
        ActRefusedError: There is nothing there.
    """
    if isinstance(reference, str) and len(reference) <= _LONGEST_PATH:
        number = desk.at(reference)
    elif isinstance(reference, int) and not isinstance(reference, bool):
        number = reference
    else:
        raise MalformedError("act.item")
    if number is None or (number != TRASH and number not in desk.nodes):
        raise ActRefusedError("not-found")
    return number


def _one(desk: Desk, act: Reader, key: str) -> int:
    return found(desk, act.value.get(key))


def _stand(desk: Desk, act: Reader) -> Desk:
    """The desk with the folder open that the act names, if it names one."""
    return _open(desk, act) if act.has("in") else desk


def _thing(desk: Desk, act: Reader) -> tuple[Desk, Node]:
    desk, ids = _in_front(desk, (_not_trash(_one(desk, act, "item")),))
    return desk, desk.nodes[ids[0]]


def _things(desk: Desk, act: Reader) -> tuple[Desk, tuple[int, ...]]:
    ids = tuple(_not_trash(found(desk, one)) for one in act.items("items", most=_MOST))
    if not ids:
        raise ActRefusedError("nothing-chosen")
    return _in_front(desk, desk.tops(ids))


def _in_front(desk: Desk, ids: tuple[int, ...]) -> tuple[Desk, tuple[int, ...]]:
    """The desk with the things listed, and the things from the top of the list."""
    rows = [one.id for one in listed(desk)]
    if not set(ids) <= set(rows):
        folder = desk.nodes[ids[0]].parent
        if not can_open(desk, folder):
            return desk, ids
        desk = replace(desk, opened=folder, search=None)
        rows = [one.id for one in listed(desk)]
    return desk, tuple(sorted(ids, key=lambda one: rows.index(one) if one in rows else len(rows)))


def _not_trash(number: int) -> int:
    if number == TRASH:
        raise ActRefusedError("fixed")
    return number


def _name(act: Reader) -> str:
    return putting.clean(act.text("name", longest=_LONGEST))


def _both(act: Reader) -> bool:
    """Whether both things are kept where a name is taken, the new one under another name."""
    return act.has("both") and act.boolean("both")
