"""Keys as they are printed on the keyboard of a language. Knows no act."""

from typing import Final

from kiosk.words.catalogue import Language, chosen

_SIGNS: Final = {"plus": "+", "minus": "−"}
_FRENCH: Final = {"Shift": "Maj", "Esc": "Échap", **_SIGNS}


def caps(keys: str) -> str:
    """`Alt + V` or `F6 / F7` with each key marked as one: `**Alt** + **V**`."""
    return " ".join(part if part in "+/" else f"**{_named(part)}**" for part in keys.split(" "))


def _named(key: str) -> str:
    names = _SIGNS if chosen() is Language.ENGLISH else _FRENCH
    return names.get(key, key)
