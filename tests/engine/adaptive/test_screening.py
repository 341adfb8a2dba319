"""engine.adaptive.screening: each statistic sees its own oddity, and honest ways are taken out."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adaptive.draw import draw
from engine.adaptive.response_times import Pace, Timing
from engine.adaptive.screening import (
    FEWEST,
    STATISTICS,
    Answers,
    Flag,
    FlagKind,
    Limits,
    Screening,
    TimedAnswer,
    misfit,
    preknowledge,
    screen,
    screening_data,
    speeded,
)
from engine.adaptive.screening_format import screening_from_json, screening_to_json
from engine.errors import MalformedError
from engine.items import ItemId
from engine.records.canonical import dumps, loads_object
from tests.engine.made_items import made_item

SCREENING = Screening(Limits(1.5, 4.0, 2.0), Limits(1.7, 4.0, 2.0), 0.01)
LENGTH = 32
GOLDEN = ["0x1.3692d8040d053p+0", "-0x1.9df8cb6bd36d8p-3", "0x1.d4603eba0cc92p-1"]
Pair = tuple[float, bool]


def spread(place: int) -> float:
    """Log seconds around the usual, the same in every test."""
    return (draw(b"screening", place, 0) + draw(b"screening", place, 1) - 1.0) * 1.2


def plain() -> list[Pair]:
    """Log seconds against the usual and right or not, of somebody unremarkable."""
    return [(spread(place), place % 4 in (0, 3)) for place in range(LENGTH)]


def answers(pairs: Sequence[Pair], chance: float = 0.5) -> Answers:
    size = len(pairs)
    pace = Pace(np.array([3.6 + time for time, _ in pairs]), np.full(size, 3.6), np.full(size, 1.8))
    return Answers(pace, np.array([float(right) for _, right in pairs]), np.full(size, chance))


def timed(pairs: Sequence[Pair]) -> list[TimedAnswer]:
    return [
        TimedAnswer(made_item(f"item-{place:02d}"), right, round(1000 * 90 * math.exp(time)))
        for place, (time, right) in enumerate(pairs)
    ]


def known(pairs: Sequence[Pair], count: int) -> list[Pair]:
    places = range(2, 2 + 3 * count, 3)
    return [
        (time - 1.5, True) if place in places else (time, right)
        for place, (time, right) in enumerate(pairs)
    ]


def rushed(pairs: Sequence[Pair], last: int = 8) -> list[Pair]:
    return [*pairs[:-last], *((time - 2.2, False) for time, _ in pairs[-last:])]


def raised(flags: tuple[Flag, ...]) -> set[FlagKind]:
    return {one.kind for one in flags if one.raised}


def test_somebody_unremarkable_raises_nothing() -> None:
    flags = screen(timed(plain()), 0.0, SCREENING, accommodated=False)
    assert [one.kind for one in flags] == list(FlagKind)
    assert raised(flags) == set()


def test_items_known_beforehand_are_seen() -> None:
    flags = screen(timed(known(plain(), 8)), 0.0, SCREENING, accommodated=False)
    assert raised(flags) == {FlagKind.PREKNOWLEDGE}


def test_a_rushed_end_is_seen() -> None:
    flags = screen(timed(rushed(plain())), 0.0, SCREENING, accommodated=False)
    assert FlagKind.SPEEDED in raised(flags)
    assert FlagKind.PREKNOWLEDGE not in raised(flags)


def test_answers_that_do_not_fit_are_seen() -> None:
    pairs = [(time, place < LENGTH // 2) for place, (time, _) in enumerate(plain())]
    flags = screen(timed(pairs), 0.0, SCREENING, accommodated=False)
    assert raised(flags) == {FlagKind.MISFIT}


def test_of_too_few_answers_nothing_is_said() -> None:
    some = timed(rushed(plain()))
    assert screen(some[: FEWEST - 1], 0.0, SCREENING, accommodated=False) == ()
    assert len(screen(some[:FEWEST], 0.0, SCREENING, accommodated=False)) == 3


def test_an_accommodated_candidate_has_limits_of_their_own() -> None:
    flags = screen(timed(plain()), 0.0, SCREENING, accommodated=True)
    assert [one.limit for one in flags] == [1.7, 4.0, 2.0]


def test_known_times_of_items_go_before_hints() -> None:
    some = timed(plain())
    slow = Screening(
        SCREENING.limits,
        SCREENING.accommodated,
        0.01,
        tuple((one.item.id, Timing(4.5, 1.8)) for one in some[-8:]),
    )
    usual, other = (screen(some, 0.0, one, accommodated=False) for one in (SCREENING, slow))
    item = replace(some[0].item, time_hint_s=round(math.exp(4.5)))
    hinted = [*some[:-8], *(replace(one, item=replace(item, id=one.item.id)) for one in some[-8:])]
    by_hint = screen(hinted, 0.0, SCREENING, accommodated=False)
    assert other[1].statistic == pytest.approx(by_hint[1].statistic, abs=0.01)
    assert other[1].statistic != usual[1].statistic


def test_a_missing_time_raises_nothing() -> None:
    some = timed(plain())
    some[5] = replace(some[5], elapsed_ms=0, correct=True)
    assert raised(screen(some, 0.0, SCREENING, accommodated=False)) == set()


@given(st.floats(-2.0, 2.0), st.floats(-0.1, 0.1))
def test_neither_speed_nor_steady_hurry_looks_like_knowing(level: float, hurry: float) -> None:
    changed = [(time + level + hurry * place, right) for place, (time, right) in enumerate(plain())]
    assert preknowledge(answers(changed)) == pytest.approx(
        float(preknowledge(answers(plain()))), abs=1e-9
    )


@given(st.floats(0.0, 3.0))
def test_who_slows_down_does_not_rush(slower: float) -> None:
    tired = [*plain()[:-8], *((time + slower, right) for time, right in plain()[-8:])]
    assert speeded(answers(tired)) <= speeded(answers(plain()))


@given(st.floats(-2.0, 2.0))
def test_a_rush_is_one_against_the_own_speed(level: float) -> None:
    changed = [(time + level, right) for time, right in plain()]
    # The prior of the speed gives way to 24 answers, not wholly.
    assert speeded(answers(changed)) == pytest.approx(float(speeded(answers(plain()))), abs=0.15)


@pytest.mark.parametrize("count", [4, 6, 8, 10])
def test_uneven_work_hides_what_even_work_shows(count: int) -> None:
    even = known(plain(), count)
    uneven = [
        (time + (3.0 if place % 2 else -3.0), right) for place, (time, right) in enumerate(even)
    ]
    assert preknowledge(answers(uneven)) < float(preknowledge(answers(even))) - 1.0


@given(st.lists(st.tuples(st.booleans(), st.floats(0.05, 0.95)), min_size=FEWEST, max_size=LENGTH))
def test_the_cumulative_sum_is_the_plain_one(rows: list[tuple[bool, float]]) -> None:
    high = low = most = variance = 0.0
    for right, chance in rows:
        high = max(0.0, high + right - chance)
        low = min(0.0, low + right - chance)
        most = max(most, high, -low)
        variance += chance * (1.0 - chance)
    some = answers([(0.0, right) for right, _ in rows])
    seen = Answers(some.pace, some.correct, np.array([chance for _, chance in rows]))
    assert misfit(seen) == pytest.approx(most / math.sqrt(variance), abs=1e-12)


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("ability", [-400.0, 400.0])
def test_the_same_answer_everywhere_is_a_number(right: bool, ability: float) -> None:
    some = timed([(time, right) for time, _ in plain()])
    for one in screen(some, ability, SCREENING, accommodated=False):
        assert math.isfinite(one.statistic)


def test_many_exams_at_once_are_each_like_alone() -> None:
    alone = [answers(plain()), answers(known(plain(), 4)), answers(rushed(plain()))]
    pace = Pace(
        *(
            np.stack([getattr(one.pace, name) for one in alone], axis=1)
            for name in ("log_time", "intensity", "discrimination")
        )
    )
    together = Answers(
        pace,
        np.stack([one.correct for one in alone], axis=1),
        np.stack([one.chance for one in alone], axis=1),
    )
    for _, statistic in STATISTICS:
        assert statistic(together).tolist() == [float(statistic(one)) for one in alone]


def test_the_statistics_are_the_same_to_the_bit_everywhere() -> None:
    flags = screen(timed(known(plain(), 5)), 0.25, SCREENING, accommodated=False)
    assert [one.statistic.hex() for one in flags] == GOLDEN


def test_flags_are_told_exactly() -> None:
    flags = screen(timed(known(plain(), 8)), 0.0, SCREENING, accommodated=False)
    told = loads_object(dumps({"flags": screening_data(flags)}))["flags"]
    assert isinstance(told, list | tuple)
    for one, flag in zip(told, flags, strict=True):
        assert one == {
            "kind": flag.kind.value,
            "statistic": flag.statistic.hex(),
            "limit": flag.limit.hex(),
            "raised": flag.raised,
        }


LIMITS = st.builds(Limits, *[st.floats(-1000, 1000)] * 3)
TIMINGS = st.builds(Timing, st.floats(-10, 10), st.floats(0.1, 20))


@given(LIMITS, LIMITS, st.floats(1e-6, 0.5), st.dictionaries(st.sampled_from("abcdef"), TIMINGS))
def test_screening_data_survives_its_bytes(
    limits: Limits, accommodated: Limits, level: float, timings: dict[str, Timing]
) -> None:
    pairs = tuple((ItemId(name), timing) for name, timing in sorted(timings.items()))
    screening = Screening(limits, accommodated, level, pairs)
    assert screening_from_json(loads_object(dumps(screening_to_json(screening)))) == screening


def _timing(**changed: str) -> dict[str, str]:
    return {"item": "a", "intensity": "3.5", "discrimination": "1.8", **changed}


@pytest.mark.parametrize(
    "changed",
    [
        {"v": 2},
        {"level": "0"},
        {"level": "0.6"},
        {"level": "nan"},
        {"level": "one"},
        {"level": 0},
        {"limits": {"preknowledge": "1", "speeded": "1"}},
        {"limits": {"preknowledge": "inf", "speeded": "1", "misfit": "1"}},
        {"accommodated": None},
        {"timings": [_timing(intensity="11")]},
        {"timings": [_timing(discrimination="0")]},
        {"timings": [_timing(), _timing()]},
        {"timings": [_timing(item="b"), _timing()]},
        {"timings": ["a"]},
    ],
)
def test_screening_data_out_of_bounds_are_refused(changed: dict[str, object]) -> None:
    whole = {**screening_to_json(SCREENING), **changed}
    with pytest.raises(MalformedError):
        screening_from_json(whole)  # type: ignore[arg-type]  # what nobody should write
