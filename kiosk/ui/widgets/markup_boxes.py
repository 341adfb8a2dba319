"""The rounded grounds of what stands apart in a text: quotes, code and tables. Knows no Markdown.

The toolkit draws square corners only, so these are painted below the text by whoever shows it.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlockFormat,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
)

from kiosk.ui.theme.look import look

BOX: Final = QTextFormat.Property.UserProperty.value + 1
"""The property of a table of one cell that is a passage shown, not said."""
HEAD: Final = BOX + 1
"""The property of a block whose first line ends at the right edge of its box, after a tab."""
_RADIUS: Final = 8
_EDGE: Final = 1
_SOLID: Final = QTextFrameFormat.BorderStyle.BorderStyle_Solid
_WIDE: Final = 640
_BOX: Final = 600
"""A box in a wide column is narrower than the column, at 100 %."""
_FULL: Final = QTextLength(QTextLength.Type.PercentageLength, 100)


def suit_boxes(document: QTextDocument, width: int) -> None:
    """Give the boxes of a document the width that goes with a column of so many pixels."""
    wide = width > look().px(_WIDE)
    wanted = QTextLength(QTextLength.Type.FixedLength, look().px(_BOX)) if wide else _FULL
    for table in _tables(document):
        shape = table.format()
        if shape.boolProperty(BOX) and shape.width() != wanted:
            shape.setWidth(wanted)
            table.setFormat(shape)
        if shape.boolProperty(BOX):
            _suit_head(table, look().px(_BOX) if wide else width)


def _suit_head(table: QTextTable, width: float) -> None:
    """Have the first line of a box that is so wide end where the box ends."""
    cell = table.cellAt(0, 0)
    padding = cell.format().toTableCellFormat()
    cursor = cell.firstCursorPosition()
    shape = cursor.blockFormat()
    tabs = QTextOption.TabType.RightTab
    edge = QTextOption.Tab(width - padding.leftPadding() - padding.rightPadding(), tabs)
    if shape.boolProperty(HEAD) and shape.tabPositions() != [edge]:
        shape.setTabPositions([edge])
        cursor.setBlockFormat(shape)


def paint_boxes(painter: QPainter, document: QTextDocument, corner: QPointF) -> None:
    """Paint the grounds; `corner` is where the document begins in what is painted on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for table in _tables(document):
        shape = table.format()
        room = _room(document, table).translated(corner)
        boxed = shape.boolProperty(BOX)
        path = QPainterPath()
        path.addRoundedRect(room, _RADIUS, _RADIUS)
        if boxed:
            painter.fillPath(path, look().colour("surface"))
        else:
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(_head(document, table, room, corner), look().colour("sunk"))
            painter.restore()
        painter.setPen(QPen(look().colour("hair" if boxed else "line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def _room(document: QTextDocument, table: QTextTable) -> QRectF:
    """Where a table stands, without its margins; the toolkit starts it at its first cell's text."""
    shape, first = table.format(), table.cellAt(0, 0).format().toTableCellFormat()
    room = document.documentLayout().frameBoundingRect(table)
    room.translate(-first.leftPadding(), -first.topPadding())
    room.setRight(min(room.right(), document.textWidth()))  # columns are rounded up at times
    return room.adjusted(0.5, 0.5, -0.5, -0.5 - shape.topMargin() - shape.bottomMargin())


def _head(document: QTextDocument, table: QTextTable, room: QRectF, corner: QPointF) -> QRectF:
    """The first row of a table."""
    bottom = room.top()
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        last = document.documentLayout().blockBoundingRect(cell.lastCursorPosition().block())
        padding = cell.format().toTableCellFormat().bottomPadding()
        bottom = max(bottom, last.translated(corner).bottom() + padding)
    return QRectF(room.left(), room.top(), room.width(), bottom - room.top())


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            yield frame


def thin() -> QTextBlockFormat:
    """The empty line that Qt keeps around a table, made invisible."""
    shape = QTextBlockFormat()
    shape.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return shape


def bottom_edge(shape: QTextTableCellFormat, token: str) -> None:
    """Draw a line of a colour below a cell."""
    shape.setBottomBorder(_EDGE)
    shape.setBottomBorderStyle(_SOLID)
    shape.setBottomBorderBrush(QBrush(look().colour(token)))
