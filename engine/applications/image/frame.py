"""Rectangles on a picture, in its pixels, and how they turn with it. Knows no picture."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import Json
from engine.records.reading import Reader

LARGEST: Final = 20_000
QUARTER: Final = 90
FULL: Final = 360
_TERMS: Final = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle: `x` from the left, `y` from the top."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[Fraction, Fraction]:
        """Its middle."""
        return self.x + Fraction(self.width, 2), self.y + Fraction(self.height, 2)

    def holds(self, other: "Frame") -> bool:
        """Whether the other one lies within it, edges included."""
        across = self.x <= other.x and other.right <= self.right
        return across and self.y <= other.y and other.bottom <= self.bottom

    def meets(self, other: "Frame") -> bool:
        """Whether they share a pixel."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def turned(self, outer: "Frame") -> "Frame":
        """Where it lies after its picture, *outer*, was turned a quarter to the right."""
        return Frame(outer.height - self.bottom, self.x, self.height, self.width)

    def to_json(self) -> Json:
        """As it is written down."""
        return (self.x, self.y, self.width, self.height)


def whole(width: int, height: int) -> Frame:
    """All of a picture."""
    return Frame(0, 0, width, height)


def turned_by(frame: Frame, outer: Frame, degrees: int) -> Frame:
    """Where a frame lies after its picture was turned to the right by quarters."""
    for _ in range(degrees % FULL // QUARTER):
        frame, outer = frame.turned(outer), outer.turned(outer)
    return frame


def read_frame(reader: Reader, key: str) -> Frame:
    """A frame written as x, y, width, height.

    Raises:
        MalformedError: It is none, or empty.
    """
    terms = reader.integers(key, most=_TERMS)
    if len(terms) != _TERMS or not all(0 <= one <= LARGEST for one in terms):
        raise MalformedError("image.frame", key)
    found = Frame(*terms)
    if not found.width or not found.height:
        raise MalformedError("image.frame", key)
    return found
