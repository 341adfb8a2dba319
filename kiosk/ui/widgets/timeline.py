"""What happened, newest first: an hour, a disc, a title, a detail. Knows no journal."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.views.panel import TimelineRow
from kiosk.ui.widgets.boxes import clear, column
from kiosk.ui.widgets.text import Struck, Text
from kiosk.words import Text as Key
from kiosk.words import words


class Timeline(QWidget):
    """Rebuilt only when a fact was added."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[TimelineRow, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Show these facts."""
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._layout)
        if not rows:
            self._layout.addWidget(Text(words(Key.PANEL_TIMELINE_EMPTY), "body", "text2"))
        for place, one in enumerate(rows):
            self._layout.addWidget(_line(one, last=place + 1 == len(rows)))
        self._layout.addStretch(1)


def _line(fact: TimelineRow, *, last: bool) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(14)
    moment = Text(f"**{fact.moment}**", "small", "text", wrap=False, tabular=True)
    moment.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    moment.setMinimumWidth(look().px(68))
    layout.addWidget(moment, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(_Disc(fact.icon, fact.tone, linked=not last))
    title = Struck(fact.title, "label", "text2") if fact.struck else Text(fact.title, "label")
    detail = Text(fact.detail, "small", "mention")
    if not fact.detail:
        detail.hide()  # shown without a parent yet, it would be a window of its own
    layout.addWidget(column(title, detail, 12), 1)
    return line


class _Disc(QWidget):
    """A ring with an icon, and a thin link to the fact below."""

    def __init__(self, icon: str, tone: str, *, linked: bool) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self._linked = linked
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(look().px(28), look().px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look().px(28)
        if self._linked:
            painter.setPen(QPen(look().colour("hair"), 2))
            painter.drawLine(QPointF(side / 2, side), QPointF(side / 2, self.height()))
        painter.setPen(QPen(look().colour(self._tone), 2))
        painter.setBrush(look().colour("bg"))
        painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 1, side / 2 - 1)
        inner = round(side * 0.5)
        picture = icons.pixmap(self._icon, look().hexadecimal(self._tone), inner)
        painter.drawPixmap((side - inner) // 2, (side - inner) // 2, picture)
