"""The signs of a formula at work, on values and on rectangles of them. Knows no cell."""

from collections.abc import Callable
from fractions import Fraction

from engine.applications.sheet.arguments import grid, kept_short, number, text
from engine.applications.sheet.functions import power
from engine.applications.sheet.scalars import (
    Fault,
    FaultError,
    Grid,
    Scalar,
    Worth,
    bounded,
    same,
    single,
    sort_key,
)


def opposite(value: Scalar, _: Scalar = None) -> Scalar:
    """The same number with the other sign."""
    try:
        return -number(value)
    except FaultError as error:
        return error.fault


def hundredth(value: Scalar, _: Scalar = None) -> Scalar:
    """The number that so many per cent are."""
    try:
        return number(value) / 100
    except FaultError as error:
        return error.fault


def operated(sign: str, left: Scalar, right: Scalar) -> Scalar:
    """What a sign makes of two values; an error where it makes nothing."""
    try:
        for one in (left, right):
            single(one)
        if sign == "&":
            return kept_short(text(left) + text(right))
        if sign in ("+", "-", "*", "/", "^"):
            return bounded(_calculated(sign, number(left), number(right)))
        return _compared(sign, left, right)
    except FaultError as error:
        return error.fault


def _calculated(sign: str, left: Fraction, right: Fraction) -> Fraction:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "^":
            return power(left, right)
        case _:
            if right == 0:
                raise FaultError(Fault.DIVISION)
            return left / right


def _compared(sign: str, left: Scalar, right: Scalar) -> bool:
    equal = same(left, right)
    if sign in ("=", "<>"):
        return equal == (sign == "=")
    if equal:
        return sign in ("<=", ">=")
    blank = {type(None): "" if isinstance(left, str) or isinstance(right, str) else Fraction(0)}
    one, other = (
        sort_key(blank[type(None)] if side is None else side)[:3] for side in (left, right)
    )
    return one < other if sign in ("<", "<=") else one > other


def spread(given: tuple[Worth, Worth], operate: Callable[[Scalar, Scalar], Scalar]) -> Worth:
    """An operation on two values, or place by place where one is a rectangle."""
    left, right = (
        one.rows[0][0] if isinstance(one, Grid) and _small(one) else one for one in given
    )
    if not isinstance(left, Grid) and not isinstance(right, Grid):
        return operate(left, right)
    one, other = grid(left), grid(right)
    height, width = max(len(one.rows), len(other.rows)), max(_width(one), _width(other))
    if not (_fits(one, height, width) and _fits(other, height, width)):
        return Fault.VALUE
    return Grid(
        tuple(
            tuple(
                operate(_at(one, row, column), _at(other, row, column)) for column in range(width)
            )
            for row in range(height)
        )
    )


def _small(one: Grid) -> bool:
    return len(one.rows) == 1 and len(one.rows[0]) == 1


def _width(one: Grid) -> int:
    return len(one.rows[0])


def _fits(one: Grid, height: int, width: int) -> bool:
    return len(one.rows) in (1, height) and _width(one) in (1, width)


def _at(one: Grid, row: int, column: int) -> Scalar:
    line = one.rows[row if len(one.rows) > 1 else 0]
    return line[column if len(line) > 1 else 0]
