"""workbench.simulation.aberrance: people as they were meant, limits that hold on others."""

import math
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.response_times import Timing
from engine.adaptive.screening import STATISTICS, Answers, FlagKind, Screening
from engine.errors import BankExhaustedError
from engine.plan import JOINT, ExamPlan
from tests.workbench.simulation.policies import TWO_EACH, joint
from workbench.simulation.aberrance import (
    BY_THE_MODEL,
    HONEST,
    Hall,
    Manner,
    Timings,
    fit_screening,
)
from workbench.simulation.generated import generated_bank

BANK = generated_bank(items=800)
QUOTAS = replace(CERTIFICATION, rules=JOINT, selection=TWO_EACH, joint=joint())
TIMES: Timings = tuple(
    (item.id, Timing(3.2 + 0.8 * (place % 10) / 9, 1.8)) for place, item in enumerate(BANK)
)
COUNT = 2000


@cache
def fitted(level: float) -> Screening:
    return fit_screening(BANK, QUOTAS, COUNT, 5, level, timings=TIMES)


@cache
def hall(plan: ExamPlan = QUOTAS, timings: Timings = TIMES) -> Hall:
    return Hall(BANK, plan, 6, timings)


def seen(manner: Manner, count: int, plan: ExamPlan = QUOTAS) -> Answers:
    (piece,) = hall(plan).answers(manner, count)
    return piece


def times(answers: Answers) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return answers.pace.log_time - answers.pace.intensity


def shares(manner: Manner, level: float = 0.05) -> dict[FlagKind, float]:
    limits = fitted(level).limits
    found = hall().statistics(manner, COUNT, stream=1)
    return {kind: float((values > limits.of(kind)).mean()) for kind, values in found.items()}


@pytest.mark.parametrize("plan", [QUOTAS, CERTIFICATION], ids=["quotas", "certification"])
def test_honest_times_are_those_of_the_model(plan: ExamPlan) -> None:
    answers = seen(BY_THE_MODEL, 1000, plan)
    assert answers.correct.shape == (plan.length, 1000)
    assert times(answers).mean() == pytest.approx(0.0, abs=0.05)
    assert times(answers).std() == pytest.approx(math.hypot(1 / 1.8, 0.3), rel=0.03)
    assert answers.correct.mean() == pytest.approx(answers.chance.mean(), abs=0.02)


def test_people_may_depart_from_it_in_the_ways_that_are_told() -> None:
    usual = times(seen(BY_THE_MODEL, 1000))
    sooner = seen(Manner(right_sooner=0.4), 1000)
    right, wrong = (times(sooner)[sooner.correct == one].mean() for one in (1.0, 0.0))
    assert wrong - right == pytest.approx(0.4, abs=0.03)
    hurried = times(seen(Manner(hurry=1.0), 1000))
    assert (hurried[0] - hurried[-1]).mean() == pytest.approx(1.0, abs=0.1)
    heavy = times(seen(Manner(freedom=3), 1000))
    assert heavy.std() == pytest.approx(usual.std(), rel=0.1)
    assert np.abs(heavy).max() > np.abs(usual).max()
    assert times(seen(Manner(unevenness=1.5), 1000)).std() > 1.2 * usual.std()
    assert times(seen(Manner(slowed=0.5), 1000)).mean() == pytest.approx(0.3, abs=0.05)


def test_known_items_come_sooner_and_mostly_right() -> None:
    answers = seen(Manner(known=32.0), 1000)
    assert times(answers).mean() == pytest.approx(-1.0, abs=0.05)
    assert answers.correct.mean() == pytest.approx(0.95, abs=0.01)
    some = seen(Manner(known=8.0), 1000)
    assert times(some).mean() == pytest.approx(-0.25, abs=0.05)


def test_a_rushed_end_is_guessed_in_four_seconds() -> None:
    answers = seen(Manner(rushed=8), 1000)
    assert np.exp(answers.pace.log_time[-8:]).mean() == pytest.approx(4.3, abs=0.2)
    assert answers.correct[-8:].mean() == pytest.approx(0.15, abs=0.02)
    assert answers.correct[:-8].mean() > 0.4


def test_the_same_seed_brings_the_same_people_and_another_stream_others() -> None:
    first, again, other = (
        hall().statistics(BY_THE_MODEL, 1100, stream)[FlagKind.MISFIT] for stream in (0, 0, 1)
    )
    assert first.tolist() == again.tolist()
    assert first.tolist() != other.tolist()
    assert len(first) == 1100


def test_items_without_data_take_what_nobody_knows() -> None:
    (known,) = hall().answers(BY_THE_MODEL, 1000)
    (hinted,) = hall(QUOTAS, ()).answers(BY_THE_MODEL, 1000)
    assert times(hinted).std() > times(known).std() + 0.05
    assert hinted.pace.intensity == pytest.approx(np.full((32, 1000), math.log(90)), abs=1e-12)


def test_limits_hold_for_honest_people_they_were_not_fitted_on() -> None:
    for manner in HONEST:
        for kind, share in shares(manner).items():
            assert share < 0.05 + 4 * math.sqrt(0.05 * 0.95 / COUNT), (manner, kind)


def test_limits_let_odd_people_be_seen() -> None:
    assert shares(Manner(known=5.6))[FlagKind.PREKNOWLEDGE] > 0.4
    assert shares(Manner(known=14.0))[FlagKind.PREKNOWLEDGE] > 0.7
    assert shares(Manner(rushed=8), 0.01)[FlagKind.SPEEDED] > 0.99
    assert shares(Manner(rushed=8))[FlagKind.MISFIT] > 0.15


def test_a_rarer_flag_has_a_higher_limit_and_the_accommodated_no_lower_one() -> None:
    often, rare = fitted(0.05), fitted(0.01)
    for kind, _ in STATISTICS:
        assert rare.limits.of(kind) > often.limits.of(kind)
        assert rare.accommodated.of(kind) >= rare.limits.of(kind)
    assert rare.level == 0.01
    assert rare.timings == TIMES


def test_a_bank_on_which_nobody_can_finish_is_refused() -> None:
    with pytest.raises(BankExhaustedError):
        fit_screening(generated_bank(items=16), QUOTAS, 10, 1)
