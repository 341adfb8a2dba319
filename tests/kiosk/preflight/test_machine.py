"""Tests of kiosk.preflight.machine."""

import pytest

from kiosk.ports.speech import Reason
from kiosk.preflight.finding import Finding, Verdict
from kiosk.preflight.machine import (
    DAY_MS,
    check_clock,
    check_fonts,
    check_packs,
    check_screens,
    check_voice,
)
from kiosk.words.preflight import sentence

NOON = 1_800_000_000_000


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((), Verdict.STOP),
        (((1366, 768),), Verdict.FINE),
        (((1024, 700),), Verdict.FINE),
        (((1023, 768),), Verdict.STOP),
        (((1366, 699),), Verdict.STOP),
        (((1366, 768), (1920, 1080)), Verdict.LOOK),
        (((800, 600), (1920, 1080)), Verdict.STOP),
    ],
)
def test_one_screen_that_is_large_enough_is_wanted(
    sizes: tuple[tuple[int, int], ...], expected: Verdict
) -> None:
    finding = check_screens(sizes)
    assert finding.verdict is expected
    assert finding.data["screens"] == len(sizes)


@pytest.mark.parametrize(
    ("present", "expected", "family"),
    [
        ({"First", "Second"}, Verdict.FINE, "First"),
        ({"Second"}, Verdict.LOOK, "Second"),
        ({"Other"}, Verdict.LOOK, "First"),
        (set(), Verdict.STOP, "First"),
    ],
)
def test_a_family_may_stand_in_for_another(
    present: set[str], expected: Verdict, family: str
) -> None:
    finding = check_fonts(("First", "Second"), present)
    assert finding == Finding("fonts", expected, {"family": family})


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        (NOON, Verdict.FINE),
        (NOON - DAY_MS, Verdict.FINE),
        (NOON - DAY_MS - 1, Verdict.LOOK),
        (NOON + 1000, Verdict.FINE),
        (NOON + 1001, Verdict.LOOK),
    ],
)
def test_a_clock_outside_the_sessions_window_is_shown(wall: int, expected: Verdict) -> None:
    finding = check_clock(wall, last_known=None, window=(NOON, NOON + 1000))
    assert finding.verdict is expected


def test_a_clock_behind_what_has_passed_is_shown_with_the_step() -> None:
    finding = check_clock(NOON - 5, last_known=NOON, window=None)
    assert finding == Finding("clock", Verdict.LOOK, {"behind_ms": 5})


def test_a_clock_with_nothing_to_compare_it_to_is_fine() -> None:
    assert check_clock(NOON, last_known=None, window=None).verdict is Verdict.FINE
    assert check_clock(NOON, last_known=NOON, window=None).verdict is Verdict.FINE


def test_every_pack_of_the_ticket_has_to_be_there() -> None:
    assert check_packs({"a", "b"}, {"b", "a", "c"}).verdict is Verdict.FINE
    finding = check_packs({"a", "c", "b"}, {"a"})
    assert finding == Finding("packs", Verdict.STOP, {"missing": "b, c"})


def test_sound_and_voice_that_answer_are_fine() -> None:
    assert check_voice(None, None) == (
        Finding("sound", Verdict.FINE),
        Finding("voice", Verdict.FINE),
    )


def test_a_station_without_a_voice_is_looked_at_and_can_still_be_used() -> None:
    found = check_voice(Reason.NO_DEVICE, Reason.NO_PROGRAM)

    assert [one.verdict for one in found] == [Verdict.LOOK, Verdict.LOOK]
    assert [sentence(one.key, one.data)[1] for one in found] == [
        "No sound comes out (no-device): plug headphones in, install alsa-utils.",
        "No voice (no-program): install speech-dispatcher-espeak-ng, plug headphones in.",
    ]
