"""Which keyboards came since the opening. Pure: knows no system."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kiosk.ports.sensor import Kind, Sighting

_LONGEST: Final = 40
_TACTILE: Final = (
    *("braille", "brailliant", "brailletouch", "braillant", "focus 14", "focus 40", "focus 80"),
    *("orbit reader", "orbit writer", "refreshabraille", "alva", "handy tech", "hims", "vario"),
    *("eurobraille", "esys", "esytime", "iris 40", "seika", "mantis"),
)


@dataclass(frozen=True, slots=True, order=True)
class Device:
    """An input device by its maker's numbers and its name, wherever it is plugged in.

    `writes` is whether it has the keys of a whole alphabet: a power button, a mouse and a remote
    control have not.
    """

    identity: str
    name: str
    writes: bool


def came(first: Iterable[Device], now: Iterable[Device]) -> tuple[Sighting, ...]:
    """The keyboards beyond those of the first look.

    One that is unplugged and plugged in again is the same; a second one of the same model is not.
    A braille display that also writes is no keyboard to tell of.
    """
    before = Counter(one.identity for one in first if one.writes)
    after = Counter(one.identity for one in now if one.writes)
    names = {one.identity: one.name for one in now}
    found = {
        _shown(names[identity])
        for identity in after - before
        if not any(word in names[identity].lower() for word in _TACTILE)
    }
    return tuple(Sighting(Kind.NEW_KEYBOARD, name) for name in sorted(found))


def _shown(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable()).strip()[:_LONGEST]
