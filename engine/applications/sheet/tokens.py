"""The signs of a formula: numbers, addresses, names, operators. Knows no meaning of them.

A formula has one written form: no spaces, capitals, French names, a comma for decimals.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from engine.applications.sheet.names import french_name

LONGEST_FORMULA: Final = 1500
"""Copies of what may be typed are longer, as their addresses grow."""
REFERRING: Final = ("cell", "columns")
_SHEET: Final = r"(?:(?:'[^'!]+'|[A-Za-zÀ-ÿ_][A-Za-zÀ-ÿ0-9_]*)!)?"
_KINDS: Final = (
    ("space", r"[ \u00a0\u202f]+"),
    ("text", r'"(?:[^"]|"")*"'),
    ("fault", r"#(?:DIV/0!|REF!|NOM\?|VALEUR!|NOMBRE!|N/A)"),
    ("cell", _SHEET + r"\$?[A-Za-z]\$?[1-9][0-9]{0,2}(?![A-Za-zÀ-ÿ0-9_.(!])"),
    ("columns", _SHEET + r"\$?[A-Za-z]:\$?[A-Za-z](?![A-Za-zÀ-ÿ0-9_.(!$])"),
    ("name", r"[A-Za-zÀ-ÿ_][A-Za-zÀ-ÿ0-9_.]*"),
    ("number", r"[0-9]{1,40}(?:[.,][0-9]{0,30})?|[.,][0-9]{1,30}"),
    ("sign", r"<>|<=|>=|[-+*/^&=<>();:%]"),
)
_TOKEN: Final = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS))
_CELL: Final = re.compile(r"(?:(.*)!)?(\$?)([A-Za-z])(\$?)([0-9]+)")
_COLUMNS: Final = re.compile(r"(?:(.*)!)?(\$?)([A-Za-z]):(\$?)([A-Za-z])")
_BARE: Final = re.compile("[A-Za-zÀ-ÿ_][A-Za-zÀ-ÿ0-9_]*")


class FormulaError(Exception):
    """The text is no formula."""


class Token(NamedTuple):
    """One sign, as it is written."""

    kind: str
    text: str


class CellSign(NamedTuple):
    """The parts of an address in a formula; the sheet is empty for the formula's own."""

    sheet: str
    fixed_column: bool
    column: str
    fixed_row: bool
    row: int

    def text(self) -> str:
        """As it is written."""
        place = f"{'$' * self.fixed_column}{self.column}{'$' * self.fixed_row}{self.row}"
        return quoted(self.sheet) + place


class ColumnsSign(NamedTuple):
    """Whole columns in a formula, such as ``B:B``."""

    sheet: str
    fixed_first: bool
    first: str
    fixed_last: bool
    last: str

    def text(self) -> str:
        """As it is written."""
        place = f"{'$' * self.fixed_first}{self.first}:{'$' * self.fixed_last}{self.last}"
        return quoted(self.sheet) + place


def quoted(sheet: str) -> str:
    """A sheet's name before an address, or nothing."""
    if not sheet:
        return ""
    return f"{sheet}!" if _BARE.fullmatch(sheet) else f"'{sheet}'!"


def cell_sign(text: str) -> CellSign:
    """The parts of a token of kind `cell`.

    Raises:
        FormulaError: It is none.
    """
    found = _CELL.fullmatch(text)
    if found is None:
        raise FormulaError(text)
    sheet = (found[1] or "").strip("'")
    return CellSign(sheet, bool(found[2]), found[3].upper(), bool(found[4]), int(found[5]))


def columns_sign(text: str) -> ColumnsSign:
    """The parts of a token of kind `columns`.

    Raises:
        FormulaError: It is none.
    """
    found = _COLUMNS.fullmatch(text)
    if found is None:
        raise FormulaError(text)
    sheet = (found[1] or "").strip("'")
    return ColumnsSign(sheet, bool(found[2]), found[3].upper(), bool(found[4]), found[5].upper())


@lru_cache(maxsize=8192)
def tokens(formula: str) -> tuple[Token, ...]:
    """The signs after the equals sign, without spaces, in their one written form.

    Raises:
        FormulaError: A character belongs to no sign, or the formula is too long.
    """
    if not formula.startswith("=") or len(formula) > LONGEST_FORMULA:
        raise FormulaError(formula)
    found: list[Token] = []
    place = 1
    while place < len(formula):
        match = _TOKEN.match(formula, place)
        if match is None or match.lastgroup is None:
            raise FormulaError(formula)
        if match.lastgroup != "space":
            found.append(_tidy(match.lastgroup, match.group()))
        place = match.end()
    return tuple(found)


def _tidy(kind: str, text: str) -> Token:
    match kind:
        case "cell":
            return Token(kind, cell_sign(text).text())
        case "columns":
            return Token(kind, columns_sign(text).text())
        case "name":
            return Token(kind, french_name(text))
        case "number":
            return Token(kind, text.replace(".", ",").rstrip(","))
        case _:
            return Token(kind, text)


def joined(signs: tuple[Token, ...]) -> str:
    """The formula that the signs make."""
    return "=" + "".join(one.text for one in signs)


def rewritten(formula: str, replace: Callable[[Token], str]) -> str:
    """The formula with other addresses; *replace* gives the text of each that stands there."""
    return joined(
        tuple(
            Token(one.kind, replace(one)) if one.kind in REFERRING else one
            for one in tokens(formula)
        )
    )
