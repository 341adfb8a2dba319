"""A candidate arrives: code, identity, admission. Knows no toolkit and shows no list of names."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from engine.records.journal_record import Actor, At
from engine.records.roster import PinRole
from engine.sitting import commands
from engine.sitting.budget import exact_extra, planned_ms
from engine.sitting.events import Observation, ObservationPolicy
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.errors import CandidateUnknownError
from kiosk.services.room import Person, Room
from kiosk.services.seat import Seat
from kiosk.services.sit import Sit
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.adaptation_words import adaptation_note, adaptation_words
from kiosk.ui.presenters.complaint import Complaint, complaint, standing
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import NBSP, birth, duration, elapsed
from kiosk.ui.views.admission import AdmissionView
from kiosk.ui.views.candidate_code import CandidateCodeView
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.identity import IdentityView
from kiosk.words import Text, words
from kiosk.words.journey import JourneyText, journey_words

Refresh = Callable[[], None]
_MINUTE: Final = 60_000
CALL_AFTER: Final = 5
"""Codes in a row that nobody has, before the screen says to call somebody; it never locks."""
IDENTITY: Final = "identity"
"""The kind of observation when somebody says that a name is not theirs."""


class CodePresenter:
    """Six characters from the attendance sheet."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, refresh: Refresh) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._refresh = refresh
        self._complaint = Complaint()
        self._unknown = 0

    def present(self) -> None:
        """Show empty cells, with what was wrong before."""
        self._frames.plain()
        self._stage.show(Screen.CANDIDATE_CODE, CandidateCodeView(self._complaint.message))

    def submitted(self, typed: str) -> None:
        """The candidate of the code takes the station."""
        try:
            self._desk.seat_by_code(typed)
        except CandidateUnknownError as error:
            self._unknown += 1
            self._complaint = complaint(error)
            if self._unknown >= CALL_AFTER:
                self._complaint = Complaint(journey_words(JourneyText.CODE_CALL))
        except KioskError as error:
            self._complaint = complaint(error)
        else:
            self._unknown, self._complaint = 0, Complaint()
            self._stage.strip(None)
        self._refresh()


class IdentityPresenter:
    """The candidate reads who the station takes them for, and their time."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, refresh: Refresh) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._refresh = refresh

    def present(self) -> None:
        """Show name, exam and time."""
        seat, room = self._desk.seat, self._desk.room
        if seat is None or room is None:
            return
        self._frames.plain()
        self._stage.show(Screen.IDENTITY, identity_view(seat.person, room))

    def confirmed(self) -> None:
        """It is them."""
        if self._desk.seat is None:
            return
        try:
            self._desk.identify(Actor.CANDIDATE)
        except KioskError as error:
            self._stage.strip(StripView(complaint(error).message, tone="err"))
            return
        self._stage.strip(None)
        self._refresh()

    def denied(self) -> None:
        """It is somebody else: the invigilator is told, nothing is recorded of the candidate."""
        room = self._desk.room
        if room is None:
            return
        observed = journey_words(JourneyText.DENIED_OBSERVED)
        strip = StripView(
            journey_words(JourneyText.DENIED_TITLE),
            journey_words(JourneyText.DENIED_TEXT),
            tone="info",
        )
        try:
            self._desk.leave_seat()
            room.log.append(
                Observation(IDENTITY, ObservationPolicy.WARN, observed), Actor.CANDIDATE
            )
        except KioskError as error:
            strip = StripView(complaint(error).message, tone="err")
        self._stage.strip(strip)
        self._refresh()


def identity_view(person: Person, room: Room, correction: Fraction | None = None) -> IdentityView:
    """Name, exam and the candidate's own time, as corrected by the chief if it was."""
    nominal = room.terms(person).duration_ms
    agreed = person.extra if correction is None else correction
    extra = exact_extra(agreed.numerator, agreed.denominator)
    whole = planned_ms(nominal, extra)
    return IdentityView(
        first_name=person.first_name or words(Text.IDENTITY_BLANK),
        last_name=person.last_name or person.code,
        birth_date=birth(person.birth_date),
        exam=words(Text.EXAM_NAME),
        exam_detail=words(Text.IDENTITY_EXAM_DETAIL),
        duration=duration(whole),
        planned=duration(nominal),
        extra=f"+{NBSP}{duration(whole - nominal)}" if extra else "",
        extra_share=float(1 - nominal / whole),
        adaptations=adaptation_words(person.adaptations, extra),
        adaptations_note=adaptation_note(person.adaptations, extra),
    )


class AdmissionPresenter:
    """The invigilator admits the candidate with a PIN, on the candidate's own screen."""

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
        self._came: tuple[Sit, At] | None = None
        self._waited = ""

    def present(self) -> None:
        """Show whose PIN is awaited, and for how long."""
        seat, room = self._desk.seat, self._desk.room
        if seat is None or room is None:
            return
        self._frames.plain()
        person = seat.person
        said = standing(self._complaint, room.pins, PinRole.SURVEILLANT)
        self._closed = said.wait_ms > 0
        if self._came is None or self._came[0] is not seat.sit:
            self._came = (seat.sit, self._desk.gear.clock.now())
        self._waited = self._waiting()
        self._stage.show(
            Screen.ADMISSION,
            AdmissionView(
                name=f"{person.first_name} {person.last_name}".strip() or person.code,
                role_label=words(Text.ROLE_PIN_SURVEILLANT),
                rows=_rows(seat, room),
                waited=self._waited,
                message=said.message,
                wait_ms=said.wait_ms,
                busy=self._busy,
            ),
        )

    async def pin_submitted(self, typed: str) -> None:
        """Admit, if it is the invigilator's PIN."""
        room, seat = self._desk.room, self._desk.seat
        if self._busy or room is None or seat is None:
            return
        self._busy, self._complaint = True, Complaint()
        self.present()
        try:
            actor = await self._gate.authorise(room.pins, PinRole.SURVEILLANT, typed, "admit")
            seat.sit.do(commands.Admit(), actor)
        except KioskError as error:
            self._complaint = complaint(error)
        finally:
            self._busy = False
        self._refresh()

    def tick(self) -> None:
        """Once a second: how long it has lasted, and a closed prompt that opens again."""
        if self._closed or self._waiting() != self._waited:
            self.present()

    def _waiting(self) -> str:
        came = self._desk.gear.clock.now() if self._came is None else self._came[1]
        now = self._desk.gear.clock.now()
        if now.boot_ms - came.boot_ms < _MINUTE:
            return journey_words(JourneyText.ADMISSION_NOW)
        return journey_words(
            JourneyText.ADMISSION_WAITED, waited=elapsed(now.boot_ms - came.boot_ms)
        )

    def back(self) -> None:
        """It was somebody else after all."""
        if self._busy:
            return
        self._complaint = Complaint()
        self._desk.leave_seat()
        self._refresh()


def _rows(seat: Seat, room: Room) -> tuple[tuple[str, str], ...]:
    view = identity_view(seat.person, room, seat.sit.exam.sitting.correction)
    return (
        (words(Text.ADMISSION_BIRTH), view.birth_date),
        (words(Text.ADMISSION_DURATION), view.duration),
    )
