"""A state of the explorer as JSON: only what differs from the start. Knows no act."""

from collections.abc import Mapping
from typing import Final

from engine.applications.files.desk import COLUMNS, Clip, Desk, Search
from engine.applications.files.names import KINDS, LONGEST, fault, same, tidy
from engine.applications.files.shelf import (
    ARCHIVE,
    FILE,
    FOLDER,
    NOWHERE,
    PLACE,
    TRASH,
    Node,
    Shelf,
)
from engine.applications.files.start import read_when
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

MOST_MADE: Final = 300
"""How many things can be made or copied from one start, those since erased included."""
LARGEST: Final = 10**15


def first_desk(shelf: Shelf) -> Desk:
    """The things as the item lays them out."""
    return Desk(shelf, shelf.nodes, shelf.opened, shelf.base, extensions=shelf.extensions)


def desk_to_json(desk: Desk) -> JsonObject:
    """The state that `read_desk` reads."""
    laid = desk.shelf.nodes
    moved = [one for one in desk.nodes.values() if one.id in laid and one != laid[one.id]]
    made = [one for one in desk.nodes.values() if one.id not in laid]
    column, downwards = desk.sort
    return {
        "open": desk.opened,
        "moved": tuple(_placed(one) for one in sorted(moved, key=lambda one: one.id)),
        "made": tuple(
            {**_placed(one), "kind": one.kind, "like": one.like}
            for one in sorted(made, key=lambda one: one.id)
        ),
        "gone": tuple(sorted(set(laid) - set(desk.nodes))),
        "next": desk.next,
        "clip": None if desk.clip is None else {"cut": desk.clip.cut, "ids": desk.clip.ids},
        "extensions": desk.extensions,
        "sort": {"column": column, "down": downwards},
        "search": None if desk.search is None else search_to_json(desk.search),
    }


def search_to_json(search: Search) -> JsonObject:
    """What is searched, as `read_search` reads it."""
    return {
        "in": search.inside,
        "name": search.name,
        "family": search.family,
        "since": search.since,
        "until": search.until,
        "least": search.least,
        "most": search.most,
    }


def read_desk(shelf: Shelf, state: JsonObject) -> Desk:
    """A state that comes from outside.

    Raises:
        MalformedError: No sequence of acts would have this form.
    """
    reader = Reader(state, "state.")
    upper = reader.integer("next", least=shelf.base, most=shelf.base + MOST_MADE)
    nodes = dict(shelf.nodes)
    for gone in reader.integers("gone", most=len(shelf.nodes)):
        if gone not in nodes or nodes[gone].kind == PLACE:
            raise MalformedError("state.gone")
        del nodes[gone]
    for one in reader.readers("moved", most=len(shelf.nodes)):
        number = one.integer("id")
        if number not in nodes or nodes[number].kind == PLACE:
            raise MalformedError("state.moved")
        laid = shelf.nodes[number]
        nodes[number] = _node(one, number, laid.kind, laid.like)
    for one in reader.readers("made", most=MOST_MADE):
        number = one.integer("id", least=shelf.base, most=upper - 1)
        if number in nodes:
            raise MalformedError("state.made")
        nodes[number] = _made(shelf, one, number)
    _check_tree(nodes)
    desk = Desk(
        shelf=shelf,
        nodes=nodes,
        opened=reader.integer("open"),
        next=upper,
        clip=_clip(reader, nodes),
        extensions=reader.boolean("extensions"),
        sort=_sort(reader.inner("sort")),
        search=read_search(reader.inner("search")) if reader.has("search") else None,
    )
    _check_opened(desk)
    return desk


def read_search(reader: Reader) -> Search:
    """What is searched.

    Raises:
        MalformedError: A term is none.
    """
    family = reader.text("family") if reader.has("family") else ""
    if family not in ("", *KINDS, FOLDER):
        raise MalformedError("search.family", family[:40])
    days = [_day(reader, key) for key in ("since", "until")]
    return Search(
        inside=reader.integer("in"),
        name=tidy(reader.text("name", longest=LONGEST)) if reader.has("name") else "",
        family=family,
        since=days[0],
        until=days[1],
        least=reader.integer("least", most=LARGEST) if reader.has("least") else 0,
        most=reader.integer("most", most=LARGEST) if reader.has("most") else None,
    )


def _day(reader: Reader, key: str) -> str:
    text = reader.text(key, longest=10) if reader.has(key) else ""
    return read_when(text, with_time=False) if text else ""


def _placed(node: Node) -> dict[str, int | str]:
    found: dict[str, int | str] = {"id": node.id, "in": node.parent, "name": node.name}
    return {**found, "from": node.origin} if node.parent == TRASH else found


def _node(reader: Reader, number: int, kind: str, like: int | None) -> Node:
    name, parent = reader.text("name"), reader.integer("in")
    if fault(name) or tidy(name) != name:
        raise MalformedError("state.name")
    origin = reader.integer("from") if parent == TRASH else NOWHERE
    return Node(number, parent, name, kind, like, origin)


def _made(shelf: Shelf, reader: Reader, number: int) -> Node:
    kind = reader.text("kind")
    like = reader.integer("like") if reader.has("like") else None
    alike = like is None or (like in shelf.nodes and shelf.nodes[like].kind == kind)
    if kind not in (FOLDER, FILE, ARCHIVE) or not alike or (kind == FILE and like is None):
        raise MalformedError("state.kind")
    return _node(reader, number, kind, like)


def _check_tree(nodes: Mapping[int, Node]) -> None:
    """Everything lies in something that holds, up to a place or the trash; names differ."""
    seen: set[tuple[int, str]] = set()
    for one in nodes.values():
        if one.kind == PLACE:
            continue
        if one.parent != TRASH:
            parent = nodes.get(one.parent)
            if parent is None or not parent.holds or (one.parent, same(one.name)) in seen:
                raise MalformedError("state.place")
            seen.add((one.parent, same(one.name)))
        way, up = {one.id}, one.parent
        while up != TRASH and nodes[up].kind != PLACE:
            if up in way:
                raise MalformedError("state.circle")
            way.add(up)
            up = nodes[up].parent if nodes[up].parent in nodes else TRASH


def _clip(reader: Reader, nodes: Mapping[int, Node]) -> Clip | None:
    if not reader.has("clip"):
        return None
    inner = reader.inner("clip")
    ids = inner.integers("ids", most=len(nodes))
    if not ids or not set(ids) <= set(nodes) or len(set(ids)) != len(ids):
        raise MalformedError("state.clip")
    return Clip(inner.boolean("cut"), ids)


def _sort(reader: Reader) -> tuple[str, bool]:
    column = reader.text("column")
    if column not in COLUMNS:
        raise MalformedError("state.sort")
    return column, reader.boolean("down")


def _check_opened(desk: Desk) -> None:
    elsewhere = desk.search is not None and desk.search.inside != desk.opened
    if elsewhere or not can_open(desk, desk.opened):
        raise MalformedError("state.open")


def can_open(desk: Desk, node: int) -> bool:
    """Whether what lies in it can be listed: not below the trash."""
    found = desk.nodes.get(node)
    return node == TRASH or (found is not None and found.holds and not desk.trashed(node))
