"""workbench.simulation.protocol: the whole simulation, against a known truth."""

from dataclasses import replace

import numpy as np
import pytest

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.errors import MalformedError
from tests.workbench.simulation.subjects import (
    IDENTITY,
    TWO_EACH,
    holed,
    options,
    subject,
    torn,
    whole,
)
from workbench.simulation.estimators import JOINT, PIX_V3
from workbench.simulation.exact_sample import compare
from workbench.simulation.protocol import Population, population_of, simulate
from workbench.simulation.trials import (
    FIXED_ABILITIES,
    Filter,
    Trial,
    conditions,
    fixed_abilities,
    scenarios,
    take,
)
from workbench.simulation.world import World

WORLD = World(5)


def test_every_language_is_simulated_without_and_with_the_filter() -> None:
    keys = [one.filter.key for one in torn().conditions]
    assert keys == ["fr", "fr-adjusted", "en", "en-adjusted"]
    assert [one.items for one in torn().conditions] == [320, 300, 0, 0]


def test_scenarios_and_fixed_abilities_follow() -> None:
    names = [one.name for one in whole().scenarios]
    assert names == ["noisy", "hierarchy-0.35", "hierarchy-0.5", "hierarchy-0.8"]
    assert tuple(one.ability for one in whole().fixed) == FIXED_ABILITIES
    assert all({name for name, _ in one.estimators} == {PIX_V3, JOINT} for one in whole().fixed)


def test_under_pix_v3_two_estimators_are_measured_and_one_is_reported() -> None:
    found = whole().conditions[0].estimators
    assert [(one.name, one.reported) for one in found] == [(PIX_V3, True), (JOINT, False)]
    assert [(one.name, one.reported) for one in torn().conditions[0].estimators] == [(JOINT, True)]


def test_a_bank_that_serves_everybody_has_no_shortage() -> None:
    for one in whole().conditions:
        assert one.shortage.exams == 0
        assert one.details is not None
        assert one.details.usage.violations.total == 0
        assert one.details.usage.relaxed_exams == 0
        assert not any(supply.hole for supply in one.supply)


def test_a_competence_without_items_is_named_for_its_filter() -> None:
    fr, adjusted, *_ = torn().conditions
    assert fr.shortage.exams == 0
    assert adjusted.shortage.exams == 8
    assert adjusted.shortage.competences == (("1.1", 8),)
    assert adjusted.shortage.shortest == 30
    assert [one.competence for one in adjusted.supply if one.hole] == ["1.1"]
    assert any(hole.place == "1.1" and hole.adjusted for hole in adjusted.holes)
    assert not any(hole.adjusted for hole in fr.holes)
    assert adjusted.estimators == ()


def test_a_language_without_items_serves_nobody() -> None:
    english = torn().conditions[2]
    assert (english.shortage.exams, english.shortage.shortest) == (8, 0)
    assert len(english.shortage.competences) == 16
    assert english.details is None
    assert english.reported is None


def test_visits_to_a_missing_competence_are_violations_under_pix_v3() -> None:
    measured, _ = simulate(IDENTITY, holed(CERTIFICATION), options(20), processes=1)
    adjusted = measured.conditions[1]
    assert adjusted.shortage.exams == 0
    assert adjusted.details is not None
    assert adjusted.details.usage.violations.quota == 20


def test_the_answers_are_those_of_the_true_abilities() -> None:
    (trial, *_) = conditions(subject(), World(9), 2000)
    (taken,) = take([trial], processes=1)
    sat = taken.sat
    logit = trial.bank.discrimination[sat.items] * (
        sat.general[:, np.newaxis] - trial.bank.difficulty[sat.items]
    )
    chance = 1 / (1 + np.exp(-logit))
    off = (sat.correct - chance).sum() / np.sqrt((chance * (1 - chance)).sum())
    assert abs(off) < 4


def test_joint_beats_pix_v3_and_knows_how_sure_it_is_when_competences_differ() -> None:
    world = World(3, competence_sd=0.5)
    plan = replace(
        CERTIFICATION, joint=replace(TWO_EACH.joint, competence_sd=0.5, mean=0.0, sd=1.3)
    )  # type: ignore[arg-type,type-var]  # the plan has a joint policy
    (trial, *_) = conditions(subject(plan, 800), world, 1500)
    (taken,) = take([trial], processes=1)
    truth = taken.sat.competences
    errors = {
        name: np.sqrt(np.mean((found.competence - truth) ** 2))
        for name, found in taken.estimates.items()
    }
    assert errors[JOINT] < 0.93 * errors[PIX_V3]
    joint = taken.estimates[JOINT]
    covered = np.abs(joint.competence - truth) < 1.96 * joint.competence_error
    assert covered.mean() == pytest.approx(0.95, abs=0.01)


def test_equal_banks_are_simulated_once() -> None:
    _, exams = simulate(IDENTITY, subject(), options(20), processes=1)
    assert exams == 20 * (1 + 4 + len(FIXED_ABILITIES))
    first, second = whole().conditions
    assert first.estimators == second.estimators


