"""kiosk.ui.presenters: an incident noted by mistake is taken back from the list of candidates."""

from dataclasses import replace

import pytest

from engine.records.journal_record import Actor
from engine.sitting.events import IncidentWithdrawn
from kiosk.services.official_record import Incident, Withdrawn
from kiosk.ui.presenters.noted_rows import noted_views
from kiosk.ui.presenters.plain_text import plain_text
from kiosk.ui.presenters.record_document import document_of
from kiosk.ui.views.closing import ClosingView
from kiosk.ui.views.panel import Act, PanelView
from kiosk.ui.views.people import NotedView, PersonAct
from kiosk.words.withdrawal import reason_words
from tests.kiosk.services.world import CHEF
from tests.kiosk.ui.presenters.day import Day
from tests.kiosk.ui.presenters.test_closing import FakePress
from tests.kiosk.ui.presenters.test_people import AWA, LEA, card, do, listed, row, view
from tests.kiosk.ui.printing.sample import NAMES, at, record, where


def standing(noted: tuple[NotedView, ...]) -> list[str]:
    return [one.said for one in noted if not one.withdrawn]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_withdrawn_incident_is_struck_on_the_card_and_in_the_story() -> None:
    day = listed(Day().open().start())
    do(day, PersonAct.INCIDENT, code="C7", detail="sound")
    (noted,) = card(day).incidents
    assert [value for value, _said in noted.reasons] == ["wrong-candidate", "wrong-code", "twice"]
    assert plain(noted.notes[1]) == "Rien d’autre ne change : ni le temps, ni le test."
    do(day, PersonAct.WITHDRAW, noted=noted.number, reason="wrong-candidate")
    said = view(day).message
    assert said == "L’incident C7 est retiré. Notez-le pour la personne concernée."
    (struck,) = card(day).incidents
    assert (struck.withdrawn, struck.reasons) == (True, ())
    assert plain(struck.detail).startswith("retiré à ")
    assert plain(struck.detail).endswith(" : mauvais candidat")
    assert not any("incident" in one for one in row(day, LEA).pills)
    first, second = card(day).timeline[:2]
    assert (first.title, first.struck) == ("Incident C7 retiré", False)
    assert first.detail == "Mauvais candidat · surveillant"
    assert (second.title, second.struck) == ("Incident C7", True)
    assert plain(second.detail).startswith("Son ou casque · retiré à ")
    day.cast.panel.list_closed()
    told = [(one.title, one.struck) for one in day.stage.view(PanelView).timeline]
    assert told[:2] == [("Incident C7 retiré", False), ("Incident C7", True)]


def test_a_withdrawal_stands_at_its_hour_among_what_happened() -> None:
    day = listed(Day().open().start())
    do(day, PersonAct.INCIDENT, code="C7", detail="sound")
    day.clock.advance(60_000)
    do(day, PersonAct.INCIDENT, code="C8", detail="late")
    day.clock.advance(60_000)
    do(day, PersonAct.WITHDRAW, noted=card(day).incidents[0].number, reason="twice")
    titles = [one.title for one in card(day).timeline]
    assert titles[:3] == ["Incident C7 retiré", "Incident C8", "Incident C7"]
    assert "1 incident" in row(day, LEA).pills


@pytest.mark.parametrize(
    ("reason", "next_step"),
    [
        ("wrong-candidate", "Notez-le pour la personne concernée."),
        ("wrong-code", "Notez-le avec le bon code."),
        ("twice", ""),
    ],
)
def test_what_is_left_to_do_follows_from_the_reason(reason: str, next_step: str) -> None:
    day = listed(Day().open().start())
    do(day, PersonAct.INCIDENT, code="C7", detail="sound")
    do(day, PersonAct.WITHDRAW, noted=card(day).incidents[0].number, reason=reason)
    assert view(day).message == f"L’incident C7 est retiré. {next_step}".strip()


def test_an_incident_of_the_room_is_withdrawn_from_its_own_list() -> None:
    day = listed(Day().open().start())
    do(day, PersonAct.INCIDENT, code="C8", detail="noise", room=True)
    assert card(day).incidents == ()
    (noted,) = view(day).noted
    assert noted.reasons[0] == ("not-room", "Ne concernait pas toute la salle")
    do(day, PersonAct.WITHDRAW, noted=noted.number, reason="not-room")
    assert standing(view(day).noted) == []
    assert view(day).message.endswith("Notez-le pour la personne concernée.")


