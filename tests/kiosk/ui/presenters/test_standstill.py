"""kiosk.ui.presenters.standstill: pauses, reports, restarts, rollbacks."""

import asyncio
import copy as copies

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.state import Phase
from kiosk.ports.errors import DiskFullError
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.standstill import answers_kept
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.admission import AdmissionView, PinPurpose
from kiosk.ui.views.overlay import OverlayKind, OverlayView
from kiosk.ui.views.panel import Act
from kiosk.ui.views.question import QuestionView
from kiosk.ui.views.resume import ResumeView
from tests.kiosk.services.world import CHEF, SURVEILLANT, Station
from tests.kiosk.ui.presenters.day import WRONG_PIN, Day
from tests.kiosk.ui.presenters.test_testing import journal


@pytest.mark.parametrize(
    ("act", "kind", "stops"),
    [
        (Act.PAUSE_INCIDENT, OverlayKind.PAUSE, True),
        (Act.PAUSE_PERSONAL, OverlayKind.PERSONAL, False),
    ],
)
def test_a_pause_says_why_and_what_the_time_does(act: Act, kind: OverlayKind, stops: bool) -> None:
    day = Day().open().start().enter().act(act)
    view = day.stage.view(OverlayView)
    assert view.kind is kind
    assert all(row.label and row.text for row in view.rows)
    assert all((view.title, view.subtitle, view.code, view.moment, view.saved_note))
    left = day.seat.sit.remaining_ms
    before = day.stage.view(OverlayView).rows[2].text
    day.wait(60_000)
    after = day.stage.view(OverlayView).rows[2].text
    assert (day.seat.sit.remaining_ms == left) is stops
    assert (before == after) is stops
    day.enter().act(Act.RESUME)
    assert day.screen() is Screen.QUESTION


def test_a_held_test_and_a_blocking_report_have_their_own_words() -> None:
    day = Day().open().start()
    day.seat.sit.do(commands.Pause(events.PauseCause.TECHNICAL), Actor.SURVEILLANT)
    day.director.refresh()
    hold = day.stage.view(OverlayView)
    assert hold.kind is OverlayKind.HOLD
    day.enter().act(Act.RESUME)
    day.cast.question.report_sent("tool", "", True)
    report = day.stage.view(OverlayView)
    assert report.kind is OverlayKind.REPORT
    assert len({hold.title, report.title}) == 2
    assert hold.code != report.code


def test_answers_are_counted_in_words() -> None:
    assert len({answers_kept(0), answers_kept(1), answers_kept(2)}) == 3
    assert "2" in answers_kept(2)


def stopped(station: Station | None = None) -> Day:
    """A test that the station's stop caught at its second question, after 30 s."""
    day = Day(station or Station(mixed=True)).open().start()
    day.cast.question.skip_confirmed()
    day.clock.advance(30_000)
    return day


def test_after_a_crash_the_same_question_goes_on_with_the_same_text_and_time() -> None:
    before = stopped()
    before.cast.question.draft_changed("bonj")
    item, left = before.stage.view(QuestionView).item, before.seat.sit.remaining_ms
    before.clock.advance(180_000)
    day = before.crash()
    assert day.desk.wake()
    day.director.refresh()
    view = day.stage.view(ResumeView)
    assert (view.question, view.total, view.authorised) == (2, 32, False)
    assert f"2{NBSP}h{NBSP}20" in view.remaining
    assert any("bonj" in text for _, text in view.kept)
    assert f"3{NBSP}min" in view.time_note
    assert f"3{NBSP}min" in view.staff_note
    day.cast.resume.resumed()
    assert day.screen() is Screen.RESUME
    asyncio.run(day.cast.resume.pin_submitted(WRONG_PIN))
    assert day.stage.view(ResumeView).message
    asyncio.run(day.cast.resume.pin_submitted(SURVEILLANT))
    view = day.stage.view(ResumeView)
    assert view.authorised
    assert view.authorised_note
    asyncio.run(day.cast.resume.pin_submitted(SURVEILLANT))
    tries = [one for one in day.room.log.ledger.records if one.data.get("act") == "restart"]
    assert len(tries) == 3
    day.cast.resume.resumed()
    shown = day.stage.view(QuestionView)
    assert (shown.item, shown.draft) == (item, "bonj")
    assert day.seat.sit.remaining_ms == left


def test_a_closed_prompt_opens_again_after_a_crash() -> None:
    day = stopped().crash()
    day.desk.wake()
    day.director.refresh()
    for _ in range(5):
        asyncio.run(day.cast.resume.pin_submitted(WRONG_PIN))
    assert day.stage.view(ResumeView).wait_ms == 5000
    day.wait(1000)
    assert day.stage.view(ResumeView).wait_ms == 4000
    day.wait(4000)
    assert day.stage.view(ResumeView).wait_ms == 0
    shown = len(day.stage.shown)
    day.wait(1000)
    assert len(day.stage.shown) == shown
    asyncio.run(day.cast.resume.pin_submitted(SURVEILLANT))
    assert day.stage.view(ResumeView).authorised


