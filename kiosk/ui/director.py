"""Which presenter speaks now, and what happens every second. Knows no widget.

The screen in front is a function of the desk, of whether staff asked for the panel, and of
whether a session is being opened.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.records.adaptations import Adaptation, grants
from engine.sitting.events import ObservationPolicy
from kiosk.ports.errors import KioskError, StorageError
from kiosk.services.check_desk import CheckDesk
from kiosk.services.desk import Desk
from kiosk.services.guard import goes_on
from kiosk.services.lookout import Noticed, times_left
from kiosk.services.seat import Step
from kiosk.ui.flow import SCREEN_FOR, Screen
from kiosk.ui.presenters.arrival import AdmissionPresenter, CodePresenter, IdentityPresenter
from kiosk.ui.presenters.briefing import (
    InstructionsPresenter,
    ReadyPresenter,
)
from kiosk.ui.presenters.checks import ChecksPresenter
from kiosk.ui.presenters.closing import ClosingPresenter
from kiosk.ui.presenters.comfort import Comfort
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.cover import CoverPresenter
from kiosk.ui.presenters.ending import EndPresenter, TimeOverPresenter
from kiosk.ui.presenters.fence import FencePresenter
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.opening import OpeningPresenter
from kiosk.ui.presenters.overlay import AwayPresenter, OverlayPresenter
from kiosk.ui.presenters.panel import PanelPresenter
from kiosk.ui.presenters.practice import PracticePresenter
from kiosk.ui.presenters.press import NoPress, Press
from kiosk.ui.presenters.stage import Aside, Begin, Presenter, Stage, Ticking, done_here
from kiosk.ui.presenters.standstill import ResumePresenter, RollbackPresenter
from kiosk.ui.presenters.testing import QuestionPresenter
from kiosk.ui.presenters.time_notice import time_sentence
from kiosk.ui.presenters.waiting import WaitingPresenter
from kiosk.ui.presenters.watch import Watch
from kiosk.ui.views.frame import StripView
from kiosk.words import Language
from kiosk.words.cover import CoverText, cover_words
from kiosk.words.journey import JourneyText, journey_words
from kiosk.words.moving import MovingText, moving_words
from kiosk.words.observed import observed_words

COPY_EVERY_MS: Final = 60_000
COPY_AGAIN_MS: Final = 10_000
"""After a copy that failed: a stick that is plugged in again is found soon."""
_SPOKEN: Final = {one.value: one for one in (Language.FRENCH, Language.ENGLISH)}


@dataclass(frozen=True, slots=True)
class Cast:
    """All presenters, for whoever connects them to widgets."""

    waiting: WaitingPresenter
    opening: OpeningPresenter
    code: CodePresenter
    identity: IdentityPresenter
    admission: AdmissionPresenter
    instructions: InstructionsPresenter
    practice: PracticePresenter
    ready: ReadyPresenter
    question: QuestionPresenter
    overlay: OverlayPresenter
    away: AwayPresenter
    cover: CoverPresenter
    resume: ResumePresenter
    rollback: RollbackPresenter
    fence: FencePresenter
    time_over: TimeOverPresenter
    end: EndPresenter
    panel: PanelPresenter
    closing: ClosingPresenter
    checks: ChecksPresenter

    def by_screen(self) -> Mapping[Screen, Presenter]:
        """The presenter of each screen that a step may call for."""
        return {
            Screen.WAITING: self.waiting,
            Screen.CANDIDATE_CODE: self.code,
            Screen.IDENTITY: self.identity,
            Screen.ADMISSION: self.admission,
            Screen.INSTRUCTIONS: self.instructions,
            Screen.PRACTICE: self.practice,
            Screen.READY: self.ready,
            Screen.QUESTION: self.question,
            Screen.OVERLAY: self.overlay,
            Screen.RESUME: self.resume,
            Screen.HOLD: self.rollback,
            Screen.MOVED: self.fence,
            Screen.TIME_OVER: self.time_over,
            Screen.END: self.end,
        }


class Director:
    """Brings the right presenter to speak."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        aside: Aside,
        release: str,
        changed: Callable[[], None] = lambda: None,
        *,
        language: Language = Language.FRENCH,
        press: Press | None = None,
        begin: Begin = done_here,
        checks: CheckDesk | None = None,
    ) -> None:
        """Make all presenters.

        Args:
            desk: What the station is doing.
            stage: The window.
            aside: Runs slow work while the window lives.
            release: The version, for the waiting screen.
            changed: Told after each refresh, for whoever sends bundles.
            language: The station's own, for staff and for whoever has none of their own.
            press: Makes papers; nothing is printed without one.
            begin: Begins slow work that nobody waits for.
            checks: What checks the machine; the screen for it is not offered without one.
        """
        self._desk = desk
        self._stage = stage
        self._changed = changed
        self._language = language
        self._opening = self._entering = False
        self._copied_at: int | None = None
        self._failing = False
        self.comfort = Comfort(desk, stage)
        frames, gate, watch = Frames(desk, stage), Gate(aside), Watch(self.comfort)
        closing = ClosingPresenter(desk, stage, frames, press or NoPress(), self.refresh)
        checked = ChecksPresenter(desk, stage, frames, self.refresh, aside=aside, checks=checks)
        self.cast = Cast(
            waiting=WaitingPresenter(
                desk, stage, frames, release, self._open, self._enter, closing.reopen, checked
            ),
            opening=OpeningPresenter(desk, stage, frames, gate, self._opened),
            code=CodePresenter(desk, stage, frames, self.refresh),
            identity=IdentityPresenter(desk, stage, frames, self.refresh),
            admission=AdmissionPresenter(desk, stage, frames, gate, self.refresh),
            instructions=InstructionsPresenter(desk, stage, frames, self.refresh),
            practice=PracticePresenter(desk, stage, frames, self.refresh),
            ready=ReadyPresenter(desk, stage, frames, self.refresh),
            question=QuestionPresenter(desk, stage, frames, watch, self.refresh),
            overlay=OverlayPresenter(desk, stage, frames),
            away=AwayPresenter(desk, stage, frames, self.refresh),
            cover=CoverPresenter(desk, stage, frames),
            resume=ResumePresenter(desk, stage, frames, gate, self.refresh),
            rollback=RollbackPresenter(desk, stage, frames, gate, self.refresh),
            fence=FencePresenter(desk, stage, frames),
            time_over=TimeOverPresenter(desk, stage, frames, self.refresh),
            end=EndPresenter(desk, stage, frames, begin),
            panel=PanelPresenter(
                desk, stage, frames, gate, self.refresh, closing=closing.begin, checks=checked
            ),
            closing=closing,
            checks=checked,
        )
        self._by_screen = self.cast.by_screen()

    @property
    def desk(self) -> Desk:
        """What the station is doing."""
        return self._desk

    def refresh(self) -> None:
        """Show what is in front now, as whoever sits here wants to see and to hear it.

        Once somebody is admitted, the next one begins with the quiet station.
        """
        if self._desk.step not in (Step.CANDIDATE, Step.IDENTITY, Step.ADMISSION):
            self._entering = False
        self.cast.question.watch_over()
        front = self._front()
        self._stage.speak(self._spoken(front))
        self.comfort.follow()
        front.present()
        self._changed()

    def staff_requested(self) -> None:
        """The shortcut, or the quiet button, of the staff."""
        if self.cast.closing.wanted or self.cast.checks.wanted:
            return
        if self._desk.step is Step.WAITING:
            self.cast.waiting.open_requested()
        else:
            self.cast.panel.asked_for()

    def time_asked(self) -> None:
        """Whoever sits here wants to be told their time."""
        seat = self._desk.seat
        if seat is None or self._staff_in_front():
            return
        if self._desk.step is Step.QUESTION:
            self.cast.question.time_asked()
        else:
            self._stage.announce(time_sentence(seat.sit, self._desk.gear.clock.now()))

    def tick(self) -> None:
        """Once a second: keep, sign, expire, look out, copy; then what changes by itself."""
        seat = self._desk.seat
        try:
            if seat is not None and seat.sit.tick(self.cast.question.draft):
                self.refresh()
                return
            self._look_out()
            self._copy()
        except KioskError as error:
            self._failing = True
            self._complain(error)
        else:
            if self._failing:
                self._stage.strip(None)
            self._failing = False
        self.comfort.tick()
        front = self._front()
        if isinstance(front, Ticking):
            front.tick()

    def focus_left(self) -> None:
        """Another window came in front; while the staff act at the station, that is theirs."""
        lookout, seat = self._desk.lookout, self._desk.seat
        if lookout is None or seat is None or self._staff_in_front():
            return
        try:
            lookout.focus_left(seat.sit)
        except KioskError as error:
            self._complain(error)

    def focus_returned(self) -> None:
        """The test is in front again: a sentence, never a punishment."""
        lookout, seat = self._desk.lookout, self._desk.seat
        if lookout is None or seat is None:
            return
        try:
            relaxed = grants(seat.person, Adaptation.ASSISTIVE_TECHNOLOGY)
            policy = lookout.focus_returned(seat.sit, relaxed=relaxed)
        except KioskError as error:
            self._complain(error)
            return
        if policy in (None, ObservationPolicy.IGNORE):
            return
        if policy is ObservationPolicy.WARN and times_left(seat.sit) > 1:
            self.cast.away.notice()
        else:
            title = journey_words(JourneyText.AWAY_STRIP)
            text = journey_words(JourneyText.AWAY_STRIP_TEXT)
            self._stage.strip(StripView(title, text, tone="warn"))
        self.refresh()

    def _staff_in_front(self) -> bool:
        cast = self.cast
        return cast.panel.wanted or cast.closing.wanted or cast.checks.wanted

    def _front(self) -> Presenter:
        for one in (self.cast.closing, self.cast.checks, self.cast.panel, self.cast.cover):
            if one.wanted:
                return one
        if self._opening and self._desk.step is Step.WAITING:
            return self.cast.opening
        if self._desk.step is Step.CANDIDATE and not self._entering:
            return self.cast.waiting
        if self.cast.away.wanted:
            return self.cast.away
        return self._by_screen[SCREEN_FOR[self._desk.step]]

    def _spoken(self, front: Presenter) -> Language:
        """The candidate's language on the candidate's screens, the station's on all others."""
        seat = self._desk.seat
        if seat is None or front in (self.cast.panel, self.cast.closing, self.cast.checks):
            return self._language
        return _SPOKEN.get(seat.person.language, self._language)

    def _complain(self, error: KioskError) -> None:
        self._stage.strip(StripView(complaint(error).message, tone="err"))

    def _open(self) -> None:
        self._opening = True
        self.refresh()

    def _enter(self) -> None:
        self._entering = True
        self.refresh()

    def _opened(self) -> None:
        self._opening = False
        self.refresh()

    def _look_out(self) -> None:
        lookout, seat = self._desk.lookout, self._desk.seat
        if lookout is None:
            return
        before = self._desk.step, self.cast.cover.wanted
        try:
            noticed = lookout.look(None if seat is None else seat.sit)
        finally:
            # A screen that has to be covered is so even where that could not be recorded.
            if (self._desk.step, self.cast.cover.wanted) != before:
                self.refresh()
        self._notice(noticed)

    def _notice(self, noticed: tuple[Noticed, ...]) -> None:
        """Tell who sits at a test that goes on what the invigilator will read about it."""
        seat = self._desk.seat
        shown = [one for one in noticed if one.policy is ObservationPolicy.WARN]
        if not shown or seat is None or not goes_on(seat.sit) or self._staff_in_front():
            return
        said = observed_words(shown[0].kind, shown[0].subject)
        self._stage.strip(StripView(said, cover_words(CoverText.NOTICE), tone="info"))

    def _copy(self) -> None:
        """Keep a spare copy. One that fails is told once, tried again soon, and disturbs nobody."""
        now, failing = self._desk.gear.clock.now(), self._desk.uncopied_since is not None
        every = COPY_AGAIN_MS if failing else COPY_EVERY_MS
        due = self._copied_at is None or abs(now.boot_ms - self._copied_at) >= every
        if not due or self._desk.step not in (Step.QUESTION, Step.BLOCKED, Step.PAUSED):
            return
        self._copied_at = now.boot_ms
        try:
            self._desk.copy()
        except StorageError:
            if not failing:
                self._stage.strip(StripView(moving_words(MovingText.NOTICE_COPIES), tone="warn"))
            return
        if failing:
            self._stage.strip(None)
