"""kiosk.ui.presenters.panel: acts of the staff, and what the panel tells of a test."""

import asyncio

import pytest

from engine.records.journal_record import Actor
from engine.sitting import events
from kiosk.ports.errors import DiskFullError
from kiosk.services.errors import NotAllowedError
from kiosk.services.room import Room
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.panel_acts import Acts
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.admission import AdmissionView
from kiosk.ui.views.closing import ClosingView, EndAct
from kiosk.ui.views.panel import Act, ActView, PanelView
from kiosk.ui.views.question import QuestionView
from kiosk.ui.views.ready import ReadyView
from kiosk.ui.views.waiting import StationState, WaitingView
from tests.fakes.lockdown import FakeLockdown
from tests.fakes.stage import at_once
from tests.kiosk.services.world import CHEF, SURVEILLANT, Station, ticket
from tests.kiosk.ui.presenters.day import WRONG_PIN, Day


def offered(day: Day, act: Act) -> ActView:
    return next(one for one in day.stage.view(PanelView).acts if one.act is act)


def test_time_is_granted_up_to_the_cap_and_beyond_it_by_the_chief() -> None:
    day = Day().open().start().enter()
    left = day.seat.sit.remaining_ms
    day.act(Act.GRANT, ms=6 * 60_000, reason="Alarme")
    view = day.stage.view(PanelView)
    assert day.seat.sit.remaining_ms == left + 6 * 60_000
    assert view.granted is not None
    assert view.granted.total == f"+{NBSP}6{NBSP}min"
    assert (view.message_tone, bool(view.message)) == ("ok", True)
    assert not offered(day, Act.GRANT).asks_pin
    day.act(Act.GRANT, ms=5 * 60_000, reason="Alarme")
    view = day.stage.view(PanelView)
    assert (view.message_tone, bool(view.message)) == ("err", True)
    assert day.seat.sit.remaining_ms == left + 6 * 60_000
    assert (offered(day, Act.GRANT).roles, offered(day, Act.GRANT).asks_pin) == (("chef",), True)
    day.act(Act.GRANT, SURVEILLANT, "chef", ms=5 * 60_000, reason="Alarme")
    assert day.seat.sit.remaining_ms == left + 6 * 60_000
    day.act(Act.GRANT, CHEF, "chef", ms=5 * 60_000, reason="Alarme")
    assert day.seat.sit.remaining_ms == left + 11 * 60_000
    assert day.seat.sit.ledger.records[-1].role is Actor.CHEF
    day.cast.panel.closed()
    day.enter()
    assert offered(day, Act.GRANT).roles == ("surveillant",)


@pytest.mark.parametrize("ms", [0, -1, 4 * 60 * 60_000, "5"])
def test_an_amount_that_is_none_is_refused(ms: object) -> None:
    day = Day().open().start().enter().act(Act.GRANT, ms=ms, reason="Alarme")
    assert day.stage.view(PanelView).message_tone == "err"
    assert not day.seat.sit.exam.sitting.grants


def test_a_reason_that_is_none_is_refused() -> None:
    day = Day().open().start().enter().act(Act.GRANT, ms=60_000, reason=3)
    assert not day.seat.sit.exam.sitting.grants
    day.act(Act.END, reason="holiday")
    assert day.stage.view(PanelView).message_tone == "err"
    day.act(Act.END, reason="completed")
    assert day.desk.step is Step.QUESTION


def test_an_accepted_report_brings_another_question() -> None:
    day = Day().open().start()
    item = day.stage.view(QuestionView).item
    day.cast.question.report_sent("image", "elle manque", True)
    day.clock.advance(6 * 60_000)
    day.enter()
    report = day.stage.view(PanelView).report
    assert report is not None
    assert "elle manque" in report.detail
    assert f"6{NBSP}min" in report.title
    assert [code for code, _ in report.codes] == ["E9", "E8", "E11", "E12"]
    assert offered(day, Act.RESUME).enabled is False
    for unfit in ("E1", "E6", "E42", ""):
        day.act(Act.ACCEPT, code=unfit)
        assert day.stage.view(PanelView).message_tone == "err"
    day.act(Act.ACCEPT, code="E9")
    assert day.stage.view(QuestionView).item != item
    assert day.stage.view(QuestionView).number == 1


def test_a_dismissed_report_leaves_the_same_question_and_a_minute_at_least() -> None:
    day = Day().open().start()
    item = day.stage.view(QuestionView).item
    day.clock.advance(140 * 60_000 - 20_000)
    day.cast.question.report_sent("other", "", True)
    day.enter()
    report = day.stage.view(PanelView).report
    assert report is not None
    assert report.detail
    assert report.codes[0][0] == "E9"
    day.act(Act.DISMISS, code="E9")
    assert day.stage.view(QuestionView).item == item
    assert day.seat.sit.remaining_ms == 60_000
    day.enter()
    granted = day.stage.view(PanelView).granted
    assert granted is not None
    assert granted.rows[0][1] == f"+{NBSP}40{NBSP}s"
    assert granted.rows[0][0] != "report.floor"


