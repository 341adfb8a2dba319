"""workbench.packs.feasibility: what is proven never breaks, and every hole can be fallen into."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.exposure import ExposureTable, FilterExposure, sub_pool
from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.quota import select_by_quota
from engine.adaptive.selection import Selection, select
from engine.errors import BankExhaustedError, MalformedError
from engine.items import Accessible, Item, ItemBank, Skill
from engine.plan import JOINT, ExamPlan
from engine.policies import (
    SAFE_COMPETENCE_SD,
    JointPolicy,
    QuotaPolicy,
    Relaxation,
    ScoringPolicy,
)
from engine.records.root import Realm
from tests.engine.made_items import made_bank, made_item
from workbench.packs.build import BuildRefusedError, BuildTerms, build_pack
from workbench.packs.feasibility import WHOLE, Hole, holes, proof
from workbench.packs.source import read_pack

PACKS: Final = Path(__file__).parents[2] / "content_packs"
JOINT_POLICY: Final = JointPolicy(0.0, 1.3, 2.5, 0.0, SAFE_COMPETENCE_SD, 0.0, "default")
NO_TABLES: Final[ScoringPolicy] = replace(CERTIFICATION.scoring, levels=())
GIVEN_UP: Final = (Relaxation.SUB_POOL, Relaxation.SPACING, Relaxation.ONE_PER_TUBE)


def pix_plan(length: int, *, one_per_tube: bool = True, visits: bool = True) -> ExamPlan:
    policy = replace(
        CERTIFICATION.pix_v3,
        one_per_tube=one_per_tube,
        all_competences=visits,
        relaxations=GIVEN_UP,
    )
    return replace(CERTIFICATION, length=length, selection=policy, scoring=NO_TABLES)


def quota_plan(quota: int, competences: int, *, one_per_tube: bool = True) -> ExamPlan:
    return replace(
        CERTIFICATION,
        rules=JOINT,
        length=quota * competences,
        selection=QuotaPolicy(quota, one_per_tube, GIVEN_UP),
        scoring=NO_TABLES,
        joint=JOINT_POLICY,
    )


def bank_of(*competences: Sequence[int]) -> ItemBank:
    """A bank of one competence for each sequence: the numbers of skills of its tubes."""
    return ItemBank.of(
        made_item(
            f"{code}.1-t{tube}-n{level}",
            competence=f"{code}.1",
            tube=f"{code}.1-t{tube}",
            level=level,
            difficulty=(code + 2 * tube + 3 * level) % 7 - 3.0,
        )
        for code, tubes in enumerate(competences, 1)
        for tube, skills in enumerate(tubes)
        for level in range(1, skills + 1)
    )


@dataclass(frozen=True)
class Room:
    """A bank, a plan, and one candidate's filter and share, ready to be played.

    `repaired` is whether the share is drawn again after each report, as the engine does.
    """

    bank: ItemBank
    plan: ExamPlan
    restriction: Restriction
    table: ExposureTable
    pool: Pool
    model: JointModel
    repaired: bool = True

    @classmethod
    def of(cls, bank: ItemBank, plan: ExamPlan) -> "Room":
        chances = np.random.default_rng(len(bank))
        named = tuple((item.id, float(chances.choice((0.0, 0.2, 0.7)))) for item in bank)
        table = ExposureTable((FilterExposure("fr", False, 0.3, 0.3, named),))
        pool = Pool.of(bank)
        model = JointModel.of(pool, JOINT_POLICY)
        return cls(bank, plan, Restriction("fr"), table, pool, model)

    def told(
        self, seed: bytes, withdrawn: AbstractSet[Skill], known: AbstractSet[Skill]
    ) -> Restriction:
        """What may be asked, with a share that was drawn knowing some of the withdrawn skills."""
        told = replace(self.restriction, excluded=frozenset(known))
        share = sub_pool(self.table, self.pool, seed, told)
        return replace(told, excluded=frozenset(withdrawn), sub_pool=share)

    def chosen(
        self, answered: Sequence[Item], told: Restriction, luck: np.random.Generator
    ) -> Selection:
        policy = self.plan.selection
        if isinstance(policy, QuotaPolicy):
            own = np.array([luck.uniform(-3, 3) for _ in self.model.competences])
            return select_by_quota(self.model, answered, own, policy, restriction=told)
        ability = luck.uniform(-3, 3)
        return select(
            self.pool, answered, ability, policy, lambda _: luck.random(), restriction=told
        )

    def holds(
        self, start: frozenset[Skill], reports: int, luck: np.random.Generator, spite: float = 0.0
    ) -> bool:
        """Whether an exam keeps every rule when these skills go first, others as luck has it.

        Args:
            start: Withdrawn before the first question.
            reports: How many more may be withdrawn.
            luck: Abilities, draws, and what the adversary does.
            spite: Probability that the adversary withdraws something at a question.
        """
        answered: list[Item] = []
        withdrawn = set(start)
        seed = luck.bytes(4)
        skills = sorted({item.skill for item in self.bank})
        while len(answered) < self.plan.length:
            try:
                told = self.told(seed, withdrawn, withdrawn if self.repaired else start)
                selection = self.chosen(answered, told, luck)
            except BankExhaustedError:
                return False
            if Relaxation.ONE_PER_TUBE in selection.relaxed:
                return False
            item, reported = selection.item, False
            while reports and luck.random() < spite:
                reports -= 1
                victim = item.skill if luck.random() < 0.5 else skills[luck.integers(len(skills))]
                withdrawn.add(victim)
                reported |= victim == item.skill
            if not reported:
                answered.append(item)
        return self._kept(answered)

    def _kept(self, answered: Sequence[Item]) -> bool:
        policy = self.plan.selection
        counts = Counter(item.competence for item in answered)
        competences = {item.competence for item in self.bank}
        if isinstance(policy, QuotaPolicy):
            return all(counts[one] == policy.per_competence for one in competences)
        groups = [item.tube if policy.one_per_tube else item.skill for item in answered]
        visited = not policy.all_competences or set(counts) == competences
        return visited and len(set(groups)) == len(groups)


def starts(bank: ItemBank, reports: int) -> Iterator[frozenset[Skill]]:
    """All sets of skills that so many reports can withdraw."""
    skills = sorted({item.skill for item in bank})
    for found in combinations(skills, min(reports, len(skills))):
        yield frozenset(found)


def falls(room: Room, reports: int) -> bool:
    """Whether some reports before the first question break the plan."""
    luck = np.random.default_rng(1)
    return any(not room.holds(start, 0, luck) for start in starts(room.bank, reports))


sizes = st.lists(st.integers(1, 2), min_size=1, max_size=4)
small_banks = st.lists(sizes, min_size=1, max_size=3).map(lambda found: bank_of(*found))


@st.composite
def rooms(draw: st.DrawFn) -> tuple[ItemBank, ExamPlan, int]:
    bank = draw(small_banks)
    competences = len({item.competence for item in bank})
    reports, one_per_tube = draw(st.integers(0, 2)), draw(st.booleans())
    if draw(st.booleans()):
        return (
            bank,
            quota_plan(draw(st.integers(1, 2)), competences, one_per_tube=one_per_tube),
            reports,
        )
    length = competences + draw(st.integers(0, 4))
    plan = pix_plan(length, one_per_tube=one_per_tube, visits=draw(st.booleans()))
    return bank, plan, reports


@settings(max_examples=60, deadline=None)
@given(rooms())
def test_the_proof_is_exact(found: tuple[ItemBank, ExamPlan, int]) -> None:
    bank, plan, reports = found
    listed = proof(bank, plan, ["fr"], reports)
    assert bool(listed) == falls(Room.of(bank, plan), reports)
    assert [one for one in listed if not one.adjusted] == [
        replace(one, adjusted=False) for one in listed if one.adjusted
    ]


@settings(max_examples=60, deadline=None)
@given(rooms(), st.integers(0, 2**32))
def test_reports_at_any_places_never_break_what_is_proven(
    found: tuple[ItemBank, ExamPlan, int], luck: int
) -> None:
    bank, plan, reports = found
    if not proof(bank, plan, ["fr"], reports):
        room, chance = Room.of(bank, plan), np.random.default_rng(luck)
        assert all(room.holds(frozenset(), reports, chance, spite=0.5) for _ in range(20))


def test_visits_need_shares_that_follow_the_reports() -> None:
    bank, plan = bank_of([1] * 8, [1] * 8), pix_plan(4)
    assert proof(bank, plan, ["fr"]) == ()
    room, luck = Room.of(bank, plan), np.random.default_rng(3)
    frozen = replace(room, repaired=False)
    assert all(room.holds(frozenset(), 6, luck, spite=0.7) for _ in range(200))
    assert not all(frozen.holds(frozenset(), 6, luck, spite=0.7) for _ in range(200))


@pytest.mark.parametrize(
    ("bank", "plan", "place", "left", "needed"),
    [
        # Six reports close six tubes of one skill, but only three of two skills.
        (bank_of([1] * 8, [1] * 8), quota_plan(2, 2), None, 2, 2),
        (bank_of([1] * 8, [1] * 7), quota_plan(2, 2), "2.1", 1, 2),
        (bank_of([2] * 5, [2] * 5), quota_plan(2, 2), None, 2, 2),
        (bank_of([2] * 5, [2] * 4), quota_plan(2, 2), "2.1", 1, 2),
        (bank_of([1, 1, 4, 4], [1, 1, 5, 5]), quota_plan(2, 2), "1.1", 1, 2),
        (bank_of([7], [7]), quota_plan(1, 2), None, 1, 1),
        (bank_of([7], [6]), quota_plan(1, 2), "2.1", 0, 1),
        (bank_of([4, 4], [4, 4]), quota_plan(2, 2, one_per_tube=False), None, 2, 2),
        (bank_of([4, 4], [4, 3]), quota_plan(2, 2, one_per_tube=False), "2.1", 1, 2),
        (bank_of([1] * 7, [1] * 7), pix_plan(8), None, 8, 8),
        (bank_of([1] * 7, [1] * 7), pix_plan(9), WHOLE, 8, 9),
        (bank_of([1] * 9, [7]), pix_plan(4), None, 4, 4),
        (bank_of([1] * 9, [6]), pix_plan(4), "2.1", 0, 1),
        (bank_of([1] * 9, [6]), pix_plan(4, visits=False), None, 4, 4),
        (bank_of([4, 4], [4, 4]), pix_plan(10, one_per_tube=False), None, 10, 10),
        (bank_of([4, 4], [4, 4]), pix_plan(11, one_per_tube=False), WHOLE, 10, 11),
    ],
)
def test_six_reports(
    bank: ItemBank, plan: ExamPlan, place: str | None, left: int, needed: int
) -> None:
    expected = [Hole("fr", adjusted, place or "", left, needed, 6) for adjusted in (False, True)]
    assert list(proof(bank, plan, ["fr"])) == (expected if place else [])


def test_a_plan_longer_than_its_quotas_has_a_hole() -> None:
    plan = replace(quota_plan(2, 2), length=5)
    first, second = proof(bank_of([1] * 8, [1] * 8), plan, ["fr"])
    assert (first.place, first.left, first.needed) == (WHOLE, 4, 5)
    assert second.adjusted


def test_a_language_and_the_adjusted_items_are_proven_by_themselves() -> None:
    bank = ItemBank.of(
        replace(item, access=replace(item.access, blind=Accessible.KO))
        if item.id.endswith("t0-n1")
        else item
        for item in bank_of([1] * 8, [1] * 8)
    )
    plan = quota_plan(2, 2)
    listed = proof(bank, plan, ["fr", "en"])
    assert [(one.language, one.adjusted, one.place, one.left) for one in listed] == [
        ("fr", True, "1.1", 1),
        ("fr", True, "2.1", 1),
        ("en", False, "1.1", 0),
        ("en", False, "2.1", 0),
        ("en", True, "1.1", 0),
        ("en", True, "2.1", 0),
    ]


def test_a_competence_of_the_tables_without_an_item_is_a_hole() -> None:
    bank = made_bank(tubes=12, levels=1, competences=15)
    assert {one.place for one in proof(bank, CERTIFICATION, ["fr"])} == {"5.2"}
    assert proof(made_bank(tubes=12, levels=1), CERTIFICATION, ["fr"]) == ()


def test_items_of_one_skill_go_together() -> None:
    twins = (replace(item, id=f"{item.id}-b") for item in bank_of([1] * 7, [1] * 7))
    bank = ItemBank.of((*bank_of([1] * 7, [1] * 7), *twins))
    assert {one.place for one in proof(bank, quota_plan(2, 2), ["fr"])} == {"1.1", "2.1"}


def test_nothing_is_said_of_a_tube_in_two_competences() -> None:
    bank = ItemBank.of(
        (made_item("a", competence="1.1", tube="t"), made_item("b", competence="1.2", tube="t"))
    )
    with pytest.raises(MalformedError, match=r"hole\.shared"):
        proof(bank, CERTIFICATION, ["fr"])


def test_a_certification_sized_bank_at_its_bound_stands_and_below_it_falls() -> None:
    plan = replace(quota_plan(2, 16), scoring=CERTIFICATION.scoring)
    bank = made_bank(tubes=8, levels=1)
    assert proof(bank, plan, ["fr"]) == ()
    room, luck = Room.of(bank, plan), np.random.default_rng(5)
    for number in range(1, 4):
        start = frozenset(Skill(f"{number}.1-t{tube}-n1") for tube in range(6))
        assert room.holds(start, 0, luck)
        assert room.holds(frozenset(), 6, luck, spite=0.3)
    less = ItemBank.of(item for item in bank if item.id != "3.1-t7-n1")
    assert [one.place for one in proof(less, plan, ["fr"])] == ["3.1", "3.1"]
    assert not Room.of(less, plan).holds(start, 0, luck)


@pytest.mark.parametrize("name", ["certification_fr", "practice_fr"])
def test_the_shipped_packs_have_no_hole(name: str) -> None:
    assert holes(read_pack(PACKS / name)) == ()


def test_a_pack_with_holes_is_not_built(tmp_path: Path) -> None:
    source = read_pack(PACKS / "certification_fr")
    short = replace(source, items=tuple(one for one in source.items if one.item.level > 6))
    with pytest.raises(BuildRefusedError) as caught:
        build_pack(short, BuildTerms(Realm.DEMO, 0, None), tmp_path / "pack")
    reason, *named = caught.value.args
    assert reason == "build.infeasible"
    assert {hole.place for hole in named} >= {"1.1"}
    assert not (tmp_path / "pack").exists()


def test_a_hole_tells_itself_in_both_languages() -> None:
    told = str(Hole("fr", True, "2.3", 1, 2, 6))
    assert told.startswith("2.3 (fr, aménagements d’accessibilité)\u00a0: après 6 signalements")
    assert "1 sujet(s), il en faut 2. / 2.3 (fr, accessibility adjustments): after 6" in told
    assert "aucune question" in str(Hole("fr", False, "2.3", 0, 1, 6))
    assert "Whole exam (fr, no adjustments)" in str(Hole("fr", False, WHOLE, 31, 32, 6))
