"""A stop of the station at each screen: the right screen comes back, with everything on it."""

import asyncio
from collections.abc import Callable

import pytest

from kiosk.ports.errors import DiskFullError
from kiosk.ui.flow import Screen
from kiosk.ui.views.instructions import InstructionsView
from kiosk.ui.views.overlay import OverlayKind, OverlayView
from kiosk.ui.views.panel import Act
from kiosk.ui.views.question import QuestionView
from kiosk.ui.views.resume import ResumeView
from tests.kiosk.services.world import SURVEILLANT, Station
from tests.kiosk.ui.presenters.day import Day
from tests.kiosk.ui.presenters.test_practice import practising

Way = Callable[[Station], Day]


def _opened(station: Station) -> Day:
    day = Day(station)
    day.director.staff_requested()
    day.submit()
    day.director._entering = False
    day.director.refresh()
    return day


def _typing(station: Station) -> Day:
    return Day(station).open()


def _identity(station: Station) -> Day:
    day = Day(station).open()
    day.cast.code.submitted("KM4T7X")
    return day


def _admission(station: Station) -> Day:
    return Day(station).open().arrive()


def _instructions(station: Station) -> Day:
    day = Day(station).open().arrive().admit()
    day.cast.instructions.next_requested()
    return day


def _practice(station: Station) -> Day:
    day = practising(station)
    day.cast.practice.display_opened()
    return day


def _ready(station: Station) -> Day:
    return Day(station).open().arrive().admit().brief()


def _question(station: Station) -> Day:
    day = Day(station).open().start()
    day.cast.question.skip_confirmed()
    day.clock.advance(30_000)
    day.cast.question.draft_changed("bonj")
    return day


def _panel(station: Station) -> Day:
    return _question(station).enter()


def _door(station: Station) -> Day:
    day = _question(station)
    day.director.staff_requested()
    return day


def _dialog(station: Station) -> Day:
    day = _question(station)
    day.cast.question.skip_requested()
    return day


def _report(station: Station) -> Day:
    day = _question(station)
    day.cast.question.report_requested()
    return day


def _away(station: Station) -> Day:
    day = _question(station)
    for _ in range(2):
        day.director.focus_left()
        day.director.focus_returned()
    return day


def _blocked(station: Station) -> Day:
    day = _question(station)
    day.cast.question.report_sent("tool", "", True)
    return day


def _paused(station: Station) -> Day:
    return _question(station).enter().act(Act.PAUSE_INCIDENT)


def _resume(station: Station) -> Day:
    return back(_question(station))


def _time_over(station: Station) -> Day:
    day = _question(station)
    day.clock.advance(140 * 60_000)
    day.wait(10_000)
    return day


def _ended(station: Station) -> Day:
    return _panel(station).act(Act.END, reason="technical")


STOPS: dict[str, tuple[Way, Screen, Screen]] = {
    "quiet": (_opened, Screen.WAITING, Screen.WAITING),
    "code": (_typing, Screen.CANDIDATE_CODE, Screen.WAITING),
    "identity": (_identity, Screen.IDENTITY, Screen.WAITING),
    "admission": (_admission, Screen.ADMISSION, Screen.ADMISSION),
    "instructions": (_instructions, Screen.INSTRUCTIONS, Screen.INSTRUCTIONS),
    "practice": (_practice, Screen.PRACTICE, Screen.INSTRUCTIONS),
    "ready": (_ready, Screen.READY, Screen.INSTRUCTIONS),
    "question": (_question, Screen.QUESTION, Screen.RESUME),
    "panel": (_panel, Screen.PANEL, Screen.RESUME),
    "door": (_door, Screen.GATE, Screen.RESUME),
    "dialog": (_dialog, Screen.QUESTION, Screen.RESUME),
    "report": (_report, Screen.QUESTION, Screen.RESUME),
    "away": (_away, Screen.OVERLAY, Screen.RESUME),
    "blocked": (_blocked, Screen.OVERLAY, Screen.RESUME),
    "paused": (_paused, Screen.OVERLAY, Screen.RESUME),
    "resume": (_resume, Screen.RESUME, Screen.RESUME),
    "time-over": (_time_over, Screen.TIME_OVER, Screen.TIME_OVER),
    "end": (_ended, Screen.END, Screen.END),
}
STANDING = ("blocked", "paused")
TESTED = ("question", "panel", "door", "dialog", "report", "away", "resume", *STANDING)


