"""Turns the blocks of a paper into pieces that are never cut. Knows no page and no journal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.ui.printing.ink import Ink, Lines, colour, font_of
from kiosk.ui.printing.pages import Piece
from kiosk.ui.printing.square import draw_square
from kiosk.ui.views.document import (
    Block,
    Facts,
    Fingerprint,
    Heading,
    Paragraph,
    Signatures,
    Table,
    Title,
)

Draw = Callable[[QPainter, float, float], None]
"""Draws at a left and a top, in the device's units."""
_MARK: Final = 11.0
_SQUARE: Final = 34.0
_SIGN: Final = 26.0
_LABELS: Final = 46.0


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one paper on one device; `width` is what text may take."""

    ink: Ink
    width: float

    def of(self, block: Block) -> Iterator[Piece[Draw]]:
        """The pieces of a block, in the order in which they are read."""
        match block:
            case Title():
                yield self._title(block)
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._paragraph(block)
            case Facts():
                yield from self._facts(block)
            case Table():
                yield from self._table(block)
            case Fingerprint():
                yield self._fingerprint(block)
            case Signatures():
                yield self._signatures(block)
            case _ as never:
                assert_never(never)

    def _title(self, block: Title) -> Piece[Draw]:
        ink, mm = self.ink, self.ink.mm
        side = mm(_MARK)
        stamp = ink.lines(block.stamp, "stamp", self.width, "ink")
        stamped = stamp.layout.maximumWidth() and stamp.layout.lineAt(0).naturalTextWidth()
        room = self.width - side - mm(5) - (stamped + mm(12) if block.stamp else 0)
        title = ink.lines(block.text, "title", room, "ink")
        detail = ink.lines(block.detail, "detail", room, "text2")
        height = title.height + detail.height

        def draw(painter: QPainter, left: float, top: float) -> None:
            _mark(painter, left, top + mm(1), side)
            title.draw(painter, left + side + mm(5), top)
            detail.draw(painter, left + side + mm(5), top + title.height)
            if block.stamp:
                box = QRectF(
                    left + self.width - stamped - mm(8), top + mm(1.5), stamped + mm(8), mm(9)
                )
                _frame(painter, box, mm(0.5), mm(1.2))
                painter.setPen(colour("ink"))
                painter.setFont(font_of("stamp"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, block.stamp)
            self._scale(painter, left, top + height + mm(3))

        return Piece(height + mm(9), draw)

    def _scale(self, painter: QPainter, left: float, top: float) -> None:
        """The graduated rule of the house."""
        mm = self.ink.mm
        steps = 32
        for step in range(steps + 1):
            high = mm(4) if step % 8 == 0 else mm(2)
            at = left + step * (self.width - mm(0.4)) / steps
            painter.fillRect(QRectF(at, top + mm(4) - high, mm(0.4), high), colour("ink"))
        painter.fillRect(QRectF(left, top + mm(4), self.width, mm(0.4)), colour("ink"))

    def _heading(self, block: Heading) -> Piece[Draw]:
        ink, mm = self.ink, self.ink.mm
        chapter = block.level == 1
        lines = ink.lines(block.text, "h1" if chapter else "h2", self.width, "ink")

        def draw(painter: QPainter, left: float, top: float) -> None:
            if chapter:
                painter.fillRect(QRectF(left, top, mm(12), mm(0.8)), colour("ink"))
            lines.draw(painter, left, top + (mm(2) if chapter else 0))

        return Piece(
            lines.height + mm(3 if chapter else 1),
            draw,
            before=mm(6 if chapter else 4),
            tied=True,
        )

    def _paragraph(self, block: Paragraph) -> Piece[Draw]:
        mm = self.ink.mm
        if not block.notice:
            lines = self.ink.lines(block.text, "body", self.width)
            return Piece(lines.height + mm(1.5), lines.draw)
        inner = self.ink.lines(block.text, "strong", self.width - mm(10))
        height = inner.height + mm(4)

        def draw(painter: QPainter, left: float, top: float) -> None:
            _frame(painter, QRectF(left, top, self.width, height), mm(0.3), mm(1))
            painter.fillRect(QRectF(left, top, mm(1.5), height), colour("ink"))
            inner.draw(painter, left + mm(5), top + mm(2.5))

        return Piece(height + mm(2), draw)

    def _facts(self, block: Facts) -> Iterator[Piece[Draw]]:
        mm = self.ink.mm
        for place, (label, value) in enumerate(block.rows):
            left = self.ink.lines(label, "body", mm(_LABELS), "text2")
            right = self.ink.lines(value, "strong", self.width - mm(_LABELS + 4))
            height = max(left.height, right.height) + mm(1.2)
            # The first two rows stay with what names them.
            yield Piece(height, _pair(left, right, mm(_LABELS + 4)), tied=place == 0)

    def _table(self, block: Table) -> Iterator[Piece[Draw]]:
        head = self._row(block.headings, block.shares, "label", rule="ink")
        first = True
        for cells in block.rows:
            row = self._row(cells, block.shares, "body", rule="hair")
            if first:
                yield Piece(head.height, head.drawn, before=self.ink.mm(2), tied=True)
            yield Piece(row.height, row.drawn, head=None if first else head)
            first = False

    def _row(
        self, cells: tuple[str, ...], shares: tuple[int, ...], role: str, rule: str
    ) -> Piece[Draw]:
        mm, whole = self.ink.mm, sum(shares)
        gap = mm(2.5)
        widths = [self.width * share / whole for share in shares]
        laid = [
            self.ink.lines(text, role, width - gap, "text2" if role == "label" else "text")
            for text, width in zip(cells, widths, strict=True)
        ]
        high = max(one.height for one in laid)
        height = high + mm(2.4)

        def draw(painter: QPainter, left: float, top: float) -> None:
            at = left
            for lines, width in zip(laid, widths, strict=True):
                lines.draw(painter, at, top + mm(1.2))
                at += width
            self.ink.rule(painter, left, top + height - mm(0.2), self.width, rule)

        return Piece(height, draw)

    def _fingerprint(self, block: Fingerprint) -> Piece[Draw]:
        ink, mm = self.ink, self.ink.mm
        side = mm(_SQUARE)
        aside = side + mm(8)
        room = self.width - aside
        said = [
            ink.lines(block.title, "h2", room, "ink"),
            ink.lines(block.detail, "small", room, "text2"),
            ink.lines(block.label, "label", room, "text2"),
            ink.lines("\u00a0· ".join(block.words), "words", room),
            ink.lines(block.beginning, "small", room, "text2"),
            ink.lines(block.note, "small", room, "text2"),
        ]
        gaps = (0.0, mm(0.5), mm(2.5), mm(0.8), mm(1.5), 0.0)
        height = max(side + mm(2), sum(one.height for one in said) + sum(gaps))

        def draw(painter: QPainter, left: float, top: float) -> None:
            draw_square(painter, block.code, left + mm(1), top + mm(1), side)
            at = top
            for lines, gap in zip(said, gaps, strict=True):
                at += gap
                lines.draw(painter, left + aside, at)
                at += lines.height

        return Piece(height, draw, before=mm(6))

    def _signatures(self, block: Signatures) -> Piece[Draw]:
        ink, mm = self.ink, self.ink.mm
        gap = mm(6)
        each = (self.width - gap * (len(block.labels) - 1)) / len(block.labels)
        labels = [ink.lines(one, "strong", each - mm(6)) for one in block.labels]
        note = ink.lines(block.note, "small", each - mm(6), "text2")
        high = mm(_SIGN)

        def draw(painter: QPainter, left: float, top: float) -> None:
            for place, label in enumerate(labels):
                at = left + place * (each + gap)
                _frame(painter, QRectF(at, top, each, high), mm(0.3), mm(1))
                label.draw(painter, at + mm(3), top + mm(2))
                note.draw(painter, at + mm(3), top + mm(2) + label.height)

        return Piece(high + mm(2), draw)


def _pair(left: Lines, right: Lines, aside: float) -> Draw:
    def draw(painter: QPainter, at: float, top: float) -> None:
        left.draw(painter, at, top)
        right.draw(painter, at + aside, top)

    return draw


def _frame(painter: QPainter, box: QRectF, thick: float, radius: float) -> None:
    painter.setPen(QPen(colour("ink"), thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def _mark(painter: QPainter, left: float, top: float, side: float) -> None:
    """The mark of the house, on its own grid of 28."""
    unit = side / 28
    pen = QPen(colour("ink"), 2.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for x1, y1, x2, y2 in ((3, 24.5, 25, 24.5), (6.5, 24, 6.5, 18), (21.5, 24, 21.5, 18)):
        painter.drawLine(
            QPointF(left + x1 * unit, top + y1 * unit), QPointF(left + x2 * unit, top + y2 * unit)
        )
    painter.drawLine(
        QPointF(left + 14 * unit, top + 24 * unit), QPointF(left + 14 * unit, top + 13 * unit)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("ink"))
    painter.drawEllipse(QPointF(left + 14 * unit, top + 7.5 * unit), 5 * unit, 5 * unit)
