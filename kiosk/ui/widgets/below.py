"""Says in the bar that answers wait further down the page. Knows no question.

Never over the answers themselves.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.answer_row import CheckRow, RadioRow
from kiosk.ui.widgets.bottom_bar import BottomBar
from kiosk.words.journey import JourneyText, journey_words

_MARGIN = 40
"""What may be out of sight without anybody missing it, in pixels."""


class Below(QObject):
    """Watches the page and counts what is below its edge."""

    def __init__(self, page: QWidget, answers: QWidget, bar: BottomBar) -> None:
        super().__init__(page)
        self._page = page if isinstance(page, QScrollArea) else None
        self._answers = answers
        self._bar = bar
        if self._page is not None:
            scroll = self._page.verticalScrollBar()
            scroll.valueChanged.connect(self.look_again)
            scroll.rangeChanged.connect(self.look_again)
            self._page.viewport().installEventFilter(self)

    def look_again(self) -> None:
        """Say what is below now, or nothing."""
        self._bar.hint(self._said())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the page has another height."""
        if event.type() == QEvent.Type.Resize:
            self.look_again()
        return super().eventFilter(watched, event)

    def _said(self) -> str:
        page = self._page
        if page is None or not page.isVisible():
            return ""
        scroll = page.verticalScrollBar()
        if scroll.maximum() - scroll.value() <= look().px(_MARGIN):
            return ""
        hidden = sum(self._hidden(page, row) for row in self._rows())
        if not hidden:
            return "" if self._rows() else journey_words(JourneyText.BELOW_PAGE)
        key = JourneyText.BELOW_ONE if hidden == 1 else JourneyText.BELOW_MANY
        return journey_words(key, count=hidden)

    def _rows(self) -> list[QWidget]:
        return [
            *self._answers.findChildren(RadioRow),
            *self._answers.findChildren(CheckRow),
        ]

    @staticmethod
    def _hidden(page: QScrollArea, row: QWidget) -> bool:
        if not page.viewport().isAncestorOf(row):
            return False  # the answers stand beside an application, in a page of its own
        middle = row.mapTo(page.viewport(), row.rect().center()).y()
        return middle > page.viewport().height()
