"""kiosk.ui.presenters: from the waiting station to an admitted candidate."""

import asyncio

import pytest

from engine.sitting.state import Phase
from kiosk.ports.errors import DatabaseDamagedError, DiskFullError, KioskError
from kiosk.services.errors import PackDamagedError, PackKeyError, PackMissingError
from kiosk.services.prepare import Prepare
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.stage import Presenter
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.presenters.waiting import station_number
from kiosk.ui.views.admission import AdmissionView
from kiosk.ui.views.candidate_code import CandidateCodeView
from kiosk.ui.views.identity import IdentityView
from kiosk.ui.views.opening import CodeState, OpeningView
from kiosk.ui.views.waiting import StationState, WaitingView
from tests.kiosk.services.world import CHEF, CODE, SURVEILLANT, Station
from tests.kiosk.ui.presenters.day import WRONG_PIN, Day


def test_a_prepared_station_says_so_and_shows_its_room() -> None:
    day = Day()
    day.director.refresh()
    view = day.stage.view(WaitingView)
    assert (view.number, view.state, view.can_open) == ("14", StationState.WAITING, True)
    assert not view.can_enter
    assert "2027" in view.when or "2026" in view.when
    assert f"{NBSP}h" in view.when
    assert "B 12" in day.stage.frames[-1].context
    assert "1.2.3" in view.foot
    assert day.stage.frames[-1].rehearsal
    assert day.stage.frames[-1].candidate == ""


def test_a_station_without_a_ticket_cannot_open_and_says_why() -> None:
    station = Station()
    station.store._tickets.clear()
    day = Day(station)
    day.director.refresh()
    view = day.stage.view(WaitingView)
    assert (view.state, view.can_open) == (StationState.CHECK, False)
    assert view.detail
    day.director.staff_requested()
    assert day.screen() is Screen.WAITING


def test_a_label_without_a_number_is_shown_whole() -> None:
    assert station_number("Poste du fond") == "Poste du fond"
    assert station_number("Salle 2, poste 14") == "14"


def test_typing_the_access_code_says_what_is_missing_or_wrong() -> None:
    day = Day()
    day.director.staff_requested()
    assert day.screen() is Screen.OPENING
    assert day.stage.view(OpeningView).code_state is CodeState.EMPTY
    assert not day.stage.view(OpeningView).can_submit
    day.cast.opening.code_edited("2dj0-24")
    view = day.stage.view(OpeningView)
    assert (view.code, view.code_state) == ("2DJ024", CodeState.PARTIAL)
    assert "7" in view.code_note
    day.cast.opening.code_edited(CODE[:-1] + "A")
    assert day.stage.view(OpeningView).code_state is CodeState.WRONG
    assert day.stage.view(OpeningView).code_note
    day.cast.opening.code_edited(CODE)
    view = day.stage.view(OpeningView)
    assert (view.code_state, view.can_submit) == (CodeState.COMPLETE, True)
    shown = len(day.stage.shown)
    day.cast.opening.code_edited(CODE)
    assert len(day.stage.shown) == shown
    assert view.session is not None
    assert "B 12" in view.session.place
    assert not view.again


def test_the_right_code_and_pin_open_the_session_and_lock_the_station() -> None:
    day = Day().open()
    assert day.screen() is Screen.CANDIDATE_CODE
    assert day.lockdown.engaged
    assert day.keeper.keys
    assert day.changes > 0


def test_a_wrong_code_is_told_and_nothing_opens() -> None:
    day = Day().open("0000-0000-0000-0")
    view = day.stage.view(OpeningView)
    assert view.message
    assert not view.busy
    assert day.desk.step is Step.WAITING
    assert not day.lockdown.engaged


def test_a_wrong_pin_keeps_the_code_and_asks_for_the_pin_alone() -> None:
    day = Day().open(pin=WRONG_PIN)
    view = day.stage.view(OpeningView)
    assert view.message
    assert view.code == CODE.replace("-", "")
    assert view.can_submit
    stretched = day.station.sessions.stores.copy()
    day.submit()
    assert day.screen() is Screen.CANDIDATE_CODE
    assert day.station.sessions.stores == stretched


