"""Reads what an item lays out in the explorer, with bounds. Knows no state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from engine.applications.files.names import TRASH_NAME, extension, fault, same, tidy
from engine.applications.files.shelf import (
    ARCHIVE,
    FILE,
    FOLDER,
    NOWHERE,
    PLACE,
    PLACES,
    TRASH,
    Facts,
    Node,
    Place,
    Shelf,
)
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject, dumps
from engine.records.reading import Reader

MAX_START_BYTES: Final = 64 * 1024
MOST_NODES: Final = 300
_MOST_PLACES: Final = 6
_DEEPEST: Final = 8
_LONGEST_TEXT: Final = 4000
_MOST_PROPERTIES: Final = 12
_LABEL: Final = 120
_WHEN: Final = re.compile(r"(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3]):[0-5]\d)?")
_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(slots=True)
class _Laying:
    today: str
    nodes: dict[int, Node] = field(default_factory=dict)
    facts: dict[int, Facts] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    origins: dict[int, str] = field(default_factory=dict)


def read_shelf(start: JsonObject) -> Shelf:
    """What an item lays out, checked.

    Raises:
        MalformedError: It is too large, has not the form of a start, or two things of a folder
            have the same name.
    """
    if len(dumps(start)) > MAX_START_BYTES:
        raise MalformedError("files.start_too_large")
    reader = Reader(start, "start.")
    laying = _Laying(read_when(reader.text("today"), with_time=False))
    places = reader.readers("places", most=_MOST_PLACES)
    if not places:
        raise MalformedError("files.places")
    for one in places:
        _lay_place(laying, one)
    for one in _readers(reader, "trash"):
        _lay(laying, one, TRASH, _DEEPEST)
    _check_names(laying)
    _give_origins(laying)
    opened = _at(laying.nodes, reader.text("open")) if reader.has("open") else 1
    if laying.nodes[opened].kind not in (PLACE, FOLDER):
        raise MalformedError("files.open")
    return Shelf(
        today=laying.today,
        nodes=laying.nodes,
        facts=laying.facts,
        places=laying.places,
        opened=opened,
        extensions=reader.boolean("extensions") if reader.has("extensions") else True,
        ids=laying.ids,
    )


def read_when(text: str, *, with_time: bool = True) -> str:
    """A day in ISO form, perhaps with hours and minutes.

    Raises:
        MalformedError: There is no such day.
    """
    found = _WHEN.fullmatch(text)
    if found is None or (found.group(2) and not with_time):
        raise MalformedError("files.day", text[:20])
    try:
        date.fromisoformat(found.group(1))
    except ValueError as error:
        raise MalformedError("files.day", text[:20]) from error
    return text


def _lay_place(laying: _Laying, reader: Reader) -> None:
    number = len(laying.nodes) + 1
    kind = reader.text("kind") if reader.has("kind") else PLACES[0]
    if kind not in PLACES:
        raise MalformedError("files.place", kind[:40])
    laying.nodes[number] = Node(number, NOWHERE, _name(reader), PLACE, like=number)
    laying.facts[number] = Facts(0, laying.today, "", f"#{number}", "", "", _lines(reader))
    laying.places[number] = Place(
        kind=kind,
        capacity=reader.integer("capacity") if reader.has("capacity") else None,
        taken=reader.integer("taken") if reader.has("taken") else 0,
    )
    for one in _readers(reader, "items"):
        _lay(laying, one, number, _DEEPEST)


def _lay(laying: _Laying, reader: Reader, parent: int, depth: int) -> None:
    number = len(laying.nodes) + 1
    if number > MOST_NODES or not depth:
        raise MalformedError("files.too_many")
    name = _name(reader)
    holds = reader.has("items")
    kind = (ARCHIVE if extension(name) == "zip" else FOLDER) if holds else FILE
    laying.nodes[number] = Node(number, parent, name, kind, like=number)
    laying.facts[number] = _facts(laying, reader, name, number)
    if reader.has("id"):
        _identify(laying, reader.text("id"), number)
    if parent == TRASH:
        laying.origins[number] = reader.text("from")
    for one in _readers(reader, "items"):
        _lay(laying, one, number, depth - 1)


def _identify(laying: _Laying, name: str, number: int) -> None:
    if _ID.fullmatch(name) is None or name in laying.ids:
        raise MalformedError("files.id", name[:40])
    laying.ids[name] = number


def _facts(laying: _Laying, reader: Reader, name: str, number: int) -> Facts:
    return Facts(
        size=reader.integer("size", most=10**13) if reader.has("size") else 0,
        modified=read_when(reader.text("modified")) if reader.has("modified") else laying.today,
        created=read_when(reader.text("created")) if reader.has("created") else "",
        content=f"={_optional(reader, 'content')}" if reader.has("content") else f"#{number}",
        text=_optional(reader, "text", longest=_LONGEST_TEXT),
        format=_optional(reader, "format") or extension(name),
        properties=_lines(reader),
    )


def _lines(reader: Reader) -> tuple[tuple[str, str], ...]:
    found = _readers(reader, "properties")[:_MOST_PROPERTIES]
    return tuple(
        (one.text("label", longest=_LABEL), one.text("value", longest=_LABEL)) for one in found
    )


def _name(reader: Reader) -> str:
    name = reader.text("name")
    if fault(name) or tidy(name) != name or name == TRASH_NAME:
        raise MalformedError("files.name", name[:80])
    return name


def _check_names(laying: _Laying) -> None:
    found = [(one.parent, same(one.name)) for one in laying.nodes.values() if one.parent != TRASH]
    if len(set(found)) != len(found):
        raise MalformedError("files.name_twice")


def _give_origins(laying: _Laying) -> None:
    for number, path in laying.origins.items():
        origin = _at(laying.nodes, path)
        if laying.nodes[origin].kind not in (PLACE, FOLDER):
            raise MalformedError("files.origin", path[:80])
        node = laying.nodes[number]
        laying.nodes[number] = Node(number, TRASH, node.name, node.kind, number, origin)


def _at(nodes: Mapping[int, Node], path: str) -> int:
    """The number of what the start has at a path outside the trash."""
    place = NOWHERE
    for name in path.split("/"):
        found = [one.id for one in nodes.values() if (one.parent, one.name) == (place, name)]
        if not found:
            raise MalformedError("files.no_such_path", path[:200])
        place = found[0]
    return place


def _optional(reader: Reader, key: str, *, longest: int = _LABEL) -> str:
    return reader.text(key, longest=longest) if reader.has(key) else ""


def _readers(reader: Reader, key: str) -> tuple[Reader, ...]:
    value: Json = reader.value.get(key)
    return () if value is None else reader.readers(key, most=MOST_NODES)
