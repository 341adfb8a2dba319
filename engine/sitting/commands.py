"""What people and the station may wish for. Knows nothing about whether it is allowed."""

from dataclasses import dataclass
from fractions import Fraction

from engine.items import ItemId
from engine.records.canonical import Json
from engine.sitting.events import EndReason, ObservationPolicy, PauseCause, StationScored
from engine.sitting.state import Terms


@dataclass(frozen=True, slots=True)
class Identify:
    """This candidate is at the station."""

    candidate: str
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Admit:
    """The invigilator admits the candidate."""


@dataclass(frozen=True, slots=True)
class Start:
    """The candidate starts the test."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class Serve:
    """Show the next question."""

    item: ItemId
    version: int
    draws: int
    relaxed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidate validates a response, graded by the exam."""

    value: Json
    status: str


@dataclass(frozen=True, slots=True)
class Skip:
    """The candidate passes the question."""


@dataclass(frozen=True, slots=True)
class ReportProblem:
    """The candidate reports a problem with the question."""

    blocked: bool
    category: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class AcceptProblem:
    """The invigilator accepts the report: the question is replaced."""

    code: str


@dataclass(frozen=True, slots=True)
class DismissProblem:
    """The invigilator refuses the report: the same question goes on, the waiting is charged."""

    code: str
    charged_ms: int = 0


@dataclass(frozen=True, slots=True)
class Pause:
    """Suspend the test."""

    cause: PauseCause


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class GrantTime:
    """Give time after an incident."""

    ms: int
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectExtra:
    """Correct the planned extra time."""

    extra: Fraction


@dataclass(frozen=True, slots=True)
class Restart:
    """Go on after a crash or an outage with what the working row held."""

    spent_ms: int
    draft: Json
    outage_ms: int


@dataclass(frozen=True, slots=True)
class LeaveFocus:
    """Another window is in front."""


@dataclass(frozen=True, slots=True)
class ReturnFocus:
    """The test is in front again."""

    away_ms: int


@dataclass(frozen=True, slots=True)
class Observe:
    """Note something for the invigilator; a hold pauses the test."""

    kind: str
    policy: ObservationPolicy
    sentence: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Expire:
    """Time and grace are over; the draft is kept."""

    draft: Json


@dataclass(frozen=True, slots=True)
class End:
    """End the test."""

    reason: EndReason


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Go on with a sitting begun on another station."""

    checkpoint: str
    epoch: int
    spent_ms: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """Let another station go on with this sitting; nothing more happens here."""

    draft: Json
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChooseDisplay:
    """The candidate chooses how the screen looks and speaks."""

    settings: Json


@dataclass(frozen=True, slots=True)
class NoteRollback:
    """The database turned out to be older than it should be."""

    known_seq: int
    found_seq: int
    where: str


@dataclass(frozen=True, slots=True)
class Score:
    """Write down what this station computes."""

    scored: StationScored


Command = (
    Identify
    | Admit
    | Start
    | Serve
    | Answer
    | Skip
    | ReportProblem
    | AcceptProblem
    | DismissProblem
    | Pause
    | Resume
    | GrantTime
    | CorrectExtra
    | Restart
    | LeaveFocus
    | ReturnFocus
    | Observe
    | Expire
    | End
    | TakeOver
    | HandOver
    | ChooseDisplay
    | NoteRollback
    | Score
)
