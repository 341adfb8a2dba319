"""A sitting taken up again: after a stop, or from an older database. Knows no toolkit."""

from collections.abc import Callable
from typing import Final

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from engine.sitting import commands
from engine.sitting.events import Observation, ObservationPolicy
from engine.sitting.state import Phase
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.seat import Seat
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import Complaint, complaint, standing
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.kept import kept_rows
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import end_hour, hour, minutes, remaining
from kiosk.ui.views.admission import AdmissionView, PinPurpose
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.resume import ResumeView
from kiosk.words import Text, words
from kiosk.words.journey import JourneyText, journey_words

Refresh = Callable[[], None]
OTHER: Final = "identity"
"""The kind of observation when somebody says that a test is not theirs."""


def answers_kept(count: int) -> str:
    """How many answers are safe, in words."""
    if not count:
        return words(Text.ANSWERS_NONE)
    return words(Text.ANSWERS_ONE if count == 1 else Text.ANSWERS_KEPT, count=count)


class ResumePresenter:
    """After a stop: what is safe, then the invigilator's accord, then the candidate resumes."""

    def __init__(
        self, desk: Desk, stage: Stage, frames: Frames, gate: Gate, refresh: Refresh
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._gate = gate
        self._refresh = refresh
        self._complaint = Complaint()
        self._busy = self._closed = False
        self._accord: Actor | None = None
        self._accord_hour = ""

    def present(self) -> None:
        """Show what was kept and whose accord is awaited."""
        seat, room = self._desk.seat, self._desk.room
        if seat is None or room is None:
            return
        said = standing(self._complaint, room.pins, PinRole.SURVEILLANT)
        self._closed = said.wait_ms > 0
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(Screen.RESUME, self._view(seat, said))

    def tick(self) -> None:
        """Once a second: a prompt closed after too many errors opens again."""
        if self._closed:
            self.present()

    async def pin_submitted(self, typed: str) -> None:
        """The invigilator agrees with a PIN."""
        room, seat = self._desk.room, self._desk.seat
        if self._busy or room is None or seat is None or self._accord is not None:
            return
        self._busy, self._complaint = True, Complaint()
        self.present()
        try:
            self._accord = await self._gate.authorise(
                room.pins, PinRole.SURVEILLANT, typed, "restart"
            )
            self._accord_hour = hour(self._desk.gear.clock.now().wall)
        except KioskError as error:
            self._complaint = complaint(error)
        finally:
            self._busy = False
        self._refresh()

    def denied(self) -> None:
        """Somebody else sits here: the invigilator is told, and nothing changes."""
        room = self._desk.room
        if room is None or self._accord is not None:
            return
        observed = journey_words(JourneyText.RESUME_NOT_ME_OBSERVED)
        said, tone = journey_words(JourneyText.RESUME_NOT_ME), "info"
        try:
            room.log.append(Observation(OTHER, ObservationPolicy.WARN, observed), Actor.CANDIDATE)
        except KioskError as error:
            said, tone = complaint(error).message, "err"
        self._stage.strip(StripView(said, tone=tone))
        self._refresh()

    def resumed(self) -> None:
        """The candidate goes on: from here the time runs again."""
        seat = self._desk.seat
        if seat is None or self._accord is None:
            return
        try:
            seat.sit.restart(self._accord)
        except KioskError as error:
            self._complaint = complaint(error)
        else:
            self._accord, self._complaint = None, Complaint()
            self._stage.strip(None)
        self._refresh()

    def _view(self, seat: Seat, said: Complaint) -> ResumeView:
        sit, now = seat.sit, self._desk.gear.clock.now()
        sitting = sit.exam.sitting
        done, total = len(sitting.answers), sit.exam.paper.plan.length
        left = sit.remaining_ms
        outage = minutes(max(0, now.wall - sit.stopped_wall))
        return ResumeView(
            question=done + 1,
            total=total,
            lead=words(Text.RESUME_LEAD, hour=hour(sit.stopped_wall)),
            remaining=remaining(left),
            time_note=words(Text.RESUME_TIME, hour=end_hour(now, left), outage=outage),
            kept=kept_rows(sit),
            clock_note=_clock_note(sitting.phase),
            staff_note=words(Text.RESUME_STAFF, outage=outage),
            role_label=words(Text.ROLE_PIN_SURVEILLANT),
            saved_note=answers_kept(done),
            message=said.message,
            wait_ms=said.wait_ms,
            busy=self._busy,
            authorised=self._accord is not None,
            authorised_note=words(Text.RESUME_AGREED, hour=self._accord_hour)
            if self._accord is not None
            else "",
        )


def _clock_note(phase: Phase) -> str:
    """A test that stood still before the stop does so afterwards."""
    if phase in (Phase.PAUSED, Phase.BLOCKED):
        return journey_words(JourneyText.RESUME_PAUSED)
    return words(Text.RESUME_CLOCK)


class RollbackPresenter:
    """The database is older than it should be: the chief decides, and it is printed."""

    def __init__(
        self, desk: Desk, stage: Stage, frames: Frames, gate: Gate, refresh: Refresh
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._gate = gate
        self._refresh = refresh
        self._complaint = Complaint()
        self._busy = self._closed = False

    def present(self) -> None:
        """Show what was found and whose PIN is awaited."""
        seat, room = self._desk.seat, self._desk.room
        if seat is None or room is None:
            return
        person = seat.person
        said = standing(self._complaint, room.pins, PinRole.CHEF)
        self._closed = said.wait_ms > 0
        self._frames.plain(context=words(Text.EXAM_NAME))
        view = AdmissionView(
            name=f"{person.first_name} {person.last_name}".strip(),
            role_label=words(Text.ROLE_PIN_CHEF),
            purpose=PinPurpose.HOLD,
            rows=(
                (words(Text.PAUSE_ROW_WHAT), words(Text.ROLLBACK_WHAT)),
                (words(Text.PAUSE_ROW_ANSWERS), answers_kept(len(seat.sit.exam.sitting.answers))),
                (words(Text.PAUSE_ROW_TODO), words(Text.ROLLBACK_TODO)),
            ),
            message=said.message,
            wait_ms=said.wait_ms,
            busy=self._busy,
            can_go_back=False,
            code="A-1",
        )
        self._stage.show(Screen.HOLD, view)

    def tick(self) -> None:
        """Once a second: a prompt closed after too many errors opens again."""
        if self._closed:
            self.present()

    async def pin_submitted(self, typed: str) -> None:
        """The chief takes it upon themself to go on."""
        room, seat = self._desk.room, self._desk.seat
        if self._busy or room is None or seat is None:
            return
        self._busy, self._complaint = True, Complaint()
        self.present()
        try:
            actor = await self._gate.authorise(room.pins, PinRole.CHEF, typed, "rollback")
            if seat.sit.interrupted:
                seat.sit.restart(actor)
            if seat.sit.exam.sitting.phase is Phase.PAUSED:
                seat.sit.do(commands.Resume(), actor)
            seat.sit.forgive_rollback()
        except KioskError as error:
            self._complaint = complaint(error)
        finally:
            self._busy = False
        self._refresh()
