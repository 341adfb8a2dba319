"""A part and a panel: beside each other, or on one page below each other. Knows no meaning."""

from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import Scroll

_WIDE: Final = 700


class Panes(QWidget):
    """The panel scrolls alone where there is room for both, else the page does."""

    def __init__(self, main: QWidget, panel: QWidget, width: int) -> None:
        super().__init__()
        self._main = main
        self._panel = panel
        self._width = width
        self._open = False
        self._wide: bool | None = None
        self._side = Scroll(QWidget())
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._page = Scroll(self._content)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._page, 1)
        self._row.addWidget(self._side)
        self._fit()

    def show_panel(self, *, opened: bool) -> None:
        """Open or close the panel."""
        self._open = opened
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        wide = self.width() >= look().px(_WIDE)
        if wide != self._wide:
            self._wide = wide
            self._turn(wide=wide)
        self._side.setFixedWidth(look().px(self._width))
        self._side.setVisible(wide and self._open)
        self._page.setVisible(not wide)
        self._main.show()
        self._panel.setVisible(self._open)

    def _turn(self, *, wide: bool) -> None:
        if wide:
            self._row.insertWidget(0, self._main, 1)
            self._side.setWidget(self._panel)
            return
        if self._side.widget() is self._panel:
            self._side.takeWidget()
        self._column.addWidget(self._main)
        self._column.addWidget(self._panel, 1)
