"""kiosk.ui.presenters.people: the list of candidates inside the staff's area."""

import asyncio
from fractions import Fraction
from itertools import combinations

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.events import EndReason, ObservationPolicy
from kiosk.ports.errors import DiskFullError
from kiosk.services.alerts import Alert, Warned
from kiosk.services.attendance import LATE_MS, Attending, Presence
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.people_rows import card_of, row_of, share_of
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.panel import Act, PanelView
from kiosk.ui.views.people import CardView, PeopleView, PersonAct, PersonActView, PersonRow
from tests.kiosk.services.world import CHEF, SURVEILLANT
from tests.kiosk.ui.presenters.day import Day

LEA, AWA, BLANK = "c-0001", "c-0002", "b-0001"


def listed(day: Day, pin: str = SURVEILLANT, role: str = "surveillant") -> Day:
    """Open the list."""
    day.enter(pin, role)
    day.cast.panel.candidates_requested()
    return day


def view(day: Day) -> PeopleView:
    return day.stage.view(PeopleView)


def row(day: Day, candidate: str) -> PersonRow:
    return next(one for one in view(day).rows if one.candidate == candidate)


def card(day: Day, candidate: str = "") -> CardView:
    if candidate:
        day.cast.panel.candidate_chosen(candidate)
    found = view(day).card
    assert found is not None
    return found


def possible(found: CardView) -> list[PersonAct]:
    return [one.act for one in found.acts if one.enabled]


def offered(found: CardView, act: PersonAct) -> PersonActView:
    return next(one for one in found.acts if one.act is act)


def do(day: Day, act: PersonAct, **parameters: object) -> None:
    day.cast.panel.person_act_requested(act, parameters)


def test_the_list_opens_behind_the_door_and_nowhere_else() -> None:
    day = Day().open()
    day.cast.panel.candidates_requested()
    assert day.screen() is Screen.CANDIDATE_CODE
    day.director.staff_requested()
    day.cast.panel.candidates_requested()
    assert day.screen() is Screen.GATE
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    assert day.stage.frames[-1].candidates
    day.cast.panel.candidates_requested()
    assert day.screen() is Screen.PEOPLE
    assert not day.stage.frames[-1].candidates
    assert [one.name for one in view(day).rows] == [
        "DIALLO Awa",
        "MORIN Léa",
        f"Place libre{NBSP}1",
    ]
    assert view(day).card is None
    day.cast.panel.list_closed()
    assert day.screen() is Screen.PANEL
    day.cast.panel.closed()
    assert not day.stage.frames[-1].candidates


def test_it_closes_by_itself_after_two_minutes_without_an_act() -> None:
    day = listed(Day().open())
    day.wait(100_000)
    day.cast.panel.candidate_chosen(LEA)
    day.wait(119_000)
    assert day.screen() is Screen.PEOPLE
    assert f"1{NBSP}s" in view(day).foot
    day.wait(1_000)
    assert day.screen() is Screen.CANDIDATE_CODE
    day.director.staff_requested()
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    assert day.screen() is Screen.PANEL


def test_one_is_admitted_without_a_code_and_takes_the_station() -> None:
    day = listed(Day().open())
    found = card(day, LEA)
    assert (found.name, found.initials) == ("MORIN Léa", "LM")
    assert possible(found)[0] is PersonAct.ADMIT
    do(day, PersonAct.ADMIT)
    assert day.screen() is Screen.INSTRUCTIONS
    assert day.desk.step is Step.INSTRUCTIONS
    assert [one.role for one in day.seat.sit.ledger.records] == [Actor.SURVEILLANT] * 2


def test_all_who_were_identified_are_admitted_in_one_press() -> None:
    day = Day().open().arrive()
    day.cast.admission.back()
    day.arrive("ACD347")
    listed(day)
    batch = view(day).admit_all
    assert batch is not None
    assert batch.title == "Admettre les 2 identifiés"
    assert batch.names == ("DIALLO Awa", "MORIN Léa")
    do(day, PersonAct.ADMIT_ALL)
    assert view(day).admit_all is None
    assert view(day).message == "2 candidats sont admis."
    assert {row(day, one).state for one in (LEA, AWA)} == {"Admission faite"}
    day.cast.panel.closed()
    assert day.screen() is Screen.INSTRUCTIONS


