"""The facts of a sitting and of a station's session. Knows nothing about how they come about.

Each event has a type name that is its name in journals for ever: fields may be added with a
default, never removed nor given another meaning.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Final

from engine.records.canonical import Json


class PauseCause(StrEnum):
    """Why a sitting is paused; only a personal pause uses the candidate's own time."""

    INCIDENT = "incident"
    PERSONAL = "personal"
    TECHNICAL = "technical"


class EndReason(StrEnum):
    """Why a sitting ended."""

    COMPLETED = "completed"
    TIME = "time"
    CANDIDATE = "candidate"
    TECHNICAL = "technical"
    INVIGILATOR = "invigilator"


class ObservationPolicy(StrEnum):
    """What an observation does: is only noted, is shown, or holds the sitting."""

    IGNORE = "ignore"
    WARN = "warn"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Event:
    """Any fact of a journal."""

    TYPE: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """The access code and the invigilator's PIN were accepted on this station."""

    TYPE: ClassVar[str] = "session.opened"
    session: str
    station: str
    ticket_sha256: str
    realm: str
    level: int


@dataclass(frozen=True, slots=True)
class SessionClosed(Event):
    """The session was closed on this station."""

    TYPE: ClassVar[str] = "session.closed"
    sittings: int


@dataclass(frozen=True, slots=True)
class PinTried(Event):
    """A PIN is about to be checked; written before the check, so that no plug pull resets it."""

    TYPE: ClassVar[str] = "pin.tried"
    pin_role: str
    act: str


@dataclass(frozen=True, slots=True)
class PinAccepted(Event):
    """The PIN just tried was right."""

    TYPE: ClassVar[str] = "pin.accepted"
    pin_role: str
    act: str


@dataclass(frozen=True, slots=True)
class PinLockCleared(Event):
    """The access code and the chief's PIN cleared the delays of a role."""

    TYPE: ClassVar[str] = "pin.cleared"
    pin_role: str


@dataclass(frozen=True, slots=True)
class LockdownVerified(Event):
    """The lockdown holds; `level` is 2 for an exam station, 1 for a protected session.

    `limits` are codes of what this level does not stop here, from the interface's list.
    """

    TYPE: ClassVar[str] = "lockdown.verified"
    level: int
    operations: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LockdownLost(Event):
    """Something of the lockdown no longer holds."""

    TYPE: ClassVar[str] = "lockdown.lost"
    operation: str


@dataclass(frozen=True, slots=True)
class LevelAccepted(Event):
    """The chief accepted a lower level of lockdown, not below the ticket's minimum."""

    TYPE: ClassVar[str] = "lockdown.accepted"
    level: int


@dataclass(frozen=True, slots=True)
class SittingSealed(Event):
    """A sitting's journal is final: its root, size and bundle."""

    TYPE: ClassVar[str] = "sitting.sealed"
    journal: str
    root: str
    size: int
    bundle: str


@dataclass(frozen=True, slots=True)
class CandidateIdentified(Event):
    """A candidate is at this station; `blank` says that an unlisted candidate took a slot."""

    TYPE: ClassVar[str] = "candidate.identified"
    candidate: str
    blank: bool = False


@dataclass(frozen=True, slots=True)
class CandidateAdmitted(Event):
    """An invigilator has seen the candidate and admits them."""

    TYPE: ClassVar[str] = "candidate.admitted"


@dataclass(frozen=True, slots=True)
class SittingStarted(Event):
    """The test begins; times in milliseconds, extra time as an exact fraction."""

    TYPE: ClassVar[str] = "sitting.started"
    plan: str
    rules: str
    pack: str
    pack_version: int
    manifest_sha256: str
    language: str
    adjusted: bool
    duration_ms: int
    extra_numerator: int
    extra_denominator: int
    grant_cap_ms: int
    focus_counts: bool = False


@dataclass(frozen=True, slots=True)
class QuestionServed(Event):
    """A question is shown; `served` counts those served before, replaced ones included."""

    TYPE: ClassVar[str] = "question.served"
    served: int
    item: str
    version: int
    draws: int
    relaxed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerGiven(Event):
    """The candidate validated a response; `elapsed_ms` is own time since it was served."""

    TYPE: ClassVar[str] = "answer.given"
    value: Json
    status: str
    elapsed_ms: int


@dataclass(frozen=True, slots=True)
class QuestionSkipped(Event):
    """The candidate passed the question."""

    TYPE: ClassVar[str] = "question.skipped"
    elapsed_ms: int


@dataclass(frozen=True, slots=True)
class ProblemReported(Event):
    """The candidate reports a problem; `blocked` stops the clock until it is decided."""

    TYPE: ClassVar[str] = "problem.reported"
    blocked: bool
    category: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProblemAccepted(Event):
    """The question is withdrawn, its skill excluded, and another is served in its place."""

    TYPE: ClassVar[str] = "problem.accepted"
    code: str


@dataclass(frozen=True, slots=True)
class ProblemDismissed(Event):
    """The candidate goes on with the same question; `charged_ms` of the waiting is charged."""

    TYPE: ClassVar[str] = "problem.dismissed"
    code: str
    charged_ms: int = 0


@dataclass(frozen=True, slots=True)
class SittingPaused(Event):
    """The test is suspended."""

    TYPE: ClassVar[str] = "sitting.paused"
    cause: PauseCause


@dataclass(frozen=True, slots=True)
class SittingResumed(Event):
    """The test goes on after a pause."""

    TYPE: ClassVar[str] = "sitting.resumed"


