"""kiosk.ui.presenters: durations and hours as people read them."""

import re

import pytest

from engine.records.journal_record import At
from kiosk.services.errors import PinWrongError
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.times import (
    NBSP,
    date,
    duration,
    end_hour,
    hour,
    in_words,
    minutes,
    remaining,
)
from kiosk.words import Language, choose, chosen

MINUTE = 60_000
NOW = At(1_790_000_000_000, 5, "boot")


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (105 * MINUTE, "1 h 45"),
        (140 * MINUTE, "2 h 20"),
        (120 * MINUTE, "2 h"),
        (65 * MINUTE, "1 h 05"),
        (58 * MINUTE, "58 min"),
        (0, "0 min"),
    ],
)
def test_a_planned_duration_is_in_whole_minutes(ms: int, text: str) -> None:
    assert duration(ms) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (72 * MINUTE, "1 h 12 min"),
        (120 * MINUTE, "2 h 00 min"),
        (57 * MINUTE + 1, "58 min"),
        (10 * MINUTE, "10 min"),
        (9 * MINUTE + 40_000, "9 min 40 s"),
        (9 * MINUTE + 4_001, "9 min 05 s"),
        (40_000, "40 s"),
        (1, "1 s"),
        (0, "0 s"),
    ],
)
def test_what_remains_shows_seconds_below_ten_minutes(ms: int, text: str) -> None:
    assert remaining(ms) == text.replace(" ", NBSP)


@pytest.mark.parametrize(("ms", "text"), [(6 * MINUTE, "6 min"), (40_000, "40 s"), (0, "0 s")])
def test_time_given_back_is_in_minutes_or_seconds(ms: int, text: str) -> None:
    assert minutes(ms) == text.replace(" ", NBSP)


def test_an_hour_is_written_as_in_french() -> None:
    assert re.fullmatch(f"[0-9]{{1,2}}{NBSP}h{NBSP}[0-5][0-9]", hour(NOW.wall))
    assert end_hour(NOW, 0) == hour(NOW.wall)


def test_a_date_is_turned_and_anything_else_left() -> None:
    assert date("2010-05-17") == "17/05/2010"
    assert date("") == ""


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (132 * MINUTE - 1, "2 h 12 min"),
        (60 * MINUTE, "1 h 00 min"),
        (5 * MINUTE, "5 min"),
        (5 * MINUTE - 999, "5 min"),
        (MINUTE, "1 min"),
        (MINUTE - 999, "1 min"),
        (MINUTE - 1000, "59 s"),
        (1, "1 s"),
        (0, "0 s"),
    ],
)
def test_time_left_in_a_sentence_counts_no_seconds_above_one_minute(ms: int, text: str) -> None:
    assert in_words(ms) == text.replace(" ", NBSP)


def test_a_complaint_speaks_the_chosen_language() -> None:
    before = chosen()
    french = complaint(PinWrongError()).message
    try:
        choose(Language.ENGLISH)
        assert complaint(PinWrongError()).message != french
    finally:
        choose(before)