def test_a_corrected_time_stays_corrected_and_that_is_said_before_and_after() -> None:
    day = listed(Day().open().start(), CHEF, "chef")
    do(day, PersonAct.INCIDENT, code="C2", detail="quarter")
    assert "Rien d’autre" in card(day).incidents[0].notes[1]
    do(day, PersonAct.CORRECT, num=1, den=4)
    (noted,) = card(day).incidents
    assert noted.notes[1].startswith("Le temps majoré a été corrigé depuis")
    do(day, PersonAct.WITHDRAW, noted=noted.number, reason="wrong-candidate")
    assert "Le chef de centre peut le changer." in view(day).message
    assert "+ 1/4" in [plain(one) for one in row(day, LEA).pills]
    terms = day.seat.sit.exam.sitting.terms
    assert terms is not None
    assert terms.extra.denominator == 4


def test_a_correction_of_somebody_who_left_the_seat_is_known_too() -> None:
    day = listed(Day().open().start(), CHEF, "chef")
    do(day, PersonAct.INCIDENT, code="C2", detail="quarter")
    do(day, PersonAct.CORRECT, num=1, den=4)
    day.cast.panel.closed()
    day.enter(CHEF, "chef").act(Act.END, reason="candidate")
    listed(day, CHEF, "chef")
    do(day, PersonAct.NEXT)
    listed(day, CHEF, "chef")
    number = card(day, LEA).incidents[0].number
    do(day, PersonAct.WITHDRAW, noted=number, reason="twice")
    assert "et le reste" in view(day).message


def test_a_c2_of_somebody_who_never_came_corrected_nothing() -> None:
    day = listed(Day().open())
    card(day, AWA)
    do(day, PersonAct.INCIDENT, code="C2", detail="third")
    do(day, PersonAct.WITHDRAW, noted=card(day).incidents[0].number, reason="twice")
    assert view(day).message == "L’incident C2 est retiré."
    assert card(day).remedy is None


@pytest.mark.parametrize("number", [0, 999, "1", None, True])
def test_what_was_never_noted_is_not_withdrawn(number: object) -> None:
    day = listed(Day().open().start())
    do(day, PersonAct.INCIDENT, code="C7", detail="sound")
    do(day, PersonAct.WITHDRAW, noted=number, reason="twice")
    assert view(day).message_tone == "err"
    assert len(standing(card(day).incidents)) == 1


def test_nothing_is_withdrawn_twice() -> None:
    day = listed(Day().open().start())
    do(day, PersonAct.INCIDENT, code="C7", detail="sound")
    number = card(day).incidents[0].number
    do(day, PersonAct.WITHDRAW, noted=number, reason="twice")
    do(day, PersonAct.WITHDRAW, noted=number, reason="twice")
    assert view(day).message_tone == "err"


def test_the_end_of_the_session_shows_it_struck() -> None:
    day = Day(press=FakePress()).open()
    listed(day)
    do(day, PersonAct.INCIDENT, code="C8", detail="noise", room=True)
    do(day, PersonAct.WITHDRAW, noted=view(day).noted[0].number, reason="twice")
    day.cast.panel.closed()
    day.enter(CHEF, "chef").act(Act.CLOSE_SESSION)
    (note,) = day.stage.view(ClosingView).notes
    assert note.struck
    assert plain(note.detail).endswith(" : noté deux fois")


def test_the_record_says_what_was_noted_who_withdrew_it_and_that_it_does_not_count() -> None:
    taken = Withdrawn(at(121), "chef", "wrong-code")
    incident = Incident(at(120), "C6", "c-2", "phone", "surveillant", withdrawn=taken)
    found = replace(record(), incidents=(incident,))
    text = plain(plain_text(document_of(found, NAMES, where, at(201))))
    assert "C6, soupçon de fraude : téléphone ou objet connecté. Retiré à " in text
    assert " : mauvais code (chef de centre). Ne compte pas." in text


def test_a_reason_of_a_later_version_says_itself() -> None:
    day = listed(Day().open().start())
    do(day, PersonAct.INCIDENT, code="C7", detail="sound")
    noted = day.room.log.state.noted[0].seq
    day.room.log.append(IncidentWithdrawn(noted, "later"), Actor.CHEF)
    (shown,) = noted_views(day.room.log.state.noted)
    assert shown.detail.endswith("later")
    assert reason_words("later") == "later"
