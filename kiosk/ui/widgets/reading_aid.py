"""The reading ruler and the reading window: both lie over a page and let every click through.

The ruler lies under the words: it colours what is lighter than itself (or darker, on a dark page)
and leaves letters as they are. The window covers all but the passage that is read.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QTextBrowser, QWidget
from shiboken6 import isValid

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.pointer import Pointer
from kiosk.ui.widgets.reading import Place, at_focus, lines_of, pane_of, scrolled_by, under
from kiosk.ui.widgets.strip import Strip

_PAD: Final = 8
_PAD_AMONG: Final = 2
"""Room around a line, and around one that has others close above and below."""
_MASK_PAD: Final = 14
_EDGE: Final = 2
_HALF_LIGHT: Final = 128
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_KEPT_UP: Final = (
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.LayoutRequest,
    QEvent.Type.Show,
)


class ReadingAid(QWidget):
    """Follows the focus, the caret and the pointer over `page`, whichever moved last."""

    def __init__(self, window: QWidget, page: QWidget, pointer: Pointer) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._pointer = pointer
        self._focus: QWidget | None = None
        self._line = 0
        self._at: QPoint | None = None
        self._place: Place | None = None
        self._areas: list[QScrollBar] = []
        self._across = (0, 0)
        self._masks = False
        self._shown: object = None
        self.setObjectName("reading-aid")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._find)
        pointer.moved.connect(self._pointed)
        page.installEventFilter(self)
        look().changed.connect(self.look_again)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def suit(self, shown: object, *, masks: bool) -> None:
        """Say what is in front, and whether it is to be read through the window."""
        if (shown, masks) == (self._shown, self._masks):
            self._settle.start()
            return
        self._shown, self._masks = shown, masks
        self._line = 0
        self.look_again()

    def place(self) -> Place | None:
        """What is read now, in the coordinates of the page."""
        return self._place

    def look_again(self) -> None:
        """Take up what is wanted now."""
        wanted = self._ruler() or self._mask()
        self._pointer.follow(wanted=wanted)
        self.setVisible(wanted)
        if wanted:
            self._take_focus(self._window.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is laid out anew, and let the arrows go through a page of text by lines."""
        if not self.isVisible():
            return False
        kind = event.type()
        if kind in _KEPT_UP or kind in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease):
            self._settle.start()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if step is not None and plain and isinstance(watched, QTextBrowser):
                self._step(watched, step)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        place = self._place
        if place is None:
            return
        painter = QPainter(self)
        if self._mask():
            self._paint_mask(painter, place.passage)
        if self._ruler():
            self._paint_ruler(painter, place)

    def _paint_ruler(self, painter: QPainter, place: Place) -> None:
        pad = look().px(_PAD if place.alone else _PAD_AMONG)
        left, width = self._across
        band = QRect(left, place.line.top() - pad, width, place.line.height() + 2 * pad)
        light = look().colour("bg").lightness() > _HALF_LIGHT
        mode = QPainter.CompositionMode
        under_words = mode.CompositionMode_Darken if light else mode.CompositionMode_Lighten
        painter.setCompositionMode(under_words)
        painter.fillRect(band, look().colour("warnbg"))
        painter.setCompositionMode(mode.CompositionMode_SourceOver)
        for top in (band.top() - _EDGE, band.bottom() + 1):
            painter.fillRect(left, top, width, _EDGE, look().colour("warn"))

    def _paint_mask(self, painter: QPainter, passage: QRect) -> None:
        pad = look().px(_MASK_PAD)
        hole = passage.adjusted(-pad, -pad, pad, pad)
        covered = QRegion(self.rect()) - QRegion(hole)
        for notice in self._page.findChildren(Strip):
            if notice.isVisible():
                corner = notice.mapTo(self._window, QPoint(0, 0)) - self.pos()
                covered -= QRegion(QRect(corner, notice.size()))
        painter.setClipRegion(covered)
        painter.fillRect(self.rect(), look().colour("sunk"))
        painter.fillRect(hole.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE), look().colour("line"))
        painter.setClipping(False)

    def _ruler(self) -> bool:
        return look().preferences.ruler

    def _mask(self) -> bool:
        return look().preferences.mask and self._masks

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible():
            self._take_focus(new)

    def _take_focus(self, widget: QWidget | None) -> None:
        """Read where the focus is, if that is on the page; else stay where it was."""
        if widget is None or not self._page.isAncestorOf(widget):
            self._settle.start()
            return
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        if widget is not self._focus:
            self._line = 0
        self._focus, self._at = widget, None
        widget.installEventFilter(self)
        self._settle.start()

    def _pointed(self, at: QPoint) -> None:
        if self.isVisible() and self.geometry().contains(at):
            self._at = at
            self._find()

    def _step(self, page: QTextBrowser, step: int) -> None:
        last = max(0, len(lines_of(page)) - 1)
        self._line = max(0, min(self._line + step, last))
        self._at = None
        line = at_focus(page, self._line).line
        for area in scrolled_by(page):
            content = area.widget() if isinstance(area, QScrollArea) else None
            if isinstance(area, QScrollArea) and content is not None:
                spot = page.mapTo(content, line.center())
                area.ensureVisible(spot.x(), spot.y(), 0, line.height() * 2)
        self._find()

    def _find(self) -> None:
        """Work out again what is read; a place that is gone is no place."""
        self._lie_over_page()
        found: Place | None = None
        carrier: QWidget | None = None
        if self._at is not None:
            carrier = self._window.childAt(self._at)
            if carrier is not None and self._page.isAncestorOf(carrier):
                found = under(carrier, carrier.mapFrom(self._window, self._at))
        elif self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            carrier = self._focus
            found = at_focus(carrier, self._line)
        if found is not None and carrier is not None:
            seen = found.seen_from(carrier, self._window)
            corner = -self.pos()
            self._place = Place(seen.line.translated(corner), seen.passage.translated(corner))
            pane = pane_of(carrier)
            self._across = (0, self.width())
            if pane is not None:
                start = pane.mapTo(self._window, QPoint(0, 0)) - self.pos()
                self._across = (start.x(), pane.width())
            self._follow_scrolling(carrier)
        self.update()

    def _follow_scrolling(self, carrier: QWidget) -> None:
        areas = [area.verticalScrollBar() for area in scrolled_by(carrier)]
        if areas == self._areas:
            return
        for bar in self._areas:
            if isValid(bar):
                bar.valueChanged.disconnect(self._scrolled)
        for bar in areas:
            bar.valueChanged.connect(self._scrolled)
        self._areas = areas

    def _scrolled(self, _value: int) -> None:
        self._settle.start()

    def _lie_over_page(self) -> None:
        corner = self._page.mapTo(self._window, QPoint(0, 0))
        room = QRect(corner, self._page.size()) if self._page.isVisible() else QRect()
        if self.geometry() != room:
            self.setGeometry(room)
