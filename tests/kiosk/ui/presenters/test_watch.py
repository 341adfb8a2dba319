"""kiosk.ui.presenters.watch: the clock as it is shown, and when it speaks up."""

from dataclasses import replace

from engine.records.journal_record import At
from kiosk.ui.presenters.times import NBSP, hour
from kiosk.ui.presenters.watch import Watch
from kiosk.ui.views.frame import ClockLevel
from kiosk.ui.views.preferences import Choices

MINUTE = 60_000
NOW = At(1_790_000_000_000, 5, "boot")
USUAL = 105 * MINUTE
LONG = 140 * MINUTE


class Memory:
    """Remembers whether the time is hidden."""

    def __init__(self) -> None:
        self.choices = Choices()

    def clock_chosen(self, *, hidden: bool) -> None:
        self.choices = replace(self.choices, clock_hidden=hidden)


def begun(left: int = USUAL) -> Watch:
    watch = Watch(Memory())
    watch.begin(left)
    return watch


def heard(watch: Watch, minutes: tuple[float, ...], limit: int = USUAL) -> list[float]:
    return [left for left in minutes if watch.look(round(left * MINUTE), limit) is not None]


def test_what_is_announced_is_said_at_thirty_fifteen_five_and_one_and_at_no_other_tick() -> None:
    watch = begun()
    said = [
        left // 1000
        for left in range(31 * MINUTE, -1, -1000)
        if watch.look(left, USUAL) is not None
    ]
    assert said == [1800, 900, 300, 60]


def test_each_threshold_speaks_once_and_again_after_time_was_added() -> None:
    watch = begun()
    assert heard(watch, (20, 15, 14, 6, 5, 4, 3, 12, 11, 5, 4, 16, 15)) == [20, 15, 5, 5, 15]


def test_a_usual_test_shows_a_notice_at_fifteen_and_five_a_long_one_at_thirty_too() -> None:
    for limit, wanted in ((USUAL, [15, 5]), (LONG, [30, 15, 5])):
        watch = begun(limit)
        shown = []
        for left in (31, 30, 29, 15, 14, 5, 4, 1, 0.5):
            spoken = watch.look(round(left * MINUTE), limit)
            if spoken is not None and spoken.strip is not None:
                shown.append(left)
        assert shown == wanted


def test_the_notice_says_how_much_is_left_and_grows_stronger() -> None:
    watch = begun()
    for left, tone in ((15, "warn"), (5, "urgent")):
        spoken = watch.look(left * MINUTE, USUAL)
        assert spoken is not None
        assert spoken.strip is not None
        assert f"{left}{NBSP}min" in spoken.text == spoken.strip.title
        assert spoken.strip.tone == tone


def test_nothing_is_said_again_of_what_was_passed_before_a_stop() -> None:
    watch = begun(4 * MINUTE)
    assert heard(watch, (3.9, 3)) == []
    assert heard(watch, (1,)) == [1]


def test_a_threshold_passed_in_the_first_second_after_a_stop_is_said() -> None:
    assert heard(begun(15 * MINUTE + 1), (14.99,)) == [14.99]


def test_a_jump_over_several_thresholds_speaks_once_and_says_what_is_left() -> None:
    watch = begun()
    spoken = watch.look(2 * MINUTE, USUAL)
    assert spoken is not None
    assert f"2{NBSP}min" in spoken.text
    assert watch.look(2 * MINUTE - 1000, USUAL) is None


def test_a_hidden_time_reappears_once_at_five_minutes_and_can_be_hidden_again() -> None:
    watch = begun()
    watch.toggle()
    hidden = []
    for left in (60, 30, 15, 5, 4):
        watch.look(left * MINUTE, USUAL)
        hidden.append(watch.view(left * MINUTE, NOW).hidden)
    assert hidden == [True, True, True, False, False]
    watch.toggle()
    for left in (3, 1, 0):
        watch.look(left * MINUTE, USUAL)
        assert watch.view(left * MINUTE, NOW).hidden


def test_the_clock_grows_urgent_and_says_when_it_ends() -> None:
    watch = begun()
    levels = [watch.view(left * MINUTE, NOW).level for left in (16, 15, 6, 5, 0)]
    calm, soon, urgent = ClockLevel.CALM, ClockLevel.SOON, ClockLevel.URGENT
    assert levels == [calm, soon, soon, urgent, urgent]
    view = watch.view(72 * MINUTE, NOW)
    assert f"1{NBSP}h{NBSP}12{NBSP}min" in view.text
    assert hour(NOW.wall + 72 * MINUTE) in view.end_text
    assert watch.view(72 * MINUTE, NOW, running=False).end_text == ""


def test_what_a_listener_finds_changes_once_a_minute_at_most() -> None:
    watch = begun()
    names = {watch.view(left, NOW).spoken for left in range(5 * MINUTE, 4 * MINUTE, -1000)}
    assert names == {f"Reste 5{NBSP}min"}