def test_one_of_several_is_admitted_while_another_test_runs() -> None:
    day = Day().open().arrive("ACD347")
    day.cast.admission.back()
    day.start()
    listed(day)
    found = card(day, AWA)
    assert offered(found, PersonAct.ADMIT).enabled
    do(day, PersonAct.ADMIT)
    assert day.screen() is Screen.PEOPLE
    assert "DIALLO Awa" in view(day).message
    taken = offered(card(day), PersonAct.ADMIT)
    assert (taken.enabled, bool(taken.reason)) == (False, True)
    do(day, PersonAct.ADMIT)
    assert view(day).message_tone == "err"


def test_a_running_test_tells_its_question_its_time_and_its_end() -> None:
    day = Day().open().start()
    day.answer()
    listed(day)
    found = row(day, LEA)
    assert found.state == "En cours"
    assert found.progress == f"question{NBSP}2/32"
    assert found.left.startswith("reste 2")
    assert found.end.startswith("fin à")
    assert f"+ {'1/3'}" in found.pills
    assert found.name in found.spoken
    assert "question" in found.spoken
    chosen = card(day)
    assert chosen.candidate == LEA
    assert chosen.planned is not None
    assert chosen.planned.total == f"2{NBSP}h{NBSP}20"
    assert chosen.granted is not None
    assert chosen.granted.total == f"0{NBSP}min"
    assert chosen.end[0]
    day.wait(60_000)
    assert row(day, LEA).left != found.left


@pytest.mark.parametrize("paused", [True, False])
def test_an_alert_stands_beside_the_state_and_first_in_the_list(*, paused: bool) -> None:
    day = Day().open().start("ACD347")
    day.cast.question.report_sent("image", "elle manque", True)
    if paused:
        day.enter().act(Act.PAUSE_INCIDENT)
    day.clock.advance(4 * 60_000)
    listed(day)
    first = view(day).rows[0]
    assert first.candidate == AWA
    assert first.alerts == (f"Signalement, 4{NBSP}min",)
    assert first.state == ("En pause" if paused else "Test bloqué")
    assert "alerte" in first.spoken
    assert first.end == "temps arrêté"
    assert view(day).counts.startswith("À voir **1**")
    assert card(day).alerts == first.alerts


def test_what_the_station_holds_and_what_was_stopped_are_alerts_too() -> None:
    day = Day().open().start()
    observed = commands.Observe("focus", ObservationPolicy.HOLD, "Une phrase.")
    day.seat.sit.do(observed, Actor.STATION)
    listed(day)
    assert row(day, LEA).alerts == ("Retenu par le poste",)
    again = day.crash()
    again.desk.wake()
    again.director.refresh()
    listed(again)
    alerts = row(again, LEA).alerts
    assert len(alerts) == 2
    assert alerts[1].startswith("Arrêté à")
    ledger = again.seat.sit.ledger
    again.station.marks.put(ledger.name, 99, "00" * 32)
    older = day.crash()
    older.desk.wake()
    older.director.refresh()
    listed(older)
    assert row(older, LEA).alerts[0] == "Attend le chef de centre"


def test_absent_and_present_after_all() -> None:
    day = listed(Day().open())
    card(day, AWA)
    do(day, PersonAct.ABSENT)
    found = row(day, AWA)
    assert (found.state, found.dashed) == ("Absence notée", True)
    assert view(day).message == f"DIALLO Awa{NBSP}: absence notée."
    assert PersonAct.PRESENT in possible(card(day))
    assert [one.title for one in card(day).timeline] == ["Absence notée"]
    do(day, PersonAct.PRESENT)
    assert row(day, AWA).state == "Pas encore là"
    do(day, PersonAct.ABSENT)
    day.cast.panel.closed()
    day.arrive("ACD347")
    listed(day)
    assert row(day, AWA).state == "À admettre"
    do(day, PersonAct.ABSENT)
    assert view(day).message_tone == "err"


