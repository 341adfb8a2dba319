"""Draws a whole paper on a device: A4, numbered pages, a foot on each. Knows no printer."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter

from kiosk.ui.printing.ink import Ink, colour, font_of
from kiosk.ui.printing.pages import paginated
from kiosk.ui.printing.pieces import Draw, Pieces
from kiosk.ui.views.document import Document

WIDTH_MM: Final = 210.0
HEIGHT_MM: Final = 297.0
SIDE_MM: Final = 18.0
TOP_MM: Final = 16.0
FOOT_MM: Final = 20.0


class PaperError(Exception):
    """The device did not take the paper."""


def draw_paper(document: Document, device: QPagedPaintDevice) -> int:
    """Draw all pages of a paper; the device has A4 pages without margins of its own.

    Returns:
        How many pages there are.

    Raises:
        PaperError: The device does not let itself be drawn on, or refuses a page.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise PaperError("begin")
    try:
        return _draw(document, device, painter)
    finally:
        painter.end()


def _draw(document: Document, device: QPagedPaintDevice, painter: QPainter) -> int:
    ink = Ink(device)
    pieces = Pieces(ink, ink.mm(WIDTH_MM - 2 * SIDE_MM))
    cut = [piece for block in document.blocks for piece in pieces.of(block)]
    pages = paginated(cut, ink.mm(HEIGHT_MM - TOP_MM - FOOT_MM))
    for number, page in enumerate(pages, start=1):
        if number > 1 and not device.newPage():
            raise PaperError("page")
        for placed in page:
            draw: Draw = placed.drawn
            draw(painter, ink.mm(SIDE_MM), ink.mm(TOP_MM) + placed.top)
        _foot(document, painter, ink, number, len(pages))
    return len(pages)


def _foot(document: Document, painter: QPainter, ink: Ink, page: int, pages: int) -> None:
    mm = ink.mm
    top = mm(HEIGHT_MM - FOOT_MM + 5)
    width = mm(WIDTH_MM - 2 * SIDE_MM)
    ink.rule(painter, mm(SIDE_MM), top, width, "line")
    box = QRectF(mm(SIDE_MM), top + mm(1.5), width, mm(5))
    painter.setPen(colour("text2"))
    painter.setFont(font_of("small"))
    left = f"{document.foot} · {document.stamp}" if document.stamp else document.foot
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, left)
    told = document.page.format(page=page, pages=pages)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight, told)
