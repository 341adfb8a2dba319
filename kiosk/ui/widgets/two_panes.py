"""A list and what is chosen in it: beside each other, or one at a time. Knows neither."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme.look import look

_NARROWEST: Final = 900
_LOWEST: Final = 230
_SECOND: Final = 410


class TwoPanes(QWidget):
    """Where there is no room for both, the second one covers the first while it is wanted."""

    folded = Signal(bool)

    def __init__(self, first: QWidget, second: QWidget, shares: tuple[int, int]) -> None:
        super().__init__()
        self._panes = (first, second)
        self._wanted = False
        self._narrow = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(first, shares[0])
        layout.addWidget(second, shares[1])

    @property
    def narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self._narrow

    @property
    def second_covers(self) -> bool:
        """Whether the second pane is shown in the place of the first."""
        return self._narrow and self._wanted

    def want_second(self, *, wanted: bool) -> None:
        """Show the second pane where only one has room, or the first one again."""
        self._wanted = wanted
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        """Each pane scrolls by itself: together they ask for little, and take what there is."""
        return QSize(look().px(_NARROWEST), look().px(_LOWEST))

    def minimumSizeHint(self) -> QSize:
        widths = [pane.minimumSizeHint().width() for pane in self._panes]
        return QSize(min(widths), look().px(_LOWEST))

    def _arrange(self) -> None:
        narrow = self.width() < look().px(_NARROWEST)
        changed, self._narrow = narrow != self._narrow, narrow
        self._panes[0].setVisible(not self.second_covers)
        self._panes[1].setVisible(not narrow or self._wanted)
        self._panes[1].setMinimumWidth(0 if narrow else look().px(_SECOND))
        if changed:
            self.folded.emit(narrow)