def test_the_rest_is_marked_absent_half_an_hour_after_the_first_start() -> None:
    day = listed(Day().open())
    batch = view(day).absent_rest
    assert batch is not None
    assert (batch.title, batch.enabled) == ("Marquer les 2 absents…", False)
    assert batch.reason
    day.cast.panel.closed()
    day.start()
    listed(day)
    batch = view(day).absent_rest
    assert batch is not None
    assert (batch.title, batch.enabled) == ("Marquer 1 absent…", False)
    assert "Possible à partir de" in batch.reason
    do(day, PersonAct.ABSENT_REST)
    assert view(day).message_tone == "err"
    day.cast.panel.closed()
    day.clock.advance(LATE_MS)
    listed(day)
    batch = view(day).absent_rest
    assert batch is not None
    assert batch.enabled
    assert batch.names == ("DIALLO Awa",)
    do(day, PersonAct.ABSENT_REST)
    assert view(day).message == "1 absence est notée."
    assert view(day).absent_rest is None
    assert row(day, LEA).state == "En cours"


def test_an_incident_is_noted_by_code_and_told_in_the_story() -> None:
    day = Day().open().start()
    listed(day)
    assert {one.code for one in view(day).codes} == {"C1", "C2", "C4", "C6", "C7", "C8"}
    do(day, PersonAct.INCIDENT, code="C7", detail="sound")
    assert view(day).message == "L’incident C7 est noté."
    assert [one.said for one in card(day).incidents] == ["C7 · Son ou casque"]
    assert card(day).timeline[0].title == "Incident C7"
    assert "1 incident" in row(day, LEA).pills
    do(day, PersonAct.INCIDENT, code="C8", detail="evacuation", room=True)
    do(day, PersonAct.INCIDENT, code="C1", detail="last-name")
    assert "2 incidents" in row(day, LEA).pills
    do(day, PersonAct.INCIDENT, code="C3", detail="late")
    assert view(day).message_tone == "err"
    day.cast.panel.list_closed()
    told = [one.title for one in day.stage.view(PanelView).timeline]
    assert told[:2] == ["Incident C1", "Incident C7"]


def test_wrong_extra_time_leads_the_chief_to_its_correction() -> None:
    day = Day().open().arrive().admit()
    listed(day, CHEF, "chef")
    do(day, PersonAct.INCIDENT, code="C2", detail="quarter")
    found = card(day)
    assert found.share == "quarter"
    assert found.remedy is not None
    assert found.remedy[1] is PersonAct.CORRECT
    do(day, PersonAct.CORRECT, num=1, den=4)
    assert view(day).message == "Le temps prévu est corrigé."
    assert day.seat.sit.exam.sitting.correction == Fraction(1, 4)
    assert card(day).remedy is None
    assert "+ 1/4" in row(day, LEA).pills
    do(day, PersonAct.CORRECT, num=1, den=0)
    assert view(day).message_tone == "err"


def test_the_invigilator_is_told_to_call_the_chief_for_it() -> None:
    day = Day().open().start()
    listed(day)
    do(day, PersonAct.INCIDENT, code="C2", detail="third")
    found = card(day)
    assert PersonAct.CORRECT not in [one.act for one in found.acts]
    assert found.remedy is not None
    assert found.remedy[1] is not PersonAct.CORRECT
    do(day, PersonAct.CORRECT, num=1, den=4)
    assert view(day).message_tone == "err"
    day.cast.panel.candidate_chosen(AWA)
    assert card(day).remedy is None


def test_before_the_identity_is_confirmed_a_correction_says_why_not() -> None:
    day = listed(Day().open(), CHEF, "chef")
    found = offered(card(day, LEA), PersonAct.CORRECT)
    assert (found.enabled, "identité" in found.reason) == (False, True)
    day.cast.panel.closed()
    day.arrive()
    day.cast.admission.back()
    listed(day, CHEF, "chef")
    assert offered(card(day, LEA), PersonAct.CORRECT).enabled
    do(day, PersonAct.CORRECT, num=1, den=10)
    assert "+ 1/10" in row(day, LEA).pills


