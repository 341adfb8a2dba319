"""The plan of an exam: its length, time, selection and scoring, all data. Knows no candidate.

A plan is versioned and carried by a pack. `rules` names the behaviour that reads it: a change
of behaviour is a new name, so that an old sitting replays for ever.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from engine.errors import MalformedError
from engine.policies import JointPolicy, QuotaPolicy, ScoringPolicy, SelectionPolicy

PlanId = NewType("PlanId", str)
RulesId = NewType("RulesId", str)

PIX_V3: Final = RulesId("pix-v3@1")
"""Choice and score as Pix's certification v3 computes them."""

JOINT: Final = RulesId("joint@1")
"""Choice by quotas at each competence's own ability, score by the joint estimate."""


class Kind(StrEnum):
    """What the exam is for."""

    CERTIFICATION = "certification"
    PIX_PLUS = "pix_plus"
    POSITIONING = "positioning"
    CAMPAIGN = "campaign"
    ATTESTATION = "attestation"
    MISSION = "mission"
    MODULE = "module"


class Source(StrEnum):
    """Where questions come from: the whole bank of the pack that carries the plan."""

    BANK = "bank"


class Feedback(StrEnum):
    """When the candidate learns what was right."""

    NONE = "none"
    AT_END = "at_end"
    IMMEDIATE = "immediate"


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """Everything that makes one exam differ from another.

    `minimum_answers` is the number under which an unfinished exam has no result. `rules` are
    `PIX_V3` with a `SelectionPolicy`, `JOINT` with a `QuotaPolicy` and a `JointPolicy`. Under
    pix-v3 a joint policy adds an estimate beside the score, which never enters it.
    """

    id: PlanId
    version: int
    rules: RulesId
    kind: Kind
    source: Source
    length: int
    duration_ms: int
    minimum_answers: int
    feedback: Feedback
    selection: SelectionPolicy | QuotaPolicy
    scoring: ScoringPolicy
    joint: JointPolicy | None = None

    @property
    def pix_v3(self) -> SelectionPolicy:
        """The selection, of a plan under the rules of pix-v3.

        Raises:
            MalformedError: It is under others.
        """
        if not isinstance(self.selection, SelectionPolicy):
            raise MalformedError("plan.rules", self.rules)
        return self.selection
