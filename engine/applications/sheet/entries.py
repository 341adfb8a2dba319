"""What was typed into a cell: a number, a date, a truth, a text or a formula. Knows no cell.

The comma and the dot both separate decimals. A quote before it keeps anything a text.
"""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from engine.applications.sheet.scalars import Scalar
from engine.applications.sheet.shapes import (
    DATE,
    FALSE,
    GENERAL,
    HARD,
    TRUE,
    Shape,
    precise,
    serial,
    written,
)
from engine.applications.sheet.syntax import tidy_formula
from engine.applications.sheet.tokens import REFERRING, FormulaError, tokens

LONGEST_ENTRY: Final = 255
QUOTE: Final = "'"
_NUMBER: Final = re.compile(
    "([+-]?)(€ ?)?([0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,40})?([.,][0-9]{1,30})?(?: ?([%€]))?"
)
_DATE: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_ISO: Final = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDED: Final = re.compile(
    r"(?:([a-z]+)(?: |\.,? |, ))?([0-9]{1,2})(?:er)? ([a-z]+)\.?(?: ([0-9]{4}))?"
)
MONTHS: Final = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_SHORT_MONTHS: Final = (
    ("janv", "jan"),
    ("fevr", "fev"),
    (),
    ("avr",),
    (),
    (),
    ("juil",),
    (),
    ("sept", "sep"),
    ("oct",),
    ("nov",),
    ("dec",),
)
DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORT: Final = 3
"""A day of the week may be written with so many letters."""
_BARE: Final = str.maketrans("éèû", "eeu")
_MONTH_OF: Final = {
    name: number
    for number, (month, short) in enumerate(zip(MONTHS, _SHORT_MONTHS, strict=True), start=1)
    for name in (month.translate(_BARE), *short)
}
_CENTURY: Final = 2000
_TRUTHS: Final = {"VRAI": True, "TRUE": True, "FAUX": False, "FALSE": False}
_MOST_CENTS: Final = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry means.

    `raw` is its one written form, `formula` that of a formula with its equals sign, or nothing.
    """

    raw: str
    value: Scalar = None
    formula: str = ""
    shape: Shape = GENERAL


@lru_cache(maxsize=8192)
def entry(text: str, year: int) -> Entry:
    """What a typed text means; *year* is that of dates typed without one.

    Raises:
        FormulaError: It begins as a formula, and is none.
    """
    text = _spaced(text)
    if not text or text == QUOTE:
        return Entry("")
    if text.startswith(QUOTE):
        bare = text[1:]
        plain = entry(bare, year) if not bare.startswith("=") else None
        kept = bare if plain is not None and plain.value == bare else text
        return Entry(kept, bare)
    if text.startswith("=") and text != "=":
        formula = tidy_formula(text)
        return Entry(formula, formula=formula)
    return constant(text, year) or _signed(text) or Entry(text, text)


def typeable(text: str) -> bool:
    """Whether a text has only characters that a keyboard gives on one line."""
    return all(one.isprintable() or one in "\u00a0\u202f" for one in text)


def text_entry(text: str, year: int) -> Entry:
    """What a text means in a cell that keeps texts."""
    text = _spaced(text)
    return entry(text if text.startswith(("=", QUOTE)) or not text else QUOTE + text, year)


def constant(text: str, year: int) -> Entry | None:
    """A number, a date or a truth; None for any other text."""
    truth = _TRUTHS.get(text.upper())
    if truth is not None:
        return Entry(TRUE if truth else FALSE, truth)
    return _number(text) or _date(text, year)


def raw_of(value: Scalar, shape: Shape, year: int) -> str:
    """How a value would be typed."""
    if isinstance(value, Fraction):
        if shape.kind == "percent":
            return f"{precise(value * 100)}{HARD}%"
        if shape.kind == "euro":
            return f"{precise(value)}{HARD}€"
        if shape.kind in ("date", "day"):
            return written(value, DATE)
        return precise(value)
    text = written(value, GENERAL)
    return text if not isinstance(value, str) else entry(QUOTE + text, year).raw


def _spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace(HARD, " ").replace("\u2212", "-").strip()


def _number(text: str) -> Entry | None:
    found = _NUMBER.fullmatch(text)
    if found is None or not (found[3] or found[4]) or (found[2] and found[5]):
        return None
    decimals = (found[4] or ".0")[1:]
    whole = (found[3] or "0").replace(" ", "")
    value = Fraction(f"{found[1]}{whole}.{decimals}")
    mark = found[5] or ("€" if found[2] else "")
    bare = precise(value)
    if mark == "%":
        places = min(_MOST_CENTS, len(bare.partition(",")[2]))
        return Entry(f"{bare}{HARD}%", value / 100, shape=Shape("percent", places))
    if mark == "€":
        return Entry(f"{bare}{HARD}€", value, shape=Shape("euro", _MOST_CENTS))
    return Entry(bare, value)


def _date(text: str, year: int) -> Entry | None:
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _WORDED.fullmatch(text.lower().translate(_BARE)):
        if found[3] not in _MONTH_OF:
            return None
        named = found[1] or ""
        return _day(int(found[4] or year), _MONTH_OF[found[3]], int(found[2]), named)
    if found := _DATE.fullmatch(text):
        if found[4] is None and found[2] != "/":
            return None
        shown = found[4] or str(year)
        full = int(shown) + (_CENTURY if len(shown) == len("26") else 0)
        return _day(full, int(found[3]), int(found[1]))
    return None


def _day(year: int, month: int, day: int, named: str = "") -> Entry | None:
    """A day that there is, and of that name where one is given."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    name = DAYS[found.weekday()]
    if named and named not in (name, name[:_SHORT]):
        return None
    value = serial(found)
    return Entry(written(value, DATE), value, shape=DATE) if value >= 1 else None


def _signed(text: str) -> Entry | None:
    """A formula typed with its sign first, such as ``+B2+C2``."""
    if not text.startswith(("+", "-")):
        return None
    try:
        formula = tidy_formula("=" + text)
    except FormulaError:
        return None
    referring = any(one.kind in REFERRING for one in tokens(formula))
    return Entry(formula, formula=formula) if referring else None
