"""kiosk.ui.driver.policy: a simulated candidate."""

import math

from hypothesis import given
from hypothesis import strategies as some

from kiosk.ui.driver.policy import choose, probability, uniform
from kiosk.ui.driver.script import Known, Respond, Simulate

KNOWN = Known(difficulty=0.7, discrimination=1.3, right=2, wrong=1)
numbers = some.floats(min_value=-20, max_value=20)


@given(theta=numbers, difficulty=numbers, discrimination=some.floats(0.01, 5))
def test_the_probability_is_that_of_the_model(
    theta: float, difficulty: float, discrimination: float
) -> None:
    found = probability(theta, Known(difficulty, discrimination, 1, 2))
    expected = 1 / (1 + math.exp(discrimination * (difficulty - theta)))
    assert math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-12)


def test_an_enormous_distance_is_certain() -> None:
    assert probability(20, Known(-1e6, 5, 1, 2)) == 1
    assert probability(-20, Known(1e6, 5, 1, 2)) == 0


def test_the_same_seed_and_number_answer_alike_whatever_came_before() -> None:
    policy = Simulate(theta=0.7, seed=1)
    first = [choose(policy, {"a": KNOWN}, "a", n) for n in range(1, 33)]
    again = [choose(policy, {"a": KNOWN}, "a", n) for n in range(32, 0, -1)]
    assert first == again[::-1]
    assert set(first) == {1, 2}


def test_another_seed_answers_otherwise() -> None:
    assert [uniform(1, n) for n in range(9)] != [uniform(2, n) for n in range(9)]


def test_uniform_numbers_fill_their_interval() -> None:
    drawn = [uniform(7, n) for n in range(4000)]
    assert all(0 <= one < 1 for one in drawn)
    assert abs(sum(drawn) / len(drawn) - 0.5) < 0.02


def test_an_able_candidate_is_right_and_a_lost_one_wrong() -> None:
    assert choose(Simulate(20, 1), {"a": KNOWN}, "a", 1) == 2
    assert choose(Simulate(-20, 1), {"a": KNOWN}, "a", 1) == 1


def test_what_is_unknown_is_skipped() -> None:
    assert choose(Simulate(1, 1), {}, "a", 1) is None
    assert choose(Respond({"b": "x"}), {"a": KNOWN}, "a", 1) is None
    assert choose(Respond({"a": "x"}), {"a": KNOWN}, "a", 1) == "x"
