"""What a function was given, read as numbers, texts or truths. Knows no function."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from engine.applications.sheet.entries import constant
from engine.applications.sheet.scalars import (
    LONGEST,
    Fault,
    FaultError,
    Grid,
    Scalar,
    Worth,
    single,
)
from engine.applications.sheet.shapes import FALSE, GENERAL, TRUE, written


@lru_cache(maxsize=4096)
def number_in(text: str) -> Fraction | None:
    """The number or the date that a text writes with its year; None where it writes none."""
    found = constant(text.strip(), 0)
    return found.value if found is not None and isinstance(found.value, Fraction) else None


def number(worth: Worth) -> Fraction:
    """A value as a number; nothing is 0, a truth 0 or 1.

    Raises:
        FaultError: It is an error, or a text that is no number.
    """
    match single(worth):
        case None:
            return Fraction(0)
        case str() as text:
            found = number_in(text)
            if found is None:
                raise FaultError(Fault.VALUE)
            return found
        case value:
            return Fraction(value)


def integer(worth: Worth, *, least: int, most: int) -> int:
    """A value as a whole number, its decimals left out.

    Raises:
        FaultError: It is no number, or out of bounds.
    """
    value = number(worth)
    whole = abs(value).numerator // abs(value).denominator
    found = whole if value >= 0 else -whole
    if not least <= found <= most:
        raise FaultError(Fault.VALUE)
    return found


def text(worth: Worth) -> str:
    """A value as a text, as it would be written in a cell without a format.

    Raises:
        FaultError: It is an error.
    """
    return written(single(worth), GENERAL)


def truth(worth: Worth) -> bool:
    """A value as a truth; a number is true unless it is 0.

    Raises:
        FaultError: It is an error, or a text that is no truth.
    """
    match single(worth):
        case str() as found if found.upper() in (TRUE, FALSE):
            return found.upper() == TRUE
        case str():
            raise FaultError(Fault.VALUE)
        case value:
            return bool(value)


def grid(worth: Worth) -> Grid:
    """A value as a rectangle."""
    return worth if isinstance(worth, Grid) else Grid(((worth,),))


def flat(worths: tuple[Worth, ...]) -> Iterator[tuple[Scalar, bool]]:
    """Every value given, and whether it was read from cells."""
    for worth in worths:
        if isinstance(worth, Grid):
            for one in worth.flat():
                yield one, worth.referred
        else:
            yield worth, False


def numbers(worths: tuple[Worth, ...]) -> tuple[Fraction, ...]:
    """The numbers given: texts and truths in cells are passed over, written ones are read.

    Raises:
        FaultError: One is an error, or a written text is no number.
    """
    found = []
    for value, referred in flat(worths):
        if isinstance(value, Fault):
            raise FaultError(value)
        if isinstance(value, Fraction):
            found.append(value)
        elif not referred and value is not None:
            found.append(number(value))
    return tuple(found)


def kept_short(found: str) -> str:
    """A calculated text, unless it grew without end.

    Raises:
        FaultError: It is too long for a cell.
    """
    if len(found) > LONGEST:
        raise FaultError(Fault.VALUE)
    return found
