"""Where each candidate of the session stands on this station. Knows no screen and no sentence.

A station sees its own journals only: who is expected here may well be sitting elsewhere.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from engine.records.journal_record import Record
from engine.records.ticket import PackPurpose
from engine.sitting import budget
from engine.sitting.events import EndReason, IncidentNoted, SittingEnded, SittingStarted
from engine.sitting.evolve import replay
from engine.sitting.incidents import Noted
from engine.sitting.state import Phase, Sitting
from kiosk.services.alerts import Warned, seat_alerts, sitting_alerts
from kiosk.services.desk import Desk
from kiosk.services.room import Person, Room
from kiosk.services.seat import Seat
from kiosk.services.sit import UNDER_WAY

LATE_MS: Final = 30 * 60 * 1000
"""From the first start on, how long nobody is marked absent in one go."""


class Presence(StrEnum):
    """What is known of a candidate here; alerts stand beside it, never in its place."""

    EXPECTED = "expected"
    TO_ADMIT = "to-admit"
    ADMITTED = "admitted"
    RUNNING = "running"
    BLOCKED = "blocked"
    PAUSED = "paused"
    TO_RESUME = "to-resume"
    MOVED = "moved"
    ENDED = "ended"
    ABSENT = "absent"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Attending:
    """One candidate, or one blank slot, on this station.

    `question` counts from 1; None outside a test. `remaining_ms` is None before the start and
    after the end. `limit_ms` is the whole time: planned, then given after incidents.
    """

    person: Person
    state: Presence
    seated: bool = False
    question: int | None = None
    length: int = 0
    remaining_ms: int | None = None
    ticking: bool = False
    extra: Fraction = Fraction(0)
    alerts: tuple[Warned, ...] = ()
    noted: tuple[Noted, ...] = ()
    ended: EndReason | None = None
    ended_wall: int = 0
    sitting: Sitting | None = None
    records: tuple[Record, ...] = ()

    @property
    def incidents(self) -> tuple[IncidentNoted, ...]:
        """The incidents that count: none that was withdrawn."""
        return tuple(one.fact for one in self.noted if one.stands)

    @property
    def pressing(self) -> bool:
        """Whether somebody should look at it now."""
        return bool(self.alerts) or self.state in _PRESSING


_PRESSING: Final = frozenset({Presence.TO_ADMIT, Presence.BLOCKED, Presence.TO_RESUME})
_PLAIN: Final = {
    Phase.EXPECTED: Presence.EXPECTED,
    Phase.IDENTIFIED: Presence.TO_ADMIT,
    Phase.ADMITTED: Presence.ADMITTED,
    Phase.RUNNING: Presence.RUNNING,
    Phase.BLOCKED: Presence.BLOCKED,
    Phase.PAUSED: Presence.PAUSED,
    Phase.ENDED: Presence.ENDED,
}


class Attendance:
    """The candidates of the open room: those away from the seat as they were when it was made."""

    def __init__(self, desk: Desk, room: Room) -> None:
        """Read every journal of this station once.

        Raises:
            StorageError: One cannot be read.
        """
        self._desk = desk
        self._room = room
        pack = room.pack(PackPurpose.CERTIFICATION)
        self._length = 0 if pack is None else pack.plan.length
        self._known = {
            person.candidate: ledger.records for person, ledger in room.journals() if ledger.records
        }

    def people(self) -> tuple[Attending, ...]:
        """Everybody: who needs somebody first, then by name, blank slots last."""
        return tuple(sorted(map(self.of, self._room.people), key=_rank))

    def of(self, person: Person) -> Attending:
        """Where one candidate stands."""
        seat = self._desk.seat
        if seat is not None and seat.person.candidate == person.candidate:
            return self._seated(seat)
        records = self._known.get(person.candidate, ())
        if not records:
            return self._away(person)
        return self._elsewhere(person, records)

    def unseen(self) -> tuple[Person, ...]:
        """The listed candidates whom this station has not seen, and who are not marked absent."""
        found = (self.of(person) for person in self._room.people)
        return tuple(one.person for one in found if one.state is Presence.EXPECTED)

    def late_from(self) -> int | None:
        """From when on all who are missing may be marked at once, in ms since the epoch.

        It is counted from the first start of a test here; None before there was one.
        """
        seat = self._desk.seat
        journals = dict(self._known)
        if seat is not None:
            journals[seat.person.candidate] = seat.sit.ledger.records
        starts = [
            record.at.wall
            for records in journals.values()
            for record in records
            if record.type == SittingStarted.TYPE
        ]
        return min(starts) + LATE_MS if starts else None

    def _seated(self, seat: Seat) -> Attending:
        sit, sitting = seat.sit, seat.sit.exam.sitting
        if sitting.phase is Phase.EXPECTED:
            return replace(self._away(seat.person), seated=True)
        state = Presence.MOVED if sitting.moved else _PLAIN[sitting.phase]
        if sit.interrupted and not sitting.moved:
            state = Presence.TO_RESUME
        live = sitting.phase in UNDER_WAY
        return Attending(
            person=seat.person,
            state=state,
            seated=True,
            question=len(sitting.answers) + 1 if live else None,
            length=self._length,
            remaining_ms=sit.remaining_ms if live else None,
            ticking=sitting.ticking and not sit.interrupted,
            extra=_extra(seat.person, sitting),
            alerts=seat_alerts(seat),
            noted=self._noted(seat.person),
            ended=sitting.end,
            ended_wall=_ended_wall(sit.ledger.records, sitting),
            sitting=sitting,
            records=sit.ledger.records,
        )

    def _elsewhere(self, person: Person, records: tuple[Record, ...]) -> Attending:
        """Somebody with a journal here who is not at the seat; a test left alone is to resume."""
        sitting = replay(records)
        live = sitting.phase in UNDER_WAY
        state = _PLAIN[sitting.phase]
        if sitting.moved:
            state = Presence.MOVED
        elif live:
            state = Presence.TO_RESUME
        left = max(0, budget.limit_ms(sitting) - sitting.spent_ms)
        return Attending(
            person=person,
            state=state,
            question=len(sitting.answers) + 1 if live else None,
            length=self._length,
            remaining_ms=left if live else None,
            extra=_extra(person, sitting),
            alerts=sitting_alerts(sitting),
            noted=self._noted(person),
            ended=sitting.end,
            ended_wall=_ended_wall(records, sitting),
            sitting=sitting,
            records=records,
        )

    def _away(self, person: Person) -> Attending:
        state = Presence.EXPECTED
        if person.blank:
            state = Presence.FREE
        elif person.candidate in self._room.log.state.absent:
            state = Presence.ABSENT
        return Attending(
            person=person,
            state=state,
            extra=person.extra,
            noted=self._noted(person),
        )

    def _noted(self, person: Person) -> tuple[Noted, ...]:
        noted = self._room.log.state.noted
        return tuple(one for one in noted if one.fact.candidate == person.candidate)


def _extra(person: Person, sitting: Sitting) -> Fraction:
    if sitting.terms is not None:
        return sitting.terms.extra
    return person.extra if sitting.correction is None else sitting.correction


def _ended_wall(records: Sequence[Record], sitting: Sitting) -> int:
    """When a test ended; what the station computed of it comes after."""
    if sitting.end is None:
        return 0
    return next(one.at.wall for one in reversed(records) if one.type == SittingEnded.TYPE)


def _rank(one: Attending) -> tuple[bool, bool, str, str]:
    person = one.person
    return (
        not one.pressing,
        person.blank,
        folded(f"{person.last_name} {person.first_name}"),
        person.candidate,
    )


def folded(name: str) -> str:
    """A name without accents and in small letters, to sort and to search by."""
    apart = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
