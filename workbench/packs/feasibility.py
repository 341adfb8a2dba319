"""Proof that a plan can always be served, whatever is reported. Knows no ability and no draw.

What is proven, for a language, with or without adjustments, and a number R of reports: while at
most R skills, any ones, have been withdrawn at any moments of the exam, the next question keeps
every rule of the plan (one per tube, quotas, a visit to each competence), up to the last one. Only
the candidate's share of the bank and, under pix-v3, spacing may be given up, as their rules say.

A *group* is what gives one retained answer at most: a tube or, where the plan does not limit
tubes, a skill. It lies in one competence and is live while one of its skills is not withdrawn.

- *What R withdrawals can close.* A skill takes all its items along, and a group closes with the
  last of its skills. So at most the largest number j of groups whose numbers of skills add up to
  R or less are closed: the smallest ones first. Order and moments play no part, since what is
  closed depends on the set withdrawn so far, which is part of the final one.
- *A replaced question* gives no answer: its tube is not used, its skill is among the R.
- *Quotas of k.* When competence c has a < k answers, they used at most a of its live groups. If
  (groups of c) - j ≥ k, at least k - a ≥ 1 live group of c is not used: c can go on, whatever was
  asked before.
- *pix-v3, the whole.* a < length answers used at most a live groups; if (all groups) - j ≥ length,
  one is left. Spacing only narrows what stays not empty.
- *pix-v3, visits.* A competence with more than R skills keeps an item at every moment, and before
  its visit none of its groups is used. So the rule of all competences finds an item until all
  are visited, which the first answers do, one each, in a plan that has so many.
- *The candidate's share* has, at every moment, as many tubes of each competence as are live, up to
  three (`engine.adaptive.exposure.sub_pool` repairs it under the reports of that moment). A
  competence that is not empty is therefore not empty in the share, so that visits hold inside it.
  Otherwise the share either still has a group to ask or is given up first, and then the above
  holds of the whole filtered bank (`engine.study.check_study` sees to the order).

The counts are exact: one group less, and withdrawing the smallest groups, or all skills of a
competence, before the first question breaks the plan.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError
from engine.items import Item, ItemBank
from engine.plan import ExamPlan
from engine.policies import QuotaPolicy
from engine.records.manifest import PackKind
from workbench.packs.finding import Finding
from workbench.packs.source import PackSource
from workbench.packs.words import in_one_line

REPORTS: Final = 6
WHOLE: Final = "whole"

Groups = Mapping[str, int]
"""The number of skills of each group."""


_FILTERS: Final = {
    False: ("sans aménagement", "no adjustments"),
    True: ("aménagements d’accessibilité", "accessibility adjustments"),
}


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a bank may fail its plan.

    Attributes:
        language, adjusted: The filter.
        place: A competence's code, or `WHOLE`.
        left: Groups, or under pix-v3 skills of a competence, that the worst reports leave.
        needed: How many the plan needs there.
        reports: How many were accepted.
    """

    language: str
    adjusted: bool
    place: str
    left: int
    needed: int
    reports: int

    def __str__(self) -> str:
        return in_one_line(
            f"hole.{self._kind}",
            place=self.place,
            filter=_FILTERS[self.adjusted],
            language=self.language,
            reports=self.reports,
            left=self.left,
            needed=self.needed,
        )

    @property
    def _kind(self) -> str:
        if self.place == WHOLE:
            return "whole"
        return "competence" if self.left else "empty"


def holes(source: PackSource) -> tuple[Hole, ...]:
    """The holes of a pack's source; none in a pack for practice, which serves what it has.

    Raises:
        MalformedError: As `proof`, or an item stands twice.
    """
    if source.settings["kind"] != PackKind.CERTIFICATION or source.plan is None:
        return ()
    bank = ItemBank.of(one.item for one in source.items)
    return proof(bank, source.plan, source.settings["languages"])


def check_feasibility(source: PackSource) -> Iterator[Finding]:
    """Each hole of a pack's source."""
    pack = str(source.settings["id"])
    try:
        for hole in holes(source):
            yield Finding(pack, str(hole))
    except MalformedError as error:
        yield Finding(pack, in_one_line(str(error.args[0])))


def proof(
    bank: ItemBank, plan: ExamPlan, languages: Iterable[str], reports: int = REPORTS
) -> tuple[Hole, ...]:
    """The holes of a bank; none proves that the plan can always be served.

    Args:
        bank: Of all languages.
        plan: Its competences are those of its tables and of the bank.
        languages: In which candidates may sit.
        reports: Accepted at any places.

    Raises:
        MalformedError: A tube belongs to several competences: nothing is said about such banks.
    """
    competence_of = {item.tube: item.competence for item in bank}
    if any(item.competence != competence_of[item.tube] for item in bank):
        raise MalformedError("hole.shared")
    tabled = (competence for competence, _ in plan.scoring.levels)
    competences = sorted({*competence_of.values(), *tabled})
    return tuple(
        Hole(language, adjusted, place, left, needed, reports)
        for language in languages
        for adjusted in (False, True)
        for place, left, needed in _counts(
            _left(bank, language, adjusted=adjusted), plan, competences, reports
        )
        if left < needed
    )


def _left(bank: ItemBank, language: str, *, adjusted: bool) -> Sequence[Item]:
    return [
        item
        for item in bank
        if item.language == language and (item.access.adjusted or not adjusted)
    ]


def _counts(
    items: Sequence[Item], plan: ExamPlan, competences: Sequence[str], reports: int
) -> Iterable[tuple[str, int, int]]:
    """Each place, what the worst reports leave there and what is needed."""
    policy = plan.selection
    groups = {
        code: _groups(
            (item for item in items if item.competence == code), one_per_tube=policy.one_per_tube
        )
        for code in competences
    }
    if isinstance(policy, QuotaPolicy):
        quota = policy.per_competence
        yield from ((code, _live(groups[code].values(), reports), quota) for code in competences)
        yield WHOLE, quota * len(competences), plan.length
        return
    if policy.all_competences:
        for code in competences:
            yield code, max(sum(groups[code].values()) - reports, 0), 1
    everywhere = [skills for found in groups.values() for skills in found.values()]
    yield WHOLE, _live(everywhere, reports), plan.length


def _groups(items: Iterable[Item], *, one_per_tube: bool) -> Groups:
    skills = defaultdict(set)
    for item in items:
        skills[item.tube if one_per_tube else item.skill].add(item.skill)
    return {group: len(found) for group, found in skills.items()}


def _live(skills: Iterable[int], reports: int) -> int:
    """How many groups are live after the worst reports, the smallest ones being closed first."""
    ascending = sorted(skills)
    closed = 0
    for count in ascending:
        reports -= count
        if reports < 0:
            break
        closed += 1
    return len(ascending) - closed