def test_a_light_report_waits_for_a_decision_too() -> None:
    day = Day().open().start()
    day.cast.question.report_sent("text", "", False)
    day.enter()
    report = day.stage.view(PanelView).report
    assert report is not None
    assert report.codes[0][0] == "E12"
    day.act(Act.DISMISS, code="E12")
    assert day.seat.sit.exam.sitting.report is None


def test_the_test_is_ended_with_a_reason_and_sealed_at_once() -> None:
    day = Day().open().start()
    day.answer()
    day.enter().act(Act.END, reason="technical")
    assert day.seat.sit.exam.sitting.end is events.EndReason.TECHNICAL
    assert day.screen() is Screen.END
    assert len(day.station.store.outbox()) == 1
    day.enter()
    assert [one.act for one in day.stage.view(PanelView).acts if one.enabled][:2] == [
        Act.NEXT_CANDIDATE,
        Act.CLOSE_SESSION,
    ]
    day.act(Act.NEXT_CANDIDATE)
    assert day.screen() is Screen.WAITING


def test_only_the_chief_does_the_acts_of_the_chief() -> None:
    day = Day().open().start().enter()
    for pin in (SURVEILLANT, WRONG_PIN, ""):
        day.act(Act.CORRECT_EXTRA, pin, "chef", num=1, den=2)
        assert day.stage.view(PanelView).message_tone == "err"
    assert day.seat.sit.remaining_ms == 140 * 60_000
    day.act(Act.CORRECT_EXTRA, CHEF, "chef", num=1, den=0)
    assert day.stage.view(PanelView).message_tone == "err"
    day.act(Act.CORRECT_EXTRA, CHEF, "surveillant", num=1, den=2)
    assert day.seat.sit.remaining_ms == 105 * 90_000
    assert any("urée" in row[0] for row in _rows(day))


def _rows(day: Day) -> tuple[tuple[str, str], ...]:
    planned = day.stage.view(PanelView).planned
    assert planned is not None
    return planned.rows


def test_a_blank_slot_is_given_by_the_chief_and_by_nobody_else() -> None:
    day = Day().open()
    day.cast.code.submitted("WXY349")
    assert day.screen() is Screen.CANDIDATE_CODE
    day.enter(CHEF, "chef")
    assert offered(day, Act.BLANK_SLOT).enabled
    assert day.stage.view(PanelView).person is None
    store = day.station.sessions.stores["S-0001"][1]
    store.sitting_journal("b-0001", 1).fail_next(DiskFullError())
    day.act(Act.BLANK_SLOT, CHEF, "chef")
    assert day.stage.view(PanelView).message_tone == "err"
    assert day.desk.seat is None
    day.act(Act.BLANK_SLOT, CHEF, "chef")
    assert day.screen() is Screen.ADMISSION
    assert day.seat.sit.ledger.records[-1].data == {"blank": True, "candidate": "b-0001"}
    assert day.stage.view(AdmissionView).name == "WXY349"
    day.enter(CHEF, "chef")
    person = day.stage.view(PanelView).person
    assert person is not None
    assert (person.initials, person.detail) == ("?", "WXY349")
    assert not offered(day, Act.BLANK_SLOT).enabled
    day.act(Act.BLANK_SLOT, CHEF, "chef")
    assert day.stage.view(PanelView).message_tone == "err"
    day.cast.panel.closed()
    day.cast.admission.back()
    day.cast.code.submitted("WXY349")
    assert day.screen() is Screen.ADMISSION
    day.cast.admission.back()
    day.enter().act(Act.BLANK_SLOT, CHEF, "chef")
    assert day.stage.view(PanelView).message_tone == "err"


def real_level(level: int, least: int = 1) -> Day:
    station = Station()
    station.prepare.add_ticket(ticket(least=least))
    return Day(station, lockdown=FakeLockdown(level=level)).open()


def test_a_session_that_asks_for_more_than_the_station_has_does_not_open() -> None:
    day = real_level(0)
    assert day.screen() is Screen.OPENING
    assert not day.lockdown.engaged


def test_the_chief_accepts_the_lower_level_before_a_test_may_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Room, "rehearsal", property(lambda _room: False))
    day = real_level(1).arrive().admit().brief()
    view = day.stage.view(ReadyView)
    assert (view.can_start, bool(view.reason)) == (False, True)
    day.cast.ready.started()
    assert day.screen() is Screen.READY
    day.enter(CHEF, "chef")
    assert offered(day, Act.LOWER_LEVEL).enabled
    day.act(Act.LOWER_LEVEL, CHEF, "chef")
    assert not offered(day, Act.LOWER_LEVEL).enabled
    day.cast.panel.closed()
    assert day.stage.view(ReadyView).can_start
    day.cast.ready.started()
    assert day.screen() is Screen.QUESTION


