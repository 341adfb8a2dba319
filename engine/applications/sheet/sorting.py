"""Rows put in order. Knows no act."""

from collections.abc import Callable
from typing import NamedTuple

from engine.applications.sheet.addresses import Area, Cell, column_from_text
from engine.applications.sheet.scalars import Scalar, sort_key
from engine.errors import MalformedError
from engine.records.reading import Reader

MOST_KEYS = 4


class Key(NamedTuple):
    """A column, from 0, and which way it is sorted."""

    column: int
    descending: bool


def keys_from_json(readers: tuple[Reader, ...], area: Area) -> tuple[Key, ...]:
    """The keys of a sort: ``[{"column": "B", "descending": true}]``.

    Raises:
        MalformedError: There is none, or a column lies beside the area.
    """
    found = tuple(
        Key(
            column_from_text(one.text("column", longest=1)),
            one.boolean("descending") if one.has("descending") else False,
        )
        for one in readers
    )
    if not found or not all(area.left <= one.column <= area.right for one in found):
        raise MalformedError("sheet.keys")
    return found


def order(rows: list[int], keys: tuple[Key, ...], value: Callable[[Cell], Scalar]) -> list[int]:
    """The rows in order; equal ones stay as they stand, empty cells always come last."""
    found = list(rows)
    for key in reversed(keys):
        filled = [row for row in found if value(Cell(row, key.column)) is not None]
        empty = [row for row in found if value(Cell(row, key.column)) is None]
        filled.sort(
            key=lambda row: sort_key(value(Cell(row, key.column)))[:3], reverse=key.descending
        )
        found = filled + empty
    return found
