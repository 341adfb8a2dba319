"""Events to journal data and back. Knows the shapes of events, nothing about their meaning."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Final, Union, cast, get_args, get_origin

from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.journal_record import Record
from engine.records.reading import Reader
from engine.sitting.events import EVENTS, Event

_BY_TYPE: Final[Mapping[str, type[Event]]] = {event.TYPE: event for event in EVENTS}
_KNOWN: Final[dict[type[Event], tuple[tuple[str, Callable[[Reader, str], object], bool], ...]]] = {}


def data_of(event: Event) -> JsonObject:
    """The journal data of an event."""
    found: dict[str, Json] = {}
    for one in fields(event):
        value = getattr(event, one.name)
        found[one.name] = value.value if isinstance(value, StrEnum) else value
    return found


def event_of(record: Record) -> Event:
    """The event that a record tells.

    Raises:
        MalformedError: The type is unknown or its data do not fit.
    """
    kind = _BY_TYPE.get(record.type)
    if kind is None:
        raise MalformedError("event.unknown", record.type)
    reader = Reader(record.data, f"{record.type}.")
    arguments = {
        name: take(reader, name)
        for name, take, optional in _takers(kind)
        if not (optional and name not in record.data)
    }
    unknown = set(record.data) - {name for name, _, _ in _takers(kind)}
    if unknown:
        raise MalformedError("event.field", f"{record.type}.{min(unknown)}")
    return kind(**arguments)


def _takers(kind: type[Event]) -> tuple[tuple[str, Callable[[Reader, str], object], bool], ...]:
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(
            (one.name, _taker(one.type), one.default is not MISSING) for one in fields(kind)
        )
    return _KNOWN[kind]


def _json(reader: Reader, key: str) -> object:
    return reader.value[key] if key in reader.value else reader.text(key)


def _taker(hint: object) -> Callable[[Reader, str], object]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda reader, key: reader.one_of(key, hint)
    for shape, take in _SHAPES:
        if hint == shape:
            return take
    return _optional(_taker(_inner(hint)))


def _inner(hint: object) -> object:
    assert get_origin(hint) in (Union, types.UnionType)  # noqa: S101 - a shape of ours
    return next(one for one in get_args(hint) if one is not type(None))


def _optional(take: Callable[[Reader, str], object]) -> Callable[[Reader, str], object]:
    return lambda reader, key: take(reader, key) if reader.has(key) else None


def _levels(reader: Reader, key: str) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for pair in reader.items(key):
        if not isinstance(pair, list | tuple) or len(pair) != 2:  # noqa: PLR2004 - a pair
            raise MalformedError("event.levels", key)
        code, level = cast("tuple[object, object]", tuple(pair))
        if not isinstance(code, str) or not isinstance(level, int):
            raise MalformedError("event.levels", key)
        found.append((code, level))
    return tuple(found)


_SHAPES: Final[tuple[tuple[object, Callable[[Reader, str], object]], ...]] = (
    (bool, Reader.boolean),
    (int, Reader.integer),
    (str, Reader.text),
    (tuple[str, ...], Reader.texts),
    (tuple[tuple[str, int], ...], _levels),
    (Json, _json),
)
