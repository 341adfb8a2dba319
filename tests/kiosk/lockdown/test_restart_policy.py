"""Tests of kiosk.lockdown.restart_policy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lockdown.restart_policy import DEFAULT, RestartPolicy, delay_after, recent_crashes

CRASHES = st.lists(st.integers(0, 10**7), min_size=1, max_size=12).map(lambda at: tuple(sorted(at)))


@pytest.mark.parametrize(
    ("crashes", "expected"),
    [
        ((1000,), 200),
        ((1000, 2000), 400),
        ((1000, 2000, 3000), 800),
        ((1000, 2000, 3000, 4000), 1600),
        ((1000, 2000, 3000, 4000, 5000), None),
        ((1000, 2000, 3000, 4000, 200_000), 200),
    ],
)
def test_waits_double_until_enough_is_enough(
    crashes: tuple[int, ...], expected: int | None
) -> None:
    assert delay_after(crashes) == expected


def test_a_wait_is_capped() -> None:
    policy = RestartPolicy(limit=50, longest_delay_ms=3000)
    assert delay_after(tuple(range(40)), policy) == 3000


@given(crashes=CRASHES)
def test_it_gives_up_exactly_when_the_limit_is_reached_within_the_window(
    crashes: tuple[int, ...],
) -> None:
    recent = recent_crashes(crashes)
    assert recent[-1] == crashes[-1]
    assert (delay_after(crashes) is None) == (len(recent) >= DEFAULT.limit)


@given(crashes=CRASHES, later=st.integers(DEFAULT.window_ms + 1, 10**8))
def test_old_crashes_are_forgiven(crashes: tuple[int, ...], later: int) -> None:
    assert delay_after((*crashes, crashes[-1] + later)) == DEFAULT.first_delay_ms


@pytest.mark.parametrize(
    "wrong", [{"limit": 0}, {"window_ms": -1}, {"first_delay_ms": -1}, {"longest_delay_ms": -1}]
)
def test_a_policy_that_means_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="policy"):
        RestartPolicy(**wrong)
