"""The bar below every screen: quiet acts left, the way on right, a status between. Knows no act."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import BOTTOM_BAR, SIDE_MARGIN
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.text import Icon, Text

_GAP = 12
_GROWTH = 36
_LARGE = 1.5


class BottomBar(QWidget):
    """Buttons in their fixed places; the status is left out where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "bottom")
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(_GAP)
        self._check = Icon("check", "ok", 20)
        self._status = Text("", "small", "text2", wrap=False)
        self._status.setObjectName("status")
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self._middle = False
        self._check.hide()
        self._layout.addStretch(1)
        self._layout.addWidget(self._check)
        self._layout.addWidget(self._status)
        self._end = self._layout.count()
        self._resize()

    def add_left(self, widget: QWidget) -> None:
        """Put a quiet act on the left."""
        self._layout.insertWidget(len(self._left), widget)
        self._left.append(widget)

    def add_right(self, widget: QWidget) -> None:
        """Put an act on the right; the last one added is the way on."""
        self._layout.addWidget(widget)
        self._right.append(widget)

    def centre_status(self) -> None:
        """Keep the status in the middle, where nothing is being saved."""
        if not self._middle:
            self._middle = True
            self._layout.insertStretch(self._layout.indexOf(self._status) + 1, 1)

    def say(self, text: str, *, safe: bool = False) -> None:
        """Show a status; a safe one has a check."""
        self._status.say(text)
        self._status.tint("ok" if safe else "text2")
        self._check.setVisible(safe and bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()

    def _resize(self) -> None:
        factor = look().preferences.factor
        self.setFixedHeight(round(BOTTOM_BAR + _GROWTH * (factor - 1)))
        side = SIDE_MARGIN if factor < _LARGE else 16
        self._layout.setContentsMargins(side - 12 if self._left else side, 0, side, 0)
        self._fit()

    def _fit(self) -> None:
        """Leave the status out rather than cut a button."""
        buttons = [one for one in (*self._left, *self._right) if not one.isHidden()]
        need = sum(one.sizeHint().width() + _GAP for one in buttons) + 2 * SIDE_MARGIN
        room = self.width() - need
        fits = self._status.sizeHint().width() + look().px(40) <= room
        self._status.setVisible(fits and bool(self._status.plain))
        self._check.setVisible(
            self._status.isVisibleTo(self) and self._status.property("tone") == "ok"
        )
        self._layout.setAlignment(self._status, Qt.AlignmentFlag.AlignVCenter)
