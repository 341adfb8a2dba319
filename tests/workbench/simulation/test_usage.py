"""workbench.simulation.usage: exposure, overlap, rules kept, shortages, time."""

from dataclasses import replace

import numpy as np
import pytest

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.items import Access, Accessible, Calibration, Item, ItemBank, ItemId, ItemType, Tube
from engine.policies import SelectionPolicy
from workbench.simulation import usage
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import NO_ITEM

FREE = Access(Accessible.OK, Accessible.OK, Accessible.OK, Accessible.OK)
QUOTAS = named_plan("two-per-competence")


def bank(*items: tuple[str, str]) -> BankArrays:
    """A bank of (competence, tube), in this order."""
    return BankArrays.of(
        ItemBank.of(
            Item(
                id=ItemId(f"item-{number}"),
                version=1,
                language="fr",
                competence=competence,
                tube=Tube(tube),
                level=1 + number,
                type=ItemType.TEXT,
                statement="",
                calibration=Calibration(0.0, 1.0, 0.0, 0.0, ""),
                access=FREE,
                time_hint_s=60 * (number + 1),
            )
            for number, (competence, tube) in enumerate(items)
        )
    )


SIX = bank(("1.1", "a"), ("1.1", "b"), ("1.2", "c"), ("1.2", "d"), ("1.3", "e"), ("1.1", "a"))
WANTED = ("1.1", "1.2", "1.3")


def served(*rows: list[int]) -> usage.Served:
    return np.array(rows, np.int32)


def test_exposure_counts_examinees() -> None:
    items = served([0, 1, 2], [0, 2, NO_ITEM])
    told = usage.exposure(items, 4, cap=0.6)
    assert told.rates.tolist() == [1.0, 0.5, 1.0, 0.0]
    assert (told.maximum, told.never, told.over_cap, told.never_share) == (1.0, 1, 2, 0.25)
    assert usage.exposure(items, 4, None).over_cap == 0


def test_overlap_is_the_mean_over_all_pairs() -> None:
    items = served([0, 1], [0, 2], [3, 4])
    pairs = [1 / 2, 0.0, 0.0]
    assert usage.overlap(items, 5) == pytest.approx(np.mean(pairs))
    assert usage.overlap(served([0, 1], [0, 1]), 2) == 1.0
    assert usage.overlap(served([0, 1]), 2) is None
    assert usage.overlap(served([NO_ITEM], [NO_ITEM]), 2) is None


def test_overlap_of_many_is_that_of_pairs() -> None:
    generator = np.random.default_rng(7)
    items = np.stack([generator.permutation(20)[:6] for _ in range(30)]).astype(np.int32)
    shared = [
        len(set(one.tolist()) & set(other.tolist())) / 6
        for place, one in enumerate(items)
        for other in items[:place]
    ]
    assert usage.overlap(items, 20) == pytest.approx(np.mean(shared))


def test_rules_that_are_kept_count_nothing() -> None:
    told = usage.violations(served([0, 2, 4, 1]), SIX, CERTIFICATION, WANTED)
    assert (told.item, told.tube, told.spacing, told.quota, told.total) == (0, 0, 0, 0, 0)


def test_each_broken_rule_is_counted() -> None:
    twice = usage.violations(served([0, 2, 4, 0]), SIX, CERTIFICATION, WANTED)
    assert (twice.item, twice.tube) == (1, 1)
    same_tube = usage.violations(served([0, 2, 4, 5]), SIX, CERTIFICATION, WANTED)
    assert (same_tube.item, same_tube.tube) == (0, 1)
    near = usage.violations(served([0, 2, 1, 4]), SIX, CERTIFICATION, WANTED)
    assert (near.spacing, near.total) == (1, 1)
    unvisited = usage.violations(served([0, 2, 1, 3]), SIX, CERTIFICATION, WANTED)
    assert unvisited.quota == 1


def test_a_competence_that_the_bank_lacks_is_unvisited() -> None:
    told = usage.violations(served([0, 2, 4, 1]), SIX, CERTIFICATION, (*WANTED, "5.2"))
    assert told.quota == 1


def test_without_one_per_tube_skills_are_kept_apart() -> None:
    plan = replace(CERTIFICATION, selection=replace(CERTIFICATION.pix_v3, one_per_tube=False))
    assert usage.violations(served([0, 2, 4, 5]), SIX, plan, WANTED).tube == 0
    free = replace(CERTIFICATION.pix_v3, all_competences=False)
    assert isinstance(free, SelectionPolicy)
    anywhere = replace(CERTIFICATION, selection=free)
    assert usage.violations(served([0, 2, 1, 3]), SIX, anywhere, WANTED).quota == 0


def test_quotas_are_exact() -> None:
    kept = usage.violations(served([0, 1, 2, 3]), SIX, QUOTAS, ("1.1", "1.2"))
    assert (kept.quota, kept.spacing) == (0, 0)
    broken = usage.violations(served([0, 1, 2, 4]), SIX, QUOTAS, WANTED)
    assert broken.quota == 2


def test_unfinished_exams_break_no_quota() -> None:
    assert usage.violations(served([0, 1, 2, NO_ITEM]), SIX, QUOTAS, WANTED).quota == 0


def test_a_shortage_names_the_competences_short_of_their_quota() -> None:
    items = served([0, 2, 1, 3], [0, 2, 3, NO_ITEM], [0, 1, NO_ITEM, NO_ITEM])
    told = usage.shortage(items, SIX, QUOTAS, ("1.1", "1.2"))
    assert (told.exams, told.shortest) == (2, 2)
    assert told.competences == (("1.1", 1), ("1.2", 1))


def test_a_shortage_names_the_unvisited_then_the_poor() -> None:
    plan = replace(CERTIFICATION, length=6)
    unvisited = usage.shortage(served([0, 2, NO_ITEM, NO_ITEM]), SIX, plan, (*WANTED, "5.2"))
    assert unvisited.competences == (("1.3", 1), ("5.2", 1))
    poor = usage.shortage(served([0, 2, 4, 1, 3, NO_ITEM]), SIX, plan, WANTED)
    assert poor.competences == (("1.3", 1),)


def test_no_shortage_names_nothing() -> None:
    told = usage.shortage(served([0, 2, 4]), SIX, CERTIFICATION, WANTED)
    assert (told.exams, told.shortest, told.competences) == (0, None, ())


def test_hints_add_up_to_the_working_time() -> None:
    items = served([0, 1], [4, 5], [5, NO_ITEM])
    told = usage.working_time(items, SIX, duration_ms=400_000)
    assert told.median == 360.0
    assert told.late == pytest.approx(1 / 3)
    assert 360.0 < told.most <= 660.0


def test_types_are_counted_in_each_exam() -> None:
    items = served([0, 1], [4, 5], [5, NO_ITEM])
    (only,) = usage.type_use(items, SIX)
    assert (only.type, only.items) == ("text", 6)
    assert only.mean == pytest.approx(5 / 3)
    assert only.most == 2.0
