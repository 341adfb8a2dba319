"""Reads what an item lays out: blocks to choose from, scenes, a first program. Knows no state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.blocks.program import SHAPES, Names, Program, read_program
from engine.applications.blocks.scene import Scene, read_scene, read_value
from engine.applications.blocks.terms import ON, SENSORS, Operand, is_name
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

MAX_START_BYTES: Final = 64 * 1024
MOST_SCENES: Final = 8
_MOST: Final = 12
_LETTER: Final = re.compile("[a-z]")


@dataclass(frozen=True, slots=True)
class Variable:
    """`words` are all that it can hold, where it holds no numbers."""

    name: str
    first: Operand
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """What can be built with and tried on.

    `palette` are the kinds of block offered, `labels` what the item calls them, `things` names by
    letter, `goal` what the goal is; a `locked` program can only be run.
    """

    palette: tuple[str, ...]
    sensors: tuple[str, ...]
    variables: tuple[Variable, ...]
    events: tuple[str, ...]
    scenes: tuple[Scene, ...]
    program: Program
    goal: str
    locked: bool
    things: Mapping[str, str] = field(hash=False)
    labels: Mapping[str, str] = field(hash=False)

    @property
    def names(self) -> Names:
        """What blocks may name."""
        variables = frozenset(one.name for one in self.variables)
        return Names(variables, frozenset(self.events), frozenset(self.sensors))

    def variable(self, name: str) -> Variable | None:
        """The variable of that name."""
        return next((one for one in self.variables if one.name == name), None)

    def scene(self, reader: Reader) -> Scene:
        """A scene of this workshop that somebody describes.

        Raises:
            MalformedError: It is none.
        """
        names = self.names
        return read_scene(reader, self.things, names.events, names.variables)


def read_workshop(start: JsonObject) -> Workshop:
    """What an item lays out, checked.

    Raises:
        MalformedError: It is too large, or names what it has not.
    """
    if len(dumps(start)) > MAX_START_BYTES:
        raise MalformedError("blocks.start_too_large")
    reader = Reader(start, "start.")
    things = _texts_by_key(reader, "things")
    variables = tuple(_variable(one) for one in _readers(reader, "variables"))
    events, sensors = _texts(reader, "events"), _texts(reader, "sensors")
    palette, labels = _texts(reader, "palette"), _texts_by_key(reader, "labels")
    goal = reader.text("goal", longest=24) if reader.has("goal") else "arrivée"
    if (
        not set(palette) | set(labels) <= set(SHAPES)
        or not set(sensors) <= {*SENSORS, *(f"{ON}{one}" for one in things.values())}
        or not all(_LETTER.fullmatch(one) and one != "v" for one in things)
        or not all(map(is_name, (*things.values(), *events, goal)))
        or len({one.name for one in variables}) != len(variables)
    ):
        raise MalformedError("blocks.start")
    names = Names(frozenset(one.name for one in variables), frozenset(events), frozenset(sensors))
    scenes = tuple(
        read_scene(one, things, names.events, names.variables)
        for one in reader.readers("scenes", most=MOST_SCENES)
    )
    if not scenes:
        raise MalformedError("blocks.no_scene")
    return Workshop(
        palette=palette,
        sensors=sensors,
        variables=variables,
        events=events,
        scenes=scenes,
        program=read_program(reader, "program", names) if reader.has("program") else (),
        goal=goal,
        locked=reader.boolean("locked") if reader.has("locked") else False,
        things=things,
        labels=labels,
    )


def _variable(reader: Reader) -> Variable:
    name, words = reader.text("name", longest=24), _texts(reader, "words")
    first = read_value(reader, "value")
    if not is_name(name) or not all(map(is_name, words)) or (words and first not in words):
        raise MalformedError("blocks.variable", name)
    return Variable(name, first, words)


def _texts(reader: Reader, key: str) -> tuple[str, ...]:
    found = reader.texts(key, most=len(SHAPES), longest=40) if reader.has(key) else ()
    if len(set(found)) != len(found):
        raise MalformedError("blocks.twice", key)
    return found


def _texts_by_key(reader: Reader, key: str) -> Mapping[str, str]:
    if not reader.has(key):
        return {}
    inner = reader.inner(key)
    if len(inner.value) > len(SHAPES):
        raise MalformedError("blocks.many", key)
    return {one: inner.text(one, longest=40) for one in inner.value}


def _readers(reader: Reader, key: str) -> tuple[Reader, ...]:
    return reader.readers(key, most=_MOST) if reader.has(key) else ()
