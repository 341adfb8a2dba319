"""Whether the keyboard writes what its keys show, from one line that was typed. Pure.

The line is `é à @ €`: on a keyboard set to QWERTY, the keys of a French one give other signs.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WANTED: Final = "éà@€"
_TWINS: Final = {"é": "2", "à": "0", "@": "0", "€": "e"}
"""What the keys that show these signs write when the system takes them for American ones."""


class Keyboard(StrEnum):
    """What the line says about the keyboard."""

    NOTHING = "nothing"
    GOING_ON = "going-on"
    RIGHT = "right"
    QWERTY = "qwerty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, with the first sign that is not as asked and the one that was."""

    keyboard: Keyboard
    typed: str = ""
    wanted: str = ""


def check(line: str) -> Finding:
    """What a line says; spaces and capitals say nothing."""
    signs = [sign.lower() for sign in line if not sign.isspace()]
    if not signs:
        return Finding(Keyboard.NOTHING)
    for typed, wanted in zip(signs, WANTED, strict=False):
        if typed != wanted:
            kind = Keyboard.QWERTY if typed == _TWINS[wanted] else Keyboard.OTHER
            return Finding(kind, typed, wanted)
    return Finding(Keyboard.RIGHT if len(signs) >= len(WANTED) else Keyboard.GOING_ON)
