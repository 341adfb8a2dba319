import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.joint import JointTrace, _general
from engine.adaptive.joint_model import JointModel
from engine.adaptive.lattice import LATTICE, LEAST_VARIANCE
from engine.adaptive.pool import Pool
from engine.adaptive.profile import CompetenceEstimate, Profile
from engine.items import CompetenceCode, Item, ItemBank
from engine.policies import JointPolicy, ScoringPolicy
from engine.scoring.profile import level_cells
from engine.scoring.score import level_of
from tests.engine.adaptive.dense_posterior import dense_posterior, joint_policy, random_bank
from tests.engine.made_items import made_item

SCORING: Final = CERTIFICATION.scoring
CELLS: Final = level_cells(SCORING)
TABLE: Final = SCORING.levels[0][1]
THREE: Final = ("1.1", "1.2", "2.1")

Answers = Sequence[tuple[Item, bool]]


def _model(bank: ItemBank, policy: JointPolicy) -> JointModel:
    return JointModel.of(Pool.of(bank), policy)


def _trace(model: JointModel, answers: Answers) -> JointTrace:
    trace = JointTrace.begin(model)
    for item, correct in answers:
        trace = trace.extended(item, correct=correct)
    return trace


def _profile(model: JointModel, answers: Answers) -> Profile:
    return _trace(model, answers).profile(CELLS)


def _answers(bank: ItemBank, seed: int) -> list[tuple[Item, bool]]:
    generator = np.random.default_rng(seed)
    chances = generator.random(len(bank)) < 0.5
    return list(zip(bank, chances.tolist(), strict=True))


DENSE: Final = [
    joint_policy(),
    joint_policy(competence_sd=0.35, domain_sd=0.4),
    joint_policy(competence_sd=0.8, domain_sd=0.4, mean=-0.5),
    joint_policy(competence_sd=0.7, tail_share=1.0),
    joint_policy(competence_sd=0.6, domain_sd=0.3, tail_share=0.0),
]


@pytest.mark.parametrize("policy", DENSE, ids=range(len(DENSE)))
def test_the_final_estimate_is_the_posterior_integrated_densely(policy: JointPolicy) -> None:
    """Means and errors to 1e-10 logits; probabilities of levels to 0.002."""
    bank = random_bank(THREE, 6, seed=7)
    model, answers = _model(bank, policy), _answers(bank, seed=11)
    found, dense = _profile(model, answers), dense_posterior(model, answers, final=True)
    told = [(one.ability, one.error) for one in found.competences]
    np.testing.assert_allclose([one for one, _ in told], dense.means, rtol=0, atol=1e-10)
    np.testing.assert_allclose([one for _, one in told], dense.errors, rtol=0, atol=1e-10)
    assert math.isclose(found.general.ability, dense.general, abs_tol=1e-10)
    assert math.isclose(found.general.error, dense.general_error, abs_tol=1e-10)
    for domain, places in zip(found.domains, ([0, 1], [2]), strict=True):
        mean, error = dense.mean_of(places)
        assert math.isclose(domain.ability, mean, abs_tol=1e-10)
        assert math.isclose(domain.error, error, abs_tol=1e-10)
    for place, one in enumerate(found.competences):
        shares = [
            dense.share(
                place,
                *(
                    math.inf * side if bound is None else bound
                    for bound, side in ((row.low, -1), (row.high, 1))
                ),
            )
            for row in TABLE
        ]
        np.testing.assert_allclose(one.levels, [*shares, 0.0], rtol=0, atol=2e-3)


@pytest.mark.parametrize("policy", DENSE, ids=range(len(DENSE)))
def test_while_items_are_chosen_the_prior_is_the_narrow_one(policy: JointPolicy) -> None:
    bank = random_bank(THREE, 4, seed=3)
    model, answers = _model(bank, policy), _answers(bank, seed=5)
    trace, dense = _trace(model, answers), dense_posterior(model, answers, final=False)
    np.testing.assert_allclose(trace.own, dense.means, rtol=0, atol=1e-10)
    assert math.isclose(trace.latest.ability, dense.general, abs_tol=1e-10)
    assert math.isclose(trace.latest.error, dense.general_error, abs_tol=1e-10)
    assert len(trace.estimates) == len(answers)
    wide = replace(policy, tail_sd=policy.tail_sd * 2.0)
    assert _trace(_model(bank, wide), answers).estimates == trace.estimates


