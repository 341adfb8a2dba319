"""A panel at the right of a screen that stays usable: title, way out, body. Knows no content."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import Scroll, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.laid import laid_here
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_HEAD: Final = 3 + 2 * 28 + 14
"""What is not the head of the width: the edge, the margins, a scroll bar."""


class SidePanel(QWidget):
    """Add to `body`; `width` is at 100 %. Escape closes it."""

    closed = Signal()

    def __init__(self, name: str, icon: str, title: str, width: int = 520) -> None:
        super().__init__()
        grounded(self, "side")
        self.setObjectName(name)
        self._width = width
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3, 0, 0, 0)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(28, 12, 28, 24)
        self.body.setSpacing(6)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(Icon(icon, "brand"))
        self.head.addWidget(Text(title, "h3"), 1)
        self.close_button = Button(f"{name}-close", words(Key.FRAME_CLOSE), "quiet", "close")
        self.close_button.setProperty("fit", "compact")
        self.close_button.clicked.connect(self.closed)
        self.head.addWidget(self.close_button)
        self.body.addLayout(self.head)
        self.page = Scroll(inside)
        outer.addWidget(self.page)
        self.listen: ListenBar | None = None
        """Where there is something to listen to."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def reading(self) -> QWidget | None:
        """What is read when somebody listens to this panel."""
        return self.page.widget()

    def first_focus(self) -> QWidget:
        """What takes the focus when the panel opens."""
        return self.close_button

    def wanted_width(self) -> int:
        """How wide the panel would like to be now."""
        return look().px(self._width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            QTimer.singleShot(0, self, self._fit)  # the buttons are dressed after the panel

    def _fit(self) -> None:
        """Leave the words of buttons in the head to their pictures where they would not fit."""
        parts = laid_here(self.head)
        buttons = [one for one in parts if isinstance(one, Button)]
        others = [one for one in parts if one not in buttons]
        room = self.width() - _HEAD - self.head.spacing() * (len(parts) - 1)
        room -= sum(max(one.minimumWidth(), one.minimumSizeHint().width()) for one in others)
        need = sum(one.width_with(one.accessibleName()) for one in buttons)
        for one in buttons:  # the way out, which is the last, keeps its words longest
            name = one.accessibleName()
            tight = need > room
            one.say("" if tight else name, name)
            if tight:
                need -= one.width_with(name) - one.sizeHint().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
