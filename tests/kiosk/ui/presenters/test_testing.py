"""kiosk.ui.presenters.testing: one question, then the next."""

import pytest

from engine.grading import is_complete
from engine.items import ItemType
from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.events import PauseCause
from kiosk.ports.errors import DiskFullError
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.questions import as_draft, from_draft, missing_note
from kiosk.ui.presenters.times import NBSP, hour
from kiosk.ui.views.panel import Act
from kiosk.ui.views.question import Answer, QuestionView
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from tests.engine.made_items import made_item
from tests.fakes.journal import MemoryJournal
from tests.kiosk.services.world import FIELDS, TABLE, Station
from tests.kiosk.ui.presenters.day import Day, sentences
from tests.kiosk.ui.presenters.test_briefing import LACKING, RIGHT


def journal(day: Day) -> MemoryJournal:
    return day.station.sessions.stores["S-0001"][1].sitting_journal(day.seat.person.candidate, 1)


def test_the_next_question_appears_once_the_answer_is_durable() -> None:
    day = Day().open().start()
    first = day.stage.view(QuestionView)
    assert (first.number, first.total, first.saved_note) == (1, 32, "")
    assert day.stage.progress is not None
    assert day.stage.frames[-1].candidate == "Léa Morin"
    assert first.clock is not None
    assert f"2{NBSP}h{NBSP}20{NBSP}min" in first.clock.text
    day.answer()
    second = day.stage.view(QuestionView)
    assert second.number == 2
    assert second.item != first.item
    assert second.serial != first.serial
    assert "1" in second.saved_note
    assert second.draft is None
    assert len(day.seat.sit.ledger.records) == len(journal(day).bodies())


def test_a_full_disk_is_told_and_the_question_is_still_open() -> None:
    day = Day().open().start()
    before = day.stage.view(QuestionView)
    journal(day).fail_next(DiskFullError())
    day.answer()
    after = day.stage.view(QuestionView)
    assert (after.item, after.number) == (before.item, 1)
    assert after.draft is not None
    assert day.tone() == "err"
    day.answer()
    assert day.stage.view(QuestionView).number == 2
    assert day.tone() == ""


def test_every_type_says_what_is_missing_and_takes_what_is_whole() -> None:
    day = Day(Station(mixed=True)).open().start()
    notes: dict[str, str] = {}
    while len(notes) < len(RIGHT) and day.screen() is Screen.QUESTION:
        view = day.stage.view(QuestionView)
        kind = view.kind.value
        day.cast.question.validated(LACKING[kind])
        lacking = day.stage.view(QuestionView)
        assert lacking.number == view.number
        notes[kind] = lacking.missing_note
        day.cast.question.draft_changed(RIGHT[kind])
        assert day.stage.view(QuestionView).missing_note == ""
        if kind == ItemType.FIELDS:
            assert view.attachments[0].content == TABLE
            assert [one.key for one in view.fields] == ["nom", "prix"]
        day.cast.question.validated(RIGHT[kind])
        assert day.stage.view(QuestionView).number == view.number + 1
    assert set(notes) == set(RIGHT)
    assert all(notes.values())
    assert "Le prix" in notes[ItemType.FIELDS]
    statuses = {one.status for one in day.seat.sit.exam.sitting.answers}
    assert statuses == {"ok"}


def test_an_answer_of_another_type_is_not_taken() -> None:
    day = Day().open().start()
    day.cast.question.validated({"nom": "stylo"})
    assert day.stage.view(QuestionView).missing_note
    assert not day.seat.sit.exam.sitting.answers


def test_fields_of_no_form_are_all_named() -> None:
    item = made_item(kind=ItemType.FIELDS, fields=FIELDS)
    note = missing_note(item, 3)
    assert "Le nom" in note
    assert "Le prix" in note


@pytest.mark.parametrize("answer", [None, 2, [1, 3], "stylo", {"nom": "stylo"}])
def test_an_answer_becomes_a_draft_and_comes_back(answer: Answer) -> None:
    item = made_item()
    assert from_draft(item, as_draft(item, answer)) == answer


def test_what_is_no_answer_comes_back_as_none() -> None:
    assert from_draft(made_item(), True) is None
    assert from_draft(made_item(), {"a": 1, "b": "x"}) == {"b": "x"}