def _eap(model: JointModel, answers: Answers, sd: float) -> tuple[float, float, np.ndarray]:
    """The unidimensional estimate by a grid four times as fine; the mean, error and density."""
    points = np.arange(-9.0, 9.0001, 0.046875)
    weights = np.exp(-((points - model.policy.mean) ** 2) / (2 * sd * sd))
    for item, correct in answers:
        slope = model.discrimination[model.places[item.id]]
        right = 1 / (1 + np.exp(-slope * (points - item.calibration.difficulty)))
        weights = weights * (right if correct else 1 - right)
    weights /= weights.sum()
    mean = float(weights @ points)
    return mean, math.sqrt(float(weights @ (points - mean) ** 2)), weights


def test_without_deviations_all_competences_are_the_unidimensional_estimate() -> None:
    bank = random_bank(THREE, 6, seed=7)
    policy = joint_policy(competence_sd=0.0, tail_share=1.0)
    model, answers = _model(bank, policy), _answers(bank, seed=11)
    found = _profile(model, answers)
    mean, error, _ = _eap(model, answers, policy.tail_sd)
    told = [found.general, *found.competences, *found.domains]
    np.testing.assert_allclose([one.ability for one in told], mean, rtol=0, atol=1e-10)
    np.testing.assert_allclose([one.error for one in told], error, rtol=0, atol=1e-10)
    own = _eap(model, answers, policy.sd)[0]
    np.testing.assert_allclose(_trace(model, answers).own, own, rtol=0, atol=1e-10)


def test_before_any_answer_there_is_the_prior() -> None:
    policy = joint_policy(sd=0.8, tail_sd=1.0, tail_share=0.25, competence_sd=0.4, domain_sd=0.3)
    model = _model(random_bank(THREE, 1, seed=1), policy)
    trace = JointTrace.begin(model)
    assert (trace.latest.ability, trace.latest.error) == (policy.mean, policy.sd)
    assert trace.estimates == ()
    found = trace.profile(CELLS)
    general = 0.75 * 0.8**2 + 0.25 * 1.0**2
    assert math.isclose(found.general.ability, policy.mean, abs_tol=1e-12)
    assert math.isclose(found.general.error, math.sqrt(general), abs_tol=1e-12)
    for one in found.competences:
        assert math.isclose(one.ability, policy.mean, abs_tol=1e-10)
        assert math.isclose(one.error, math.sqrt(general + 0.4**2 + 0.3**2), abs_tol=1e-10)
    two, one = (domain.error for domain in found.domains)
    assert math.isclose(two, math.sqrt(general + 0.3**2 + 0.4**2 / 2), abs_tol=1e-10)
    assert math.isclose(one, math.sqrt(general + 0.3**2 + 0.4**2), abs_tol=1e-10)


def test_what_no_answer_touched_is_the_general_ability_and_its_own_spread() -> None:
    bank = random_bank((*THREE, "3.1"), 5, seed=2)
    policy = joint_policy(competence_sd=0.45, domain_sd=0.35)
    model = _model(bank, policy)
    answers = [one for one in _answers(bank, seed=4) if one[0].competence != "3.1"]
    found = _profile(model, answers)
    untouched = found.competences[-1]
    assert untouched.competence == "3.1"
    assert math.isclose(untouched.ability, found.general.ability, abs_tol=1e-9)
    spread = found.general.error**2 + 0.45**2 + 0.35**2
    assert math.isclose(untouched.error, math.sqrt(spread), abs_tol=1e-9)


BANK: Final = random_bank(("1.1", "1.2", "2.1", "2.2", "3.1"), 6, seed=13)
HIERARCHY: Final = _model(BANK, joint_policy(competence_sd=0.5, domain_sd=0.4))


