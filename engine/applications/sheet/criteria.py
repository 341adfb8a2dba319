"""Conditions written as values, such as ``">15"`` or ``"soir"``. Knows no function."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Final

from engine.applications.sheet.entries import constant
from engine.applications.sheet.scalars import Fault, Scalar, plain_text, same

_SIGN: Final = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)
_TESTS: Final[dict[str, Callable[[int], bool]]] = {
    "<": lambda side: side < 0,
    ">": lambda side: side > 0,
    "<=": lambda side: side <= 0,
    ">=": lambda side: side >= 0,
}


def fulfils(value: Scalar, criterion: Scalar, year: int = 0) -> bool:
    """Whether the value of a cell is as the criterion says.

    A text may begin with a comparison, and hold ``*`` and ``?`` for any letters.
    """
    if not isinstance(criterion, str):
        wanted = Fraction(0) if criterion is None else criterion
        return value is not None and same(value, wanted)
    found = _SIGN.fullmatch(criterion)
    sign, text = (found[1] or "=", found[2]) if found else ("=", criterion)
    known = constant(text.strip(), year) if text else None
    meant = text if known is None else known.value
    if sign in _TESTS:
        return _compares(sign, value, meant)
    return _equals(value, meant, text) != (sign == "<>")


def _compares(sign: str, value: Scalar, wanted: Scalar) -> bool:
    if isinstance(value, Fraction) and isinstance(wanted, Fraction):
        return _TESTS[sign]((value > wanted) - (value < wanted))
    if isinstance(value, str) and isinstance(wanted, str):
        one, other = plain_text(value), plain_text(wanted)
        return _TESTS[sign]((one > other) - (one < other))
    return False


def _equals(value: Scalar, wanted: Scalar, text: str) -> bool:
    if not text:
        return value in (None, "")
    if isinstance(value, str):
        return _pattern(text).fullmatch(value.casefold()) is not None
    if isinstance(value, Fault) or value is None:
        return False
    return same(value, wanted)


@lru_cache(maxsize=512)
def _pattern(text: str) -> re.Pattern[str]:
    """Stars that follow each other are one, so that matching never takes long."""
    pieces = []
    for one in re.findall(r"~[*?~]|\*+|\?|[^*?]", text.casefold()):
        match one:
            case "?":
                pieces.append(".")
            case _ if one.startswith("*"):
                pieces.append(".*")
            case _:
                pieces.append(re.escape(one[-1]))
    return re.compile("".join(pieces), re.DOTALL)