def test_what_is_typed_is_kept_at_once_and_again_after_the_disk_was_full() -> None:
    day = Day(Station(mixed=True)).open().start()
    day.cast.question.draft_changed("bonj")
    working = journal(day).working()
    assert working is not None
    assert working.draft == "bonj"
    journal(day).fail_next(DiskFullError())
    day.cast.question.draft_changed("bonjour")
    assert day.tone()
    day.wait(1000)
    working = journal(day).working()
    assert working is not None
    assert working.draft == "bonjour"


def test_a_trouble_of_every_second_is_told_until_it_is_over() -> None:
    day = Day().open().start()
    day.wait(1000)
    assert day.tone() == ""
    journal(day).fail_next(DiskFullError())
    day.wait(1000)
    assert day.tone() == "err"
    day.wait(1000)
    assert day.tone() == ""
    assert day.screen() is Screen.QUESTION


def test_passing_asks_once_and_is_an_answer() -> None:
    day = Day().open().start()
    day.cast.question.skip_requested()
    assert day.dialog() == SkipView(1)
    day.cast.question.dialog_cancelled()
    assert day.dialog() is None
    assert not day.seat.sit.exam.sitting.answers
    day.cast.question.skip_requested()
    day.cast.question.skip_confirmed()
    assert day.dialog() is None
    assert day.stage.view(QuestionView).number == 2
    assert day.seat.sit.exam.sitting.answers[0].status == "aband"


def test_a_light_report_is_noted_and_the_test_goes_on() -> None:
    day = Day().open().start()
    day.cast.question.report_requested()
    assert day.dialog() == ReportView(1)
    day.cast.question.report_sent("image", "rien", False)
    assert day.dialog() is None
    assert day.tone() == "info"
    assert day.desk.step is Step.QUESTION
    report = day.seat.sit.exam.sitting.report
    assert report is not None
    assert (report.category, report.text, report.blocked) == ("image", "rien", False)


def test_a_report_that_could_not_be_recorded_is_not_said_to_be_noted() -> None:
    day = Day().open().start()
    day.cast.question.report_sent("image", "", False)
    day.cast.question.report_sent("image", "again", False)
    assert day.tone() == "err"
    report = day.seat.sit.exam.sitting.report
    assert report is not None
    assert report.text == ""


def test_a_blocking_report_stops_the_clock_and_keeps_the_draft() -> None:
    day = Day().open().start()
    day.cast.question.draft_changed(2)
    day.cast.question.report_sent("tool", "", True)
    assert day.screen() is Screen.OVERLAY
    left = day.seat.sit.remaining_ms
    day.wait(60_000)
    assert day.seat.sit.remaining_ms == left
    assert day.cast.question.draft == 2


def test_the_clock_is_hidden_and_shown_and_speaks_at_fifteen_and_five_minutes() -> None:
    day = Day().open().start()
    day.cast.question.clock_toggled()
    assert day.stage.clock is not None
    assert day.stage.clock.hidden
    day.wait(1000)
    day.wait(125 * 60_000 - 1000)
    assert day.stage.time is not None
    assert f"15{NBSP}min" in day.stage.time.title
    assert day.stage.clock.hidden
    day.wait(10 * 60_000)
    assert day.stage.time.tone == "urgent"
    assert not day.stage.clock.hidden


def test_a_notice_of_time_outlives_an_answer_until_it_was_there_for_twenty_seconds() -> None:
    day = Day().open().start()
    day.wait(125 * 60_000 - 15_000)
    day.wait(15_000)
    day.answer()
    assert day.stage.time is None
    day.wait(10 * 60_000 - 20_000)
    assert day.stage.time is not None
    assert day.tone() == ""
    day.cast.question.skip_confirmed()
    assert day.stage.time is not None
    day.wait(20_000)
    day.cast.question.skip_confirmed()
    assert day.stage.time is None


def test_in_the_ten_seconds_of_grace_an_answer_still_counts() -> None:
    day = Day().open().start()
    day.wait(140 * 60_000)
    assert day.stage.time is not None
    assert (day.stage.time.tone, "10" in day.stage.time.title) == ("err", True)
    day.clock.advance(9_000)
    day.cast.question.validated(1)
    assert len(day.seat.sit.exam.sitting.answers) == 1
    assert day.screen() is Screen.QUESTION