@given(st.permutations(_answers(BANK, seed=17)))
@settings(max_examples=25)
def test_the_order_of_the_answers_does_not_matter(answers: Answers) -> None:
    expected = _trace(HIERARCHY, _answers(BANK, seed=17))
    found = _trace(HIERARCHY, answers)
    np.testing.assert_allclose(found.own, expected.own, rtol=0, atol=1e-12)
    for one, other in zip(
        found.profile(CELLS).competences, expected.profile(CELLS).competences, strict=True
    ):
        assert math.isclose(one.ability, other.ability, abs_tol=1e-12)
        assert math.isclose(one.error, other.error, abs_tol=1e-12)
        np.testing.assert_allclose(one.levels, other.levels, rtol=0, atol=1e-12)


PATTERNS: Final = st.lists(
    st.tuples(st.sampled_from(BANK.items), st.booleans()),
    max_size=12,
    unique_by=lambda one: one[0].id,
)


@given(PATTERNS)
@settings(max_examples=40)
def test_levels_are_probabilities_and_the_interval_holds_the_mean(answers: Answers) -> None:
    found = _profile(HIERARCHY, answers)
    assert found.general.low < found.general.ability < found.general.high
    for one in found.competences:
        assert len(one.levels) == 9
        assert all(0.0 <= share <= 1.0 for share in one.levels)
        assert math.isclose(math.fsum(one.levels), 1.0, abs_tol=1e-12)
        assert one.levels[8] == 0.0
        assert one.likeliest == one.levels.index(max(one.levels))


@given(PATTERNS, st.sampled_from(BANK.items))
@settings(max_examples=40)
def test_an_answer_moves_every_ability_its_own_way(answers: Answers, item: Item) -> None:
    """A right answer raises all abilities; and on average an answer is expected to change none.

    The chance of a right answer that the general ability implies (its mean is that of the means
    after either answer) must be the one that every competence's ability implies.
    """
    before = _trace(HIERARCHY, [one for one in answers if one[0] is not item])
    right, wrong = (before.extended(item, correct=one) for one in (True, False))
    middle = JointTrace.begin(HIERARCHY) if not before.estimates else before
    low, high = wrong.latest.ability, right.latest.ability
    now = HIERARCHY.policy.mean if not before.estimates else before.latest.ability
    assert low < now < high
    assert (wrong.own < middle.own).all()
    assert (middle.own < right.own).all()
    chance = (now - low) / (high - low)
    np.testing.assert_allclose(
        (middle.own - wrong.own) / (right.own - wrong.own), chance, rtol=0, atol=1e-8
    )


def test_an_answer_says_most_of_its_competence_then_of_its_domain() -> None:
    item = next(one for one in BANK if one.competence == "1.1")
    moved = _trace(HIERARCHY, [(item, True)]).own - HIERARCHY.policy.mean
    own, same_domain, *others = moved.tolist()
    assert own > same_domain > others[0] > 0.0
    np.testing.assert_allclose(others, others[0], rtol=0, atol=1e-12)
    apart = _model(BANK, joint_policy(competence_sd=0.5, domain_sd=0.0))
    own, same_domain, *others = (_trace(apart, [(item, True)]).own - 0.3).tolist()
    np.testing.assert_allclose([same_domain, *others], others[0], rtol=0, atol=1e-12)


def test_wide_tails_leave_the_ends_of_the_scale_where_the_answers_put_them() -> None:
    bank = random_bank(THREE, 6, seed=7)
    answers = [(item, True) for item in bank]
    found = [
        _profile(_model(bank, joint_policy(mean=0.0, tail_sd=3.0, tail_share=share)), answers)
        for share in (0.0, 0.1, 0.5, 1.0)
    ]
    general = [one.general.ability for one in found]
    errors = [one.general.error for one in found]
    assert general == sorted(general)
    assert general[-1] > general[0] + 0.5
    assert errors[-1] > errors[0]
    assert found[-1].competences[0].ability > found[0].competences[0].ability


def test_answers_in_the_middle_hardly_feel_the_tails() -> None:
    bank = random_bank(THREE, 10, seed=9)
    answers = _answers(bank, seed=1)
    narrow, mixed = (
        _profile(_model(bank, joint_policy(sd=1.3, tail_sd=2.6, tail_share=share)), answers).general
        for share in (0.0, 0.2)
    )
    assert abs(narrow.ability - mixed.ability) < 0.015
    assert abs(narrow.error - mixed.error) < 0.01


