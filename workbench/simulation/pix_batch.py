"""Exams by the official rules, thousands at a time. Knows no report and no threshold.

The rules are those of `engine.adaptive.selection` and the estimator that of
`engine.adaptive.ability`; in double precision the batch serves what they serve, save for ties
closer than rounding. Questions to which the rules leave nothing go to the engine itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.pool import Codes, Restriction
from engine.adaptive.selection import select
from engine.errors import BankExhaustedError
from engine.policies import SelectionPolicy
from workbench.simulation.answering import Answering, AnswerKey, Numbers
from workbench.simulation.arrays import BankArrays, Flags, Groups
from workbench.simulation.batch import Sat
from workbench.simulation.cell_ranks import CellRanks, Shortlist, cell_of
from workbench.simulation.moving_ability import MovingAbilities, MovingTables
from workbench.simulation.sitting import shares_of, sit_through
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.world import Examinees, Stream, World, draw_examinees

_PERCENT: Final = 100.0
_MARGIN: Final = 12.0
"""Open items that a first look should meet, for one of the best to be surely among them."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class PixExam:
    """An exam of `SelectionPolicy` in a world.

    Attributes:
        bank: The truth.
        world: The examinees.
        policy: Rules, probabilities, relaxations.
        length: Questions.
        seen: The bank as the engine sees it; the truth by default.
        sub_pools: Shares of the bank, when exposure is controlled.
        precise: In double precision, for comparison with the engine, at half the speed.
    """

    bank: BankArrays
    world: World
    policy: SelectionPolicy
    length: int = 32
    seen: BankArrays | None = None
    sub_pools: SubPools | None = None
    precise: bool = False

    def prepared(self) -> Callable[[int, int], Sat]:
        """See `batch.Exam`."""
        return PixRoom(self).sit_chunk


@dataclass(frozen=True, slots=True, eq=False)
class PixDraws:
    """Uniform numbers in [0, 1) for n exams.

    Attributes:
        answers: Shape (length, n).
        picks: Shape (length, kept - 1, n): one more is looked at for each item passed over.
    """

    answers: Numbers
    picks: Numbers


class PixRoom:
    """The tables of one exam, and chunks of examinees who sit it."""

    def __init__(self, exam: PixExam) -> None:
        """Make the tables."""
        seen = exam.bank if exam.seen is None else exam.seen
        dtype = np.float64 if exam.precise else np.float32
        groups = Groups.of(seen, one_per_tube=exam.policy.one_per_tube)
        self._exam = exam
        self._dtype = dtype
        self._pool = seen.pool
        self._key = AnswerKey.of(exam.bank, dtype)
        self._estimator = MovingTables.of(seen, exam.policy, dtype)
        self._ranks = CellRanks.of(seen, groups, dtype)
        self._rules = _Rules.of(groups, exam.policy)

    def sit_chunk(self, chunk: int, count: int) -> Sat:
        """The exams of one chunk of the world's examinees."""
        exam, world = self._exam, self._exam.world
        examinees = draw_examinees(world, exam.bank, count, chunk)
        shape = (exam.length, max(exam.policy.kept - 1, 0), count)
        draws = PixDraws(
            world.generator(Stream.ANSWERS, chunk).random((exam.length, count), dtype=self._dtype),
            world.generator(Stream.PICKS, chunk).random(shape, dtype=self._dtype),
        )
        eligible = shares_of(exam.sub_pools, exam.bank, world, chunk, count)
        return self.sit(examinees, draws, eligible)

    def sit(self, examinees: Examinees, draws: PixDraws, eligible: Flags | None = None) -> Sat:
        """The exams of some examinees.

        Args:
            examinees: n of them.
            draws: Their random numbers.
            eligible: Shape (n, m), their shares of the bank.
        """
        count, nothing = len(examinees), len(self._exam.bank)
        passed = draws.picks * _PERCENT >= self._exam.policy.pick_percent
        wanted = np.minimum.accumulate(passed, axis=1).sum(axis=1)
        abilities = MovingAbilities(self._estimator, count)
        asked = _Asked(self._rules, count)

        def choose(before: Codes) -> tuple[Codes, Flags]:
            place = len(before)
            chosen = self._chosen(asked, abilities.ability, wanted[place], eligible)
            gave_up = np.zeros(count, np.bool_)
            for row in np.flatnonzero(chosen == nothing):
                chosen[row], gave_up[row] = self._by_the_engine(
                    before[:, row],
                    float(abilities.ability[row]),
                    draws.picks[place, :, row],
                    None if eligible is None else eligible[row],
                )
            asked.note(chosen)
            return chosen, gave_up

        answering = Answering(self._key, examinees, draws.answers)
        return sit_through(examinees, self._exam.bank, answering, abilities, choose)

    def _chosen(
        self, asked: "_Asked", ability: Numbers, wanted: Codes, eligible: Flags | None
    ) -> Codes:
        """Shape (n,), the items of the ranks wanted among what is open; m where nothing is."""
        closed = asked.closed()
        cells = cell_of(ability)
        level = self._ranks.width(_MARGIN / asked.open_share())
        chosen = np.empty(len(ability), np.intp)
        rows = np.arange(len(ability))
        while len(rows):
            shortlist = self._ranks.shortlists[level]
            cell = cells[rows]
            items = shortlist.items.take(cell, axis=0)
            told = _information(shortlist, cell, ability[rows])
            np.putmask(told, _at(closed, rows, shortlist.groups.take(cell, axis=0)), -1.0)
            if eligible is not None:
                np.putmask(told, ~_at(eligible, rows, items), -1.0)
            place, least, there = _of_rank(told, wanted[rows])
            found = items[np.arange(len(rows)), place]
            chosen[rows] = np.where(there, found, len(self._pool.items))
            rows = rows[least < shortlist.bound.take(cell)]
            level = min(level + 2, len(self._ranks.shortlists) - 1)
        return chosen

    def _by_the_engine(
        self, asked: Codes, ability: float, picks: Numbers, share: Flags | None
    ) -> tuple[int, bool]:
        """What the engine chooses, or m; and whether it gave a filter up."""
        items = self._pool.items
        sub_pool = None
        if share is not None:
            sub_pool = frozenset(items[place].id for place in np.flatnonzero(share))
        try:
            chosen = select(
                self._pool,
                [items[place] for place in asked if place < len(items)],
                ability,
                self._exam.policy,
                lambda index: float(picks[index]),
                restriction=Restriction(sub_pool=sub_pool),
            )
        except BankExhaustedError:
            return len(items), False
        return self._pool.places[chosen.item.id], bool(chosen.relaxed)


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """What asking an item closes, as bytes by group.

    Attributes:
        code: Shape (m + 1,), the group of each item; G is the one of no item.
        competence: Shape (G + 1,).
        rivals: Shape (G + 1, G), groups that one answer closes for good.
        siblings: Shape (C + 1, G), groups of a competence; none for the last.
        spacing: Of the policy.
        all_competences: Of the policy.
    """

    code: Codes
    competence: Codes
    rivals: Bytes
    siblings: Bytes
    spacing: int
    all_competences: bool

    @classmethod
    def of(cls, groups: Groups, policy: SelectionPolicy) -> "_Rules":
        competences, count = groups.siblings.shape
        none = np.zeros((1, count), np.uint8)
        return cls(
            code=np.append(groups.code, count),
            competence=np.append(groups.competence, competences),
            rivals=np.concatenate([groups.rivals.astype(np.uint8), none]),
            siblings=np.concatenate([groups.siblings.astype(np.uint8), none]),
            spacing=policy.spacing,
            all_competences=policy.all_competences,
        )


