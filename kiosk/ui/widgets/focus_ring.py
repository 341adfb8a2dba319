"""The ring around what has the focus, drawn above everything. Knows no widget by name."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextBrowser, QWidget
from shiboken6 import isValid

from kiosk.ui.theme.look import look

_OUT: Final = 6
_RADIUS: Final = 11
_MOVES: Final = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_INK: Final = ("ink", "top", "head")


class FocusRing(QWidget):
    """A child of the window that lies around its focused widget and lets every click through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._by_key = False
        self._followed: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def target(self) -> QWidget | None:
        """What the ring lies around."""
        return self._target

    def by_keyboard(self) -> None:
        """A key brought the focus where it is: a page of text is ringed then, and only then."""
        self._by_key = True
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and all that carries it."""
        del watched
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        on_ink = self._on_ink()
        outer = self._around().translated(-self.pos())
        painter.setPen(QPen(look().colour("ink" if on_ink else "bg"), 2))
        painter.drawRoundedRect(QRectF(outer).adjusted(5, 5, -5, -5), _RADIUS - 4, _RADIUS - 4)
        painter.setPen(QPen(look().colour("focusInk" if on_ink else "focus"), 3))
        painter.drawRoundedRect(
            QRectF(outer).adjusted(2.5, 2.5, -2.5, -2.5), _RADIUS - 1.5, _RADIUS - 1.5
        )

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):  # what a question was laid in goes with it
                widget.removeEventFilter(self)
        self._followed = []
        window = self.parentWidget()
        self._target = None
        if new is None or new.focusPolicy() == Qt.FocusPolicy.NoFocus:
            self.hide()  # a whole page, to which the toolkit gave the focus for want of better
            return
        if window is not None and window.isAncestorOf(new):
            self._target = new
        carrier = self._target
        while carrier is not None and carrier is not window:
            carrier.installEventFilter(self)
            self._followed.append(carrier)
            carrier = carrier.parentWidget()
        self._by_key = False
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        held = self._target is not None and window is not None and window.isAncestorOf(self._target)
        if self._target is None or not held or not self._target.isVisible():
            self.hide()
            return
        self.setGeometry(self._around().intersected(self._seen()))
        self.setVisible(self._by_key or not isinstance(self._target, QTextBrowser))
        self.raise_()
        self.update()

    def _around(self) -> QRect:
        """The target with room for the ring, in the window's coordinates."""
        target, window = self._target, self.parentWidget()
        if target is None or window is None:
            return QRect()
        place = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        return place.adjusted(-_OUT, -_OUT, _OUT, _OUT)

    def _seen(self) -> QRect:
        """The part of the window in which the target can be seen."""
        window = self.parentWidget()
        if window is None:
            return QRect()
        seen = window.rect()
        for carrier in self._followed[1:]:
            above = carrier.parentWidget()
            if isinstance(above, QAbstractScrollArea) and carrier is above.viewport():
                seen = seen.intersected(QRect(carrier.mapTo(window, QPoint(0, 0)), carrier.size()))
        return seen

    def _on_ink(self) -> bool:
        for carrier in self._followed[1:]:
            if carrier.property("ground") in _INK or carrier.property("card") in _INK:
                return True
        return False
