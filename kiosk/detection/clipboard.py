"""Whether another program took the clipboard. Pure: knows no system, and no content at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.ports.sensor import Kind, Sighting


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a clipboard: `owner` is 0 for nobody; `change` counts where a system counts.

    `ours` is a window of this program; `keeper` a program that keeps every clipboard, such as the
    desktop's own.
    """

    owner: int
    program: str = ""
    ours: bool = False
    keeper: bool = False
    change: int = 0


def taken(before: Sequence[Holding], now: Sequence[Holding]) -> tuple[Sighting, ...]:
    """The programs that took a clipboard between two looks.

    What was there before the first look, a desktop that keeps clipboards, a clipboard that
    becomes empty and our own are nothing to tell.
    """
    same = {(one.owner, one.change) for one in before}
    names = {
        one.program
        for one in now
        if one.owner and not one.ours and not one.keeper and (one.owner, one.change) not in same
    }
    return tuple(Sighting(Kind.CLIPBOARD, name) for name in sorted(names))
