"""Buttons side by side, or two and two where room lacks. Knows none of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.widgets.boxes import Margins
from kiosk.ui.widgets.buttons import Button

_GAP: Final = 4
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class Spread(QWidget):
    """A row that becomes two or more rather than be wider than its place."""

    def __init__(self, buttons: Sequence[Button], margins: Margins) -> None:
        super().__init__()
        self._buttons = buttons
        self._columns = 0
        self._around = margins[0] + margins[2]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*margins)
        self._grid.setSpacing(_GAP)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        wanted = sum(one.sizeHint().width() + _GAP for one in self._buttons) + self._around
        columns = len(self._buttons) if wanted <= self.width() else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns, _LEFT)
        self._grid.setColumnStretch(len(self._buttons) - 1, 1)