def test_an_ended_test_frees_the_station_and_keeps_its_card() -> None:
    day = Day().open().start()
    day.enter().act(Act.GRANT, ms=60_000, reason="Alarme")
    day.act(Act.END, reason="candidate")
    listed(day)
    found = card(day)
    assert possible(found)[0] is PersonAct.NEXT
    assert found.left == ("", "")
    do(day, PersonAct.NEXT)
    assert day.screen() is Screen.WAITING
    listed(day)
    ended = row(day, LEA)
    assert (ended.state, ended.end[:2], ended.left) == ("Terminé", f"à{NBSP}", "")
    found = card(day, LEA)
    assert found.granted is not None
    assert found.granted.total == f"+{NBSP}1{NBSP}min"
    assert len(found.timeline) >= 5
    assert possible(found) == [PersonAct.INCIDENT]


def test_the_stations_sheet_opens_from_the_card_of_who_sits_there() -> None:
    day = Day().open().start()
    listed(day)
    assert PersonAct.OPEN in possible(card(day))
    do(day, PersonAct.OPEN)
    assert day.screen() is Screen.PANEL


def test_a_blank_slot_says_who_can_give_it() -> None:
    day = listed(Day().open())
    found = card(day, BLANK)
    assert found.name == f"Place libre{NBSP}1"
    assert (found.initials, possible(found)) == ("?", [])
    assert "chef de centre" in offered(found, PersonAct.ADMIT).reason
    do(day, PersonAct.ADMIT)
    assert view(day).message_tone == "err"
    day.cast.panel.closed()
    day.enter(CHEF, "chef").act(Act.BLANK_SLOT)
    assert day.screen() is Screen.ADMISSION
    listed(day)
    assert row(day, BLANK).state == "À admettre"
    assert "WXY349" in row(day, BLANK).name


def test_what_cannot_be_recorded_is_said_and_nothing_changed() -> None:
    day = listed(Day().open())
    card(day, LEA)
    store = day.station.sessions.stores["S-0001"][1]
    store.sitting_journal(LEA, 1).fail_next(DiskFullError())
    do(day, PersonAct.ADMIT)
    assert (day.screen(), view(day).message_tone) == (Screen.PEOPLE, "err")
    do(day, PersonAct.ADMIT)
    assert day.screen() is Screen.INSTRUCTIONS


def test_an_unknown_candidate_has_no_card() -> None:
    day = listed(Day().open())
    day.cast.panel.candidate_chosen("nobody")
    assert view(day).card is None
    day.cast.panel.closed()
    do(day, PersonAct.ADMIT)
    assert day.desk.seat is None


def test_a_test_that_ended_elsewhere_in_the_hour_is_not_admitted_again() -> None:
    day = Day().open().start()
    day.seat.sit.do(commands.End(EndReason.CANDIDATE), Actor.SURVEILLANT)
    day.desk.release_seat()
    day.director.refresh()
    listed(day)
    card(day, LEA)
    do(day, PersonAct.ADMIT)
    assert view(day).message_tone == "err"


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (Fraction(1, 3), "1/3"),
        (Fraction(33, 100), "1/3"),
        (Fraction(1, 4), "1/4"),
        (Fraction(1, 2), f"50{NBSP}%"),
    ],
)
def test_a_share_is_said_as_people_write_it(extra: Fraction, said: str) -> None:
    assert share_of(extra) == said


@pytest.mark.parametrize("state", list(Presence))
def test_no_state_masks_an_alert_in_any_combination(state: Presence) -> None:
    day = Day().open()
    person = day.room.person(LEA)
    for count in range(len(Alert) + 1):
        for chosen in combinations(Alert, count):
            warned = tuple(Warned(one, 0) for one in chosen)
            one = Attending(person, state, alerts=warned)
            found = row_of(one, 60_000)
            assert len(found.alerts) == len(set(found.alerts)) == count
            assert all(alert in found.spoken for alert in found.alerts)
            assert card_of(one, 60_000).alerts == found.alerts
            assert one.pressing or not count
