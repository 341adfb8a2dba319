"""Keys as they are printed on the keyboard of a language. Knows no act."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.words.catalogue import said


class KeyName(StrEnum):
    """The keys whose names differ from one language to another, as the program calls them."""

    SHIFT = "Shift"
    ESCAPE = "Esc"


_SIGNS: Final = {"plus": "+", "minus": "−"}
_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    KeyName.SHIFT: ("Maj", "Shift"),
    KeyName.ESCAPE: ("Échap", "Esc"),
}


def caps(keys: str) -> str:
    """`Alt + V` or `F6 / F7` with each key marked as one: `**Alt** + **V**`."""
    return " ".join(part if part in "+/" else f"**{_named(part)}**" for part in keys.split(" "))


def _named(key: str) -> str:
    if key in _SIGNS:
        return _SIGNS[key]
    return said(_SENTENCES, KeyName(key)) if key in set(KeyName) else key
