"""Plays a script on the real screens, one scene for each screen. Knows no scene's content."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer

from kiosk.ports.errors import KioskError
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.waiting import PATIENCE_S, Scene, Wait

_GLANCE_MS = 5


class Driver(QObject):
    """Looks at the window again and again, and goes on with the scene of the screen in front.

    A screen without a scene is waited out. A scene is played again while its screen stays, but
    not for ever where nothing comes of it: that is an error, as what never comes is. Whatever
    fails is told once, and nothing is done after.
    """

    def __init__(
        self,
        eyes: Eyes,
        scenes: Mapping[str, Callable[[], Scene]],
        failed: Callable[[KioskError], None],
        *,
        seen: Callable[[str], None] = lambda _screen: None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Bind a person to a window.

        Args:
            eyes: What is seen.
            scenes: What is done on each screen, by its name.
            failed: Told why nothing more is done.
            seen: Told which screen is in front, before anything is done on it.
            patience_s: How long a screen may stay without a scene, or with one that is played
                again and again and changes nothing.
        """
        super().__init__(eyes.window)
        self._eyes = eyes
        self._scenes = scenes
        self._failed = failed
        self._seen = seen
        self._patience_ms = round(patience_s * 1000)
        self._screen = ""
        self._scene: Scene | None = None
        self._wait: Wait | None = None
        self._deadline = QDeadlineTimer(self._patience_ms)
        self._serial: object = None
        self._unchanged = QDeadlineTimer(self._patience_ms)
        self._inside = False
        self._timer = QTimer(self)
        self._timer.setInterval(_GLANCE_MS)
        self._timer.timeout.connect(self._glance)

    def start(self) -> None:
        """Sit down."""
        self._deadline.setRemainingTime(self._patience_ms)
        self._timer.start()

    def stop(self) -> None:
        """Do nothing more."""
        self._timer.stop()

    def _glance(self) -> None:
        if self._inside:  # a click lets other events in
            return
        self._inside = True
        try:
            self._look()
        except KioskError as error:
            self.stop()
            self._failed(error)
        finally:
            self._inside = False

    def _look(self) -> None:
        screen = self._eyes.screen()
        if screen != self._screen or self._scene is None:
            self._enter(screen)
        if self._wait is not None:
            if not self._wait.met() and not self._gives_up(self._wait):
                return
            self._wait = None
        self._seen(screen)
        if self._scene is None:
            self._mind_the_time("another screen")
            return
        self._wait = next(self._scene, None)
        if self._wait is None:
            self._scene = None  # played to its end: again, should the screen stay
            self._mind_the_change()
        else:
            self._deadline.setRemainingTime(round(self._wait.patience_s * 1000))

    def _enter(self, screen: str) -> None:
        if screen != self._screen:
            self._deadline.setRemainingTime(self._patience_ms)
            self._unchanged.setRemainingTime(self._patience_ms)
        self._screen, self._wait = screen, None
        make = self._scenes.get(screen)
        self._scene = None if make is None else make()

    def _gives_up(self, wait: Wait) -> bool:
        if wait.may_fail:
            return self._deadline.hasExpired()
        self._mind_the_time(wait.wanted)
        return False

    def _mind_the_change(self) -> None:
        serial = self._eyes.told("serial")
        if serial != self._serial:
            self._serial = serial
            self._unchanged.setRemainingTime(self._patience_ms)
        elif self._unchanged.hasExpired() and self._eyes.screen() == self._screen:
            raise DriverError(wanted="a change", screen=self._screen)

    def _mind_the_time(self, wanted: str) -> None:
        if self._deadline.hasExpired():
            raise DriverError(wanted=wanted, screen=self._screen)
