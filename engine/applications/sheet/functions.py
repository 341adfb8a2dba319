"""The functions of one value each: conditions, rounding, texts, dates, look-ups. Knows no cell."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from math import isqrt
from typing import Final

from engine.applications.sheet.aggregates import AGGREGATES, Given
from engine.applications.sheet.arguments import (
    flat,
    grid,
    integer,
    kept_short,
    number,
    text,
    truth,
)
from engine.applications.sheet.scalars import (
    LONGEST,
    Fault,
    FaultError,
    Scalar,
    Worth,
    bounded,
    rounded,
    same,
    single,
    sort_key,
)
from engine.applications.sheet.shapes import day_of, serial

_MOST_DIGITS: Final = 20
_MOST_BITS: Final = 4096
_MOST_POWER: Final = 1000
_ROOT_GRAIN: Final = 10**40
_LAST_YEAR: Final = 9999
_MONTHS: Final = 12
_WEEK: Final = 7


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """A power; roots are cut at thirty decimals.

    Raises:
        FaultError: It is too large, or no real number.
    """
    if exponent == Fraction(1, 2):
        return root(base)
    if exponent.denominator != 1 or abs(exponent) > _MOST_POWER:
        raise FaultError(Fault.NUMBER)
    if base == 0 and exponent <= 0:
        raise FaultError(Fault.NUMBER if exponent == 0 else Fault.DIVISION)
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits * abs(exponent) > _MOST_BITS:
        raise FaultError(Fault.NUMBER)
    return bounded(base**exponent.numerator)


def root(value: Fraction) -> Fraction:
    """A square root, exact where it is rational.

    Raises:
        FaultError: The number is negative.
    """
    if value < 0:
        raise FaultError(Fault.NUMBER)
    exact = Fraction(isqrt(value.numerator), isqrt(value.denominator))
    if exact * exact == value:
        return exact
    return bounded(Fraction(isqrt(rounded(value * _ROOT_GRAIN**2)), _ROOT_GRAIN))


def _rounding(given: Given, way: Callable[[Fraction], int]) -> Scalar:
    value, digits = number(given[0]), _option(given, 1, -_MOST_DIGITS, _MOST_DIGITS, 0)
    scale = Fraction(10) ** digits
    return Fraction(way(value * scale)) / scale


def _option(given: Given, place: int, least: int, most: int, usual: int) -> int:
    return integer(given[place], least=least, most=most) if len(given) > place else usual


def _towards(value: Fraction) -> int:
    whole = abs(value).numerator // abs(value).denominator
    return whole if value >= 0 else -whole


def _away(value: Fraction) -> int:
    whole = -((-abs(value)).numerator // value.denominator)
    return whole if value >= 0 else -whole


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def _modulo(given: Given) -> Scalar:
    divisor = number(given[1])
    if divisor == 0:
        raise FaultError(Fault.DIVISION)
    return number(given[0]) % divisor


def _if(given: Given) -> Scalar:
    if truth(given[0]):
        return single(given[1]) if given[1] is not None else Fraction(0)
    if len(given) > len(("test", "then")):
        return single(given[2]) if given[2] is not None else Fraction(0)
    return False


def _if_error(given: Given) -> Scalar:
    try:
        return single(given[0])
    except FaultError:
        return single(given[1])


def _truths(given: Given) -> tuple[bool, ...]:
    found = tuple(truth(one) for one, referred in flat(given) if one is not None or not referred)
    if not found:
        raise FaultError(Fault.VALUE)
    return found


def _is_fault(given: Given) -> Scalar:
    try:
        single(given[0])
    except FaultError:
        return True
    return False


def _look_up(given: Given) -> Scalar:
    wanted, rows = single(given[0]), grid(given[1]).rows
    column = integer(given[2], least=1, most=len(rows[0])) - 1
    near = truth(given[3]) if len(given) > len(("value", "table", "column")) else True
    return rows[_find(wanted, tuple(row[0] for row in rows), near=near)][column]


def _find(wanted: Scalar, values: tuple[Scalar, ...], *, near: bool) -> int:
    if not near:
        for place, value in enumerate(values):
            if value is not None and same(value, wanted):
                return place
        raise FaultError(Fault.ABSENT)
    key = sort_key(wanted)[:3]
    before = [
        place
        for place, value in enumerate(values)
        if type(value) is type(wanted) and sort_key(value)[:3] <= key
    ]
    if not before:
        raise FaultError(Fault.ABSENT)
    return before[-1]


def _match(given: Given) -> Scalar:
    near = number(given[2]) != 0 if len(given) > len(("value", "range")) else True
    return Fraction(1 + _find(single(given[0]), grid(given[1]).flat(), near=near))


def _index(given: Given) -> Scalar:
    rows = grid(given[0]).rows
    if len(rows) == 1 and len(given) == len(("range", "place")):
        return rows[0][integer(given[1], least=1, most=len(rows[0])) - 1]
    row = integer(given[1], least=1, most=len(rows)) - 1
    return rows[row][_option(given, 2, 1, len(rows[0]), 1) - 1]


def _joined(given: Given) -> Scalar:
    return kept_short("".join(text(one) for one, _ in flat(given)))


def _middle(given: Given) -> Scalar:
    start = integer(given[1], least=1, most=LONGEST) - 1
    return text(given[0])[start : start + integer(given[2], least=0, most=LONGEST)]


def _right(given: Given) -> Scalar:
    found, many = text(given[0]), _option(given, 1, 0, LONGEST, 1)
    return found[max(0, len(found) - many) :]


def _substitute(given: Given) -> Scalar:
    found, old, new = text(given[0]), text(given[1]), text(given[2])
    if not old:
        return found
    kept_short("." * (len(found) + found.count(old) * len(new)))
    return found.replace(old, new)


def _search(given: Given, *, exact: bool) -> Scalar:
    wanted, found = text(given[0]), text(given[1])
    start = _option(given, 2, 1, LONGEST, 1) - 1
    place = found.find(wanted, start) if exact else found.lower().find(wanted.lower(), start)
    if place < 0:
        raise FaultError(Fault.VALUE)
    return Fraction(place + 1)


def _date(given: Given) -> Scalar:
    year, month, day = (integer(one, least=-9999, most=_LAST_YEAR) for one in given)
    years, months = divmod(month - 1, _MONTHS)
    if not 1900 <= year + years <= _LAST_YEAR:  # noqa: PLR2004 - the first year of its calendar
        raise FaultError(Fault.NUMBER)
    return serial(date(year + years, months + 1, 1)) + day - 1


def _day(worth: Worth) -> date:
    found = day_of(number(worth))
    if found is None:
        raise FaultError(Fault.NUMBER)
    return found


def _weekday(given: Given) -> Scalar:
    from_monday = _day(given[0]).isoweekday()
    if _option(given, 1, 1, 3, 1) == 1:
        return Fraction(from_monday % _WEEK + 1)
    return Fraction(from_monday)


def _value(given: Given) -> Scalar:
    return number(given[0])


_Function = Callable[[Given], Scalar]
_SINGLE: Final[Mapping[str, tuple[int, int, _Function]]] = {
    "SI": (2, 3, _if),
    "SIERREUR": (2, 2, _if_error),
    "ET": (1, 60, lambda given: all(_truths(given))),
    "OU": (1, 60, lambda given: any(_truths(given))),
    "NON": (1, 1, lambda given: not truth(given[0])),
    "VRAI": (0, 0, lambda _: True),
    "FAUX": (0, 0, lambda _: False),
    "ESTVIDE": (1, 1, lambda given: grid(given[0]).flat() == (None,)),
    "ESTNUM": (1, 1, lambda given: isinstance(grid(given[0]).rows[0][0], Fraction)),
    "ESTTEXTE": (1, 1, lambda given: isinstance(grid(given[0]).rows[0][0], str)),
    "ESTERREUR": (1, 1, _is_fault),
    "ARRONDI": (1, 2, lambda given: _rounding(given, rounded)),
    "ARRONDI.SUP": (1, 2, lambda given: _rounding(given, _away)),
    "ARRONDI.INF": (1, 2, lambda given: _rounding(given, _towards)),
    "TRONQUE": (1, 2, lambda given: _rounding(given, _towards)),
    "ENT": (1, 1, lambda given: Fraction(_floor(number(given[0])))),
    "ABS": (1, 1, lambda given: abs(number(given[0]))),
    "MOD": (2, 2, _modulo),
    "PUISSANCE": (2, 2, lambda given: power(number(given[0]), number(given[1]))),
    "RACINE": (1, 1, lambda given: root(number(given[0]))),
    "RECHERCHEV": (3, 4, _look_up),
    "INDEX": (2, 3, _index),
    "EQUIV": (2, 3, _match),
    "CONCATENER": (1, 60, _joined),
    "CONCAT": (1, 60, _joined),
    "GAUCHE": (1, 2, lambda given: text(given[0])[: _option(given, 1, 0, LONGEST, 1)]),
    "DROITE": (1, 2, _right),
    "STXT": (3, 3, _middle),
    "NBCAR": (1, 1, lambda given: Fraction(len(text(given[0])))),
    "MAJUSCULE": (1, 1, lambda given: text(given[0]).upper()),
    "MINUSCULE": (1, 1, lambda given: text(given[0]).lower()),
    "NOMPROPRE": (1, 1, lambda given: text(given[0]).title()),
    "SUPPRESPACE": (1, 1, lambda given: re.sub(" +", " ", text(given[0]).strip(" "))),
    "SUBSTITUE": (3, 3, _substitute),
    "CHERCHE": (2, 3, lambda given: _search(given, exact=False)),
    "TROUVE": (2, 3, lambda given: _search(given, exact=True)),
    "CNUM": (1, 1, _value),
    "DATE": (3, 3, _date),
    "ANNEE": (1, 1, lambda given: Fraction(_day(given[0]).year)),
    "MOIS": (1, 1, lambda given: Fraction(_day(given[0]).month)),
    "JOUR": (1, 1, lambda given: Fraction(_day(given[0]).day)),
    "JOURSEM": (1, 2, _weekday),
}


def known(name: str) -> bool:
    """Whether there is a function of that French name."""
    return name in _SINGLE or name in AGGREGATES


def called(name: str, given: Given) -> Scalar:
    """What a function makes of its arguments; an error where it makes nothing."""
    try:
        if name in AGGREGATES:
            found = AGGREGATES[name](given)
        elif name in _SINGLE:
            least, most, function = _SINGLE[name]
            if not least <= len(given) <= most:
                return Fault.VALUE
            found = function(given)
        else:
            return Fault.NAME
        return bounded(found) if isinstance(found, Fraction) else found
    except FaultError as error:
        return error.fault
