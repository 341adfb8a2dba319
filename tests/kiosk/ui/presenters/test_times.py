"""kiosk.ui.presenters: durations, hours, and the clock that speaks up."""

import re

import pytest

from engine.records.journal_record import At
from kiosk.services.errors import PinWrongError
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.times import NBSP, date, duration, end_hour, hour, minutes, remaining
from kiosk.ui.presenters.watch import Watch
from kiosk.ui.views.frame import ClockLevel
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


def test_each_threshold_speaks_once_and_again_after_time_was_added() -> None:
    watch = Watch()
    spoken = [
        left
        for left in (20, 15, 14, 6, 5, 4, 3, 12, 11, 5, 4, 16, 15)
        if watch.notice(left * MINUTE) is not None
    ]
    assert spoken == [15, 5, 5, 15]


def test_the_notice_says_how_much_is_left() -> None:
    watch = Watch()
    watch.notice(16 * MINUTE)
    notice = watch.notice(15 * MINUTE)
    assert notice is not None
    assert f"15{NBSP}min" in notice.title
    assert notice.tone == "warn"


def test_nothing_is_said_of_thresholds_passed_before_it_was_looked_at() -> None:
    watch = Watch()
    assert watch.notice(4 * MINUTE) is None
    assert watch.notice(3 * MINUTE) is None


def test_a_jump_over_both_thresholds_speaks_of_the_nearer_one() -> None:
    watch = Watch()
    watch.notice(60 * MINUTE)
    notice = watch.notice(2 * MINUTE)
    assert notice is not None
    assert f"5{NBSP}min" in notice.title
    assert watch.notice(MINUTE) is None


def test_a_hidden_clock_reappears_at_five_minutes_and_for_another_candidate() -> None:
    watch = Watch()
    watch.toggle()
    assert watch.view(60 * MINUTE, NOW).hidden
    watch.notice(60 * MINUTE)
    watch.notice(15 * MINUTE)
    assert watch.view(15 * MINUTE, NOW).hidden
    watch.notice(5 * MINUTE)
    assert not watch.view(5 * MINUTE, NOW).hidden
    watch.toggle()
    watch.begin()
    assert not watch.view(5 * MINUTE, NOW).hidden


def test_the_clock_grows_urgent_and_says_when_it_ends() -> None:
    watch = Watch()
    levels = [watch.view(left * MINUTE, NOW).level for left in (16, 15, 6, 5, 0)]
    calm, soon, urgent = ClockLevel.CALM, ClockLevel.SOON, ClockLevel.URGENT
    assert levels == [calm, soon, soon, urgent, urgent]
    view = watch.view(72 * MINUTE, NOW)
    assert f"1{NBSP}h{NBSP}12{NBSP}min" in view.text
    assert hour(NOW.wall + 72 * MINUTE) in view.end_text
    assert watch.view(72 * MINUTE, NOW, running=False).end_text == ""


def test_a_complaint_speaks_the_chosen_language() -> None:
    before = chosen()
    french = complaint(PinWrongError()).message
    try:
        choose(Language.ENGLISH)
        assert complaint(PinWrongError()).message != french
    finally:
        choose(before)
