"""Reads the script of a rehearsal. Knows no screen and starts nothing.

{"candidate": 1, "policy": {"kind": "simulate", "theta": 0.5, "seed": 1},
 "events": [{"at_question": 5, "do": "pause", "cause": "incident", "seconds": 30}]}
"""

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import Json
from engine.records.reading import Reader
from kiosk.ports.errors import KioskError
from kiosk.ui.driver.script import (
    Acts,
    Cause,
    Decision,
    End,
    EndState,
    Event,
    Grant,
    Kill,
    Pause,
    Policy,
    Reply,
    Report,
    Respond,
    Script,
    Simulate,
    Victim,
)

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_EVENTS: Final = 1000
MAX_ACTS: Final = 1000
MAX_QUESTION: Final = 1000
MAX_SECONDS: Final = 24 * 3600
MAX_MINUTES: Final = 600
MAX_THETA: Final = 20.0
END_REASONS: Final = ("technical", "candidate", "invigilator")


class ScriptError(KioskError):
    """The script is not one; `field` says where."""

    key = "error.script"


def read_script(path: Path) -> Script:
    """The script of a file.

    Raises:
        ScriptError: The file cannot be read or does not hold a script.
    """
    try:
        untrusted = path.read_bytes()
    except OSError as error:
        raise ScriptError(field=path.name, reason="file.unreadable") from error
    return parse_script(untrusted)


def parse_script(untrusted: bytes) -> Script:
    """The script of JSON bytes.

    Raises:
        ScriptError: It is not one.
    """
    try:
        reader = Reader(_object(untrusted))
        _only(reader, "candidate", "policy", "events", "keyboard")
        return Script(
            candidate=reader.integer("candidate", least=1, most=10_000),
            policy=_policy(reader.inner("policy")),
            events=_events(reader) if reader.has("events") else (),
            keyboard=reader.has("keyboard") and reader.boolean("keyboard"),
        )
    except MalformedError as error:
        reason, *where = (str(one) for one in error.args)
        raise ScriptError(reason=reason, field=" ".join(where)) from error


def _object(untrusted: bytes) -> Mapping[str, Json]:
    if len(untrusted) > MAX_BYTES:
        raise MalformedError("json.too_long")
    try:
        value = json.loads(untrusted)  # thetas are floats, which canonical JSON refuses
    except (ValueError, RecursionError) as error:
        raise MalformedError("json.invalid") from error
    if not isinstance(value, dict):
        raise MalformedError("json.no_object")
    return value


def _only(reader: Reader, *known: str) -> None:
    for name in reader.value:
        if name not in known:
            raise MalformedError("field.unknown", f"{reader.where}{name}")


def _policy(reader: Reader) -> Policy:
    kind = reader.text("kind")
    if kind == "simulate":
        _only(reader, "kind", "theta", "seed")
        return Simulate(_theta(reader), reader.integer("seed", least=-(2**53)))
    if kind == "responses":
        _only(reader, "kind", "responses")
        found = reader.inner("responses")
        return Respond({item: answer_of(found, item) for item in found.value})
    raise MalformedError("field.choice", f"{reader.where}kind")


def _theta(reader: Reader) -> float:
    value: object = reader.value.get("theta")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MalformedError("field.number", f"{reader.where}theta")
    if not math.isfinite(value) or abs(value) > MAX_THETA:
        raise MalformedError("field.number", f"{reader.where}theta")
    return float(value)


def answer_of(reader: Reader, key: str) -> Reply:
    """A response value: a choice, choices, an order, a text, texts by field, or null for none.

    For an application it is its end state, or ``{"acts": [...]}`` to do with the keyboard.

    Raises:
        MalformedError: It is something else.
    """
    value = reader.value.get(key)
    if value is None:
        return None
    if isinstance(value, str):
        return reader.text(key)
    if isinstance(value, Mapping):
        return _mapping(reader.inner(key))
    if isinstance(value, list | tuple):
        return list(reader.integers(key, most=100))
    return reader.integer(key, least=1, most=100)


def _mapping(inner: Reader) -> Reply:
    if set(inner.value) == {"acts"}:
        return Acts(tuple(one.value for one in inner.readers("acts", most=MAX_ACTS)))
    if all(isinstance(value, str) for value in inner.value.values()):
        return {name: inner.text(name) for name in inner.value}
    return EndState(inner.value)


def _events(reader: Reader) -> tuple[Event, ...]:
    return tuple(map(_event, reader.readers("events", most=MAX_EVENTS)))


def _event(reader: Reader) -> Event:
    make = _EVENTS.get(reader.text("do"))
    if make is None:
        raise MalformedError("field.choice", f"{reader.where}do")
    return make(reader, reader.integer("at_question", least=1, most=MAX_QUESTION))


def _pause(reader: Reader, at: int) -> Pause:
    _only(reader, "at_question", "do", "cause", "seconds")
    return Pause(at, reader.one_of("cause", Cause), reader.integer("seconds", most=MAX_SECONDS))


def _report(reader: Reader, at: int) -> Report:
    _only(reader, "at_question", "do", "decision", "blocked")
    blocked = reader.boolean("blocked") if reader.has("blocked") else True
    return Report(at, reader.one_of("decision", Decision), blocked)


def _grant(reader: Reader, at: int) -> Grant:
    _only(reader, "at_question", "do", "minutes", "reason")
    reason = reader.text("reason", longest=140) if reader.has("reason") else ""
    return Grant(at, reader.integer("minutes", least=1, most=MAX_MINUTES), reason)


def _kill(reader: Reader, at: int) -> Kill:
    _only(reader, "at_question", "do", "what")
    return Kill(at, reader.one_of("what", Victim))


def _end(reader: Reader, at: int) -> End:
    _only(reader, "at_question", "do", "reason")
    reason = reader.text("reason")
    if reason not in END_REASONS:
        raise MalformedError("field.choice", f"{reader.where}reason")
    return End(at, reason)


_EVENTS: Final[Mapping[str, Callable[[Reader, int], Event]]] = {
    "pause": _pause,
    "report": _report,
    "grant": _grant,
    "kill": _kill,
    "end": _end,
}