def test_a_restart_that_cannot_be_recorded_may_be_tried_again() -> None:
    day = stopped().crash()
    day.desk.wake()
    day.director.refresh()
    asyncio.run(day.cast.resume.pin_submitted(SURVEILLANT))
    journal(day).fail_next(DiskFullError())
    day.cast.resume.resumed()
    assert day.stage.view(ResumeView).message
    day.cast.resume.resumed()
    assert day.screen() is Screen.QUESTION


def test_a_long_text_is_shown_short_and_choices_are_only_said_to_be_kept() -> None:
    before = stopped()
    before.cast.question.draft_changed("a" * 60)
    day = before.crash()
    day.desk.wake()
    day.director.refresh()
    kept = dict(day.stage.view(ResumeView).kept)
    assert any("a" * 40 + "…" in text for text in kept.values())
    before = stopped(Station())
    before.cast.question.draft_changed(2)
    day = before.crash()
    day.desk.wake()
    day.director.refresh()
    labels = [label for label, _ in day.stage.view(ResumeView).kept]
    assert labels == ["Réponses", "Réponse commencée", "Affichage"]


def test_a_pause_before_a_crash_goes_on_and_a_second_crash_loses_no_text() -> None:
    before = stopped()
    before.cast.question.draft_changed("bonj")
    before.enter().act(Act.PAUSE_INCIDENT)
    before.wait(1000)
    once = before.crash()
    once.desk.wake()
    once.director.refresh()
    asyncio.run(once.cast.resume.pin_submitted(SURVEILLANT))
    once.cast.resume.resumed()
    assert once.screen() is Screen.OVERLAY
    once.wait(1000)
    once.wait(1000)
    day = once.crash()
    day.desk.wake()
    day.director.refresh()
    asyncio.run(day.cast.resume.pin_submitted(SURVEILLANT))
    day.cast.resume.resumed()
    day.enter().act(Act.RESUME)
    assert day.stage.view(QuestionView).draft == "bonj"


def test_a_reboot_asks_for_the_code_again_and_says_why() -> None:
    from kiosk.ui.views.opening import OpeningView

    before = stopped()
    before.keeper.forget()
    day = before.crash()
    assert not day.desk.wake()
    day.director.staff_requested()
    assert day.stage.view(OpeningView).again
    day.submit()
    assert day.screen() is Screen.RESUME


def rolled_back() -> Day:
    """A station whose database of a test was put back to an older state."""
    before = Day().open().start()
    store = before.station.sessions.stores["S-0001"][1]
    name = ("c-0001", 1)
    old = copies.deepcopy(store._sittings[name])
    for _ in range(3):
        before.answer()
    before.seat.sit.ledger.sign(before.clock.now())
    store._sittings[name] = old
    day = before.crash()
    day.desk.wake()
    day.director.refresh()
    return day


def test_an_older_database_holds_the_test_until_the_chief_goes_on() -> None:
    day = rolled_back()
    view = day.stage.view(AdmissionView)
    assert day.screen() is Screen.HOLD
    assert view.purpose is PinPurpose.HOLD
    assert not view.can_go_back
    assert all(label and text for label, text in view.rows)
    asyncio.run(day.cast.rollback.pin_submitted(SURVEILLANT))
    assert day.stage.view(AdmissionView).message
    assert day.desk.step is Step.ROLLBACK
    asyncio.run(day.cast.rollback.pin_submitted(CHEF))
    assert day.screen() is Screen.QUESTION
    types = [one.type for one in day.seat.sit.ledger.records]
    assert "rollback.detected" in types
    assert types[-1] == "sitting.resumed"


def test_the_prompt_of_the_chief_opens_again_too() -> None:
    day = rolled_back()
    for _ in range(5):
        asyncio.run(day.cast.rollback.pin_submitted(WRONG_PIN))
    assert day.stage.view(AdmissionView).wait_ms == 5000
    day.wait(5000)
    assert day.stage.view(AdmissionView).wait_ms == 0
    day.wait(1000)
    asyncio.run(day.cast.rollback.pin_submitted(CHEF))
    assert day.screen() is Screen.QUESTION


def test_only_one_pin_of_the_chief_is_checked_at_a_time() -> None:
    day = rolled_back()

    async def hasty() -> None:
        task = asyncio.ensure_future(day.cast.rollback.pin_submitted(CHEF))
        await asyncio.sleep(0)
        assert day.stage.view(AdmissionView).busy
        await day.cast.rollback.pin_submitted(CHEF)
        await task

    asyncio.run(hasty())
    tries = [one for one in day.room.log.ledger.records if one.data.get("act") == "rollback"]
    assert len(tries) == 2


def test_a_rollback_before_the_start_needs_the_chief_and_nothing_else() -> None:
    before = Day().open().arrive()
    store = before.station.sessions.stores["S-0001"][1]
    old = copies.deepcopy(store._sittings[("c-0001", 1)])
    before.admit()
    store._sittings[("c-0001", 1)] = old
    day = before.crash()
    day.desk.wake()
    day.director.refresh()
    assert day.screen() is Screen.HOLD
    asyncio.run(day.cast.rollback.pin_submitted(CHEF))
    assert day.screen() is Screen.ADMISSION
    assert day.seat.sit.exam.sitting.phase is Phase.IDENTIFIED