class _Asked:
    """What the rules have closed for each of n examinees."""

    def __init__(self, rules: _Rules, count: int) -> None:
        self._rules = rules
        self._used = np.zeros((count, rules.rivals.shape[1]), np.uint8)
        self._visited = self._used.copy()
        self._recent: list[Bytes] = []
        self._questions = 0

    @property
    def _visiting(self) -> bool:
        competences = len(self._rules.siblings) - 1
        return self._rules.all_competences and self._questions < competences

    def closed(self) -> Bytes:
        """Shape (n, G), above 0 where a group is closed."""
        if self._visiting:
            return self._visited
        closed = self._used
        for siblings in self._recent:
            closed = closed | siblings
        return closed

    def open_share(self) -> float:
        """About which share of the bank is open."""
        competences = len(self._rules.siblings) - 1
        shut = self._questions if self._visiting else min(self._rules.spacing, competences - 1)
        tubes = len(self._rules.competence) - 1
        free = 1.0 if self._visiting else max(1.0 - self._questions / tubes, 1.0 / tubes)
        return free * (competences - shut) / competences

    def note(self, items: Codes) -> None:
        """Close what the items asked close; m asks nothing."""
        rules = self._rules
        code = rules.code.take(items)
        siblings = rules.siblings.take(rules.competence.take(code), axis=0)
        self._used |= rules.rivals.take(code, axis=0)
        self._visited |= siblings
        self._recent = [*self._recent, siblings][-rules.spacing :] if rules.spacing else []
        self._questions += 1


def _at(flags: NDArray[Any], rows: Codes, places: NDArray[np.signedinteger[Any]]) -> NDArray[Any]:
    """Shape (r, W), the elements at the places of the rows of a contiguous array (n, …)."""
    found: NDArray[Any] = flags.reshape(-1).take(places + (rows * flags.shape[1])[:, np.newaxis])
    return found


def _information(shortlist: Shortlist, cell: Codes, ability: Numbers) -> Numbers:
    """Shape (n, W), a²·P·(1 - P) of the items of each examinee's cell."""
    slope = shortlist.discrimination.take(cell, axis=0)
    tail = shortlist.offset.take(cell, axis=0)
    tail -= slope * ability[:, np.newaxis]
    np.abs(tail, out=tail)
    np.negative(tail, out=tail)
    np.exp(tail, out=tail)
    slope *= slope
    slope *= tail
    tail += 1.0
    tail *= tail
    return np.divide(slope, tail, out=slope)


def _of_rank(told: Numbers, wanted: Codes) -> tuple[Codes, Numbers, Flags]:
    """The place of the wanted rank in each row, or of the last one where there are fewer.

    Args:
        told: Shape (n, W), not negative where an item is open; overwritten.
        wanted: Shape (n,), from 0.

    Returns:
        The places; the value of the rank, -1 where there are fewer; whether any is open.
    """
    place = told.argmax(axis=1)
    value = told[np.arange(len(told)), place]
    there = value >= 0.0
    left = np.flatnonzero((wanted > 0) & there)
    rank = 0
    while len(left):
        rank += 1
        told[left, place[left]] = -1.0
        rest = told[left]
        following = rest.argmax(axis=1)
        value[left] = rest[np.arange(len(left)), following]
        more = value[left] >= 0.0
        left = left[more]
        place[left] = following[more]
        left = left[wanted[left] > rank]
    return place, value, there
