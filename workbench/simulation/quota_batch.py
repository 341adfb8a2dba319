"""Exams with quotas by competence, thousands at a time. Knows no report and no threshold.

The rules are those of `engine.adaptive.quota`, the abilities those that it chooses at: one for
all competences where the joint policy knows no deviations, each competence's own otherwise. What
the batch approximates is told by its parts: abilities in steps, own abilities by Gaussians. The
few questions for which a filter must be given up go to the engine itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Codes, Restriction
from engine.adaptive.quota import select_by_quota
from engine.errors import BankExhaustedError
from engine.policies import JointPolicy, QuotaPolicy
from workbench.simulation.answering import Answering, AnswerKey, Numbers
from workbench.simulation.arrays import BankArrays, Flags, Groups
from workbench.simulation.batch import Sat
from workbench.simulation.competence_lists import CompetenceLists, ListChooser
from workbench.simulation.general_ability import GeneralAbilities, GeneralTables
from workbench.simulation.own_abilities import OwnAbilities, OwnTables
from workbench.simulation.sitting import Learner, shares_of, sit_through
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.tube_ranks import TubeChooser, TubeRanks
from workbench.simulation.world import Examinees, Stream, World, draw_examinees


@dataclass(frozen=True, slots=True, eq=False)
class QuotaExam:
    """An exam of `QuotaPolicy` in a world.

    Attributes:
        bank: The truth.
        world: The examinees.
        policy: Quotas and relaxations.
        joint: Priors under which items are chosen.
        length: Questions.
        seen: The bank as the engine sees it; the truth by default.
        sub_pools: Shares of the bank, when exposure is controlled.
    """

    bank: BankArrays
    world: World
    policy: QuotaPolicy
    joint: JointPolicy
    length: int = 32
    seen: BankArrays | None = None
    sub_pools: SubPools | None = None

    def prepared(self) -> Callable[[int, int], Sat]:
        """See `batch.Exam`."""
        return QuotaRoom(self).sit_chunk


class Abilities(Learner, Protocol):
    """The abilities of n examinees after some answers, as items are chosen by them."""

    @property
    def own(self) -> Numbers:
        """Shape (n,), or (n, C) in each competence, logits."""
        ...


class Chooser(Protocol):
    """What is open to n examinees."""

    def choose(self, ability: Numbers) -> Codes:
        """Shape (n,), the best open item at `Abilities.own`; m where none is open."""
        ...

    def note(self, items: Codes) -> None:
        """Close what the items asked close; m asks nothing."""
        ...


class QuotaRoom:
    """The tables of one exam, and chunks of examinees who sit it."""

    def __init__(self, exam: QuotaExam) -> None:
        """Make the tables."""
        seen = exam.bank if exam.seen is None else exam.seen
        self._exam = exam
        self._model = JointModel.of(seen.pool, exam.joint)
        self._key = AnswerKey.of(exam.bank, np.float32)
        self._abilities = _abilities(self._model)
        self._chooser = self._choosers(seen)

    def _choosers(self, seen: BankArrays) -> "Callable[[int, Flags | None], Chooser]":
        exam, discrimination = self._exam, self._model.discrimination
        groups = Groups.of(seen, one_per_tube=exam.policy.one_per_tube)
        quota = exam.policy.per_competence
        if _one_ability(exam.joint) and exam.sub_pools is None:
            ranks = TubeRanks.of(groups, discrimination, seen.difficulty, quota)
            return lambda count, _eligible: TubeChooser(ranks, count)
        lists = CompetenceLists.of(seen, groups, discrimination, quota)
        return lambda count, eligible: ListChooser(lists, count, eligible)

    def sit_chunk(self, chunk: int, count: int) -> Sat:
        """The exams of one chunk of the world's examinees."""
        exam, world = self._exam, self._exam.world
        examinees = draw_examinees(world, exam.bank, count, chunk)
        draws = world.generator(Stream.ANSWERS, chunk).random(
            (exam.length, count), dtype=np.float32
        )
        eligible = shares_of(exam.sub_pools, exam.bank, world, chunk, count)
        return self.sit(examinees, draws, eligible)

    def sit(self, examinees: Examinees, draws: Numbers, eligible: Flags | None = None) -> Sat:
        """The exams of some examinees.

        Args:
            examinees: n of them.
            draws: Shape (length, n), uniform in [0, 1), one for each answer.
            eligible: Shape (n, m), their shares of the bank.
        """
        count, nothing = len(examinees), len(self._exam.bank)
        abilities = self._abilities(count)
        chooser = self._chooser(count, eligible)

        def choose(before: Codes) -> tuple[Codes, Flags]:
            chosen = chooser.choose(abilities.own)
            gave_up = np.zeros(count, np.bool_)
            for row in np.flatnonzero(chosen == nothing):
                share = None if eligible is None else eligible[row]
                chosen[row] = self._relaxed(before[:, row], abilities.own[row], share)
                gave_up[row] = chosen[row] != nothing
            chooser.note(chosen)
            return chosen, gave_up

        answering = Answering(self._key, examinees, draws)
        return sit_through(examinees, self._exam.bank, answering, abilities, choose)

    def _relaxed(self, asked: Codes, own: Numbers, share: Flags | None) -> int:
        """What the engine chooses with its relaxations, or m."""
        pool = self._model.pool
        before = [pool.items[place] for place in asked if place < len(pool.items)]
        everywhere = np.broadcast_to(own, len(self._model.competences)).astype(np.float64)
        sub_pool = None
        if share is not None:
            sub_pool = frozenset(pool.items[place].id for place in np.flatnonzero(share))
        try:
            chosen = select_by_quota(
                self._model,
                before,
                everywhere,
                self._exam.policy,
                restriction=Restriction(sub_pool=sub_pool),
            )
        except BankExhaustedError:
            return len(pool.items)
        return pool.places[chosen.item.id]


def _one_ability(joint: JointPolicy) -> bool:
    return joint.competence_sd == joint.domain_sd == 0.0


def _abilities(model: JointModel) -> Callable[[int], Abilities]:
    if _one_ability(model.policy):
        tables = GeneralTables.of(model)
        return lambda count: GeneralAbilities(tables, count)
    own = OwnTables.of(model)
    return lambda count: OwnAbilities(own, count)