def _finite(found: Profile) -> None:
    told = [found.general, *found.domains, *found.competences]
    assert all(LATTICE[0] <= one.ability <= LATTICE[-1] for one in told)
    assert all(0.0 <= one.error < 6.0 for one in told)
    assert LATTICE[0] - 0.1 <= found.general.low <= found.general.high <= LATTICE[-1] + 0.1
    for one in found.competences:
        assert math.isclose(math.fsum(one.levels), 1.0, abs_tol=1e-12)


@given(
    slopes=st.lists(st.floats(0.05, 8.0), min_size=32, max_size=32),
    places=st.lists(st.floats(-8.0, 8.0), min_size=32, max_size=32),
    pattern=st.sampled_from(["right", "wrong", "hard right", "easy right", "alternating"]),
    competence_sd=st.sampled_from([0.0, 0.1, 0.35, 1.5]),
    domain_sd=st.sampled_from([0.0, 0.4]),
)
@settings(max_examples=60, deadline=None)
def test_nothing_that_can_be_answered_leaves_the_floats(
    slopes: list[float],
    places: list[float],
    pattern: str,
    competence_sd: float,
    domain_sd: float,
) -> None:
    codes = ("1.1", "1.2", "2.1", "3.1")
    bank = ItemBank.of(
        made_item(
            f"item-{number:02d}",
            competence=codes[number % 4],
            tube=f"tube-{number:02d}",
            difficulty=difficulty,
            discrimination=slope,
        )
        for number, (slope, difficulty) in enumerate(zip(slopes, places, strict=True))
    )
    right = {
        "right": lambda _number, _item: True,
        "wrong": lambda _number, _item: False,
        "hard right": lambda _number, item: item.calibration.difficulty > 0.0,
        "easy right": lambda _number, item: item.calibration.difficulty <= 0.0,
        "alternating": lambda number, _item: number % 2 == 0,
    }[pattern]
    answers = [(item, right(number, item)) for number, item in enumerate(bank)]
    policy = joint_policy(competence_sd=competence_sd, domain_sd=domain_sd)
    _finite(_profile(_model(bank, policy), answers))


@pytest.mark.parametrize("correct", [True, False])
@pytest.mark.parametrize("difficulty", [-6.0, 0.0, 6.0])
def test_thirty_two_equal_items_are_no_trouble(difficulty: float, correct: bool) -> None:
    bank = ItemBank.of(
        made_item(f"item-{n:02d}", tube=f"tube-{n:02d}", difficulty=difficulty, discrimination=3.0)
        for n in range(32)
    )
    model = _model(bank, joint_policy())
    found = _profile(model, [(item, correct) for item in bank])
    _finite(found)
    assert (found.competences[0].ability > difficulty) == correct


def test_a_thousand_answers_still_agree_with_the_dense_posterior() -> None:
    """Likelihoods of many answers underflow without being brought to scale."""
    bank = ItemBank.of(
        made_item(f"item-{n:04d}", tube=f"tube-{n:04d}", difficulty=(n % 40) / 10 - 2.0)
        for n in range(1000)
    )
    model = _model(bank, joint_policy(competence_sd=0.0, tail_share=0.0))
    answers = [(item, number % 3 != 0) for number, item in enumerate(bank)]
    found = _profile(model, answers)
    points = np.arange(-3.0, 4.0, 0.001)
    logs = -((points - 0.3) ** 2) / (2 * 1.2**2)
    for item, correct in answers:
        logit = points - item.calibration.difficulty
        logs -= np.log1p(np.exp(-logit if correct else logit))
    weights = np.exp(logs - logs.max())
    mean = float(weights @ points / weights.sum())
    # The posterior is a third of a step wide: the lattice is then good to a few thousandths.
    assert math.isclose(found.general.ability, mean, abs_tol=5e-3)


