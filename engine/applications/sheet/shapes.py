"""How a value is written in a cell: decimals, per cent, euros, dates. Knows no formula."""

import re
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from engine.applications.sheet.scalars import Fault, Scalar, rounded
from engine.errors import MalformedError

NARROW: Final = "\u202f"
HARD: Final = "\u00a0"
KINDS: Final = ("general", "number", "percent", "euro", "date", "day", "text")
DECIMALS: Final = ("number", "percent", "euro")
TRUE: Final = "VRAI"
FALSE: Final = "FAUX"
_SHAPE: Final = re.compile(r"([a-z]+)(?::([0-6]))?")
_EPOCH: Final = date(1899, 12, 30).toordinal()
_LAST_DAY: Final = date(9999, 12, 31).toordinal() - _EPOCH
_FIGURES: Final = 10
_HUGE: Final = 10**15
_EXACT: Final = 15


class Shape(NamedTuple):
    """A kind of `KINDS`, and the decimals shown where it has any."""

    kind: str
    decimals: int = 0

    def code(self) -> str:
        """As items and states write it: ``percent:1`` or ``date``."""
        return f"{self.kind}:{self.decimals}" if self.kind in DECIMALS else self.kind


GENERAL: Final = Shape("general")
DATE: Final = Shape("date")
TEXT: Final = Shape("text")


def shape_from_text(text: str) -> Shape:
    """The shape of a code.

    Raises:
        MalformedError: There is no such shape.
    """
    found = _SHAPE.fullmatch(text)
    if found is None or found[1] not in KINDS or (found[1] in DECIMALS) != bool(found[2]):
        raise MalformedError("sheet.shape", text[:20])
    return Shape(found[1], int(found[2] or 0))


def serial(day: date) -> Fraction:
    """The number that a date is."""
    return Fraction(day.toordinal() - _EPOCH)


def day_of(number: Fraction) -> date | None:
    """The date that a number is; None where it is none."""
    days = number.numerator // number.denominator
    return date.fromordinal(days + _EPOCH) if 1 <= days <= _LAST_DAY else None


def written(value: Scalar, shape: Shape) -> str:
    """A value as a cell shows it."""
    match value:
        case None:
            return ""
        case bool():
            return TRUE if value else FALSE
        case str():
            return value
        case Fault():
            return str(value.value)
        case _:
            return _number(value, shape)


def _number(value: Fraction, shape: Shape) -> str:
    day = day_of(value)
    match shape.kind:
        case "number":
            return fixed(value, shape.decimals, NARROW)
        case "percent":
            return fixed(value * 100, shape.decimals, NARROW) + f"{HARD}%"
        case "euro":
            return fixed(value, shape.decimals, NARROW) + f"{HARD}€"
        case "date" if day is not None:
            return day.strftime("%d/%m/") + f"{day.year:04}"
        case "day" if day is not None:
            return day.strftime("%d/%m")
        case _:
            return general(value)


def general(value: Fraction) -> str:
    """A number with as many decimals as it needs, ten figures at most."""
    if abs(value) >= _HUGE:
        power = len(str(abs(rounded(value)))) - 1
        return f"{_trimmed(fixed(value / 10**power, 5))}E+{power}"
    before = len(str(abs(value.numerator) // value.denominator))
    return _trimmed(fixed(value, max(0, _FIGURES - before)))


def precise(value: Fraction) -> str:
    """A number as it is typed, exact to fifteen decimals."""
    return _trimmed(fixed(value, _EXACT))


def fixed(value: Fraction, decimals: int, group: str = "") -> str:
    """A number with that many decimals, and a mark between the thousands."""
    scaled = abs(rounded(value * 10**decimals))
    whole, rest = divmod(scaled, 10**decimals)
    digits = f"{whole:,}".replace(",", group)
    sign = "-" if value < 0 and scaled else ""
    return sign + digits + (f",{rest:0{decimals}}" if decimals else "")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(",") if "," in text else text
