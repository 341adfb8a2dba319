"""What a sitting is at a moment: phases and the values they carry. Knows no transition."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from engine.items import ItemId
from engine.records.canonical import Json
from engine.records.journal_record import Actor, At
from engine.sitting.events import EndReason, PauseCause, StationScored


class Phase(StrEnum):
    """The phases of a sitting, from an empty chair to an end."""

    EXPECTED = "expected"
    IDENTIFIED = "identified"
    ADMITTED = "admitted"
    RUNNING = "running"
    BLOCKED = "blocked"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Question:
    """The question on the screen; `spent_ms` is the own time when it was served."""

    served: int
    item: ItemId
    version: int
    spent_ms: int
    focus_left: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that counts, with its response and status."""

    question: Question
    value: Json
    status: str
    elapsed_ms: int


@dataclass(frozen=True, slots=True)
class Report:
    """A problem reported on the current question and not yet decided.

    `waited_ms` is how long the candidate was blocked up to the latest fact: pauses and outages
    in between are nobody's waiting.
    """

    category: str
    text: str
    blocked: bool
    at: At
    waited_ms: int = 0


@dataclass(frozen=True, slots=True)
class Grant:
    """Time given after an incident."""

    ms: int
    reason: str
    role: Actor


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed at the start.

    `adjusted` serves only accessible items; `focus_counts` is the ticket's *count*, which never
    holds for an adjusted sitting.
    """

    plan: str
    rules: str
    pack: str
    pack_version: int
    manifest_sha256: str
    language: str
    adjusted: bool
    duration_ms: int
    extra: Fraction
    grant_cap_ms: int
    focus_counts: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting as its journal tells it; the only constructor in use is `replay`."""

    phase: Phase = Phase.EXPECTED
    seq: int = 0
    candidate: str = ""
    epoch: int = 1
    terms: Terms | None = None
    spent_ms: int = 0
    mark: At | None = None
    grants: tuple[Grant, ...] = ()
    question: Question | None = None
    draft: Json = None
    answers: tuple[Answered, ...] = ()
    withdrawn: tuple[Question, ...] = ()
    report: Report | None = None
    pause: PauseCause | None = None
    correction: Fraction | None = None
    focus_away: bool = False
    rolled_back: bool = False
    moved: bool = False
    display: Json = None
    restarts: int = 0
    end: EndReason | None = None
    scored: StationScored | None = None

    @property
    def served(self) -> int:
        """How many questions were served, replaced ones included."""
        return len(self.answers) + len(self.withdrawn) + (self.question is not None)

    @property
    def ticking(self) -> bool:
        """Whether the candidate's own time runs."""
        if self.moved:
            return False
        waiting = self.report is not None and self.report.blocked
        return self.phase is Phase.RUNNING or (
            self.phase is Phase.PAUSED and self.pause is PauseCause.PERSONAL and not waiting
        )