def test_the_batch_serves_what_the_engine_serves() -> None:
    (trial, *_) = conditions(subject(), WORLD, 6)
    agreement, latency = compare(trial)
    assert (agreement.exams, agreement.questions, latency.steps) == (6, 192, 192)
    assert agreement.same > 0.99
    assert agreement.information == pytest.approx(1.0, abs=1e-3)
    assert max(agreement.ability, agreement.error) < 1e-4
    assert 0.0 < latency.median <= latency.p99 <= latency.longest


def test_under_quotas_the_batch_serves_what_tells_as_much() -> None:
    (trial, *_) = conditions(subject(TWO_EACH), WORLD, 6)
    agreement, _ = compare(trial)
    assert agreement.same > 0.8
    assert agreement.information is not None
    assert 0.98 < agreement.information <= 1.0
    assert max(agreement.ability, agreement.error) < 1e-6


def test_where_the_bank_runs_dry_both_stop() -> None:
    (_, trial) = conditions(replace(holed(TWO_EACH), languages=("fr",)), WORLD, 3)
    agreement, _ = compare(trial)
    assert agreement.questions == 3 * 31
    assert agreement.same > 0.8


def exposure(*, adjusted: bool, probability: float) -> FilterExposure:
    bank = Filter("fr", adjusted=adjusted).left(subject().items)
    return FilterExposure("fr", adjusted, 0.5, 0.5, tuple((item.id, probability) for item in bank))


def test_shares_of_the_bank_limit_what_is_served() -> None:
    table = ExposureTable((exposure(adjusted=False, probability=0.6),))
    limited = replace(subject(), exposure=table)
    first, second = conditions(limited, WORLD, 400)
    assert first.sub_pools is not None
    assert second.sub_pools is None
    assert not second.repeats(first)
    free, held = take([second, first], processes=1)
    often = [np.bincount(one.sat.items.reshape(-1)).max() for one in (free, held)]
    assert often[1] < 0.9 * often[0]
    agreement, _ = compare(first, 4)
    assert agreement.same > 0.95


def test_conditions_with_equal_shares_repeat_each_other() -> None:
    both = ExposureTable(tuple(exposure(adjusted=one, probability=0.6) for one in (False, True)))
    first, second = conditions(replace(subject(), exposure=both), WORLD, 10)
    assert second.repeats(first)


@pytest.mark.long
def test_the_number_of_processes_changes_nothing() -> None:
    alone, _ = simulate(IDENTITY, subject(), options(1100), processes=1)
    together, _ = simulate(IDENTITY, subject(), options(1100), processes=2)
    assert alone.conditions[0].estimators == together.conditions[0].estimators
    assert alone.scenarios[0].estimators == together.scenarios[0].estimators
    assert alone.suspects == together.suspects


def test_quotas_ask_for_a_joint_policy() -> None:
    plan = replace(TWO_EACH, joint=None)
    bank = conditions(subject(), WORLD, 5)[0]
    trial = Trial("clean", bank.filter, bank.bank, bank.seen, WORLD, 5, plan, None)
    with pytest.raises(MalformedError, match=r"plan\.joint"):
        trial.exam()


def test_the_population_is_told_or_the_plans_or_the_usual() -> None:
    told = Population(1.0, 2.0)
    assert population_of(subject(), told) == told
    joint = CERTIFICATION.joint
    assert joint is not None
    assert population_of(subject(), None) == Population(joint.mean, joint.sd)
    assert population_of(subject(named_plan("pix-plus-droit")), None) == Population(0.0, 1.3)


def test_a_plan_without_tables_visits_the_banks_competences() -> None:
    plan = named_plan("pix-plus-droit")
    assert subject(plan).competences == subject().competences
    measured, _ = simulate(IDENTITY, subject(plan), options(10), processes=1)
    (one,) = measured.conditions[0].estimators
    assert one.levels is None
    assert one.score.rmse is None
    assert all(each.levels is None for each in one.by_competence)


def test_harder_worlds_of_an_empty_language_are_none() -> None:
    empty = replace(subject(), languages=("en",))
    assert list(scenarios(empty, WORLD, 5)) == []
    assert list(fixed_abilities(empty, WORLD, 5)) == []
    measured, exams = simulate(IDENTITY, empty, options(5), processes=1)
    assert exams == 0
    assert measured.detailed == ()


def test_a_world_of_unequal_competences_has_no_bound() -> None:
    measured, _ = simulate(IDENTITY, subject(), options(10, sd=0.5), processes=1)
    assert measured.conditions[0].details is not None
    assert measured.conditions[0].details.bound is None
    clean = whole().conditions[0].details
    assert clean is not None
    assert clean.bound is not None
    assert clean.bound.ratio is not None
    assert 0.7 < clean.bound.ratio < 1.6
