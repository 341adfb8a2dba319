"""Which displays show more than that of the test. Pure: knows no system."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.ports.sensor import Kind, Sighting
from kiosk.ports.window import Rectangle


@dataclass(frozen=True, slots=True)
class Head:
    """An active display: what part of which desktop it shows, and what its connector is called.

    Desktops that no window can cross have numbers of their own.
    """

    place: Rectangle
    name: str = ""
    desktop: int = 0


def extended(heads: Sequence[Head]) -> tuple[Sighting, ...]:
    """The displays beside the first one that show something else.

    A mirror shows what another one shows, though perhaps with fewer pixels; a display that shows
    nothing is off; without any display, nothing is known.
    """
    seen: list[Head] = []
    more: list[Head] = []
    for head in sorted((one for one in heads if _lit(one.place)), key=_first):
        if not seen:
            seen.append(head)
        elif not any(_mirror(head, one) for one in seen):
            seen.append(head)
            more.append(head)
    return tuple(Sighting(Kind.SECOND_DISPLAY, name) for name in sorted({one.name for one in more}))


def within(inner: Rectangle, outer: Rectangle) -> bool:
    """Whether a rectangle lies wholly in another one."""
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and inner.left + inner.width <= outer.left + outer.width
        and inner.top + inner.height <= outer.top + outer.height
    )


def _lit(place: Rectangle) -> bool:
    return place.width > 0 and place.height > 0


def _first(head: Head) -> tuple[int, int, int, int, str]:
    place = head.place
    return (head.desktop, -place.width * place.height, place.left, place.top, head.name)


def _mirror(one: Head, other: Head) -> bool:
    return one.desktop == other.desktop and within(one.place, other.place)
