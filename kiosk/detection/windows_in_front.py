"""Windows of other programs that are seen before the test. Pure: knows no system."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from kiosk.detection.displays import within
from kiosk.ports.sensor import Kind, Sighting
from kiosk.ports.window import Rectangle

_LONGEST: Final = 40
_SMALLEST: Final = 10
"""Pixels: a narrower window holds nothing that could be read."""
_SMALL: Final = 4
"""A panel or a notice is small while it takes less than this part of our window."""
_INPUT_METHODS: Final = frozenset(
    (
        "ibus-ui-gtk3",
        "ibus-ui-gtk4",
        "ibus-extension-gtk3",
        "ibus",
        "fcitx",
        "fcitx5",
        "scim",
        "scim-panel-gtk",
        "uim-toolbar-gtk3",
        "gcin",
        "hime",
        "nimf",
        "maliit-keyboard",
        "ctfmon",
        "textinputhost",
    )
)


class Role(Enum):
    """What a window says that it is; anybody can say so, but for a driver."""

    PLAIN = auto()
    DESKTOP = auto()
    PANEL = auto()
    NOTICE = auto()
    DRIVER = auto()


_MODEST: Final = frozenset({Role.PANEL, Role.NOTICE})


@dataclass(frozen=True, slots=True)
class Pane:
    """A window that is on a screen; `program` is its program's name, never its title."""

    place: Rectangle
    program: str = ""
    ours: bool = False
    role: Role = Role.PLAIN
    desktop: int = 0


def strangers(panes: Sequence[Pane]) -> tuple[Sighting, ...]:
    """The windows of others that are seen while the test is there, from the lowest to the highest.

    Not seen is what has no size, or lies wholly under a window of ours. Nothing is told while no
    window of ours is there to be compared with, of the desktop beneath all of ours, nor of panels,
    notices and input methods as long as they are small.
    """
    largest = max((_area(one.place) for one in panes if one.ours), default=0)
    if not largest:
        return ()
    lowest = next(number for number, one in enumerate(panes) if one.ours)
    names = {
        _shown(pane.program)
        for number, pane in _seen(panes)
        if not _harmless(pane, largest, beneath=number < lowest)
    }
    return tuple(Sighting(Kind.FOREIGN_WINDOW, name) for name in sorted(names))


def _seen(panes: Sequence[Pane]) -> Iterator[tuple[int, Pane]]:
    above: list[Pane] = []
    for number in range(len(panes) - 1, -1, -1):
        pane = panes[number]
        if pane.ours:
            above.append(pane)
        elif min(pane.place.width, pane.place.height) >= _SMALLEST and not any(
            one.desktop == pane.desktop and within(pane.place, one.place) for one in above
        ):
            yield number, pane


def _harmless(pane: Pane, largest: int, *, beneath: bool) -> bool:
    if pane.role is Role.DRIVER or (pane.role is Role.DESKTOP and beneath):
        return True
    modest = pane.role in _MODEST or pane.program.lower() in _INPUT_METHODS
    return modest and _area(pane.place) * _SMALL < largest


def _area(place: Rectangle) -> int:
    return max(0, place.width) * max(0, place.height)


def _shown(program: str) -> str:
    return "".join(letter for letter in program if letter.isprintable())[:_LONGEST]
