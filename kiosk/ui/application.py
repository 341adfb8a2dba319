"""The program's window and loop: a first paint, then the rest. Knows no use case.

Only the toolkit and the theme are imported before the first paint; whoever starts the station
does so in the callback, once a calm window stands.
"""

import asyncio
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from kiosk.ports.errors import KioskError
from kiosk.ui.collector import Collector
from kiosk.ui.outside import Outside
from kiosk.ui.screens.fatal import FatalScreen
from kiosk.ui.screens.made import make
from kiosk.ui.shell import Shell
from kiosk.ui.theme import families
from kiosk.ui.theme.look import look
from kiosk.ui.views.fatal import FatalView
from kiosk.ui.views.preferences import Preferences
from kiosk.words import Text, chosen, words
from kiosk.words.failures import failure

NOT_STARTED: Final = 69
BROKEN: Final = 70
SMALLEST: Final = (1024, 600)
USUAL: Final = (1366, 768)
_UNSEEN_MS: Final = 1000
_PATIENCE_S: Final = 2.0
"""How long leaving waits for what was cancelled."""
_X11_SOCKETS: Final = Path("/") / "tmp" / ".X11-unix"
T = TypeVar("T")


class ScreenMissingError(KioskError):
    """No screen can be reached by this account."""

    key = "error.screen"


class NoFontError(KioskError):
    """Not a word can be drawn on this machine."""

    key = "error.fonts"


def require_screen() -> None:
    """Refuse to start where the toolkit would end the process without a word.

    Raises:
        ScreenMissingError: No display is named, or nobody answers behind its name.
    """
    chosen_platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or chosen_platform in ("offscreen", "minimal"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise ScreenMissingError(reason="display")
    if display.startswith(":"):
        number = display[1:].partition(".")[0]
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(_X11_SOCKETS / f"X{number}"))
            except OSError as error:
                raise ScreenMissingError(reason="display") from error


class _FirstPaint(QObject):
    """Calls back once the window was painted; a window that nobody sees waits a second."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        QTimer.singleShot(_UNSEEN_MS, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._go)
        return False

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


class Application:
    """The toolkit's application, the window and the loop."""

    def __init__(self) -> None:
        """Make the window.

        Raises:
            ScreenMissingError: There is no screen.
            NoFontError: There is no font.
        """
        require_screen()
        there = QApplication.instance()
        self._qt = there if isinstance(there, QApplication) else QApplication(["pix-kiosk"])
        try:
            families.load()
        except families.FontsMissingError as error:
            raise NoFontError(reason="fonts") from error
        look().apply(Preferences())
        self.shell = Shell(make)
        self._outside = Outside(self._qt)
        self.loop = QEventLoop(self._qt)
        asyncio.set_event_loop(self.loop)
        self._status = 0
        self._begun: set[asyncio.Task[None]] = set()

    def run(self, start: Callable[[], None], *, full_screen: bool) -> int:
        """Show the window, start the station after the first paint, live to the end.

        Args:
            start: Brings the station to life; its errors are shown, not lost.
            full_screen: Whether the window fills the screen; else it has its usual size.
        """
        self._place(full_screen=full_screen)
        self._first = _FirstPaint(self.shell, lambda: self._guarded(start))
        self.shell.show()
        collector = Collector()
        with self.loop:
            self.loop.run_forever()
            self._let_go()
        collector.release()
        self._outside.release()
        return self._status

    def leave(self, status: int = 0) -> None:
        """End the loop with an exit status."""
        self._status = status
        self.loop.stop()

    def stopper(self, status: int) -> Callable[[], None]:
        """What another thread may call to end the loop."""
        return lambda: self.loop.call_soon_threadsafe(self.leave, status)

    def fail(self, error: KioskError, status: int) -> None:
        """Show one plain sentence, and leave when it was read."""
        found = failure(error.key, chosen().value)
        screen = self.shell.screen_named("fatal")
        view = FatalView(
            title=words(Text.FATAL_TITLE),
            what=found.happened,
            safe=found.safe,
            todo=found.todo,
            code=error.key,
            action=words(Text.FATAL_LEAVE),
        )
        if isinstance(screen, FatalScreen):
            screen.show_view(view)
            screen.acted.connect(lambda: self.leave(status))
        self.shell.show_screen("fatal")

    def aside(self, work: Callable[[], T]) -> Awaitable[T]:
        """Run slow work in a thread while the window lives."""
        waiting: Awaitable[T] = self.loop.run_in_executor(None, work)
        return waiting

    def begin(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run slow work in a thread, and hand on what becomes of it here; a failure is reported."""

        async def whole() -> None:
            then(await self.aside(work))

        task = self.loop.create_task(whole())
        self._begun.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._begun.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            sys.excepthook(type(error), error, error.__traceback__)

    def _let_go(self) -> None:
        """Cancel what is still under way, such as a voice, and wait until it has stopped."""
        waiting = asyncio.all_tasks(self.loop)
        for task in waiting:
            task.cancel()
        if waiting:
            self.loop.run_until_complete(asyncio.wait(waiting, timeout=_PATIENCE_S))

    def _guarded(self, start: Callable[[], None]) -> None:
        try:
            start()
        except KioskError as error:
            self.fail(error, NOT_STARTED)
        except Exception:
            # A window without a station behind it helps nobody: the watchdog starts another.
            self.leave(BROKEN)
            raise

    def _place(self, *, full_screen: bool) -> None:
        screen = QGuiApplication.primaryScreen()
        if full_screen and screen is not None:
            # Without a window manager, asking for full screen does not make a window grow.
            self.shell.setGeometry(screen.geometry())
            look().suit(screen.geometry().width(), screen.geometry().height())
            return
        self.shell.setMinimumSize(*SMALLEST)
        self.shell.resize(*USUAL)
