"""Where pages end: pure arithmetic over heights. Knows no toolkit and no word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """Something that is never cut; heights in any unit, `before` is left out at a page's top.

    A `tied` piece stands on the page of the one after it. `head` is drawn again above a piece
    that begins a page, as the headings of a table are.
    """

    height: float
    drawn: T
    before: float = 0
    tied: bool = False
    head: "Piece[T] | None" = None


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A piece and its distance from the top of its page."""

    top: float
    drawn: T


def paginated(pieces: Sequence[Piece[T]], room: float) -> tuple[tuple[Placed[T], ...], ...]:
    """The pages on which pieces stand, in order; one that is higher than a page has its own.

    Args:
        pieces: What follows each other.
        room: The height of a page.
    """
    pages: list[list[Placed[T]]] = [[]]
    top = 0.0
    for place, piece in enumerate(pieces):
        if pages[-1] and top + _together(pieces, place) > room:
            pages.append([])
            top = 0.0
            if piece.head is not None:
                pages[-1].append(Placed(top, piece.head.drawn))
                top += piece.head.height
        top += piece.before if pages[-1] else 0
        pages[-1].append(Placed(top, piece.drawn))
        top += piece.height
    return tuple(tuple(page) for page in pages)


def _together(pieces: Sequence[Piece[T]], place: int) -> float:
    """The height of a piece with those that it is tied to."""
    height = 0.0
    for piece in pieces[place:]:
        height += piece.before + piece.height
        if not piece.tied:
            break
    return height
