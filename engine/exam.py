"""Plan, bank, seed and facts make the whole exam: next item, abilities, outcome.

The station runs it forward, the server runs it again; there is no second implementation. Knows
no file, no clock and no person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from engine.adaptive.ability import Estimate
from engine.adaptive.draw import draw
from engine.adaptive.exposure import sub_pool
from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.profile import Profile
from engine.adaptive.screening import Flag, screening_data
from engine.adaptive.standing import Standing, first_standing
from engine.errors import BankExhaustedError, TransitionRefusedError
from engine.grading import Status, grade
from engine.items import Item, ItemBank, ItemId, Solution
from engine.plan import ExamPlan
from engine.records.canonical import Json
from engine.records.journal_record import Record
from engine.records.secret import Secret
from engine.scoring.downgrade import Answered
from engine.scoring.flags import flags_of
from engine.scoring.outcome import AbortReason, Circumstances, Outcome, outcome
from engine.scoring.profile import profile_of
from engine.sitting.commands import Command, End, Serve
from engine.sitting.events import EndReason, StationScored
from engine.sitting.evolve import evolve
from engine.sitting.state import Phase, Sitting
from engine.study import Study

PROVISIONAL_REASON: Final[Mapping[EndReason, AbortReason | None]] = {
    EndReason.COMPLETED: None,
    EndReason.TIME: AbortReason.CANDIDATE,
    EndReason.CANDIDATE: AbortReason.CANDIDATE,
    EndReason.INVIGILATOR: AbortReason.CANDIDATE,
    EndReason.TECHNICAL: AbortReason.TECHNICAL,
}
"""What an end counts as until finalisation has spoken."""


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """What an exam is made of before anyone sits it.

    `joint` is the bank laid out for the plan's joint policy, `start` the standing before any
    answer: both depend on the bank alone and are made once for all candidates.
    `study` is what simulation found about the bank, where the pack carries it.
    """

    plan: ExamPlan
    pool: Pool
    bank: ItemBank
    solutions: Mapping[ItemId, Solution]
    seed: Secret
    joint: JointModel | None
    start: Standing
    study: Study | None = None

    @classmethod
    def of(
        cls,
        plan: ExamPlan,
        bank: ItemBank,
        solutions: Mapping[ItemId, Solution],
        seed: Secret,
        study: Study | None = None,
    ) -> "Paper":
        """The paper of one candidate."""
        pool = Pool.of(bank)
        joint = None if plan.joint is None else JointModel.of(pool, plan.joint)
        start = first_standing(plan, pool, joint)
        return cls(plan, pool, bank, solutions, seed, joint, start, study)


@dataclass(frozen=True, slots=True, eq=False)
class Exam:
    """An exam as its journal tells it, with the abilities after each answer.

    `restriction` is what the candidate must not be served: known from the start of the sitting,
    and drawn again when a report is accepted.
    """

    paper: Paper
    sitting: Sitting
    standing: Standing
    restriction: Restriction | None = None

    @classmethod
    def begin(cls, paper: Paper) -> "Exam":
        """The exam of an empty journal."""
        return cls(paper, Sitting(), paper.start)

    def after(self, record: Record) -> "Exam":
        """The exam after one more fact.

        Raises:
            MalformedError: The record is no event.
            KeyError: It speaks of an item that the bank does not hold.
        """
        sitting = evolve(self.sitting, record)
        standing = self.standing
        for answered in sitting.answers[len(self.sitting.answers) :]:
            item = self.paper.bank[answered.question.item]
            standing = standing.extended(item, correct=answered.status == Status.OK)
        restriction = self.restriction
        if restriction is None or len(sitting.withdrawn) != len(self.sitting.withdrawn):
            restriction = _restriction(self.paper, sitting)
        return Exam(self.paper, sitting, standing, restriction)

    @property
    def ability(self) -> Estimate:
        """The latest estimate."""
        return self.standing.latest

    @property
    def item(self) -> Item | None:
        """The item on the screen."""
        question = self.sitting.question
        return None if question is None else self.paper.bank[question.item]

    @property
    def finished(self) -> bool:
        """Whether the plan asks no further question."""
        return len(self.sitting.answers) >= self.paper.plan.length

    def grade(self, value: Json) -> Status:
        """The status that a response to the question on the screen gets.

        Raises:
            TransitionRefusedError: No question is on the screen.
            MalformedError: The value is none of this item.
        """
        item, question, terms = self.item, self.sitting.question, self.sitting.terms
        if item is None or question is None or terms is None:
            raise TransitionRefusedError("question.none")
        left = question.focus_left and terms.focus_counts
        return grade(item, self.paper.solutions[item.id], value, focused_out=left)

    def follow_up(self) -> Command | None:
        """What the station itself has to do next: serve, end, or nothing.

        When nothing is left to serve even after the plan's relaxations, the sitting ends as
        technical: it is never the candidate's doing.
        """
        sitting, restriction = self.sitting, self.restriction
        waiting = sitting.phase is Phase.RUNNING and sitting.question is None
        if restriction is None or not waiting:
            return None
        if self.finished:
            return End(EndReason.COMPLETED)
        bank, served = self.paper.bank, sitting.served
        seed = self.paper.seed.reveal()
        try:
            chosen = self.standing.next_item(
                [bank[one.question.item] for one in sitting.answers],
                lambda index: draw(seed, served, index),
                restriction,
            )
        except BankExhaustedError:
            return End(EndReason.TECHNICAL)
        relaxed = tuple(one.value for one in chosen.relaxed)
        return Serve(chosen.item.id, chosen.item.version, chosen.draws, relaxed)

    def answers(self) -> tuple[Answered, ...]:
        """The retained answers, as scoring sees them."""
        return tuple(
            Answered(self.paper.bank[one.question.item], one.status == Status.OK)
            for one in self.sitting.answers
        )

    def outcome(self, circumstances: Circumstances | None = None) -> Outcome:
        """The result; without circumstances, the provisional one of how the sitting ended.

        Raises:
            TransitionRefusedError: The sitting has not ended.
        """
        if self.sitting.end is None:
            raise TransitionRefusedError("phase", self.sitting.phase.value, "outcome")
        told = circumstances or Circumstances(abort_reason=PROVISIONAL_REASON[self.sitting.end])
        return outcome(self.paper.plan, self.paper.start, self.answers(), told)

    def profile(self) -> Profile | None:
        """The joint estimate of the retained answers, where the plan has one.

        Under pix-v3 it stands beside the score and never enters it.
        """
        joint, scoring = self.paper.joint, self.paper.plan.scoring
        return None if joint is None else profile_of(joint, self.answers(), scoring)

    def flags(self) -> tuple[Flag, ...]:
        """What screening found in the retained answers; nothing where the pack has no study of it.

        For a human's eyes only: no score and no status depends on it.
        """
        study = self.paper.study
        screening = None if study is None else study.screening
        return flags_of(self.sitting, self.paper.bank, self.ability.ability, screening) or ()

    def scored(self) -> StationScored:
        """What this program computes for the ended sitting, exactly.

        Raises:
            TransitionRefusedError: The sitting has not ended.
        """
        found = self.outcome()
        return StationScored(
            ability=self.ability.ability.hex(),
            error=self.ability.error.hex(),
            pix=found.pix,
            levels=tuple((one.competence, one.level) for one in found.levels),
            outcome=found.status.value,
            comment=None if found.comment is None else str(found.comment),
            exhausted=found.exhausted,
            screening=screening_data(self.flags()) or None,
        )


def _restriction(paper: Paper, sitting: Sitting) -> Restriction | None:
    terms = sitting.terms
    if terms is None:
        return None
    restriction = Restriction(
        language=terms.language,
        adjusted=terms.adjusted,
        excluded=frozenset(paper.bank[one.item].skill for one in sitting.withdrawn),
    )
    if paper.study is None or paper.study.exposure is None:
        return restriction
    share = sub_pool(paper.study.exposure, paper.pool, paper.seed.reveal(), restriction)
    return replace(restriction, sub_pool=share)


def replay_exam(paper: Paper, records: Iterable[Record]) -> Exam:
    """The exam that a journal tells.

    Raises:
        MalformedError: A record is no event.
        KeyError: A record speaks of an item that the bank does not hold.
    """
    return reduce(Exam.after, records, Exam.begin(paper))
