"""A stage without a window: remembers all that presenters showed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.ui.flow import Screen
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView, StripView
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.words import Language

T = TypeVar("T")
V = TypeVar("V")


@dataclass
class FakeStage:
    """What is in front now, and everything that was before."""

    shown: list[tuple[Screen, object]] = field(default_factory=list)
    frames: list[FrameView] = field(default_factory=list)
    progress: ProgressView | None = None
    clock: ClockView | None = None
    notice: StripView | None = None
    open_dialog: SkipView | ReportView | None = None
    left: bool = False
    language: Language = Language.FRENCH
    time: StripView | None = None
    announced: list[str] = field(default_factory=list)
    looks: list[Preferences] = field(default_factory=list)

    def show(self, screen: Screen, view: object) -> None:
        self.shown.append((screen, view))

    def frame(
        self, frame: FrameView, progress: ProgressView | None, clock: ClockView | None
    ) -> None:
        self.frames.append(frame)
        self.progress, self.clock = progress, clock

    def strip(self, strip: StripView | None) -> None:
        self.notice = strip

    def time_notice(self, strip: StripView | None) -> None:
        self.time = strip

    def announce(self, text: str) -> None:
        self.announced.append(text)

    def dialog(self, view: SkipView | ReportView | None) -> None:
        self.open_dialog = view

    def speak(self, language: Language) -> None:
        self.language = language

    def look(self, display: Preferences) -> None:
        self.looks.append(display)

    def close(self) -> None:
        self.left = True

    @property
    def screen(self) -> Screen:
        """The screen in front."""
        return self.shown[-1][0]

    def view(self, kind: type[V]) -> V:
        """The view in front, which must be of this kind."""
        found = self.shown[-1][1]
        assert isinstance(found, kind), found
        return found


def at_once(work: Callable[[], T]) -> Awaitable[T]:
    """Slow work, done at once, after the window was given a moment to live."""

    async def done() -> T:
        await asyncio.sleep(0)
        return work()

    return done()
