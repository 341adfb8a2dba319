"""kiosk.ui.director: which presenter speaks now, and what happens every second."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.roster import Policy
from engine.sitting.events import ObservationPolicy
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import DiskFullError
from kiosk.services.copying import Copying
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.views.overlay import OverlayKind, OverlayView
from kiosk.ui.views.panel import Act
from kiosk.ui.views.question import QuestionView
from kiosk.words import Language
from tests.fakes.lockdown import FakeLockdown
from tests.kiosk.services.world import DAY, NOW, Station, ticket
from tests.kiosk.ui.presenters.day import Day, sentences
from tests.kiosk.ui.presenters.test_testing import journal


def policy(day: Day, kind: str, wanted: Policy) -> None:
    """The session's policy for one kind of observation."""
    credentials = day.room.unlocked.credentials
    roster = credentials.roster
    policies = replace(roster.policies, observations=((kind, wanted),))
    changed = replace(credentials, roster=replace(roster, policies=policies))
    day.room._unlocked = replace(day.room.unlocked, credentials=changed)


def test_the_whole_day_goes_through_every_screen_of_a_candidate() -> None:
    day = Day().open().start().finish()
    day.enter().act(Act.NEXT_CANDIDATE)
    assert day.screen() is Screen.WAITING
    seen = list(dict.fromkeys(screen for screen, _ in day.stage.shown))
    assert seen == [
        Screen.WAITING,
        Screen.OPENING,
        Screen.CANDIDATE_CODE,
        Screen.IDENTITY,
        Screen.ADMISSION,
        Screen.INSTRUCTIONS,
        Screen.PRACTICE,
        Screen.READY,
        Screen.QUESTION,
        Screen.END,
        Screen.GATE,
        Screen.PANEL,
    ]


def test_a_station_at_rest_ticks_without_a_word() -> None:
    day = Day()
    day.director.refresh()
    day.wait(1000)
    day.director.focus_left()
    day.director.focus_returned()
    assert (day.screen(), day.tone()) == (Screen.WAITING, "")
    day.open()
    day.director.focus_left()
    day.director.focus_returned()
    day.wait(1000)
    assert (day.screen(), day.tone()) == (Screen.CANDIDATE_CODE, "")


def test_the_panel_stays_in_front_whatever_is_refreshed_behind() -> None:
    day = Day().open().start().enter()
    day.cast.question.clock_toggled()
    assert day.screen() is Screen.PANEL
    day.wait(1000)
    assert day.screen() is Screen.PANEL


def test_the_time_is_over_also_behind_the_panel() -> None:
    day = Day().open().start()
    day.clock.advance(140 * 60_000)
    day.enter()
    day.wait(10_000)
    assert day.screen() is Screen.PANEL
    assert day.desk.step is Step.TIME_OVER
    day.cast.panel.closed()
    assert day.screen() is Screen.TIME_OVER


def test_leaving_the_window_is_told_in_one_sentence_and_costs_nothing() -> None:
    day = Day().open().start()
    day.director.focus_left()
    day.director.focus_left()
    day.wait(3000)
    day.director.focus_returned()
    assert day.tone() == "warn"
    assert day.said()
    types = [one.type for one in day.seat.sit.ledger.records]
    assert types[-3:] == ["focus.left", "focus.returned", "observation"]
    day.answer()
    assert day.seat.sit.exam.sitting.answers[0].status == "ok"


def away(day: Day, ms: int = 1000) -> None:
    """Another window comes in front, and goes."""
    day.director.focus_left()
    day.clock.advance(ms)
    day.director.focus_returned()


def test_the_second_time_one_click_brings_the_question_back_and_the_time_goes_on() -> None:
    day = Day().open().start()
    away(day)
    assert day.screen() is Screen.QUESTION
    away(day)
    view = day.stage.view(OverlayView)
    assert (view.kind, bool(view.action)) == (OverlayKind.FOCUS, True)
    assert "faux" not in " ".join(sentences(view)).lower()
    left = day.seat.sit.remaining_ms
    before = view.rows[2].text
    day.wait(60_000)
    assert day.seat.sit.remaining_ms == left - 60_000
    assert day.stage.view(OverlayView).rows[2].text != before
    day.cast.away.acknowledged()
    assert day.screen() is Screen.QUESTION
    day.answer()
    assert day.seat.sit.exam.sitting.answers[0].status == "ok"


def test_a_notice_of_the_window_gives_way_to_the_end_of_the_time() -> None:
    day = Day().open().start()
    away(day)
    away(day)
    day.clock.advance(140 * 60_000)
    day.wait(10_000)
    assert day.screen() is Screen.TIME_OVER


def test_with_a_tool_of_ones_own_the_window_is_noted_and_nothing_shown() -> None:
    day = Day().open().start()
    person = replace(day.seat.person, adaptations=("Lecteur d’écran",))
    day.desk._seat = replace(day.seat, person=person)
    policy(day, "focus", Policy.HOLD)
    for _ in range(3):
        away(day)
    assert (day.screen(), day.tone()) == (Screen.QUESTION, "")
    last = day.seat.sit.ledger.records[-1]
    assert (last.type, last.data["policy"]) == ("observation", "ignore")


