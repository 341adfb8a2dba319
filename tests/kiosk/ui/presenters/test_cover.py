"""A protection that is lost covers the screen; what was noticed waits in the panel."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from engine.records.roster import Policy
from engine.sitting import events
from engine.sitting.events import PauseCause
from kiosk.ports.errors import DiskFullError
from kiosk.ports.sensor import Kind, Sighting
from kiosk.services.notices import Notice, noticed, station_notices
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.panel_alerts import bar_alert
from kiosk.ui.presenters.people_rows import story
from kiosk.ui.views.overlay import OverlayKind, OverlayView
from kiosk.ui.views.panel import Act, AlertLine, PanelView
from kiosk.words.cover import silence_reason
from tests.fakes.lockdown import FakeLockdown
from tests.fakes.sensor import ANYDESK, KEYBOARD, FakeSensor
from tests.kiosk.services.test_desk import desk_of
from tests.kiosk.services.world import CHEF, Station
from tests.kiosk.ui.presenters.day import Day
from tests.kiosk.ui.presenters.test_testing import journal
from tests.kiosk.ui.test_director import policy


@dataclass
class Post:
    """A day at a station whose protections can be lost and whose sensor can be told."""

    day: Day
    sensor: FakeSensor

    def lose(self, *names: str) -> None:
        self.day.lockdown.gone, self.day.lockdown.mendable = names, False
        self.day.wait(1000)

    def mend(self) -> None:
        self.day.lockdown.gone, self.day.lockdown.mendable = (), True

    def see(self, *sightings: Sighting) -> None:
        self.sensor.seen = sightings
        self.day.wait(1000)

    def overlay(self) -> OverlayView:
        return self.day.stage.view(OverlayView)

    def panel(self) -> PanelView:
        return self.day.stage.view(PanelView)

    def silent(self, reason: str = "equipment") -> None:
        (line,) = [one for one in self.panel().alerts if one.act is not None][:1]
        assert line.act is not None
        self.day.act(Act.SILENCE, **dict(line.act.given), reason=reason)


def post(*, level: int = 2) -> Post:
    sensor = FakeSensor()
    lock = FakeLockdown(level=level, mandatory=frozenset({"on-top"}))
    return Post(Day(lockdown=lock, sensors=(sensor,)).open(), sensor)


def test_a_lost_protection_covers_the_question_stops_the_time_and_says_that_nothing_is_lost() -> (
    None
):
    it = post()
    it.day.start()
    left = it.day.seat.sit.remaining_ms
    it.lose("on-top")
    view = it.overlay()
    assert (it.day.screen(), view.kind) == (Screen.OVERLAY, OverlayKind.COVER)
    assert it.day.desk.step is Step.PAUSED
    assert it.day.tone() == "", "the cover says it, and nobody is asked to go on"
    texts = [one.text for one in view.rows]
    assert "fenêtre du test au premier plan" in texts[0]
    assert len(texts) == 4
    it.day.wait(120_000)
    assert abs(it.day.seat.sit.remaining_ms - left) <= 1000
    assert it.day.seat.sit.exam.sitting.pause is PauseCause.TECHNICAL


def test_the_invigilator_resumes_only_once_the_protection_is_back() -> None:
    it = post()
    it.day.start()
    it.lose("on-top")
    it.day.enter().act(Act.RESUME)
    assert it.day.screen() is Screen.PANEL
    assert "ne revient pas" in it.panel().message
    it.mend()
    it.day.act(Act.RESUME)
    assert it.day.screen() is Screen.QUESTION
    it.day.answer()
    assert it.day.seat.sit.exam.sitting.answers[0].status == "ok"


def test_a_protection_that_comes_back_leaves_the_test_waiting_with_the_reason() -> None:
    it = post()
    it.day.start()
    it.lose("on-top")
    it.mend()
    it.day.wait(1000)
    assert it.overlay().kind is OverlayKind.HOLD
    assert "au premier plan" in it.overlay().rows[0].text
    it.day.enter().act(Act.RESUME)
    assert it.day.screen() is Screen.QUESTION


def test_the_chief_may_accept_the_level_below_and_the_test_resumes() -> None:
    it = post()
    it.day.start()
    it.lose("on-top")
    it.day.enter(CHEF, "chef")
    assert next(one for one in it.panel().acts if one.act is Act.LOWER_LEVEL).enabled
    it.day.act(Act.LOWER_LEVEL, pin=CHEF, role="chef")
    assert it.day.room.log.state.accepted == 1
    it.day.act(Act.RESUME)
    assert it.day.screen() is Screen.QUESTION


def test_the_code_screen_is_covered_too_without_a_clock_and_uncovers_itself() -> None:
    it = post()
    assert it.day.screen() is Screen.CANDIDATE_CODE
    it.lose("on-top")
    assert it.overlay().kind is OverlayKind.COVER
    assert len(it.overlay().rows) == 3
    assert not it.overlay().saved_note
    it.mend()
    it.day.wait(1000)
    assert it.day.screen() is Screen.CANDIDATE_CODE


def test_no_test_starts_behind_a_lost_protection() -> None:
    it = post()
    it.day.arrive().admit().brief()
    it.day.lockdown.gone, it.day.lockdown.mendable = ("on-top",), False
    it.day.cast.ready.started()
    assert it.day.desk.step is Step.READY


def test_a_test_that_is_over_is_not_covered() -> None:
    it = post()
    it.day.start().finish()
    it.lose("on-top")
    assert it.day.screen() is Screen.END


def test_the_screen_is_covered_even_where_the_loss_cannot_be_recorded() -> None:
    it = post()
    it.day.start()
    it.day.station.sessions.stores["S-0001"][1].session_journal().fail_next(DiskFullError())
    it.lose("on-top")
    assert it.overlay().kind is OverlayKind.COVER
    assert it.day.tone() == "err"
    it.day.wait(1000)
    assert it.day.desk.step is Step.PAUSED


def test_a_sighting_under_warning_is_a_calm_sentence_and_the_test_goes_on() -> None:
    it = post()
    it.day.start()
    it.see(ANYDESK)
    assert (it.day.screen(), it.day.tone()) == (Screen.QUESTION, "info")
    it.day.answer()
    assert it.day.seat.sit.exam.sitting.answers[0].status == "ok"


def test_a_sighting_that_is_only_noted_shows_nothing_anywhere() -> None:
    it = post()
    it.day.start()
    policy(it.day, "process", Policy.IGNORE)
    it.see(ANYDESK)
    assert it.day.tone() == ""
    assert station_notices(it.day.desk) == ()
    assert journal(it.day)


def test_a_sighting_under_hold_waits_with_its_sentence_for_the_invigilator() -> None:
    it = post()
    policy(it.day, "new_keyboard", Policy.HOLD)
    it.day.start()
    it.see(KEYBOARD)
    view = it.overlay()
    assert view.kind is OverlayKind.HOLD
    assert "Depuis" in view.rows[0].text
    it.day.enter()
    (line,) = (one for one in it.panel().alerts if one.act is not None)
    assert line.text.startswith("Test arrêté")


def lines(view: PanelView) -> list[AlertLine]:
    return [one for one in view.alerts if one.act is not None]


def test_the_panel_says_what_since_when_and_how_often_until_somebody_silences_it() -> None:
    it = post()
    it.see(ANYDESK)
    it.day.start()
    it.see(ANYDESK)
    it.day.enter()
    (line,) = lines(it.panel())
    assert "2 fois" in line.text.replace("\u00a0", " ")
    assert line.act is not None
    assert [code for code, _ in line.act.choices] == ["equipment", "granted", "checked", "other"]
    assert bar_alert(it.day.desk)
    it.silent("granted")
    assert lines(it.panel()) == []
    assert bar_alert(it.day.desk) == ""
    fact = it.day.room.log.ledger.records[-1]
    assert fact.data == {"kind": "process", "subject": "anydesk", "reason": "granted"}
    told = it.panel().timeline[0]
    assert "Outil accordé au candidat" in told.detail


@pytest.mark.parametrize("reason", ["", "because I say so"])
def test_only_a_reason_of_the_list_silences(reason: str) -> None:
    it = post()
    it.see(ANYDESK)
    it.day.enter()
    it.silent(reason)
    assert len(lines(it.panel())) == 1
    assert it.panel().message


def test_the_bar_counts_what_waits() -> None:
    it = post()
    it.see(ANYDESK, KEYBOARD)
    assert "2" in bar_alert(it.day.desk)


def test_a_station_without_a_session_notices_nothing() -> None:
    assert station_notices(desk_of(Station())) == ()
    assert noticed(()) == ()


def test_what_was_seen_twice_is_told_since_the_first_time() -> None:
    it = post()
    it.see(Sighting(Kind.CAPTURE))
    it.see()
    it.day.clock.advance(60_000)
    it.see(Sighting(Kind.CAPTURE))
    (found,) = station_notices(it.day.desk)
    assert isinstance(found, Notice)
    assert (found.count, found.held) == (2, False)
    assert found.since < it.day.clock.now().wall - 60_000


def test_what_was_silenced_before_anybody_came_is_not_in_their_story() -> None:
    it = post()
    it.see(ANYDESK)
    it.day.enter()
    it.silent()
    it.day.cast.panel.closed()
    it.day.clock.advance(60_000)
    it.day.start()
    records: Sequence[object] = it.day.seat.sit.ledger.records
    assert records
    rows = story(
        it.day.seat.sit.ledger.records, it.day.room.log.ledger.records, it.day.seat.person.candidate
    )
    assert not any(row.icon == "bell" for row in rows)
    silenced = [
        one for one in it.day.room.log.ledger.records if one.type == events.ObservationSilenced.TYPE
    ]
    assert story((), silenced, "c-0001") == ()


def test_a_reason_nobody_knows_says_its_code() -> None:
    assert "x-1" in silence_reason("x-1")


def test_a_hold_that_was_lifted_is_still_told_and_holds_nothing_any_more() -> None:
    it = post()
    policy(it.day, "new_keyboard", Policy.HOLD)
    it.day.start()
    it.see(KEYBOARD)
    it.day.enter().act(Act.RESUME)
    it.day.enter()
    (line,) = lines(it.panel())
    assert not line.text.startswith("Test arrêté")


def test_a_protection_that_came_back_at_once_is_a_calm_sentence_that_names_it() -> None:
    it = post()
    it.day.start()
    it.day.lockdown.gone = ("on-top",)
    it.day.wait(1000)
    assert (it.day.screen(), it.day.tone()) == (Screen.QUESTION, "info")
    assert "fenêtre du test au premier plan" in it.day.said()
