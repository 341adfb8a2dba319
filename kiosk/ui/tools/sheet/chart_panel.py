"""The charts of a sheet: drawn, and as a table of the same data. Knows no act."""

from fractions import Fraction
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.applications.sheet.charts import Chart, Drawn, drawn
from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.sheet import SheetText, sheet_words

_HEIGHT: Final = 220
_MARGIN: Final = 26
_TURN: Final = 360 * 16
_PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.HorPattern,
)
_LINES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


class ChartView(QWidget):
    """One chart; patterns and strokes tell series apart, so that no colour is needed."""

    def __init__(self, chart: Chart, rows: tuple[Drawn, ...]) -> None:
        super().__init__()
        self._chart = chart
        self._rows = rows
        self.setAccessibleName(chart.title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(280), look().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().sized(13, 500))
        painter.setPen(look().colour("text"))
        margin = look().px(_MARGIN)
        place = QRectF(self.rect()).adjusted(margin, margin / 2, -6, -margin)
        if self._chart.kind == "pie":
            self._paint_pie(painter, place)
        else:
            self._paint_axes(painter, place)

    def _numbers(self, row: Drawn) -> list[float]:
        return [float(one) if isinstance(one, Fraction) else 0.0 for one in row.values]

    def _paint_axes(self, painter: QPainter, place: QRectF) -> None:
        base = float(self._chart.axis_from)
        top = max([one for row in self._rows for one in self._numbers(row)] + [base + 1])
        scale = (place.height() - painter.fontMetrics().height()) / (top - base)
        painter.setPen(QPen(look().colour("line"), 2))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.bottomLeft(), place.topLeft())
        step = place.width() / len(self._rows)
        lines: list[list[QPointF]] = [[] for _ in self._chart.series]
        for number, row in enumerate(self._rows):
            left = place.left() + number * step
            painter.setPen(look().colour("text"))
            below = QRectF(left, place.bottom() + 2, step, _MARGIN)
            end = Qt.TextElideMode.ElideRight
            label = painter.fontMetrics().elidedText(row.label, end, int(step) - 4)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, label)
            wide = step * 0.7 / len(row.values)
            for series, value in enumerate(self._numbers(row)):
                high = max(0.0, value - base) * scale
                bar = QRectF(
                    left + step * 0.15 + series * wide, place.bottom() - high, wide - 2, high
                )
                lines[series].append(QPointF(left + step / 2, place.bottom() - high))
                if self._chart.kind == "bar":
                    painter.setBrush(QBrush(look().colour("brand"), _PATTERNS[series]))
                    painter.drawRect(bar)
                above = QRectF(bar.left() - wide, bar.top() - 18, wide * 3, 18)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, row.texts[series])
        if self._chart.kind == "line":
            for series, points in enumerate(lines):
                painter.setPen(QPen(look().colour("brand"), 3, _LINES[series]))
                painter.drawPolyline(points)

    def _paint_pie(self, painter: QPainter, place: QRectF) -> None:
        values = [max(0.0, self._numbers(row)[0]) for row in self._rows]
        whole = sum(values) or 1.0
        side = min(place.width(), place.height())
        circle = QRectF(place.center().x() - side / 2, place.top(), side, side)
        start = 0.0
        for number, value in enumerate(values):
            span = value / whole * _TURN
            painter.setBrush(QBrush(look().colour("brand"), _PATTERNS[number % len(_PATTERNS)]))
            painter.drawPie(circle, round(start), round(span))
            start += span


class ChartPanel(Panel):
    """Every chart of the sheet in front, each with its data in words."""

    def __init__(self) -> None:
        super().__init__("charts", sheet_words(SheetText.CHARTS))
        self._charts = QVBoxLayout()
        self.rows.addLayout(self._charts)
        self.rows.addStretch(1)
        self._close = self.findChild(QWidget, "sheet-charts-close")

    def first(self) -> QWidget:
        return self if self._close is None else self._close

    def show_desk(self, desk: Desk) -> None:
        clear(self._charts)
        for chart in desk.start.charts.get(desk.page.name, ()):
            rows = drawn(chart, desk.found)
            names = [one.name for one in chart.series]
            self._charts.addWidget(Text(chart.title, "label"))
            self._charts.addWidget(ChartView(chart, rows))
            lines = [
                f"{row.label} : "
                + ", ".join(f"{name} {text}" for name, text in zip(names, row.texts, strict=True))
                for row in rows
            ]
            self._charts.addWidget(Text("\n".join(lines), "small"))
