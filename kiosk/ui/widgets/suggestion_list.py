"""A small list under a field: what may have been meant by a word. Knows no dictionary."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import TARGET_HEIGHT
from kiosk.ui.views.spelling import UnknownView
from kiosk.ui.widgets.boxes import Scroll, card
from kiosk.ui.widgets.text import Text
from kiosk.words.spelling import SpellingText, spelling_words

_WIDTH: Final = 440
_EDGE: Final = 4
_GAP: Final = 8


class _Rows(QListWidget):
    """Arrows go through the rows, Enter takes one, Escape closes."""

    taken = Signal(int)
    closed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("suggestions")
        self.setProperty("suggestions", "yes")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.itemClicked.connect(lambda item: self.taken.emit(self.row(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()


class SuggestionList(QWidget):
    """The word that is not known, what to write instead, and to leave it, which stands last."""

    picked = Signal(str)
    kept = Signal()
    closed = Signal()
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, view: UnknownView) -> None:
        super().__init__()
        self._suggestions = view.suggestions
        self._rows = _Rows()
        self._rows.setAccessibleName(spelling_words(SpellingText.LIST, word=view.word))
        for text in (*view.suggestions, spelling_words(SpellingText.LEAVE)):
            self._rows.addItem(QListWidgetItem(text))
        self._rows.setCurrentRow(0)
        self._rows.taken.connect(self._taken)
        self._rows.closed.connect(self.closed)
        self._rows.left.connect(self.left)
        self._rows.currentRowChanged.connect(lambda _row: self._reveal())
        self._head = Text(spelling_words(SpellingText.UNKNOWN, word=view.word), "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _GAP, 0, 0)
        layout.addWidget(card("line", self._head, self._rows, gap=6, margins=(12, 10, 12, 10)))
        self._fit()

    def take_focus(self) -> None:
        """Have the arrows go through the rows."""
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reveal)  # once the page has grown, too

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """All rows are seen; what is too high scrolls with the page."""
        height = look().px(TARGET_HEIGHT)
        for number in range(self._rows.count()):
            self._rows.item(number).setSizeHint(QSize(0, height))
        self._rows.item(self._rows.count() - 1).setForeground(look().colour("text2"))
        self._rows.setFixedHeight(self._rows.count() * height + 2 * _EDGE)
        self.setMaximumWidth(look().px(_WIDTH))

    def _reveal(self) -> None:
        """Bring all of it into view or, where that is too high, at least the present row."""
        spot = self._rows.visualItemRect(self._rows.currentItem())
        if self._rows.currentRow() == 0:
            spot.setTop(-self._head.height() - 2 * _GAP)
        carrier = self.parentWidget()
        while carrier is not None:
            if isinstance(carrier, Scroll):
                carrier.show_whole(self)
                carrier.show_spot(self._rows, spot)
            carrier = carrier.parentWidget()

    def _taken(self, row: int) -> None:
        if 0 <= row < len(self._suggestions):
            self.picked.emit(self._suggestions[row])
        else:
            self.kept.emit()
