import itertools
from dataclasses import fields, replace

import numpy as np
import pytest

from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.profile import Profile
from engine.items import CompetenceCode
from engine.policies import Interval, JointPolicy, ScoringPolicy
from engine.scoring.profile import level_cells
from tests.engine.made_items import made_bank
from tests.workbench.simulation.policies import TWO_EACH, joint
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import Sat, sit
from workbench.simulation.joint_batch import JointScorer, JointScores, joint_scores
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.world import World

BANK = BankArrays.of(made_bank())
CUTS = (None, -2.03, -1.0, 0.5, 1.0, 2.0, 3.0, 4.0, None)
LEVELS = tuple(
    Interval(level, low, high) for level, (low, high) in enumerate(itertools.pairwise(CUTS))
)
# One competence has no table.
SCORING = ScoringPolicy(
    reports_pix=True, meshes=(), levels=tuple((code, LEVELS) for code in BANK.competences[:-1])
)
CELLS = level_cells(SCORING)


def _sat(policy: JointPolicy, count: int) -> Sat:
    world = World(2, sd=1.8, competence_sd=policy.competence_sd, domain_sd=policy.domain_sd)
    return sit(QuotaExam(BANK, world, TWO_EACH, policy), count, processes=1)


def _exact(sat: Sat, model: JointModel, row: int) -> Profile:
    trace = JointTrace.begin(model)
    for place, correct in zip(sat.items[row].tolist(), sat.correct[row].tolist(), strict=True):
        if place >= 0:
            trace = trace.extended(model.pool.items[place], correct=correct)
    return trace.profile(CELLS)


def _assert_same(scores: JointScores, row: int, profile: Profile) -> None:
    general = profile.general
    found = [scores.ability[row], scores.error[row], scores.low[row], scores.high[row]]
    expected = [general.ability, general.error, general.low, general.high]
    assert found == pytest.approx(expected, abs=1e-9)
    for place, one in enumerate(profile.domains):
        assert scores.domain[row, place] == pytest.approx(one.ability, abs=1e-9)
        assert scores.domain_error[row, place] == pytest.approx(one.error, abs=1e-9)
    for place, each in enumerate(profile.competences):
        assert scores.competence[row, place] == pytest.approx(each.ability, abs=1e-9)
        assert scores.competence_error[row, place] == pytest.approx(each.error, abs=1e-9)
        levels = each.levels or (0.0,) * 9
        assert scores.levels[row, place].tolist() == pytest.approx(list(levels), abs=1e-9)


@pytest.mark.parametrize(
    "policy", [joint(), joint(0.5), joint(0.0, 0.4), replace(joint(0.8, 0.4), mean=0.7)]
)
def test_the_estimates_are_those_of_the_engine(policy: JointPolicy) -> None:
    model = JointModel.of(BANK.pool, policy)
    sat = _sat(policy, 120)
    scores = joint_scores(sat, model, CELLS, processes=1)
    for row in (0, 1, 2, 119):
        _assert_same(scores, row, _exact(sat, model, row))


def test_exams_that_ended_early_count_their_answers() -> None:
    model = JointModel.of(BANK.pool, joint(0.5))
    whole = _sat(joint(0.5), 3)
    items = whole.items.copy()
    items[0, 20:] = -1
    items[1, :] = -1
    early = replace(whole, items=items)
    scores = joint_scores(early, model, CELLS, processes=1)
    for row in range(3):
        _assert_same(scores, row, _exact(early, model, row))


def test_answers_that_contradict_each_other_still_have_a_posterior() -> None:
    model = JointModel.of(BANK.pool, joint(0.1))
    easy_first = np.argsort(BANK.difficulty)[np.newaxis]
    correct = np.arange(len(BANK))[np.newaxis] >= len(BANK) // 2
    scores = JointScorer(model).scores(easy_first, correct)
    for field in fields(scores):
        assert np.isfinite(getattr(scores, field.name)).all()
    assert not scores.levels.any()


HONEST = replace(joint(0.5), sd=1.8, tail_share=0.0)
"""Priors that are the population's own."""


@pytest.fixture(scope="module")
def many() -> tuple[Sat, JointScores]:
    sat = _sat(HONEST, 3000)
    return sat, joint_scores(sat, JointModel.of(BANK.pool, HONEST), CELLS, processes=1)


def test_intervals_and_competences_hold_the_truth_as_often_as_they_say(
    many: tuple[Sat, JointScores],
) -> None:
    sat, scores = many
    inside = (scores.low < sat.general) & (sat.general < scores.high)
    assert np.mean(inside) == pytest.approx(0.95, abs=0.012)
    away = np.abs(scores.competence - sat.competences) / scores.competence_error
    assert np.mean(away < 1.96) == pytest.approx(0.95, abs=0.006)
    mean_error = np.mean(scores.domain_error**2)
    truth = np.stack(
        [sat.competences[:, BANK.domain_of == place].mean(axis=1) for place in range(5)], axis=1
    )
    assert np.mean((scores.domain - truth) ** 2) / mean_error == pytest.approx(1.0, abs=0.05)


def test_a_level_is_as_likely_as_it_is_frequent(many: tuple[Sat, JointScores]) -> None:
    sat, scores = many
    place = BANK.competences.index(CompetenceCode("2.3"))
    cuts = [cut for cut in CUTS if cut is not None]
    true = np.searchsorted(cuts, sat.competences[:, place], side="right")
    frequent = np.bincount(true, minlength=9) / len(sat)
    assert scores.levels[:, place].mean(axis=0) == pytest.approx(frequent, abs=0.02)
    assert scores.levels[:, place].sum(axis=1) == pytest.approx(1.0)
