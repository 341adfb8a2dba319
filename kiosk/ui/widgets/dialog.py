"""A light dialog inside the window: one sentence, two answers. Knows no question."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import STRETCH, Item, fill


class Dialog(QWidget):
    """Covers what it is laid over; Escape is the same as the safe answer (`dismissed`)."""

    dismissed = Signal()

    def __init__(self, name: str, *items: Item, buttons: tuple[QWidget, ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons = buttons
        self.box = QFrame()
        self.box.setProperty("card", "overlay")
        inner = QVBoxLayout(self.box)
        inner.setContentsMargins(32, 28, 32, 28)
        inner.setSpacing(12)
        fill(inner, items)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        inner.addSpacing(8)
        inner.addLayout(row)
        outer = QVBoxLayout(self)
        fill(outer, (STRETCH, self.box, STRETCH))
        outer.setAlignment(self.box, Qt.AlignmentFlag.AlignHCenter)
        self._resize()

    def first_focus(self) -> QWidget:
        """The safe answer, which stands first."""
        return self._buttons[0]

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        veil = QColor(look().colour("sunk"))
        veil.setAlpha(200)
        QPainter(self).fillRect(self.rect(), veil)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - the toolkit's signature
        """Tab stays among the answers while the dialog is open."""
        focused = self.focusWidget()
        stops = [one for one in self._stops() if one.isEnabled()]
        if focused not in stops:
            return super().focusNextPrevChild(forward)
        place = stops.index(focused) + (1 if forward else -1)
        stops[place % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()

    def _stops(self) -> list[QWidget]:
        found = self.box.findChildren(QWidget)
        return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _resize(self) -> None:
        self.box.setMaximumWidth(look().px(640))
        self.box.setMinimumWidth(min(look().px(520), 900))
