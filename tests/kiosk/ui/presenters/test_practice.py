"""kiosk.ui.presenters.practice and gestures: what is tried once, and seen to be done."""

from engine.items import ItemType
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.gestures import Gesture, Gestures
from kiosk.ui.presenters.practice import _first
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.question import QuestionView
from kiosk.ui.views.tool import Work
from tests.kiosk.services.world import Station
from tests.kiosk.ui.presenters.day import Day
from tests.kiosk.ui.presenters.test_briefing import RIGHT


def practising(station: Station | None = None) -> Day:
    """A candidate before the first question of practice."""
    day = Day(station).open().arrive().admit()
    for _ in range(3):
        day.cast.instructions.next_requested()
    day.cast.instructions.checked(True)
    day.cast.instructions.next_requested()
    return day


def done(day: Day) -> list[bool]:
    """What the list shows as done."""
    return [one.done for one in day.stage.view(QuestionView).gestures]


def test_the_five_things_to_try_are_ticked_as_they_are_really_done() -> None:
    day = practising(Station(mixed=True))
    practice = day.cast.practice
    assert done(day) == [False] * 5
    practice.report_requested()
    assert done(day) == [False] * 5
    practice.report_closed()
    assert done(day) == [False, False, False, False, True]
    practice.clock_toggled()
    assert day.stage.clock is not None
    assert day.stage.clock.hidden
    assert not done(day)[2]
    practice.clock_toggled()
    assert done(day)[2]
    practice.display_opened()
    assert done(day)[3]
    practice.validated(RIGHT[day.stage.view(QuestionView).kind.value])
    assert done(day) == [True, False, True, True, True]
    practice.continued()
    practice.skip_requested()
    practice.skip_confirmed()
    assert done(day) == [True] * 5
    assert day.screen() is Screen.PRACTICE


def test_a_panel_that_was_never_opened_is_not_closed_and_nothing_is_undone() -> None:
    day = practising()
    day.cast.practice.report_closed()
    assert not any(done(day))
    for _ in range(2):
        day.cast.practice.report_requested()
        day.cast.practice.report_closed()
    for _ in range(3):
        day.cast.practice.clock_toggled()
    assert done(day)[2]
    assert done(day)[4]


def test_the_hint_of_a_thing_half_done_says_how_it_ends() -> None:
    day = practising()
    before = day.stage.view(QuestionView).gestures[2].hint
    day.cast.practice.clock_toggled()
    after = day.stage.view(QuestionView).gestures[2].hint
    assert before != after
    assert "affichez" in after


def test_the_example_of_the_time_is_the_candidates_own_and_stands_still() -> None:
    day = practising()
    assert day.stage.clock is not None
    assert f"2{NBSP}h{NBSP}20" in day.stage.clock.text
    assert "arrêté" in day.stage.clock.end_text
    assert day.stage.progress is not None
    assert day.stage.progress.practice
    shown = day.stage.clock
    day.wait(60_000)
    assert day.stage.clock == shown


def test_practice_may_be_left_at_any_time_and_what_was_tried_stays_ticked() -> None:
    day = practising()
    day.cast.practice.display_opened()
    day.cast.practice.left()
    assert day.screen() is Screen.READY
    day.cast.ready.back()
    for _ in range(3):
        day.cast.instructions.next_requested()
    day.cast.instructions.checked(True)
    day.cast.instructions.next_requested()
    assert done(day)[3]
    assert day.stage.view(QuestionView).number == 1


def test_a_tool_is_one_more_thing_to_try() -> None:
    list_ = Gestures()
    list_.begin(tool=True)
    assert len(list_.views()) == len(Gesture)
    for one in Gesture:
        assert not list_.complete
        list_.did(one)
    assert list_.complete


def test_using_the_tool_of_a_practice_question_ticks_it() -> None:
    day = practising()
    practice = day.cast.practice
    practice._gestures.begin(tool=True)
    practice.draft_changed(Work({"a": 1}))
    assert not practice._gestures.views()[5].done
    item = practice._items()[0]
    object.__setattr__(item, "type", ItemType.APPLICATION)
    practice._items = lambda: (item,)  # type: ignore[method-assign]  # one item with a tool
    practice.draft_changed(Work({"a": 1}))
    assert practice._gestures.views()[5].done


def test_a_choice_comes_first_then_an_application_then_the_others() -> None:
    day = practising(Station(mixed=True))
    items = list(day.cast.practice._items())
    assert items[0].type is ItemType.SINGLE
    assert [_first(items, one) for one in items][:2] == [0, 2]
