"""kiosk.detection.watch: a reading that fails is silence, and never an end."""

import logging
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.watch import Shared, SinceFirst, SinceLast, Watch
from kiosk.ports.sensor import Kind, Sighting

FOUND = Sighting(Kind.PROCESS, "a")


class Script:
    """Gives what it was told to, or raises it."""

    def __init__(self, *steps: int | Exception | None) -> None:
        self.steps = list(steps)

    def __call__(self) -> int | None:
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step


def grew(before: int, now: int) -> tuple[Sighting, ...]:
    return (FOUND,) if now > before else ()


def test_what_is_there_is_judged_each_time() -> None:
    sensor = Watch(1_000, Script(1, 0), lambda value: [FOUND] * value)
    assert sensor.every_ms == 1_000
    assert sensor.look() == (FOUND,)
    assert sensor.look() == ()


def test_the_first_look_that_can_read_is_what_was_there() -> None:
    sensor = SinceFirst(1_000, Script(None, 5, 6, 7, 5), grew)
    assert [len(sensor.look()) for _ in range(5)] == [0, 0, 1, 1, 0]


def test_only_what_happened_since_the_last_look_counts() -> None:
    sensor = SinceLast(1_000, Script(5, 6, None, 6, 7), grew)
    assert [len(sensor.look()) for _ in range(5)] == [0, 1, 0, 0, 1]


@pytest.mark.parametrize("kind", [Watch, SinceFirst, SinceLast])
@pytest.mark.parametrize("error", [OSError("no"), ValueError("Marie"), KeyError("x")])
def test_a_reading_that_fails_is_silent_and_told_once_by_its_type(
    kind: type[Watch[int]], error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    sensor = kind(1_000, Script(error, error, None), lambda *_values: [FOUND])
    with caplog.at_level(logging.INFO, "kiosk.detection.watch"):
        assert [sensor.look() for _ in range(3)] == [(), (), ()]
    assert [record.message for record in caplog.records] == [
        f"Script cannot be read here: {type(error).__name__}"
    ]


@given(st.lists(st.integers(0, 5_000), max_size=20))
def test_a_shared_reading_is_made_once_while_it_is_fresh(passed: list[int]) -> None:
    made: list[int] = []
    clock = [0]
    shared = Shared(lambda: made.append(clock[0]), lambda: clock[0], fresh_ms=900)
    for step in passed:
        clock[0] += step
        shared()
    assert all(later - earlier >= 900 for earlier, later in pairwise(made))
    assert len(made) == bool(passed) + len(made[1:])


def test_a_clock_that_goes_back_reads_anew() -> None:
    clock = [5_000]
    made: list[int] = []
    shared = Shared(lambda: made.append(1), lambda: clock[0])
    shared()
    clock[0] = 0
    shared()
    assert len(made) == 2
