"""What stands inside a block: names, numbers and conditions. Knows no program and no grid.

A condition is a text: a sensor such as ``wall`` or ``on:cristal``, the same after ``not``, or a
comparison such as ``score >= 5``. Names are words of the item or of the candidate.
"""

import re
from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError
from engine.treatments import composed

LEAST: Final = -99
MOST: Final = 99
COMPARISONS: Final = ("=", "!=", "<", ">", "<=", ">=")
SENSORS: Final = ("wall", "wall_left", "wall_right", "goal", "painted")
ON: Final = "on:"
_NOT: Final = "not "
_NAME: Final = re.compile(r"[^\W\d_](?:[\w' ’-]{0,22}\w)?")
_NUMBER: Final = re.compile(r"-?\d{1,2}")
_COMPARED: Final = re.compile(r"(.+?) (=|!=|<=|>=|<|>) (.+)")

Operand = int | str
"""A number, or the name of what holds one."""


@dataclass(frozen=True, slots=True)
class Sensed:
    """Whether a sensor answers yes, or no where it is negated."""

    sensor: str
    negated: bool = False

    def written(self) -> str:
        """As it stands in a block."""
        return f"{_NOT}{self.sensor}" if self.negated else self.sensor


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether what a name holds stands so to an operand."""

    left: str
    comparison: str
    right: Operand

    def written(self) -> str:
        """As it stands in a block."""
        return f"{self.left} {self.comparison} {self.right}"


Condition = Sensed | Compared


def is_name(text: str) -> bool:
    """Whether a text may name a variable, a function, a thing or an event."""
    return _NAME.fullmatch(text) is not None and composed(text) == text


def read_operand(text: str) -> Operand:
    """The number or the name that a text writes.

    Raises:
        MalformedError: It writes neither.
    """
    if _NUMBER.fullmatch(text):
        return int(text)
    if not is_name(text):
        raise MalformedError("blocks.operand", text[:40])
    return text


def read_condition(text: str) -> Condition:
    """The condition that a text writes.

    Raises:
        MalformedError: It writes none.
    """
    found = _COMPARED.fullmatch(text)
    if found is not None:
        if not is_name(found.group(1)):
            raise MalformedError("blocks.condition", text[:40])
        return Compared(found.group(1), found.group(2), read_operand(found.group(3)))
    sensor = text.removeprefix(_NOT)
    if sensor not in SENSORS and not (sensor.startswith(ON) and is_name(sensor[len(ON) :])):
        raise MalformedError("blocks.condition", text[:40])
    return Sensed(sensor, negated=sensor != text)