def test_time_given_in_the_grace_takes_its_notice_away() -> None:
    day = Day().open().start()
    day.wait(140 * 60_000)
    day.seat.sit.do(commands.GrantTime(10 * 60_000, "alarme"), Actor.SURVEILLANT)
    day.wait(1000)
    assert day.stage.time is None


def test_the_time_is_told_on_demand_also_when_it_is_hidden() -> None:
    day = Day().open().start()
    day.cast.question.clock_toggled()
    for _ in range(2):
        day.director.time_asked()
    assert day.stage.time is not None
    assert f"2{NBSP}h{NBSP}20{NBSP}min" in day.stage.time.title
    assert day.stage.announced == [day.stage.time.title] * 2
    assert day.stage.clock is not None
    assert day.stage.clock.hidden


def test_the_time_that_stands_still_is_said_so() -> None:
    day = Day().open()
    day.director.time_asked()
    assert day.stage.announced == []
    day.arrive()
    day.director.time_asked()
    day.admit().brief()
    day.cast.ready.started()
    day.seat.sit.do(commands.Pause(PauseCause.INCIDENT), Actor.SURVEILLANT)
    day.director.refresh()
    day.director.time_asked()
    before, stopped = day.stage.announced
    assert before != stopped
    assert f"2{NBSP}h{NBSP}20{NBSP}min" in stopped
    day.seat.sit.do(commands.Resume(), Actor.SURVEILLANT)
    day.seat.sit.do(commands.Pause(PauseCause.PERSONAL), Actor.SURVEILLANT)
    day.director.refresh()
    day.director.time_asked()
    assert hour(day.clock.now().wall + 140 * 60_000) in day.stage.announced[-1]
    day.enter()
    day.director.time_asked()
    assert len(day.stage.announced) == 3


def test_an_answer_that_is_safe_is_announced_once() -> None:
    day = Day().open().start()
    assert day.stage.announced == []
    day.answer()
    day.director.refresh()
    assert day.stage.announced == [f"Question{NBSP}1 enregistrée"]


def test_what_was_said_of_the_time_is_known_after_a_crash_a_moment_later() -> None:
    day = Day().open().start()
    for left in (15 * 60_000 + 400, 15 * 60_000):
        day.clock.advance(day.seat.sit.remaining_ms - left)
        day.cast.question.draft_changed(2)
        day.director.tick()
    working = day.seat.sit.ledger.working()
    assert working is not None
    assert working.spent_ms == 125 * 60_000


def test_after_the_grace_the_answer_is_refused_and_the_test_ends() -> None:
    day = Day().open().start()
    day.clock.advance(140 * 60_000 + 10_000)
    day.cast.question.validated(1)
    assert day.tone() == "err"
    day.wait(0)
    assert day.screen() is Screen.TIME_OVER


def test_no_screen_of_a_candidate_names_another_one_or_a_solution() -> None:
    day = Day(Station(mixed=True)).open().start()
    for _ in range(3):
        day.cast.question.skip_confirmed()
    day.cast.question.report_sent("tool", "", True)
    texts = [text for _, view in day.stage.shown for text in sentences(view)]
    texts += [text for frame in day.stage.frames for text in sentences(frame)]
    assert any("Morin" in text for text in texts)
    assert not any("Diallo" in text or "Awa" in text for text in texts)
    assert not any("Parce que" in text for text in texts)


def test_the_next_candidate_has_a_visible_clock_and_an_empty_answer() -> None:
    day = Day().open().start()
    day.cast.question.clock_toggled()
    day.cast.question.draft_changed(3)
    day.enter().act(Act.END, reason="technical").act(Act.NEXT_CANDIDATE)
    day.start("ACD347")
    assert day.stage.clock is not None
    assert not day.stage.clock.hidden
    assert day.stage.view(QuestionView).draft is None
    assert day.stage.frames[-1].candidate == "Awa Diallo"


def test_where_several_answers_are_right_one_is_not_enough_and_the_sentence_says_so() -> None:
    item = made_item(kind=ItemType.MULTIPLE, choices=("a", "b", "c"))
    assert not is_complete(item, (1,))
    assert "deux" in missing_note(item, (1,))
