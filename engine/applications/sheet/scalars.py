"""What a cell is worth: a number, a text, a truth, nothing or an error. Knows no cell.

Numbers are exact fractions; those that would grow without end are cut at thirty decimals.
"""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias


class Fault(Enum):
    """What stands in a cell that cannot be calculated."""

    DIVISION = "#DIV/0!"
    REFERENCE = "#REF!"
    NAME = "#NOM?"
    VALUE = "#VALEUR!"
    NUMBER = "#NOMBRE!"
    ABSENT = "#N/A"
    CIRCULAR = "#CIRC!"


Scalar: TypeAlias = Fraction | str | bool | Fault | None

LONGEST: Final = 2000
_LARGEST: Final = 10**60
_GRAIN: Final = 10**30
_MOST_BITS: Final = 400
_RANKS: Final = (Fraction, str, bool, Fault)


class FaultError(Exception):
    """A calculation stops with this error as its result."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle of values; `referred` where it was read from cells rather than calculated."""

    rows: tuple[tuple[Scalar, ...], ...]
    referred: bool = False

    def flat(self) -> tuple[Scalar, ...]:
        """Row by row."""
        return tuple(one for row in self.rows for one in row)


Worth: TypeAlias = Scalar | Grid


def bounded(number: Fraction) -> Fraction:
    """The number, cut where it would grow without end.

    Raises:
        FaultError: It is too large for a cell.
    """
    if abs(number) > _LARGEST:
        raise FaultError(Fault.NUMBER)
    if number.denominator.bit_length() > _MOST_BITS:
        return Fraction(rounded(number * _GRAIN), _GRAIN)
    return number


def rounded(number: Fraction) -> int:
    """The nearest integer; halves go away from zero."""
    doubled = abs(number) * 2 + 1
    whole = doubled.numerator // doubled.denominator // 2
    return whole if number >= 0 else -whole


def single(worth: Worth) -> Fraction | str | bool | None:
    """The only value of a rectangle, or the value itself.

    Raises:
        FaultError: There are several, or the value is an error.
    """
    if isinstance(worth, Grid):
        if len(worth.rows) != 1 or len(worth.rows[0]) != 1:
            raise FaultError(Fault.VALUE)
        worth = worth.rows[0][0]
    if isinstance(worth, Fault):
        raise FaultError(worth)
    return worth


def plain_text(text: str) -> str:
    """A text without case, accents and ligatures, as lists are put in order."""
    folded = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(one for one in folded if not unicodedata.combining(one))


def sort_key(value: Scalar) -> tuple[int, Fraction, str, str]:
    """What puts values in order: numbers, then texts, then truths, then errors."""
    ranks = (rank for rank, kind in enumerate(_RANKS) if isinstance(value, kind))
    rank = next(ranks, len(_RANKS))
    number = Fraction(value) if isinstance(value, Fraction | bool) else Fraction(0)
    text = value if isinstance(value, str) else ""
    return rank, number, plain_text(text), text.swapcase()


def same(one: Scalar, other: Scalar) -> bool:
    """Whether two values are equal for a formula: case makes no difference."""
    if one is None or other is None:
        return one in (None, "", 0) and other in (None, "", 0)
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return type(one) is type(other) and one == other
