"""Functions that make one number of many: sums, means, counts. Knows no cell."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from operator import mul
from typing import Final

from engine.applications.sheet.arguments import flat, grid, integer, number, numbers
from engine.applications.sheet.criteria import fulfils
from engine.applications.sheet.scalars import (
    Fault,
    FaultError,
    Grid,
    Scalar,
    Worth,
    bounded,
    single,
)

Given = tuple[Worth, ...]


def _mean(found: tuple[Fraction, ...]) -> Fraction:
    if not found:
        raise FaultError(Fault.DIVISION)
    return sum(found, Fraction(0)) / len(found)


def _median(given: Given) -> Scalar:
    found = sorted(numbers(given))
    if not found:
        raise FaultError(Fault.NUMBER)
    half = len(found) // 2
    return found[half] if len(found) % 2 else (found[half - 1] + found[half]) / 2


def _count(given: Given) -> Scalar:
    return Fraction(sum(isinstance(one, Fraction) for one, _ in flat(given)))


def _filled(given: Given) -> Scalar:
    return Fraction(sum(one is not None for one, _ in flat(given)))


def _blank(given: Given) -> Scalar:
    return Fraction(sum(one in (None, "") for one, _ in flat(given)))


def _product(given: Given) -> Scalar:
    return reduce(lambda one, other: bounded(one * other), numbers(given), Fraction(1))


def _ranked(given: Given, *, largest: bool) -> Scalar:
    _need(given, 2, 2)
    found = sorted(numbers(given[:1]), reverse=largest)
    place = integer(given[1], least=0, most=len(found))
    if not 1 <= place <= len(found):
        raise FaultError(Fault.NUMBER)
    return found[place - 1]


def _rank(given: Given) -> Scalar:
    _need(given, 2, 3)
    value = number(given[0])
    found = numbers(given[1:2])
    if value not in found:
        raise FaultError(Fault.ABSENT)
    rising = len(given) == len(("value", "range", "order")) and number(given[2]) != 0
    return Fraction(1 + sum(one < value if rising else one > value for one in found))


def _sum_of_products(given: Given) -> Scalar:
    _need(given, 1, 60)
    grids = [grid(one) for one in given]
    if len({(len(one.rows), len(one.rows[0])) for one in grids}) != 1:
        raise FaultError(Fault.VALUE)
    total = Fraction(0)
    for values in zip(*(one.flat() for one in grids), strict=True):
        for value in values:
            if isinstance(value, Fault):
                raise FaultError(value)
        terms = [one if isinstance(one, Fraction) else Fraction(0) for one in values]
        total += reduce(mul, terms, Fraction(1))
    return bounded(total)


def _chosen(pairs: Given, like: Grid | None = None) -> tuple[bool, ...]:
    """Which places fulfil all the conditions, given as ranges and criteria in turn."""
    if not pairs or len(pairs) % 2:
        raise FaultError(Fault.VALUE)
    ranges = [grid(one) for one in pairs[::2]]
    wanted = [single(one) for one in pairs[1::2]]
    size = {(len(one.rows), len(one.rows[0])) for one in (*ranges, *([like] if like else ()))}
    if len(size) != 1:
        raise FaultError(Fault.VALUE)
    return tuple(
        all(fulfils(value, one) for value, one in zip(values, wanted, strict=True))
        for values in zip(*(one.flat() for one in ranges), strict=True)
    )


def _count_if(given: Given) -> Scalar:
    _need(given, 2, 2)
    return Fraction(sum(_chosen(given)))


def _one_condition(given: Given) -> tuple[Fraction, ...]:
    """The numbers of the third range, or of the first, where one condition holds."""
    _need(given, 2, 3)
    counted = grid(given[-1] if len(given) > len(("range", "criterion")) else given[0])
    return _where(counted, _chosen(given[:2], counted))


def _all_conditions(given: Given) -> tuple[Fraction, ...]:
    _need(given, 3, 61)
    counted = grid(given[0])
    return _where(counted, _chosen(given[1:], counted))


def _where(counted: Grid, chosen: tuple[bool, ...]) -> tuple[Fraction, ...]:
    kept = [value for value, one in zip(counted.flat(), chosen, strict=True) if one]
    return numbers((Grid((tuple(kept),), referred=True),)) if kept else ()


def _need(given: Given, least: int, most: int) -> None:
    if not least <= len(given) <= most:
        raise FaultError(Fault.VALUE)


AGGREGATES: Final[Mapping[str, Callable[[Given], Scalar]]] = {
    "SOMME": lambda given: sum(numbers(given), Fraction(0)),
    "MOYENNE": lambda given: _mean(numbers(given)),
    "MEDIANE": _median,
    "MIN": lambda given: min(numbers(given), default=Fraction(0)),
    "MAX": lambda given: max(numbers(given), default=Fraction(0)),
    "NB": _count,
    "NBVAL": _filled,
    "NB.VIDE": _blank,
    "NB.SI": _count_if,
    "NB.SI.ENS": lambda given: Fraction(sum(_chosen(given))),
    "SOMME.SI": lambda given: sum(_one_condition(given), Fraction(0)),
    "SOMME.SI.ENS": lambda given: sum(_all_conditions(given), Fraction(0)),
    "MOYENNE.SI": lambda given: _mean(_one_condition(given)),
    "MOYENNE.SI.ENS": lambda given: _mean(_all_conditions(given)),
    "SOMMEPROD": _sum_of_products,
    "PRODUIT": _product,
    "GRANDE.VALEUR": lambda given: _ranked(given, largest=True),
    "PETITE.VALEUR": lambda given: _ranked(given, largest=False),
    "RANG": _rank,
}
"""By French name."""
