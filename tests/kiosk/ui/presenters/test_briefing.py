"""kiosk.ui.presenters.briefing: instructions, practice, ready."""

from dataclasses import replace

from engine.items import ItemId, ItemType
from engine.records.ticket import PackPurpose
from kiosk.ports.errors import DiskFullError
from kiosk.services.room import Room
from kiosk.services.seat import Reading
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.times import NBSP, hour
from kiosk.ui.views.admission import AdmissionView
from kiosk.ui.views.instructions import InstructionsView
from kiosk.ui.views.panel import Act
from kiosk.ui.views.question import Answer, QuestionView
from kiosk.ui.views.ready import ReadyView
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from tests.kiosk.services.world import CHEF, DAY, TABLE, Station, ticket
from tests.kiosk.ui.presenters.day import Day, sentences

RIGHT: dict[str, Answer] = {
    ItemType.SINGLE: 1,
    ItemType.MULTIPLE: [1, 3],
    ItemType.TEXT: "stylo",
    ItemType.NUMBER: "12",
    ItemType.FIELDS: {"nom": "stylo", "prix": "2"},
}
LACKING: dict[str, Answer] = {
    ItemType.SINGLE: None,
    ItemType.MULTIPLE: [],
    ItemType.TEXT: " ",
    ItemType.NUMBER: "",
    ItemType.FIELDS: {"nom": "stylo", "prix": ""},
}


def test_the_rules_are_accepted_on_the_last_page_and_never_beforehand() -> None:
    day = Day().open().arrive().admit()
    titles = []
    for page in range(1, 5):
        view = day.stage.view(InstructionsView)
        titles.append(view.title)
        assert (view.page, view.pages) == (page, 4)
        assert all(sentences(view.points))
        assert view.lead
        assert view.needs_checkbox is (page == 4)
        day.cast.instructions.next_requested()
    assert len(set(titles)) == len(day.stage.view(InstructionsView).steps) == 4
    assert day.screen() is Screen.INSTRUCTIONS
    assert not day.stage.view(InstructionsView).checked
    assert day.stage.view(InstructionsView).checkbox_text
    day.cast.instructions.checked(True)
    day.cast.instructions.previous_requested()
    assert day.stage.view(InstructionsView).page == 3
    day.cast.instructions.next_requested()
    assert day.stage.view(InstructionsView).checked
    day.cast.instructions.next_requested()
    assert day.screen() is Screen.PRACTICE


def test_the_next_candidate_begins_with_the_first_page_and_an_empty_box() -> None:
    day = Day().open().arrive().admit()
    for _ in range(3):
        day.cast.instructions.next_requested()
    day.cast.instructions.checked(True)
    day.enter().end_session()
    day.station.prepare.add_ticket(ticket(session="S-0002"))
    day.open().arrive("ACD347").admit()
    view = day.stage.view(InstructionsView)
    assert (view.page, view.checked) == (1, False)


def test_practice_says_what_is_missing_then_whether_it_was_right() -> None:
    day = Day(Station(mixed=True)).open().arrive().admit()
    for _ in range(3):
        day.cast.instructions.next_requested()
    day.cast.instructions.checked(True)
    day.cast.instructions.next_requested()
    seen = []
    for number in range(1, 6):
        view = day.stage.view(QuestionView)
        seen.append(view.kind.value)
        assert (view.number, view.total, view.practice) == (number, 5, True)
        day.cast.practice.draft_changed(LACKING[view.kind.value])
        day.cast.practice.validated(LACKING[view.kind.value])
        lacking = day.stage.view(QuestionView)
        assert lacking.missing_note
        assert lacking.feedback is None
        if view.kind.value == ItemType.FIELDS:
            assert "Le prix" in lacking.missing_note
            assert "Le nom" not in lacking.missing_note
            assert view.attachments[0].content == TABLE
            assert view.attachments[0].name == "prix.csv"
        day.cast.practice.validated(RIGHT[view.kind.value])
        told = day.stage.view(QuestionView)
        assert told.feedback is not None
        assert told.feedback.right
        assert told.feedback.title
        day.cast.practice.continued()
    assert set(seen) == set(RIGHT)
    assert day.screen() is Screen.READY


def test_a_wrong_practice_answer_may_be_tried_again() -> None:
    day = Day().open().arrive().admit()
    for _ in range(3):
        day.cast.instructions.next_requested()
    day.cast.instructions.checked(True)
    day.cast.instructions.next_requested()
    view = day.stage.view(QuestionView)
    room = day.room
    right = _solution(room, view.item)
    day.cast.practice.continued()
    assert day.stage.view(QuestionView).feedback is None
    day.cast.practice.validated(right % 4 + 1)
    feedback = day.stage.view(QuestionView).feedback
    assert feedback is not None
    assert not feedback.right
    day.cast.practice.validated(right)
    assert day.stage.view(QuestionView).feedback == feedback
    day.cast.practice.continued()
    assert day.stage.view(QuestionView).number == 1
    assert day.stage.view(QuestionView).feedback is None
    day.cast.practice.validated({"no": "answer"})
    assert day.stage.view(QuestionView).missing_note
    day.cast.practice.validated(right)
    day.cast.practice.continued()
    assert day.stage.view(QuestionView).number == 2
    assert not day.seat.sit.exam.sitting.answers


