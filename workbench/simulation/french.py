"""Numbers and spaces as French readers write them. Knows nothing measured."""

import re
from typing import Final

MINUS: Final = "\u2212"
NARROW: Final = "\u202f"
SPACE: Final = "\u00a0"
NONE: Final = "–"

_BEFORE_NARROW: Final = re.compile(r" (?=[;!?])")
_BEFORE: Final = re.compile(r" (?=[:»])")
_AFTER: Final = re.compile(r"(?<=«) ")

_MINUTE: Final = 60
_HOUR: Final = 3600


def typeset(text: str) -> str:
    """The text with the no-break spaces that belong beside high punctuation."""
    narrow = _BEFORE_NARROW.sub(NARROW, text)
    return _AFTER.sub(SPACE, _BEFORE.sub(SPACE, narrow))


def number(value: float | None, decimals: int = 2) -> str:
    """1234,50 with a true minus sign; a dash for None."""
    if value is None:
        return NONE
    text = f"{value:,.{decimals}f}".replace(",", NARROW).replace(".", ",")
    # What rounds to zero has no sign.
    signed = text.startswith("-") and any(digit in text for digit in "123456789")
    return text.replace("-", MINUS if signed else "")


def integer(value: int | None) -> str:
    """100 000."""
    return NONE if value is None else f"{value:,}".replace(",", NARROW).replace("-", MINUS)


def percent(share: float | None, decimals: int = 1) -> str:
    """12,3 %."""
    return NONE if share is None else f"{number(share * 100.0, decimals)}{SPACE}%"


def duration(seconds: float) -> str:
    """1 h 45, 12 min 30 or 8 s."""
    whole = round(seconds)
    if whole >= _HOUR:
        return f"{whole // _HOUR}{SPACE}h{SPACE}{whole % _HOUR // _MINUTE:02d}"
    if whole >= _MINUTE:
        return f"{whole // _MINUTE}{SPACE}min{SPACE}{whole % _MINUTE:02d}"
    return f"{whole}{SPACE}s"
