"""What exams took from a bank: exposure, overlap, rules kept, time. Knows no ability estimate.

Pure functions of `batch.Sat.items`: shape (n, L), places in the bank, `NO_ITEM` where an exam had
already ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from engine.adaptive.pool import Codes
from engine.items import CompetenceCode
from engine.plan import ExamPlan
from engine.policies import QuotaPolicy, SelectionPolicy
from workbench.simulation.arrays import BankArrays, Flags
from workbench.simulation.batch import NO_ITEM

Served = NDArray[np.int32]

SEVERAL: Final = 2
"""Examinees of whom a pair can be made."""


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """How often the m items of a bank were served.

    Attributes:
        rates: Shape (m,), the share of examinees who saw each item.
        maximum: The largest of them.
        never: Items that nobody saw.
        over_cap: Items seen by more than the cap; 0 without one.
    """

    rates: Floats
    maximum: float
    never: int
    over_cap: int

    @property
    def never_share(self) -> float:
        """The share of the bank that nobody saw."""
        return self.never / len(self.rates)


@dataclass(frozen=True, slots=True)
class Violations:
    """Questions, or competences, that broke a rule of the plan.

    Attributes:
        item: Questions asked again in the same exam.
        tube: Questions from a tube (or, without that rule, a skill) asked before.
        spacing: Questions from a competence of the last few.
        quota: Competences with another number of questions than the plan's in a whole exam.
    """

    item: int
    tube: int
    spacing: int
    quota: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.item + self.tube + self.spacing + self.quota


@dataclass(frozen=True, slots=True)
class Shortage:
    """Exams that ended because nothing was left to serve.

    Attributes:
        exams: How many.
        shortest: Questions of the shortest; None without such exams.
        competences: The competences that had not given their part, and in how many of them.
    """

    exams: int
    shortest: int | None
    competences: tuple[tuple[CompetenceCode, int], ...]


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Seconds that exams take by the hints of their items.

    `late` is the share of exams whose hints add up to more than the plan's duration.
    """

    median: float
    most: float
    late: float


@dataclass(frozen=True, slots=True)
class TypeUse:
    """How many questions of one type an exam holds: the mean, and what 19 exams in 20 stay under.

    `items` is how many the bank has. `type` is an item type.
    """

    type: str
    items: int
    mean: float
    most: float


def exposure(items: Served, size: int, cap: float | None) -> Exposure:
    """The exposure of a bank of *size* items."""
    rates = _counts(items, size) / max(len(items), 1)
    over = 0 if cap is None else int(np.count_nonzero(rates > cap))
    never = int(np.count_nonzero(rates == 0.0))
    return Exposure(rates, float(rates.max(initial=0.0)), never, over)


def overlap(items: Served, size: int) -> float | None:
    """The mean share of items that two examinees have in common; None for fewer than two.

    All pairs at once: an item that k examinees saw is common to k·(k - 1) / 2 pairs.
    """
    examinees = len(items)
    length = int(np.count_nonzero(items != NO_ITEM)) / max(examinees, 1)
    if examinees < SEVERAL or not length:
        return None
    seen = _counts(items, size)
    common = float((seen * (seen - 1.0)).sum()) / (examinees * (examinees - 1.0))
    return common / length


def violations(
    items: Served, bank: BankArrays, plan: ExamPlan, wanted: Sequence[CompetenceCode]
) -> Violations:
    """What broke the plan's rules, given up or not.

    Args:
        items: What was served.
        bank: Its items.
        plan: The rules.
        wanted: The competences that an exam is to visit.
    """
    policy = plan.selection
    kept_apart = bank.pool.tube if policy.one_per_tube else bank.pool.skill
    competence = _told(bank.competence, items)
    whole = (items != NO_ITEM).all(axis=1)
    return Violations(
        item=_again(items),
        tube=_again(_told(kept_apart, items)),
        spacing=_too_near(competence, policy) if isinstance(policy, SelectionPolicy) else 0,
        quota=_off_quota(_by_wanted(competence[whole], bank, wanted), policy),
    )


