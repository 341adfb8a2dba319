"""Tests of kiosk.services.retry_policy, as a table and by its laws."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ports.courier import Answer, Delivery
from kiosk.ports.outbox import BundleState, OutboxRow
from kiosk.services.retry_policy import (
    CEILING_MS,
    LONGEST_ASKED_MS,
    Park,
    Send,
    Wait,
    after,
    before,
    ceiling_ms,
    sends,
    spread_ms,
)

NOW = 1_790_000_000_000
ROW = OutboxRow("0" * 64, "S1", "C1", "final", 10, BundleState.SEALED, 0, 0, "")

uniforms = st.floats(min_value=0, max_value=1, exclude_max=True)
attempts = st.integers(min_value=0, max_value=10_000)
instants = st.integers(min_value=0, max_value=2**50)


@pytest.mark.parametrize(
    ("tried", "answer", "uniform", "expected"),
    [
        (0, Answer(Delivery.LATER, reason="away"), 0.0, Wait(NOW, "away")),
        (0, Answer(Delivery.LATER), 0.5, Wait(NOW + 500)),
        (1, Answer(Delivery.LATER), 0.5, Wait(NOW + 1_000)),
        (5, Answer(Delivery.LATER), 0.5, Wait(NOW + 16_000)),
        (50, Answer(Delivery.LATER), 0.5, Wait(NOW + 150_000)),
        (0, Answer(Delivery.LATER, (), 7_000), 0.0, Wait(NOW + 7_000)),
        (0, Answer(Delivery.LATER, (), 7_000), 0.5, Wait(NOW + 7_500)),
        (0, Answer(Delivery.LATER, (), -5), 0.0, Wait(NOW)),
        (0, Answer(Delivery.LATER, (), 10**12), 0.0, Wait(NOW + LONGEST_ASKED_MS)),
        (3, Answer(Delivery.TAKEN), 0.25, Wait(NOW + 2_000)),
        (0, Answer(Delivery.FORK), 0.5, Park(NOW + 500, "fork")),
        (0, Answer(Delivery.REFUSED), 0.5, Park(NOW + 500, "refused")),
        (0, Answer(Delivery.REFUSED, reason="bundle.realm"), 0.0, Park(NOW, "bundle.realm")),
    ],
)
def test_every_answer_has_its_next_step(
    tried: int, answer: Answer, uniform: float, expected: Wait | Park
) -> None:
    assert after(replace(ROW, attempts=tried), answer, NOW, uniform) == expected


@pytest.mark.parametrize(
    ("next_wall", "expected"),
    [
        (0, Send()),
        (NOW, Send()),
        (NOW + 1, Wait(NOW + 1, "away")),
        (NOW + LONGEST_ASKED_MS + CEILING_MS, Wait(NOW + LONGEST_ASKED_MS + CEILING_MS, "away")),
        (NOW + LONGEST_ASKED_MS + CEILING_MS + 1, Send()),
    ],
)
def test_a_bundle_has_its_turn(next_wall: int, expected: Send | Wait) -> None:
    assert before(replace(ROW, next_wall=next_wall, reason="away"), NOW) == expected


@given(attempts, instants, uniforms, st.none() | st.integers())
def test_a_wait_is_never_longer_than_what_was_asked_and_the_ceiling(
    tried: int, now: int, uniform: float, asked: int | None
) -> None:
    step = after(replace(ROW, attempts=tried), Answer(Delivery.LATER, (), asked), now, uniform)
    least = min(max(asked or 0, 0), LONGEST_ASKED_MS)

    assert isinstance(step, Wait)
    assert now + least <= step.until <= now + least + ceiling_ms(tried)


@given(attempts, instants, uniforms, st.sampled_from(list(Delivery)))
def test_what_comes_next_is_due_when_it_says_and_not_before(
    tried: int, now: int, uniform: float, delivery: Delivery
) -> None:
    step = after(replace(ROW, attempts=tried), Answer(delivery), now, uniform)
    row = replace(ROW, next_wall=step.until)

    assert before(row, step.until) == Send()
    assert step.until == now or before(row, step.until - 1) == Wait(step.until)


@given(attempts)
def test_ceilings_double_up_to_the_last(tried: int) -> None:
    assert ceiling_ms(tried) <= ceiling_ms(tried + 1) <= min(2 * ceiling_ms(tried), CEILING_MS)


def test_only_a_sealed_bundle_is_sent() -> None:
    sent = [state for state in BundleState if sends(replace(ROW, state=state))]

    assert sent == [BundleState.SEALED]


@given(st.text(max_size=20), st.text(max_size=20), st.integers(min_value=1, max_value=3600))
def test_a_station_has_one_place_in_the_window(station: str, session: str, window_s: int) -> None:
    spread = spread_ms(station, session, window_s)

    assert spread == spread_ms(station, session, window_s)
    assert 0 <= spread < window_s * 1000


def test_stations_are_spread_over_the_whole_window() -> None:
    quarters = [spread_ms(f"poste-{number}", "S1", 900) // 225_000 for number in range(400)]

    assert all(60 <= quarters.count(quarter) <= 140 for quarter in range(4))


@pytest.mark.parametrize("window_s", [0, -1])
def test_without_a_window_nobody_waits(window_s: int) -> None:
    assert spread_ms("poste-14", "S1", window_s) == 0