def test_while_the_staff_act_at_the_station_a_window_of_theirs_is_nobodys_fault() -> None:
    day = Day().open().start().enter()
    before = len(day.seat.sit.ledger.records)
    away(day)
    assert len(day.seat.sit.ledger.records) == before


def test_a_session_that_ignores_the_window_says_nothing_and_notes_it() -> None:
    day = Day().open().start()
    policy(day, "focus", Policy.IGNORE)
    day.director.focus_left()
    day.director.focus_returned()
    assert day.tone() == ""
    assert day.seat.sit.ledger.records[-1].data["policy"] == ObservationPolicy.IGNORE


def test_a_session_that_holds_on_leaving_the_window_pauses() -> None:
    day = Day().open().start()
    policy(day, "focus", Policy.HOLD)
    day.director.focus_left()
    day.director.focus_returned()
    assert day.screen() is Screen.OVERLAY


def test_a_lost_lock_that_holds_brings_the_overlay() -> None:
    day = Day(lockdown=FakeLockdown()).open().start()
    policy(day, "lockdown", Policy.HOLD)
    day.wait(1000)
    day.lockdown.gone = ("on-top",)
    day.wait(1000)
    assert day.screen() is Screen.OVERLAY
    assert day.stage.view(OverlayView).kind is OverlayKind.HOLD
    assert "Une protection du poste" in day.stage.view(OverlayView).rows[0].text
    types = [one.type for one in day.room.log.ledger.records]
    assert types[-2:] == ["lockdown.lost", "lockdown.verified"]
    assert day.room.log.state.lost == ()
    day.enter().act(Act.RESUME)
    assert day.screen() is Screen.QUESTION


@pytest.mark.parametrize("deed", ["focus_left", "focus_returned"])
def test_an_observation_that_cannot_be_recorded_is_told_and_the_test_goes_on(deed: str) -> None:
    day = Day().open().start()
    if deed == "focus_returned":
        day.director.focus_left()
    journal(day).fail_next(DiskFullError())
    getattr(day.director, deed)()
    assert day.tone() == "err"
    assert day.screen() is Screen.QUESTION


def test_a_copy_is_kept_at_the_start_and_every_minute(tmp_path: Path) -> None:
    station = Station()
    stick = UsbCourier(tmp_path)
    day = Day(station, copying=Copying(stick, station.identity.envelope)).open().start()
    day.wait(1000)
    first = stick.copies()
    assert len(first) == 1
    day.wait(59_000)
    assert stick.copies() == first
    day.wait(1000)
    second = stick.copies()
    assert len(second) == 1
    assert second != first
    day.enter().act(Act.END, reason="technical")
    day.wait(60_000)
    assert stick.copies() == second


def test_a_stick_that_is_gone_is_told_once_and_found_again_when_it_is_back(
    tmp_path: Path,
) -> None:
    station = Station()
    place = tmp_path / "media" / "stick"
    stick = UsbCourier(place)
    day = Day(station, copying=Copying(stick, station.identity.envelope)).open().start()
    day.wait(1000)
    assert day.tone() == "warn"
    assert day.desk.uncopied_since == day.clock.now().wall
    day.stage.strip(None)
    day.wait(10_000)
    assert day.tone() == ""
    day.answer()
    assert day.stage.view(QuestionView).number == 2
    place.mkdir(parents=True)
    day.wait(10_000)
    assert day.desk.uncopied_since is None
    assert len(stick.copies()) == 1
    shutil.rmtree(tmp_path / "media")
    day.wait(60_000)
    assert day.tone() == "warn"
    place.mkdir(parents=True)
    day.wait(10_000)
    assert (day.tone(), len(stick.copies())) == ("", 1)


def test_a_session_of_this_hour_is_offered_before_a_newer_one() -> None:
    day = Day()
    day.station.prepare.add_ticket(ticket(session="S-0002", opens=NOW + 3 * DAY))
    assert [one.ticket.session for one in day.desk.tickets()] == ["S-0001", "S-0002"]
    day.clock.advance(3 * DAY)
    assert [one.ticket.session for one in day.desk.tickets()] == ["S-0002", "S-0001"]


def test_staff_reach_the_opening_or_the_panel_by_the_same_keys() -> None:
    day = Day()
    day.director.refresh()
    day.director.staff_requested()
    assert day.screen() is Screen.OPENING
    day.director.staff_requested()
    assert day.screen() is Screen.OPENING
    day.submit()
    day.director.staff_requested()
    assert day.screen() is Screen.GATE


def test_a_candidate_is_spoken_to_in_their_language_and_staff_in_the_station_s() -> None:
    day = Day().open().arrive()
    assert day.stage.language is Language.FRENCH
    person = replace(day.seat.person, language="en")
    day.desk._seat = replace(day.seat, person=person)
    day.director.refresh()
    assert day.stage.language is Language.ENGLISH
    day.director.staff_requested()
    assert day.stage.language is Language.FRENCH
    day.cast.panel.closed()
    assert day.stage.language is Language.ENGLISH
    day.desk._seat = replace(day.seat, person=replace(person, language="xx"))
    day.director.refresh()
    assert day.stage.language is Language.FRENCH