def test_practice_is_in_the_language_of_the_candidate_alone() -> None:
    day = Day().open().arrive().admit()
    seen: dict[str, list[str]] = {}
    for language in ("fr", "en", "de"):
        seat = day.seat
        day.desk._seat = replace(seat, person=replace(seat.person, language=language))
        day.desk.read(Reading.INSTRUCTIONS)
        day.director.refresh()
        for _ in range(3):
            day.cast.instructions.next_requested()
        day.cast.instructions.checked(True)
        day.cast.instructions.next_requested()
        seen[language] = []
        while day.screen() is Screen.PRACTICE:
            view = day.stage.view(QuestionView)
            assert (view.number, view.total) == (len(seen[language]) + 1, 2)
            seen[language].append(view.item)
            day.cast.practice.skip_requested()
            day.cast.practice.skip_confirmed()
        assert day.screen() is Screen.READY
    assert seen["en"] == [f"{one}-en" for one in seen["fr"]]
    assert len(seen["fr"]) == 2
    assert seen["de"] == []


def _solution(room: Room, item: str) -> int:
    pack = room.pack(PackPurpose.PRACTICE)
    assert pack is not None
    return pack.solutions()[ItemId(item)].choices[0]


def test_without_a_practice_pack_the_briefing_leads_on() -> None:
    day = Day(Station(practice=False)).open().arrive().admit().brief()
    assert day.screen() is Screen.READY
    day.cast.practice.validated(1)
    assert day.cast.practice._media("x") == b""
    assert day.screen() is Screen.READY


def test_ready_shows_the_whole_time_and_its_end() -> None:
    day = Day().open().arrive().admit().brief()
    view = day.stage.view(ReadyView)
    assert view.duration == f"2{NBSP}h{NBSP}20"
    assert view.questions == 32
    assert (view.can_start, view.reason) == (True, "")
    assert hour(day.clock.now().wall + 140 * 60_000) in view.end_text
    day.wait(60_000)
    assert hour(day.clock.now().wall + 140 * 60_000) in day.stage.view(ReadyView).end_text
    day.cast.ready.back()
    assert day.stage.view(InstructionsView).page == 1
    assert not day.stage.view(InstructionsView).checked


def test_outside_the_hours_of_the_session_the_test_waits_and_then_starts() -> None:
    day = Day().open().arrive().admit().brief()
    day.clock.step_wall(3 * DAY)
    day.cast.ready.started()
    view = day.stage.view(ReadyView)
    assert not view.can_start
    assert view.reason
    day.clock.step_wall(-3 * DAY)
    day.wait(1000)
    assert day.stage.view(ReadyView).can_start
    day.cast.ready.started()
    assert day.screen() is Screen.QUESTION


def test_a_start_that_cannot_be_recorded_is_told_and_may_be_tried_again() -> None:
    day = Day().open().arrive().admit().brief()
    store = day.station.sessions.stores["S-0001"][1]
    store.sitting_journal("c-0001", 1).fail_next(DiskFullError())
    day.cast.ready.started()
    assert day.screen() is Screen.READY
    assert day.tone() == "err"
    day.cast.ready.started()
    assert day.screen() is Screen.QUESTION
    assert day.tone() == ""


def test_a_corrected_extra_time_is_shown_before_the_start() -> None:
    day = Day().open().arrive("ACD347")
    day.enter().act(Act.CORRECT_EXTRA, CHEF, "chef", num=1, den=3)
    day.cast.panel.closed()
    assert day.stage.view(AdmissionView).rows[1][1] == f"2{NBSP}h{NBSP}20"
    day.admit().brief()
    assert day.stage.view(ReadyView).duration == f"2{NBSP}h{NBSP}20"
    day.cast.ready.started()
    assert day.seat.sit.remaining_ms == 140 * 60_000


def test_practice_asks_before_passing_and_lets_the_report_be_looked_at() -> None:
    day = Day().open().arrive().admit()
    for _ in range(3):
        day.cast.instructions.next_requested()
    day.cast.instructions.checked(True)
    day.cast.instructions.next_requested()
    practice, first = day.cast.practice, day.stage.view(QuestionView).item
    practice.skip_requested()
    assert day.dialog() == SkipView(1)
    practice.dialog_cancelled()
    assert day.dialog() is None
    assert day.stage.view(QuestionView).item == first
    practice.report_requested()
    assert day.dialog() == ReportView(1)
    practice.report_sent("image", "", True)
    assert day.dialog() is None
    assert day.stage.notice is not None
    assert "rien n’est envoyé" in day.stage.notice.title
    practice.skip_confirmed()
    assert day.stage.notice is None
