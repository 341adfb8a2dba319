"""The lock on a top window, with Qt. Knows nothing about exams, and not why it locks.

Implements the window port over any top-level widget. What it cannot keep is asked for honestly:
the keyboard counts as taken only when the display said so.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kiosk.ports.window import Rectangle

_ABOVE: Final = (
    Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.BypassWindowManagerHint
)  # the second hint is X11's; other systems ignore it
_LONE_KEYS: Final = {
    int(Qt.Key.Key_Meta): "Meta",
    int(Qt.Key.Key_Super_L): "Super_L",
    int(Qt.Key.Key_Super_R): "Super_R",
}
_KEY_EVENTS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_RETRY_MS: Final = 100


class LockedWindow(QObject):
    """Carries out and keeps up the wishes of lockdown for one top-level widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._keys: frozenset[str] = frozenset()
        self._ignores_close = False
        self._keyboard_wanted = False
        self._keyboard_taken = False
        self._clipboard_private = False
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self._keep_up)
        application = QApplication.instance()
        if not isinstance(application, QGuiApplication):
            raise TypeError("a window before its application")
        application.focusWindowChanged.connect(self._focus_changed)
        application.aboutToQuit.connect(self._let_go)
        self._application = application

    def screen(self) -> Rectangle:
        """The whole of the screen that the window is on, panels included."""
        return _rectangle(self._widget.screen().geometry())

    def geometry(self) -> Rectangle:
        """Where the window is now, without its frame."""
        return _rectangle(self._widget.geometry())

    def places_itself(self) -> bool:
        """Whether the display lets a program say where its windows lie: Wayland does not."""
        return not QGuiApplication.platformName().startswith("wayland")

    def full_screen(self) -> bool:
        """Whether the window has the whole screen because the display was asked for it."""
        return self._widget.isFullScreen() and self._widget.isVisible()

    def set_full_screen(self, *, wanted: bool) -> None:
        """Ask the display for the whole screen, or give it back."""
        (self._widget.showFullScreen if wanted else self._widget.showNormal)()

    def handle(self) -> int:
        """What the system calls the window by; it changes when the window is rebuilt."""
        return int(self._handle().winId())

    def framed(self) -> bool:
        """Whether the window has a title bar and borders."""
        return not self._widget.windowFlags() & Qt.WindowType.FramelessWindowHint

    def place(self, where: Rectangle, *, framed: bool) -> None:
        """Put the window exactly there, with its frame or without."""
        flags = self._widget.windowFlags() & ~Qt.WindowType.FramelessWindowHint
        if not framed:
            flags |= Qt.WindowType.FramelessWindowHint
        place = QRect(where.left, where.top, where.width, where.height)
        self._rebuild(flags, place)

    def on_top(self) -> bool:
        """Whether the window was put above the others, out of the window manager's hands."""
        return self._widget.windowFlags() & _ABOVE == _ABOVE

    def set_on_top(self, *, wanted: bool) -> None:
        """Put the window above the others, past the window manager, or hand it back."""
        flags = self._widget.windowFlags() & ~_ABOVE
        self._rebuild(flags | _ABOVE if wanted else flags, self._widget.geometry())

    def ignored_keys(self) -> frozenset[str]:
        """The combinations that are swallowed now."""
        return self._keys

    def ignore_keys(self, combinations: frozenset[str]) -> None:
        """Swallow these combinations before any widget of the application sees them."""
        self._keys = combinations
        self._listen()

    def ignores_close(self) -> bool:
        """Whether a request to close the window is refused."""
        return self._ignores_close

    def set_ignore_close(self, *, wanted: bool) -> None:
        """Refuse requests to close, or obey them."""
        self._ignores_close = wanted
        self._listen()

    def grabs_keyboard(self) -> bool:
        """Whether the display granted the whole keyboard."""
        return self._keyboard_wanted and self._keyboard_taken

    def set_grab_keyboard(self, *, wanted: bool) -> None:
        """Take the whole keyboard, trying again until it is granted, or give it back."""
        self._keyboard_wanted = wanted
        if not wanted:
            self._handle().setKeyboardGrabEnabled(False)
            self._keyboard_taken = False
        self._keep_up()

    def clipboard_private(self) -> bool:
        """Whether the clipboards are emptied whenever the focus comes or goes."""
        return self._clipboard_private

    def set_clipboard_private(self, *, wanted: bool) -> None:
        """Empty the clipboards now and, while wanted, each time the focus comes or goes."""
        self._clipboard_private = wanted
        _empty_clipboards()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what leaves the exam, wherever in the application it arrives."""
        if isinstance(event, QKeyEvent) and event.type() in _KEY_EVENTS:
            swallowed = not self._keys.isdisjoint(_names(event))
            if swallowed:
                event.accept()  # an accepted override keeps shortcuts from being tried
            return swallowed
        if event.type() == QEvent.Type.Close and self._ignores_close and self._is_ours(watched):
            event.ignore()
            return True
        return False

    def _is_ours(self, watched: QObject) -> bool:
        return isValid(self._widget) and watched in (self._widget, self._widget.windowHandle())

    def _listen(self) -> None:
        """Look at every event of the application, but only while there is something to refuse."""
        self._application.removeEventFilter(self)
        if self._keys or self._ignores_close:
            self._application.installEventFilter(self)

    def _rebuild(self, flags: Qt.WindowType, place: QRect) -> None:
        """Change the flags; the toolkit makes a new native window for that, and hides it."""
        visible = self._widget.isVisible()
        if flags != self._widget.windowFlags():
            self._widget.destroy()  # or the toolkit takes the coming focus for the former one
            self._widget.setWindowFlags(flags)
        self._widget.setGeometry(place)
        self._keyboard_taken = False
        if visible:
            self._widget.show()
            self._come_forward()
            self._keep_up()

    def _keep_up(self) -> None:
        """Ask again for what is wanted and not there: others may hold it for a moment."""
        unfocused = self._unfocused()
        if unfocused:
            self._come_forward()
        if self._keyboard_wanted and not self._keyboard_taken:
            self._keyboard_taken = self._handle().setKeyboardGrabEnabled(True)
        missing = unfocused or self._keyboard_wanted != self._keyboard_taken
        if missing != self._retry.isActive():
            (self._retry.start if missing else self._retry.stop)()

    def _unfocused(self) -> bool:
        """Whether no window of this application has the focus that the top one is to keep."""
        visible = self._widget.isVisible() and not self._widget.isMinimized()
        return self.on_top() and visible and QGuiApplication.focusWindow() is None

    def _come_forward(self) -> None:
        self._widget.raise_()
        self._widget.activateWindow()
        if self._keyboard_taken:
            # A focus that came while the keyboard was taken is told only once it is let go.
            self._handle().setKeyboardGrabEnabled(False)
            self._keyboard_taken = False

    def _focus_changed(self, _window: QWindow | None) -> None:
        if self._clipboard_private:
            _empty_clipboards()
        QTimer.singleShot(0, self, self._keep_up)

    def _let_go(self) -> None:
        """Leave the application alone: it outlives its windows by a few events."""
        self._retry.stop()
        self._application.removeEventFilter(self)
        self._application.aboutToQuit.disconnect(self._let_go)
        self._application.focusWindowChanged.disconnect(self._focus_changed)

    def _handle(self) -> QWindow:
        self._widget.winId()  # makes the native window if there is none yet
        handle = self._widget.windowHandle()
        if handle is None:
            raise RuntimeError("no native window")
        return handle


def _rectangle(place: QRect) -> Rectangle:
    return Rectangle(place.x(), place.y(), place.width(), place.height())


def _names(event: QKeyEvent) -> frozenset[str]:
    """How the list of combinations may call this event; back-tab is Tab with Shift."""
    lone = _LONE_KEYS.get(event.key())
    if lone is not None:
        return frozenset({lone})
    written = QKeySequence(event.keyCombination()).toString(
        QKeySequence.SequenceFormat.PortableText
    )
    return frozenset({written, written.replace("Shift+Backtab", "Backtab")})


def _empty_clipboards() -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