def test_levels_are_told_where_the_plan_has_a_table() -> None:
    scoring = ScoringPolicy(True, SCORING.meshes, ((CompetenceCode("1.2"), TABLE),))
    model = _model(random_bank(THREE, 2, seed=1), joint_policy())
    found = JointTrace.begin(model).profile(level_cells(scoring))
    assert [len(one.levels) for one in found.competences] == [0, 9, 0]
    assert [one.likeliest for one in found.competences] == [None, 2, None]


def test_the_likeliest_of_equal_levels_is_the_lower_one() -> None:
    one = CompetenceEstimate(CompetenceCode("1.1"), 0.0, 1.0, (0.2, 0.4, 0.4))
    assert one.likeliest == 1


def test_cells_share_out_every_point_of_the_scale() -> None:
    """Summed over fine abilities, the cells' shares are the table read ability by ability."""
    cells = CELLS[CompetenceCode("1.1")].shares
    np.testing.assert_allclose(cells.sum(axis=1), 1.0, rtol=0, atol=1e-12)
    fine = np.arange(-9.0 - 0.09375, 9.09375, 0.1875 / 64) + 0.1875 / 128
    levels = np.array([level_of(float(one), TABLE) for one in fine]).reshape(97, 64)
    shares = np.stack([(levels == level).mean(axis=1) for level in range(9)], axis=1)
    np.testing.assert_allclose(cells, shares, rtol=0, atol=1 / 64)


def test_an_item_of_another_bank_is_refused() -> None:
    trace = JointTrace.begin(HIERARCHY)
    with pytest.raises(KeyError):
        trace.extended(made_item("stranger"), correct=True)


@pytest.mark.parametrize(
    ("codes", "slope"),
    [(("1.1", "1.2"), 3.0), (("1.1", "2.1"), 3.0), (("1.1", "2.1", "3.1", "4.1"), 6.0)],
)
@pytest.mark.parametrize("domain_sd", [0.0, 0.3])
def test_answers_that_contradict_each_other_leave_a_posterior(
    codes: tuple[str, ...], slope: float, domain_sd: float
) -> None:
    """Half of the competences right on the hardest items, half wrong on the easiest.

    The likelihoods of two such competences have hardly a float in common: their product is
    smaller than any, and its logarithm is almost flat. By logarithms it is no trouble.
    """
    bank = ItemBank.of(
        made_item(
            f"{code}-{n}",
            competence=code,
            tube=f"{code}-{n}",
            difficulty=6.0 if place % 2 else -6.0,
            discrimination=slope,
        )
        for place, code in enumerate(codes)
        for n in range(32 // len(codes) // 2)
    )
    model = _model(bank, joint_policy(competence_sd=0.0, domain_sd=domain_sd, tail_share=0.0))
    answers = [(item, item.calibration.difficulty > 0.0) for item in bank]
    found = _profile(model, answers)
    _finite(found)
    if domain_sd == 0.0:
        points = np.arange(-9.0, 9.0, 0.01)
        logs = -((points - 0.3) ** 2) / (2 * 0.9**2)
        for item, correct in answers:
            logit = slope * (points - item.calibration.difficulty)
            logs -= np.logaddexp(0.0, -logit if correct else logit)
        weights = np.exp(logs - logs.max())
        weights /= weights.sum()
        assert math.isclose(found.general.ability, float(weights @ points), abs_tol=1e-9)


@pytest.mark.parametrize("spread", [0.15, 0.18, 0.22, 0.3, 0.8])
@pytest.mark.parametrize("centre", [0.0, 0.05, 0.09375, 0.14])
def test_the_interval_holds_ninety_five_percent_however_narrow_the_posterior(
    spread: float, centre: float
) -> None:
    """Thirty-two good answers leave a posterior as narrow as the step of the lattice."""
    found = _general(np.exp(-((LATTICE - centre) ** 2) / (2 * spread * spread)))
    assert abs((found.low - centre) / spread + 1.96) < 0.06
    assert abs((found.high - centre) / spread - 1.96) < 0.06


def test_an_error_is_never_less_than_the_lattice_can_tell() -> None:
    sharp = _general(np.where(np.arange(97) == 48, 1.0, 0.0))
    assert sharp.error == math.sqrt(LEAST_VARIANCE)
    assert sharp.low < sharp.ability < sharp.high
