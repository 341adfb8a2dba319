"""Addresses in formulas that are copied or moved. Knows no value.

A copied formula shifts its relative addresses; cells that are moved take along the addresses that
pointed at them.
"""

from engine.applications.sheet.addresses import (
    MOST_COLUMNS,
    MOST_ROWS,
    Area,
    Cell,
    column_from_text,
    column_name,
)
from engine.applications.sheet.scalars import Fault
from engine.applications.sheet.tokens import (
    Token,
    cell_sign,
    columns_sign,
    joined,
    rewritten,
    tokens,
)

_LOST = str(Fault.REFERENCE.value)


def shifted(formula: str, down: int, right: int) -> str:
    """The formula as it reads when copied that many rows down and columns to the right."""

    def replace(sign: Token) -> str:
        if sign.kind == "columns":
            return _shifted_columns(sign.text, right)
        found = cell_sign(sign.text)
        row = found.row if found.fixed_row else found.row + down
        column = column_from_text(found.column) + (0 if found.fixed_column else right)
        if not 1 <= row <= MOST_ROWS or not 0 <= column < MOST_COLUMNS:
            return _LOST
        return found._replace(row=row, column=column_name(column)).text()

    return rewritten(formula, replace)


def _shifted_columns(text: str, right: int) -> str:
    found = columns_sign(text)
    first = column_from_text(found.first) + (0 if found.fixed_first else right)
    last = column_from_text(found.last) + (0 if found.fixed_last else right)
    if not (0 <= first < MOST_COLUMNS and 0 <= last < MOST_COLUMNS):
        return _LOST
    return found._replace(first=column_name(first), last=column_name(last)).text()


def followed(formula: str, home: str, sheet: str, moved: Area, to: Cell) -> str:
    """A formula of the sheet *home* after an area of *sheet* was moved to another place in it.

    A range follows when it lies inside the moved area as a whole.
    """
    down, right = to.row - moved.top, to.column - moved.left
    signs = tokens(formula)
    shifts = [_belongs(one, home, sheet, moved) for one in signs]
    for place, sign in enumerate(signs):
        if sign.text == ":":
            both = shifts[place - 1] and _belongs(signs[place + 1], sheet, sheet, moved)
            shifts[place - 1] = shifts[place + 1] = both
    return joined(
        tuple(
            Token(one.kind, _moved(one.text, down, right)) if shift else one
            for one, shift in zip(signs, shifts, strict=True)
        )
    )


def _belongs(sign: Token, home: str, sheet: str, moved: Area) -> bool:
    if sign.kind != "cell":
        return False
    found = cell_sign(sign.text)
    cell = Cell(found.row - 1, column_from_text(found.column))
    return (found.sheet or home) == sheet and moved.holds(cell)


def _moved(text: str, down: int, right: int) -> str:
    found = cell_sign(text)
    column = column_name(column_from_text(found.column) + right)
    return found._replace(row=found.row + down, column=column).text()


def relative(formula: str, cell: Cell) -> str:
    """A form that copies of one formula have in common, wherever they stand."""

    def replace(sign: Token) -> str:
        if sign.kind == "columns":
            columns = columns_sign(sign.text)
            first = _apart(columns.first, cell, fixed=columns.fixed_first)
            last = _apart(columns.last, cell, fixed=columns.fixed_last)
            return f"{columns.sheet}!{first}:{last}"
        found = cell_sign(sign.text)
        row = f"${found.row}" if found.fixed_row else str(found.row - 1 - cell.row)
        return f"{found.sheet}!{_apart(found.column, cell, fixed=found.fixed_column)},{row}"

    return rewritten(formula, replace)


def _apart(column: str, cell: Cell, *, fixed: bool) -> str:
    return f"${column}" if fixed else str(column_from_text(column) - cell.column)
