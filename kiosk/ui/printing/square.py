"""A square code drawn as rectangles. Knows nothing about what it says."""

from collections.abc import Iterator

import segno
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.ui.printing.ink import colour


def draw_square(painter: QPainter, text: str, left: float, top: float, side: float) -> None:
    """Draw the code of a text in a square of that side, its quiet edge outside of it.

    Neighbours in a row are one rectangle: no hairline shows between them at any zoom.
    """
    matrix = segno.make(text, error="m", micro=False).matrix
    step = side / len(matrix)
    ink = colour("brandA")
    for place, row in enumerate(matrix):
        for start, length in _runs(bytes(row)):
            painter.fillRect(
                QRectF(left + start * step, top + place * step, length * step, step), ink
            )


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Where dark modules begin, and how many follow."""
    start = -1
    for place, dark in enumerate((*row, 0)):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            yield start, place - start
            start = -1