def back(day: Day) -> Day:
    """The application dies, and its parent starts it again."""
    again = day.crash()
    assert again.desk.wake()
    again.director.refresh()
    return again


def rebooted(day: Day) -> Day:
    """The machine was cut off: nothing in memory is left, the access code is asked for."""
    day.clock.reboot("boot-2", 5_000)
    again = Day(day.station)
    again.director.refresh()
    assert again.screen() is Screen.WAITING
    again.director.staff_requested()
    again.submit()
    return again


def agree(day: Day) -> None:
    """The invigilator agrees, the candidate resumes."""
    asyncio.run(day.cast.resume.pin_submitted(SURVEILLANT))
    day.cast.resume.resumed()


@pytest.mark.parametrize("stop", [back, rebooted])
@pytest.mark.parametrize("name", STOPS)
def test_the_right_screen_comes_back(name: str, stop: Callable[[Day], Day]) -> None:
    way, before, after = STOPS[name]
    day = way(Station(mixed=True))
    assert day.screen() is before
    again = stop(day)
    if after is Screen.WAITING:
        assert again.desk.room is not None
        assert again.desk.seat is None
    else:
        assert again.screen() is after


@pytest.mark.parametrize("stop", [back, rebooted])
@pytest.mark.parametrize("name", TESTED)
def test_the_same_question_goes_on_with_its_text_and_its_time(
    name: str, stop: Callable[[Day], Day]
) -> None:
    day = STOPS[name][0](Station(mixed=True))
    sitting = day.seat.sit.exam.sitting
    assert sitting.question is not None
    item, left = sitting.question.item, day.seat.sit.remaining_ms
    again = stop(day)
    again.clock.advance(60_000)
    kept = dict(again.stage.view(ResumeView).kept)
    assert any("bonj" in text for text in kept.values())
    agree(again)
    if name in STANDING:
        kind = OverlayKind.REPORT if name == "blocked" else OverlayKind.PAUSE
        assert again.stage.view(OverlayView).kind is kind
        act = Act.DISMISS if name == "blocked" else Act.RESUME
        again.enter().act(act, **({"code": "E9"} if name == "blocked" else {}))
        again.cast.panel.closed()
    view = again.stage.view(QuestionView)
    assert (view.item, view.draft) == (item, "bonj")
    lost = left - again.seat.sit.remaining_ms
    assert 0 <= lost <= 1_000


def test_the_reading_that_begins_again_is_told_in_words_and_once() -> None:
    again = back(_ready(Station()))
    assert again.stage.view(InstructionsView).page == 1
    assert "rien n’est perdu" in (again.stage.notice.text if again.stage.notice else "")
    again.cast.instructions.next_requested()
    assert again.tone() == ""
    again.cast.instructions.previous_requested()
    assert again.tone() == ""


def test_a_test_that_stood_still_says_that_it_will_after_the_stop() -> None:
    stood, ran = back(_paused(Station())), back(_question(Station()))
    assert stood.stage.view(ResumeView).clock_note != ran.stage.view(ResumeView).clock_note
    assert "Reprendre" in ran.stage.view(ResumeView).clock_note


def test_somebody_else_at_the_resume_screen_calls_the_invigilator_and_changes_nothing() -> None:
    again = back(_question(Station()))
    records = len(again.seat.sit.ledger.records)
    again.cast.resume.denied()
    assert (again.screen(), again.tone()) == (Screen.RESUME, "info")
    told = again.room.log.ledger.records[-1]
    assert (told.type, told.data["kind"]) == ("observation", "identity")
    assert len(again.seat.sit.ledger.records) == records
    again.room.log.ledger._journal.fail_next(DiskFullError())  # type: ignore[attr-defined]
    again.cast.resume.denied()
    assert again.tone() == "err"
    agree(again)
    assert (again.screen(), again.tone()) == (Screen.QUESTION, "")
    seen = len(again.room.log.ledger.records)
    again.cast.resume.denied()
    assert len(again.room.log.ledger.records) == seen + 1
