"""What presenters ask of the window, and of whoever runs slow work. Knows no toolkit."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar, runtime_checkable

from kiosk.ui.flow import Screen
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView, StripView
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.words import Language

T = TypeVar("T")


class Stage(Protocol):
    """The window: one screen at a time below a frame that stays."""

    def show(self, screen: Screen, view: object) -> None:
        """Bring a screen to the front with a view; the same screen is only updated."""
        ...

    def frame(
        self, frame: FrameView, progress: ProgressView | None, clock: ClockView | None
    ) -> None:
        """Set the top bar."""
        ...

    def strip(self, strip: StripView | None) -> None:
        """Set, or take away, the notice under the top bar."""
        ...

    def time_notice(self, strip: StripView | None) -> None:
        """Set, or take away, the notice of time, which stands beside the other one."""
        ...

    def announce(self, text: str) -> None:
        """Have a sentence read by whatever reads the screen aloud; nothing moves."""
        ...

    def dialog(self, view: SkipView | ReportView | None) -> None:
        """Open a dialog beside or over the question, or close the one that is open."""
        ...

    def speak(self, language: Language) -> None:
        """Show every screen in this language from now on; what was typed in another stays there."""
        ...

    def look(self, display: Preferences) -> None:
        """Draw everything so, from now on; nothing that is typed or chosen is lost by it."""
        ...

    def close(self) -> None:
        """Leave the program: the machine was given back."""
        ...


class Begin(Protocol):
    """Begins slow work aside; what becomes of it is handed on in the window's own time."""

    def __call__(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Return at once."""
        ...


def done_here(work: Callable[[], T], then: Callable[[T], None]) -> None:
    """Do it here and now, where there is no window that would stand still."""
    then(work())


class Presenter(Protocol):
    """One screen's mind."""

    def present(self) -> None:
        """Show the screen as things are now."""
        ...


@runtime_checkable
class Ticking(Protocol):
    """A presenter whose screen changes by itself."""

    def tick(self) -> None:
        """Called once a second while the screen is in front."""
        ...


class Aside(Protocol):
    """Runs slow work that touches no database while the window lives."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]:
        """The result of the work."""
        ...
