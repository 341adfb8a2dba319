"""The test itself: one question, then the next. Knows no toolkit and never a solution."""

from collections.abc import Callable

from engine.errors import MalformedError
from engine.grading import is_complete
from engine.items import Item
from engine.records.canonical import Json
from engine.records.journal_record import Actor
from engine.records.ticket import PackPurpose
from engine.sitting import commands
from engine.sitting.budget import limit_ms
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.seat import Seat
from kiosk.services.sit import Sit
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.modes import Series
from kiosk.ui.presenters.questions import (
    as_draft,
    as_value,
    from_draft,
    medium_of,
    missing_note,
    mode_of,
    question_view,
)
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.time_notice import TimeNotice, time_sentence
from kiosk.ui.presenters.watch import Watch
from kiosk.ui.views.frame import ProgressView, StripView
from kiosk.ui.views.question import Given
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.words import Text, words

Refresh = Callable[[], None]


class QuestionPresenter:
    """Record, then show: the next question appears once the answer is durable."""

    def __init__(
        self, desk: Desk, stage: Stage, frames: Frames, watch: Watch, refresh: Refresh
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._watch = watch
        self._notice = TimeNotice(stage)
        self._refresh = refresh
        self._draft: Given = None
        self._served: tuple[str, int] | None = None
        self._watched: Sit | None = None
        self._missing = ""
        self._in_grace = False
        self._series = Series()

    @property
    def draft(self) -> Json:
        """What is done for the question that is open, and not validated, as it is kept."""
        seat, item = self._open()
        if seat is None or self._key(seat) != self._served:
            return None if seat is None else seat.sit.exam.sitting.draft
        return as_draft(item, self._draft)

    def present(self) -> None:
        """Show the question; the same one keeps what is typed."""
        seat, item = self._open()
        if seat is None or item is None:
            return
        sitting = seat.sit.exam.sitting
        served, now = self._key(seat), self._desk.gear.clock.now()
        number, total = len(sitting.answers) + 1, seat.sit.exam.paper.plan.length
        saved = words(Text.QUESTION_SAVED, number=number - 1) if number > 1 else ""
        if served != self._served:
            self._turn(served, saved)
            self._draft, self._missing = from_draft(item, sitting.draft), ""
            self._stage.dialog(None)
            notice = self._series.turn(item, seat)
            if notice is not None:
                self._stage.strip(notice)
        clock = self._watch.view(seat.sit.remaining_ms, now)
        self._frames.question(ProgressView(number, total, mode=mode_of(item)), clock)
        self._stage.show(
            Screen.QUESTION,
            question_view(
                item,
                number=number,
                total=total,
                draft=self._draft,
                media=self._media,
                serial=f"{served[0]}-{served[1]}",
                clock=clock,
                saved_note=saved,
                missing_note=self._missing,
            ),
        )

    def tick(self) -> None:
        """Once a second: the clock, and what it has to say."""
        seat, item = self._open()
        if seat is None or item is None:
            return
        left, now = seat.sit.remaining_ms, self._desk.gear.clock.now()
        number, total = len(seat.sit.exam.sitting.answers) + 1, seat.sit.exam.paper.plan.length
        spoken = self._watch.look(left, limit_ms(seat.sit.exam.sitting))
        progress = ProgressView(number, total, mode=mode_of(item))
        self._frames.question(progress, self._watch.view(left, now))
        if spoken is not None:
            self._keep(seat, at_once=True)  # else a crash now could have it said twice
            if spoken.strip is None:
                self._stage.announce(spoken.text)
            elif left:
                self._notice.say(spoken.strip, now.boot_ms)
        if not left and not self._in_grace:
            self._in_grace = True
            self._notice.say(StripView(words(Text.CLOCK_GRACE), tone="err"), now.boot_ms)
        elif left and self._in_grace:
            self._in_grace = False
            self._notice.clear()

    def draft_changed(self, answer: Given) -> None:
        """Something was typed or chosen: kept at once, outside the journal."""
        self._draft = answer
        seat, _ = self._open()
        if seat is None:
            return
        if self._missing:
            self._missing = ""
            self.present()
        self._keep(seat)

    def validated(self, answer: Given) -> None:
        """The candidate validates the response."""
        seat, item = self._open()
        if seat is None or item is None:
            return
        self._draft = answer
        try:
            complete = is_complete(item, as_value(item, answer))
        except MalformedError:
            complete = False
        if not complete:
            self._missing = missing_note(item, as_value(item, answer))
            self.present()
            return
        self._guarded(lambda: seat.sit.answer(as_value(item, answer)))

    def skip_requested(self) -> None:
        """Passing needs one confirmation, for there is no way back."""
        seat, item = self._open()
        if seat is not None and item is not None:
            self._stage.dialog(SkipView(len(seat.sit.exam.sitting.answers) + 1))

    def skip_confirmed(self) -> None:
        """The candidate passes the question."""
        seat, item = self._open()
        if seat is not None and item is not None:
            self._stage.dialog(None)
            self._guarded(lambda: seat.sit.do(commands.Skip(), Actor.CANDIDATE))

    def report_requested(self) -> None:
        """The candidate wants to report a problem."""
        seat, item = self._open()
        if seat is not None and item is not None:
            self._stage.dialog(ReportView(len(seat.sit.exam.sitting.answers) + 1))

    def report_sent(self, category: str, text: str, blocked: bool) -> None:  # noqa: FBT001 - as said by the panel
        """The report is recorded; a blocking one stops the clock."""
        seat, item = self._open()
        if seat is None or item is None:
            return
        self._stage.dialog(None)
        self._keep(seat)
        wish = commands.ReportProblem(blocked=blocked, category=category, text=text)
        recorded = self._guarded(lambda: seat.sit.do(wish, Actor.CANDIDATE))
        if recorded and not blocked:
            self._stage.strip(StripView(words(Text.REPORT_NOTED), tone="info"))

    def report_closed(self) -> None:
        """The panel of reports was closed: nothing is recorded of it."""

    def dialog_cancelled(self) -> None:
        """Back to the question, as it was."""
        self._stage.dialog(None)

    def time_asked(self) -> None:
        """The candidate wants to be told the time left, whether or not it is hidden."""
        seat, item = self._open()
        if seat is None or item is None:
            return
        now = self._desk.gear.clock.now()
        said = time_sentence(seat.sit, now)
        self._notice.say(StripView(said, tone="info"), now.boot_ms)

    def clock_toggled(self) -> None:
        """Hide or show the time."""
        self._watch.toggle()
        self._refresh()

    def _guarded(self, deed: Callable[[], None]) -> bool:
        failed: StripView | None = None
        try:
            deed()
        except KioskError as error:
            failed = StripView(complaint(error).message, tone="err")
        self._stage.strip(failed)
        self._refresh()
        return failed is None

    def watch_over(self) -> None:
        """Know whose time it is, also while another screen is in front.

        A threshold that is passed in a personal pause is told when the question is back.
        """
        seat = self._desk.seat
        if seat is None or seat.sit.interrupted or seat.sit.exam.sitting.terms is None:
            self._watched = None
        elif self._watched is not seat.sit:
            self._watched = seat.sit
            self._watch.begin(seat.sit.remaining_ms)

    def _turn(self, served: tuple[str, int], saved: str) -> None:
        """Another question, perhaps of another candidate."""
        same_candidate = self._served is not None and self._served[0] == served[0]
        self._served = served
        if not same_candidate:
            self.watch_over()
            self._in_grace = False
            self._notice.clear()
            self._series.begin()
            return
        self._notice.turn(self._desk.gear.clock.now().boot_ms)
        if saved:
            self._stage.announce(saved)

    def _keep(self, seat: Seat, *, at_once: bool = False) -> None:
        try:
            seat.sit.keep(as_draft(seat.sit.exam.item, self._draft), at_once=at_once)
        except KioskError as error:
            self._stage.strip(StripView(complaint(error).message, tone="err"))

    def _open(self) -> tuple[Seat | None, Item | None]:
        seat = self._desk.seat
        return seat, None if seat is None else seat.sit.exam.item

    @staticmethod
    def _key(seat: Seat) -> tuple[str, int]:
        question = seat.sit.exam.sitting.question
        return seat.person.candidate, 0 if question is None else question.served

    def _media(self, name: str) -> bytes:
        room = self._desk.room
        pack = None if room is None else room.pack(PackPurpose.CERTIFICATION)
        return b"" if pack is None else medium_of(pack, name)