def test_the_session_is_closed_once_every_test_has_ended() -> None:
    day = Day().open().start().enter()
    assert not offered(day, Act.CLOSE_SESSION).enabled
    day.end_session(EndAct.CLOSE, EndAct.CONFIRM)
    assert day.stage.view(ClosingView).message_tone == "err"
    assert day.desk.room is not None
    day.step(EndAct.LEAVE).enter()
    day.act(Act.END, reason="invigilator")
    day.enter().end_session()
    view = day.stage.view(WaitingView)
    assert (view.state, view.can_open) == (StationState.CHECK, False)
    assert not day.lockdown.engaged
    assert not day.keeper.keys
    assert len(day.station.store.outbox()) == 2


def test_a_machine_that_could_not_be_given_back_says_so_until_somebody_rescues_it() -> None:
    day = Day().open()
    day.lockdown.stuck = ("screen-saver",)
    day.enter().end_session()
    view = day.stage.view(WaitingView)
    assert (view.state, view.can_open) == (StationState.CHECK, False)
    assert "écran gardé allumé" in view.detail


def test_a_session_closes_also_when_somebody_was_sent_away_at_the_identity() -> None:
    day = Day().open()
    day.cast.code.submitted("KM4T7X")
    day.cast.identity.denied()
    day.enter().end_session()
    assert day.screen() is Screen.WAITING


def test_a_session_that_could_not_be_closed_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day().open().enter()
    store = day.station.store

    def full(*_args: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched:
        patched.setattr(store, "put_bundle", full)
        day.end_session(EndAct.CLOSE, EndAct.CONFIRM)
    assert day.stage.view(ClosingView).message_tone == "err"
    assert day.desk.room is not None
    day.step(EndAct.CLOSE).step(EndAct.CONFIRM).step(EndAct.LEAVE)
    assert day.screen() is Screen.WAITING


def test_a_failure_after_the_closing_leaves_no_open_panel(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = Day().open().enter()

    def lost() -> None:
        raise DiskFullError

    monkeypatch.setattr(day.keeper, "forget", lost)
    day.end_session()
    assert day.screen() is Screen.WAITING
    day.station.prepare.add_ticket(ticket(session="S-0002"))
    day.open()
    assert day.screen() is Screen.CANDIDATE_CODE


def test_the_timeline_tells_what_happened_and_no_answer() -> None:
    day = Day().open().start()
    day.answer()
    day.director.focus_left()
    day.wait(2000)
    day.director.focus_returned()
    day.cast.question.report_sent("image", "elle manque", True)
    day.enter().act(Act.ACCEPT, code="E9")
    day.enter().act(Act.GRANT, ms=60_000, reason="Alarme")
    day.act(Act.PAUSE_PERSONAL)
    day.enter().act(Act.RESUME)
    day.crash()
    day.clock.advance(120_000)
    again = day.crash()
    again.desk.wake()
    again.director.refresh()
    again.enter()
    stuck = again.stage.view(PanelView)
    assert not any(
        one.enabled
        for one in stuck.acts
        if one.act in (Act.GRANT, Act.END, Act.RESUME, Act.CORRECT_EXTRA, Act.PAUSE_INCIDENT)
    )
    again.cast.panel.closed()
    asyncio.run(again.cast.resume.pin_submitted(SURVEILLANT))
    again.cast.resume.resumed()
    again.enter().act(Act.END, reason="candidate")
    again.enter()
    view = again.stage.view(PanelView)
    details = " ".join(one.detail for one in view.timeline)
    for told in ("elle manque", "Alarme", f"2{NBSP}min"):
        assert told in details
    assert any("E9" in one.title for one in view.timeline)
    assert len(view.timeline) == 12
    assert all(one.moment and one.title and one.icon for one in view.timeline)
    assert view.timeline[-1].icon == "user"


def test_acts_without_a_room_or_a_seat_are_refused() -> None:
    day = Day()
    acts = Acts(day.desk, Gate(at_once))
    for act in (Act.CLEAR_LOCK, Act.PAUSE_INCIDENT, Act.BLANK_SLOT, Act.LOWER_LEVEL):
        with pytest.raises(NotAllowedError):
            asyncio.run(acts.do(act, {}, Actor.CHEF))
    with pytest.raises(NotAllowedError):
        asyncio.run(acts.do(Act.NEXT_CANDIDATE, {}, Actor.SURVEILLANT))
    assert day.desk.seat is None