def test_five_wrong_pins_close_the_prompt_and_time_opens_it_again() -> None:
    day = Day().open(pin=WRONG_PIN)
    for _ in range(4):
        day.submit(pin=WRONG_PIN)
    view = day.stage.view(OpeningView)
    assert view.wait_ms == 5000
    assert "5" in view.message
    assert not view.can_submit
    day.wait(2000)
    assert day.stage.view(OpeningView).wait_ms == 3000
    day.wait(3000)
    view = day.stage.view(OpeningView)
    assert (view.wait_ms, view.can_submit) == (0, True)
    shown = len(day.stage.shown)
    day.wait(1000)
    assert len(day.stage.shown) == shown
    day.submit()
    assert day.screen() is Screen.CANDIDATE_CODE


def test_going_back_forgets_the_code() -> None:
    day = Day().open(pin=WRONG_PIN)
    day.cast.opening.back()
    assert day.screen() is Screen.WAITING
    day.director.staff_requested()
    view = day.stage.view(OpeningView)
    assert (view.code, view.message) == ("", "")
    assert view.again
    day.cast.opening.back()
    assert day.screen() is Screen.WAITING


def test_while_the_code_is_checked_nothing_else_is_heard() -> None:
    day = Day()
    day.director.staff_requested()

    async def hasty() -> None:
        first = day.cast.opening.submitted(CODE, SURVEILLANT)
        task = asyncio.ensure_future(first)
        await asyncio.sleep(0)
        day.cast.opening.back()
        await day.cast.opening.submitted(CODE, SURVEILLANT)
        await task

    asyncio.run(hasty())
    assert day.stage.view(WaitingView).can_enter
    tried = [one for one in day.room.log.ledger.records if one.type == "pin.tried"]
    assert len(tried) == 1


