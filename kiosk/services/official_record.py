"""What the procès-verbal of a session says, as values. Knows no words, no paper and no database.

Nothing here can hold a response, a status, an ability or a score: the acts that it is read from
(`kiosk.services.record_reading`) do not have them. Instants are in ms since the epoch.
"""

from dataclasses import dataclass
from fractions import Fraction

from engine.records.root import Realm
from engine.sitting import budget


@dataclass(frozen=True, slots=True)
class Place:
    """Where the session took place; `centre` is the UAI of the school."""

    session: str
    realm: Realm
    centre: str
    room: str
    plan: str
    station: str
    label: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something done at an instant, by a role."""

    wall: int
    role: str


@dataclass(frozen=True, slots=True)
class Granted:
    """Time given after an incident, in ms."""

    wall: int
    ms: int
    reason: str
    role: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension; `until` is None when the test ended in it, or it still lasts."""

    wall: int
    cause: str
    role: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem reported on a question, by its number on the screen, and what was decided."""

    wall: int
    question: int
    blocked: bool
    category: str
    code: str = ""
    accepted: bool | None = None
    decided: Done | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation, in the sentence that was recorded."""

    wall: int
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outage:
    """A stop of the station, with its estimated length in ms; who let the test go on."""

    wall: int
    ms: int
    role: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction of the planned extra time."""

    wall: int
    extra: Fraction
    role: str


@dataclass(frozen=True, slots=True)
class Move:
    """The sitting came here (`here`) or left; `reason` is a code of why."""

    wall: int
    role: str
    here: bool
    epoch: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """The newest signed checkpoint of a journal: its text, its length in records, its root."""

    journal: str
    candidate: str
    size: int
    root: bytes
    wall: int
    note: str


@dataclass(frozen=True, slots=True)
class SittingRecord:
    """One candidate's sitting on this station.

    `shown` counts the questions that kept their place, `replaced` those withdrawn. `bundle` and
    `root` are those of the sealed journal, empty before it is sealed.
    """

    journal: str
    candidate: str
    blank: bool = False
    identified: Done | None = None
    admitted: Done | None = None
    started: int | None = None
    duration_ms: int = 0
    extra: Fraction = Fraction(0)
    ended: Done | None = None
    reason: str = ""
    shown: int = 0
    replaced: int = 0
    corrections: tuple[Corrected, ...] = ()
    grants: tuple[Granted, ...] = ()
    pauses: tuple[Pause, ...] = ()
    problems: tuple[Problem, ...] = ()
    observed: tuple[Seen, ...] = ()
    left: int = 0
    away_ms: int = 0
    outages: tuple[Outage, ...] = ()
    moves: tuple[Move, ...] = ()
    rollbacks: tuple[int, ...] = ()
    bundle: str = ""
    root: bytes = b""

    @property
    def planned_ms(self) -> int:
        """The time planned, extra time included."""
        return budget.planned_ms(self.duration_ms, self.extra)

    @property
    def granted_ms(self) -> int:
        """The time given after incidents."""
        return sum(one.ms for one in self.grants)

    @property
    def gone(self) -> bool:
        """Whether the sitting left this station for another one."""
        return bool(self.moves) and not self.moves[-1].here


@dataclass(frozen=True, slots=True)
class Absence:
    """A candidate who did not come."""

    wall: int
    candidate: str
    role: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who took an incident back, and why, by its code."""

    wall: int
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident by its code, of a candidate or (empty) of the room.

    `journal` and `seq` say which record noted it. One that was withdrawn stays here, struck out.
    """

    wall: int
    code: str
    candidate: str
    detail: str
    role: str
    journal: str = ""
    seq: int = 0
    withdrawn: Withdrawn | None = None


@dataclass(frozen=True, slots=True)
class PinErrors:
    """How often a PIN of a role was refused."""

    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Unlocking:
    """The delays of a role were cleared by the chief."""

    wall: int
    role: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """A notice that somebody wanted no more of, and why, by its code."""

    wall: int
    kind: str
    subject: str
    reason: str
    role: str


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """The whole record of a session on one station; `level` is 0 where nothing was locked.

    `limits` are codes of what that level did not stop; `observed` is what was noticed outside of
    any sitting.
    """

    place: Place
    level: int
    accepted: Done | None
    openings: tuple[Done, ...]
    closings: tuple[Done, ...]
    sittings: tuple[SittingRecord, ...]
    absences: tuple[Absence, ...]
    incidents: tuple[Incident, ...]
    pin_errors: tuple[PinErrors, ...]
    unlockings: tuple[Unlocking, ...]
    losses: tuple[Seen, ...]
    seals: tuple[Seal, ...]
    limits: tuple[str, ...] = ()
    observed: tuple[Seen, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the session was closed, and not opened again since."""
        if not self.closings:
            return False
        return not self.openings or self.openings[-1].wall <= self.closings[-1].wall

    @property
    def candidates(self) -> tuple[str, ...]:
        """Everybody it speaks of: who sat here, then who did not come."""
        found = [one.candidate for one in self.sittings]
        found += [one.candidate for one in self.absences]
        found += [one.candidate for one in self.incidents if one.candidate]
        return tuple(dict.fromkeys(found))