def shortage(
    items: Served, bank: BankArrays, plan: ExamPlan, wanted: Sequence[CompetenceCode]
) -> Shortage:
    """The exams that ended early, and which of the wanted competences fell short in them.

    Under quotas a competence falls short of its quota. Otherwise it does when it was never
    visited; where all were, when it gave less than an equal share of the exam.
    """
    early = (items == NO_ITEM).any(axis=1)
    by_code = _by_wanted(_told(bank.competence, items[early]), bank, wanted)
    policy = plan.selection
    if isinstance(policy, QuotaPolicy):
        short = by_code < policy.per_competence
    else:
        unvisited = by_code == 0
        few = by_code < plan.length / len(wanted)
        short = np.where(unvisited.any(axis=1, keepdims=True), unvisited, few)
    found = np.count_nonzero(short, axis=0)
    lengths = np.count_nonzero(items[early] != NO_ITEM, axis=1)
    return Shortage(
        exams=int(np.count_nonzero(early)),
        shortest=int(lengths.min()) if len(lengths) else None,
        competences=tuple(
            (code, int(count)) for code, count in zip(wanted, found, strict=True) if count
        ),
    )


def working_time(items: Served, bank: BankArrays, duration_ms: int) -> WorkingTime:
    """How long exams take: median, the 95 % point, and how many exceed the duration."""
    hints = np.array([one.time_hint_s for one in bank.pool.items] + [0], np.float64)
    seconds = hints[items].sum(axis=1)
    late = float(np.mean(seconds * 1000.0 > duration_ms))
    median, most = np.quantile(seconds, (0.5, 0.95))
    return WorkingTime(float(median), float(most), late)


def type_use(items: Served, bank: BankArrays) -> tuple[TypeUse, ...]:
    """The questions of each type in an exam; types of the bank only, by name."""
    types = [one.type.value for one in bank.pool.items]
    found = []
    for kind in sorted(set(types)):
        of_kind = np.array([one == kind for one in types] + [False])
        counts = of_kind[items].sum(axis=1)
        most = float(np.quantile(counts, 0.95, method="higher"))
        found.append(TypeUse(kind, types.count(kind), float(counts.mean()), most))
    return tuple(found)


def _counts(items: Served, size: int) -> Floats:
    return np.bincount(items[items != NO_ITEM], minlength=size).astype(np.float64)


def _told(codes: Codes, items: Served) -> NDArray[np.int64]:
    """The codes of the items; where there is none, negative numbers that never repeat in a row."""
    distinct = -1 - np.arange(items.shape[1])
    return np.where(items == NO_ITEM, distinct, np.append(codes, 0)[items])


def _again(codes: NDArray[np.integer]) -> int:
    ordered = np.sort(codes, axis=1)
    return int(np.count_nonzero((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0)))


def _too_near(competence: NDArray[np.int64], policy: SelectionPolicy) -> int:
    near: Flags = np.zeros(competence.shape, np.bool_)
    for back in range(1, policy.spacing + 1):
        near[:, back:] |= competence[:, back:] == competence[:, :-back]
    return int(np.count_nonzero(near))


def _by_wanted(
    competence: NDArray[np.int64], bank: BankArrays, wanted: Sequence[CompetenceCode]
) -> NDArray[np.int64]:
    """Shape (n, len(wanted)), the questions of each wanted competence in each exam."""
    width = len(wanted)
    column = {code: place for place, code in enumerate(wanted)}
    columns = np.array([column.get(code, -1) for code in bank.competences] + [-1], np.int64)
    flat = columns[np.where(competence < 0, len(bank.competences), competence)].reshape(-1)
    rows = np.repeat(np.arange(len(competence)), competence.shape[1])
    cells = (rows * width + flat)[flat >= 0]
    return np.bincount(cells, minlength=len(competence) * width).reshape(-1, width)


def _off_quota(counts: NDArray[np.int64], policy: SelectionPolicy | QuotaPolicy) -> int:
    if isinstance(policy, QuotaPolicy):
        return int(np.count_nonzero(counts != policy.per_competence))
    return int(np.count_nonzero(counts == 0)) if policy.all_competences else 0