def test_a_machine_that_cannot_be_locked_opens_nothing() -> None:
    day = Day()
    day.lockdown.refuses = True
    day.open()
    assert day.stage.view(OpeningView).trouble
    assert day.desk.step is Step.WAITING
    day.lockdown.refuses = False
    day.submit()
    assert day.screen() is Screen.CANDIDATE_CODE


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PackDamagedError(reason="pack.file_changed"), "abîmé"),
        (PackKeyError(reason="x"), "clés"),
        (PackMissingError(pack="x"), "n’est pas sur ce poste"),
        (DiskFullError(), "plein"),
        (DatabaseDamagedError(), "endommagée"),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, KioskError) else "",
)
def test_what_no_typing_mends_says_what_happened_what_is_safe_and_what_to_do(
    error: KioskError, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = Day()

    def fail(_prepare: object, _ticket: object) -> None:
        raise error

    monkeypatch.setattr(Prepare, "packs", fail)
    day.open()
    view = day.stage.view(OpeningView)
    assert view.trouble is not None
    assert words in view.trouble[0]
    assert all(view.trouble)
    assert (view.failure, view.message) == (error.key, "")
    assert view.can_submit
    day.cast.opening.code_edited("2DJ0")
    view = day.stage.view(OpeningView)
    assert (view.trouble, view.failure) == (None, "")


GARBAGE = ("", " ", "é€\u202e\u0000", "'; --", "🙂" * 9, "0" * 10_000, "\n\t", "<b>x</b>")


@pytest.mark.parametrize("typed", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_in_any_field_is_answered_with_a_sentence_and_changes_nothing(typed: str) -> None:
    day = Day()
    day.director.staff_requested()
    day.cast.opening.code_edited(typed)
    for code, pin in ((typed, SURVEILLANT), (CODE, typed)):
        asyncio.run(day.cast.opening.submitted(code, pin))
        view = day.stage.view(OpeningView)
        assert view.message
        assert day.desk.step is Step.WAITING
    day.submit()
    day.cast.code.submitted(typed)
    assert day.stage.view(CandidateCodeView).message
    day.arrive()
    asyncio.run(day.cast.admission.pin_submitted(typed))
    assert day.stage.view(AdmissionView).message
    assert day.seat.sit.exam.sitting.phase is Phase.IDENTIFIED


def test_what_was_mistyped_is_told_beside_it_and_nowhere_else() -> None:
    day = Day().open(pin=WRONG_PIN)
    view = day.stage.view(OpeningView)
    assert view.message
    assert (view.trouble, view.failure) == (None, "error.pin_wrong")


def test_an_open_session_shows_its_number_until_a_candidate_sits_down() -> None:
    day = Day()
    day.cast.waiting.code_requested()
    day.director.staff_requested()
    asyncio.run(day.cast.opening.submitted(CODE.replace("-", ""), SURVEILLANT))
    view = day.stage.view(WaitingView)
    assert (view.state, view.can_open, view.can_enter) == (StationState.READY, False, True)
    day.wait(1000)
    day.cast.waiting.code_requested()
    assert day.screen() is Screen.CANDIDATE_CODE


def test_a_session_that_is_over_by_the_stations_clock_asks_for_a_look_at_it() -> None:
    day = Day()
    day.director.refresh()
    day.clock.step_wall(40 * 86_400_000)
    day.wait(1000)
    view = day.stage.view(WaitingView)
    assert (view.state, view.can_open) == (StationState.CHECK, True)
    assert "horloge" in view.state_text


def test_after_five_codes_that_nobody_has_the_invigilator_is_called_and_nothing_locks() -> None:
    day = Day().open()
    for _ in range(4):
        day.cast.code.submitted("ZZZZZZ")
    assert "surveillant" not in day.stage.view(CandidateCodeView).message.lower()
    day.cast.code.submitted("ZZZZZZ")
    assert "Appelez le surveillant" in day.stage.view(CandidateCodeView).message
    day.cast.code.submitted("km4t7x")
    assert day.screen() is Screen.IDENTITY
    day.cast.identity.denied()
    day.cast.code.submitted("ZZZZZZ")
    assert "Appelez" not in day.stage.view(CandidateCodeView).message


def test_an_unknown_code_is_told_and_the_right_one_leads_on() -> None:
    day = Day().open()
    assert day.stage.view(CandidateCodeView).message == ""
    day.cast.code.submitted("ZZZZZZ")
    assert day.stage.view(CandidateCodeView).message
    day.cast.code.submitted("km4t7x")
    assert day.screen() is Screen.IDENTITY
    day.cast.identity.denied()
    assert day.stage.view(CandidateCodeView).message == ""


def test_the_identity_shows_the_own_time_and_the_extra_in_it() -> None:
    day = Day().open()
    day.cast.code.submitted("KM4T7X")
    view = day.stage.view(IdentityView)
    assert (view.first_name, view.last_name, view.birth_date) == (
        "Léa",
        "Morin",
        f"17{NBSP}mai{NBSP}2010",
    )
    assert view.duration == f"2{NBSP}h{NBSP}20"
    assert view.planned == f"1{NBSP}h{NBSP}45"
    assert view.extra == f"+{NBSP}35{NBSP}min"
    assert view.extra_share == pytest.approx(0.25)
    assert view.exam
    assert view.exam_detail
    day.cast.identity.denied()
    day.cast.code.submitted("ACD347")
    view = day.stage.view(IdentityView)
    assert (view.duration, view.extra, view.extra_share) == (f"1{NBSP}h{NBSP}45", "", 0)


def test_a_denied_identity_records_nothing() -> None:
    day = Day().open()
    day.cast.code.submitted("KM4T7X")
    day.cast.identity.denied()
    assert day.screen() is Screen.CANDIDATE_CODE
    assert all(not sit.ledger.records for _, sit in day.room.sits())
    told = day.room.log.ledger.records[-1]
    assert (told.type, told.data["kind"], told.data["policy"]) == (
        "observation",
        "identity",
        "warn",
    )
    assert "Morin" not in str(told.data)
    assert day.tone() == "info"
    assert "main" in day.said()
    day.cast.code.submitted("KM4T7X")
    assert day.tone() == ""


def test_a_denied_identity_that_cannot_be_told_is_left_all_the_same() -> None:
    day = Day().open()
    day.cast.code.submitted("KM4T7X")
    day.room.log.ledger._journal.fail_next(DiskFullError())  # type: ignore[attr-defined]
    day.cast.identity.denied()
    assert day.screen() is Screen.CANDIDATE_CODE
    assert day.tone() == "err"


def test_waiting_for_the_invigilator_says_for_how_long() -> None:
    day = Day().open().arrive()
    assert "démarré" in day.stage.view(AdmissionView).waited
    shown = len(day.stage.shown)
    day.wait(59_000)
    assert len(day.stage.shown) == shown
    day.wait(61_000)
    assert f"2{NBSP}min" in day.stage.view(AdmissionView).waited


def test_an_identity_that_cannot_be_recorded_is_told_and_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = Day().open()
    day.cast.code.submitted("KM4T7X")
    journal = day.station.sessions.stores["S-0001"][1].sitting_journal("c-0001", 1)
    journal.fail_next(DiskFullError())
    day.cast.identity.confirmed()
    assert day.screen() is Screen.IDENTITY
    assert day.tone() == "err"
    day.cast.identity.confirmed()
    assert day.screen() is Screen.ADMISSION
    assert day.tone() == ""


def test_the_invigilator_admits_with_a_pin() -> None:
    day = Day().open().arrive()
    view = day.stage.view(AdmissionView)
    assert view.name == "Léa Morin"
    assert view.rows[0][1] == f"17{NBSP}mai{NBSP}2010"
    assert view.rows[1][1] == f"2{NBSP}h{NBSP}20"
    assert view.role_label
    day.admit(WRONG_PIN)
    assert day.stage.view(AdmissionView).message
    assert day.seat.sit.exam.sitting.phase is Phase.IDENTIFIED
    day.admit("12")
    assert day.stage.view(AdmissionView).message
    day.admit(CHEF)
    assert day.screen() is Screen.ADMISSION
    day.admit()
    assert day.screen() is Screen.INSTRUCTIONS


def test_a_closed_prompt_opens_again_on_the_admission_screen() -> None:
    day = Day().open().arrive()
    for _ in range(5):
        day.admit(WRONG_PIN)
    assert day.stage.view(AdmissionView).wait_ms == 5000
    day.wait(5000)
    assert day.stage.view(AdmissionView).wait_ms == 0
    shown = len(day.stage.shown)
    day.wait(1000)
    assert len(day.stage.shown) == shown
    day.admit()
    assert day.screen() is Screen.INSTRUCTIONS


def test_somebody_else_may_still_be_seated_before_the_admission() -> None:
    day = Day().open().arrive().admit(WRONG_PIN)
    day.cast.admission.back()
    assert day.screen() is Screen.CANDIDATE_CODE
    day.arrive("ACD347")
    view = day.stage.view(AdmissionView)
    assert (view.name, view.message) == ("Awa Diallo", "")


def test_nobody_leaves_while_the_admission_is_checked() -> None:
    day = Day().open().arrive()

    async def hasty() -> None:
        task = asyncio.ensure_future(day.cast.admission.pin_submitted(SURVEILLANT))
        await asyncio.sleep(0)
        assert day.stage.view(AdmissionView).busy
        day.cast.admission.back()
        await day.cast.admission.pin_submitted(SURVEILLANT)
        await task

    asyncio.run(hasty())
    assert day.screen() is Screen.INSTRUCTIONS
    tried = [one for one in day.room.log.ledger.records if one.data.get("act") == "admit"]
    assert [one.type for one in tried] == ["pin.tried", "pin.accepted"]


def test_presenters_without_a_seat_show_nothing() -> None:
    day = Day().open()
    shown = len(day.stage.shown)
    cast = day.cast
    seated: tuple[Presenter, ...] = (
        *(cast.identity, cast.admission, cast.instructions, cast.practice, cast.ready),
        *(cast.question, cast.overlay, cast.resume, cast.rollback, cast.end),
    )
    for presenter in seated:
        presenter.present()
    cast.overlay.tick()
    cast.end.tick()
    cast.identity.confirmed()
    asyncio.run(cast.admission.pin_submitted(SURVEILLANT))
    asyncio.run(cast.resume.pin_submitted(SURVEILLANT))
    asyncio.run(cast.rollback.pin_submitted(CHEF))
    cast.resume.resumed()
    cast.question.tick()
    cast.question.draft_changed(1)
    cast.question.validated(1)
    for deed in (
        cast.question.skip_requested,
        cast.question.skip_confirmed,
        cast.question.report_requested,
    ):
        deed()
    cast.question.report_sent("image", "", False)
    assert len(day.stage.shown) == shown
    assert day.dialog() is None


def test_a_session_whose_ticket_is_gone_meanwhile_is_not_opened() -> None:
    day = Day()
    day.director.staff_requested()
    day.station.store._tickets.clear()
    day.submit()
    assert day.stage.view(OpeningView).session is None
    assert day.desk.step is Step.WAITING