@dataclass(frozen=True, slots=True)
class TimeGranted(Event):
    """Time is given after an incident, in its own ledger."""

    TYPE: ClassVar[str] = "time.granted"
    ms: int
    reason: str


@dataclass(frozen=True, slots=True)
class ExtraCorrected(Event):
    """The chief corrects a forgotten or wrong extra-time fraction."""

    TYPE: ClassVar[str] = "extra.corrected"
    extra_numerator: int
    extra_denominator: int


@dataclass(frozen=True, slots=True)
class SittingRestarted(Event):
    """The test goes on after a crash or an outage, from what was last kept."""

    TYPE: ClassVar[str] = "sitting.restarted"
    spent_ms: int
    draft: Json
    outage_ms: int


@dataclass(frozen=True, slots=True)
class FocusLeft(Event):
    """Another window came before the test."""

    TYPE: ClassVar[str] = "focus.left"


@dataclass(frozen=True, slots=True)
class FocusReturned(Event):
    """The test is in front again, after so many milliseconds."""

    TYPE: ClassVar[str] = "focus.returned"
    away_ms: int


@dataclass(frozen=True, slots=True)
class Observation(Event):
    """Something the invigilator should know, said in one plain sentence.

    `subject` names what was seen (a program, a window's program, a device), never a person.
    """

    TYPE: ClassVar[str] = "observation"
    kind: str
    policy: ObservationPolicy
    sentence: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpired(Event):
    """The time and its grace are over; the draft is kept and is not an answer."""

    TYPE: ClassVar[str] = "time.expired"
    draft: Json


@dataclass(frozen=True, slots=True)
class SittingEnded(Event):
    """The test is over."""

    TYPE: ClassVar[str] = "sitting.ended"
    reason: EndReason


@dataclass(frozen=True, slots=True)
class Takeover(Event):
    """This station goes on with a sitting begun elsewhere, from that station's checkpoint."""

    TYPE: ClassVar[str] = "takeover"
    checkpoint: str
    epoch: int
    spent_ms: int


@dataclass(frozen=True, slots=True)
class SittingMoved(Event):
    """The sitting leaves this station: nothing more is recorded here, another one takes it over.

    `draft` is what was typed and not validated; `reason` a code of why, from the interface's list.
    """

    TYPE: ClassVar[str] = "sitting.moved"
    draft: Json
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DisplayChosen(Event):
    """How the candidate wants the screen to look and speak; follows them to another station.

    `settings` is an object of the interface's own (see `kiosk.ui.views.preferences`); no rule of
    the exam reads it.
    """

    TYPE: ClassVar[str] = "display.chosen"
    settings: Json


@dataclass(frozen=True, slots=True)
class CandidateAbsent(Event):
    """A candidate did not come, or came after all; a fact of the session, not of a sitting."""

    TYPE: ClassVar[str] = "candidate.absent"
    candidate: str
    absent: bool


@dataclass(frozen=True, slots=True)
class IncidentNoted(Event):
    """An incident by its code (C1, C2, C4, C6, C7, C8), of a candidate or of the room.

    `detail` is a code from the interface's list, never free text; `candidate` is empty for the
    whole room.
    """

    TYPE: ClassVar[str] = "incident.noted"
    code: str
    candidate: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IncidentWithdrawn(Event):
    """An incident was noted by mistake; it stays readable, and counts no more.

    `noted` is the number (`seq`) of its record in this same journal; `reason` a code from the
    interface's list, never free text.
    """

    TYPE: ClassVar[str] = "incident.withdrawn"
    noted: int
    reason: str


@dataclass(frozen=True, slots=True)
class ObservationSilenced(Event):
    """An invigilator looked, and wants no more notice of this here; a fact of the session.

    `subject` is that of the observation, empty for whatever is of the kind; `reason` is a code
    from the interface's list, never free text.
    """

    TYPE: ClassVar[str] = "observation.silenced"
    kind: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class RollbackDetected(Event):
    """The database is older than a high-water mark kept elsewhere."""

    TYPE: ClassVar[str] = "rollback.detected"
    known_seq: int
    found_seq: int
    where: str


@dataclass(frozen=True, slots=True)
class StationScored(Event):
    """What this station computes; `float.hex` where exactness counts.

    `exhausted` says that the bank ran dry while an abandoned exam was completed. `screening` is
    as `engine.adaptive.screening.screening_data` gives it: for a human, never for a score.
    """

    TYPE: ClassVar[str] = "station.scored"
    ability: str
    error: str
    pix: int | None
    levels: tuple[tuple[str, int], ...]
    outcome: str
    comment: str | None = field(default=None)
    exhausted: bool = False
    screening: Json = None


EVENTS: Final[tuple[type[Event], ...]] = (
    SessionOpened,
    SessionClosed,
    PinTried,
    PinAccepted,
    PinLockCleared,
    LockdownVerified,
    LockdownLost,
    LevelAccepted,
    SittingSealed,
    CandidateIdentified,
    CandidateAdmitted,
    SittingStarted,
    QuestionServed,
    AnswerGiven,
    QuestionSkipped,
    ProblemReported,
    ProblemAccepted,
    ProblemDismissed,
    SittingPaused,
    SittingResumed,
    TimeGranted,
    ExtraCorrected,
    SittingRestarted,
    FocusLeft,
    FocusReturned,
    Observation,
    TimeExpired,
    SittingEnded,
    Takeover,
    SittingMoved,
    DisplayChosen,
    CandidateAbsent,
    IncidentNoted,
    IncidentWithdrawn,
    ObservationSilenced,
    RollbackDetected,
    StationScored,
)
