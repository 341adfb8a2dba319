"""kiosk.ui.presenters.comfort: a candidate's choices follow them, and nobody else."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import DiskFullError
from kiosk.services.copying import Copying
from kiosk.services.room import Person
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.comfort import REST_MS
from kiosk.ui.presenters.profile import from_profile
from kiosk.ui.views.panel import Act
from kiosk.ui.views.preferences import Choices, Preferences, ThemeName
from tests.fakes.clock import FakeClock
from tests.kiosk.services.world import Station
from tests.kiosk.ui.presenters.day import Day
from tests.kiosk.ui.presenters.test_testing import journal

DARK = Preferences(theme=ThemeName.DARK, text_size=150)


def kept(day: Day) -> list[Choices]:
    """The choices in the journal of whoever sits here."""
    records = day.seat.sit.ledger.records
    return [from_profile(one.data["settings"]) for one in records if one.type == "display.chosen"]


def rest(day: Day) -> None:
    for _ in range(REST_MS // 1000 + 1):
        day.wait(1000)


def test_a_row_of_steps_is_one_fact_once_it_rests() -> None:
    day = Day().open().start()
    for size in (125, 150, 175, 200):
        day.director.comfort.display_chosen(Preferences(text_size=size))
        day.wait(1000)
    assert day.stage.looks[-1] == Preferences(text_size=200)
    assert kept(day) == []
    rest(day)
    rest(day)
    assert kept(day) == [Choices(Preferences(text_size=200))]


def test_the_hidden_time_and_the_rate_of_the_voice_are_kept_with_the_display() -> None:
    day = Day().open().start()
    day.cast.question.clock_toggled()
    day.director.comfort.rate_chosen(130)
    day.director.comfort.display_chosen(DARK)
    rest(day)
    assert kept(day) == [Choices(DARK, clock_hidden=True, speech_rate=130)]


def test_what_is_chosen_and_taken_back_before_it_rests_changes_nothing() -> None:
    day = Day().open().start()
    day.director.comfort.display_chosen(DARK)
    rest(day)
    day.director.comfort.display_chosen(Preferences())
    day.director.comfort.display_chosen(DARK)
    rest(day)
    assert kept(day) == [Choices(DARK)]


def test_choices_of_the_first_screens_go_with_the_candidate_once_identified() -> None:
    day = Day()
    day.director.refresh()
    day.director.comfort.display_chosen(DARK)
    rest(day)
    day.open()
    day.cast.code.submitted("KM4T7X")
    assert day.screen() is Screen.IDENTITY
    rest(day)
    assert kept(day) == []
    day.cast.identity.confirmed()
    assert day.stage.looks[-1] == DARK
    rest(day)
    assert kept(day) == [Choices(DARK)]


def test_a_wrong_identity_keeps_the_choices_of_the_person_who_stays() -> None:
    day = Day().open()
    day.director.comfort.display_chosen(DARK)
    day.cast.code.submitted("ACD347")
    day.cast.identity.denied()
    assert day.director.comfort.choices.display == DARK
    day.arrive()
    rest(day)
    assert kept(day) == [Choices(DARK)]


def test_the_next_candidate_starts_anew() -> None:
    day = Day().open().start()
    day.cast.question.clock_toggled()
    day.director.comfort.display_chosen(DARK)
    rest(day)
    day.finish()
    day.enter().act(Act.NEXT_CANDIDATE)
    assert day.screen() is Screen.WAITING
    assert day.stage.looks[-1] == Preferences()
    day.start("ACD347")
    rest(day)
    assert kept(day) == []
    assert day.stage.clock is not None
    assert not day.stage.clock.hidden


def test_after_a_crash_the_screen_looks_so_before_the_resume_screen_is_drawn() -> None:
    day = Day().open().start()
    day.cast.question.clock_toggled()
    day.director.comfort.display_chosen(DARK)
    rest(day)
    again = day.crash()
    drawn: list[Preferences] = []
    show = again.stage.show

    def shown(screen: Screen, view: object) -> None:
        drawn.extend(again.stage.looks)
        show(screen, view)

    again.stage.show = shown  # type: ignore[method-assign]  # what was drawn before it
    assert again.desk.wake()
    again.director.refresh()
    assert again.screen() is Screen.RESUME
    assert drawn == [DARK]
    assert again.director.comfort.choices.clock_hidden


def test_what_is_chosen_while_the_test_waits_is_kept_once_it_goes_on() -> None:
    day = Day().open().start()
    again = day.crash()
    again.desk.wake()
    again.director.refresh()
    again.director.comfort.display_chosen(DARK)
    rest(again)
    assert kept(again) == []
    again.seat.sit.restart(Actor.SURVEILLANT)
    again.director.refresh()
    rest(again)
    assert kept(again) == [Choices(DARK)]


def test_a_failure_to_keep_a_choice_is_nobodys_concern_and_is_made_good() -> None:
    day = Day().open().start()
    day.director.comfort.display_chosen(DARK)
    day.clock.advance(REST_MS)
    journal(day).fail_next(DiskFullError())
    day.director.comfort.tick()
    assert kept(day) == []
    assert (day.screen(), day.tone()) == (Screen.QUESTION, "")
    assert day.director.comfort.choices.display == DARK
    rest(day)
    assert kept(day) == [Choices(DARK)]


def test_nothing_is_kept_between_an_answer_and_the_next_question() -> None:
    day = Day().open().start()
    day.director.comfort.display_chosen(DARK)
    day.clock.advance(REST_MS)
    day.seat.sit._record(commands.Skip(), Actor.CANDIDATE)
    day.director.comfort.tick()
    assert kept(day) == []
    rest(day)
    assert kept(day) == [Choices(DARK)]


@pytest.mark.parametrize("own", [Preferences(), Preferences(theme=ThemeName.CREAM)])
def test_a_ticket_says_how_the_screen_begins_and_the_candidate_goes_before_it(
    own: Preferences,
) -> None:
    day = Day().open()
    if own != Preferences():
        day.director.comfort.display_chosen(own)
    day.cast.code.submitted("KM4T7X")
    seat = day.seat
    person: Person = replace(seat.person, adaptations=("Gros caractères", "Thème sombre"))
    day.desk._seat = replace(seat, person=person)
    day.cast.identity.confirmed()
    begun = day.director.comfort.choices.display
    assert begun.text_size == 150
    assert begun.theme is (ThemeName.DARK if own == Preferences() else ThemeName.CREAM)
    rest(day)
    assert kept(day) == [Choices(begun)]


def test_another_station_opens_with_the_choices_of_the_one_before(tmp_path: Path) -> None:
    clock = FakeClock()
    place = UsbCourier(tmp_path)
    first = Station("a", clock)
    day = Day(first, copying=Copying(place, first.identity.envelope)).open().start()
    day.cast.question.clock_toggled()
    day.director.comfort.display_chosen(DARK)
    rest(day)
    day.wait(60_000)
    second = Station("b", clock)
    other = Day(second, copying=Copying(place, second.identity.envelope)).open()
    copy = other.desk.findings().found[0].copy
    other.desk.take_over(copy, Actor.CHEF)
    other.director.refresh()
    assert other.stage.looks[-1] == DARK
    assert other.stage.clock is not None
    assert other.stage.clock.hidden
