"""The layouts of French schools for tests, and the key that Windows has in each place."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.lockdown.windows.keys import TYPING

FOLDER = Path(__file__).parents[3] / "data/layouts"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
PUNCTUATION = tuple(sorted(key for key in TYPING if key > 0xB9))


@dataclass(frozen=True)
class Character:
    """One thing written with AltGr or by a dead key: its place, its level from 0, its name."""

    place: str
    code: int
    level: int
    symbol: str
    base: str

    @property
    def shifted(self) -> bool:
        return self.level % 2 == 1

    @property
    def alt_gr(self) -> bool:
        return self.level >= 2

    def virtual_keys(self) -> tuple[int, ...]:
        """The virtual keys that Windows may call it: letters by what they write, figures by row."""
        if len(self.base) == 1 and self.base.isascii() and self.base.isalpha():
            return (ord(self.base.upper()),)
        if self.place == "SPCE":
            return (0x20,)
        if self.place.startswith("AE") and self.place[2:] <= "10":
            return (0x30 + int(self.place[2:]) % 10, *PUNCTUATION)
        return PUNCTUATION


def characters(layout: str) -> Iterator[Character]:
    """Every character of a layout that stands on a key."""
    keys = json.loads((FOLDER / f"{layout}.json").read_text())["keys"]
    for place, key in keys.items():
        for level, symbol in enumerate(key["levels"]):
            if symbol != "NoSymbol":
                yield Character(place, key["code"], level, symbol, key["levels"][0])
