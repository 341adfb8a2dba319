"""Reads a table written as CSV and shares a width among its columns. Knows no widget."""

import csv
import io
from typing import Final

_MOST_ROWS: Final = 5000
_MOST_COLUMNS: Final = 100


class UnreadableDocumentError(Exception):
    """The bytes of a document are not what its kind says."""


def rows_of(content: bytes) -> list[list[str]]:
    """The cells of a table written as CSV, in UTF-8, with semicolons or commas.

    Raises:
        UnreadableDocumentError: not UTF-8, empty, or too large for a screen.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError from error
    head = text.partition("\n")[0]
    found = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in head else ","))
    rows = [one for one in found if one]
    if not rows or len(rows) > _MOST_ROWS or max(map(len, rows)) > _MOST_COLUMNS:
        raise UnreadableDocumentError
    return rows


def is_number(text: str) -> bool:
    """Whether a cell holds a number, in French or English figures."""
    bare = text.strip().replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    return bare.lstrip("-+").replace(",", "", 1).replace(".", "", 1).isdigit()


def shared(wishes: list[int], room: int, least: int) -> list[int]:
    """Widths in pixels that fill *room*: what is left is spread, the widest give what lacks."""
    widths = list(wishes)
    while sum(widths) > room:
        widest = max(widths)
        if widest <= least:
            break
        second = max([one for one in widths if one < widest], default=least)
        many = [place for place, one in enumerate(widths) if one == widest]
        excess = -(-(sum(widths) - room) // len(many))
        for place in many:
            widths[place] = max(second if second < widest else least, widest - excess, least)
    spare = room - sum(widths)
    if spare > 0:
        each, rest = divmod(spare, len(widths))
        widths = [one + each + (place < rest) for place, one in enumerate(widths)]
    return widths
