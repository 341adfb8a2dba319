"""kiosk.ui.presenters.record_document: the record in plain sentences."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from engine.records.root import Realm
from engine.records.spoken import heard
from kiosk.services.acts import acts_of
from kiosk.services.official_record import Done, Incident, Move, OfficialRecord, SittingRecord
from kiosk.services.record_reading import record_of
from kiosk.services.storage import Copied, Received, Storage
from kiosk.ui.presenters.plain_text import plain_text
from kiosk.ui.presenters.record_document import document_of, end_words, share_words, storage_words
from kiosk.ui.presenters.record_facts import facts_of
from kiosk.ui.views.document import Fingerprint, Heading, Paragraph
from kiosk.words import Language, choose
from kiosk.words.record import RecordText, code_words, record_words, role_words
from tests.engine.sitting.scenes import Hand
from tests.kiosk.services.test_official_record import JOURNAL, NUMBER, SECRET, sat
from tests.kiosk.ui.printing.sample import NAMES, at, eventful, record, sitting, where


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    choose(Language.FRENCH)
    yield
    choose(Language.FRENCH)


def text_of(found: OfficialRecord, **more: object) -> str:
    return plain_text(document_of(found, NAMES, where, at(201), **more))  # type: ignore[arg-type]  # tests name what they change


def test_it_says_who_where_when_and_by_whom() -> None:
    text = text_of(record()).replace("\u00a0", " ").replace("\u202f", " ")
    for said in (
        "Procès-verbal de session",
        "RÉPÉTITION, SANS VALEUR",
        "Établissement (UAI) : 0561234A",
        "Salle : B204",
        "Session protégée",
        "Niveau accepté par le chef de centre",
        "(surveillant)",
        "LEFÈVRE Inès",
        "1 h 45",
        "2 h 20, dont 35 min de temps majoré (1/3)",
        "Temps accordé après incident : 6 min",
        "21 · remplacées après signalement : 1",
        "E1, image qui ne s’affiche pas",
        "Refusé",
        "Sans décision.",
        "Une autre fenêtre est passée devant le test",
        "Reprise après un arrêt du poste, estimé à 3 min, non compté.",
        "Test repris ici depuis un autre poste.",
        "raison technique",
        "LE GOFF Maël",
        "toute la salle : C7",
        "TRAORÉ Noam : C6, soupçon de fraude : téléphone ou objet connecté",
        "PIN refusés (surveillant) : 2.",
        "Délai après PIN refusés levé",
        "Une protection du poste a manqué (clavier réservé au test)",
        "Ce niveau n’empêche pas : une capture d’écran par un programme, l’ouverture",
        "Un programme est ouvert : AnyDesk.",
        "N’est plus signalé : Matériel de l’établissement (surveillant).",
        "vérifié par le serveur le",
        "nulle part ailleurs",
    ):
        assert said in text, said


def test_an_ordinary_day_says_that_nothing_happened() -> None:
    quiet = record(
        sittings=(sitting("c-1"),),
        absences=(),
        incidents=(),
        pin_errors=(),
        unlockings=(),
        losses=(),
        observed=(),
        silenced=(),
    )
    text = text_of(quiet)
    for key in ("QUIET", "ABSENTS_NONE", "INCIDENTS_NONE", "STATION_NONE"):
        assert record_words(RecordText[key]) in text


def test_an_open_session_is_provisional_and_an_empty_one_says_so() -> None:
    text = text_of(record(closings=(), sittings=(), seals=()))
    for key in ("OPEN_YET", "NOT_CLOSED", "NOBODY"):
        assert record_words(RecordText[key]) in text
    assert record_words(RecordText.SEALS) not in text


def test_a_real_session_has_no_stamp_and_its_level_in_words() -> None:
    real = record(place=replace(record().place, realm=Realm.REAL), level=2, accepted=None)
    document = document_of(real, NAMES, where, at(201))
    assert document.stamp == ""
    assert record_words(RecordText.LEVEL_2) in plain_text(document)
    assert record_words(RecordText.LEVEL_0) in text_of(record(level=0))


def test_without_names_numbers_stand_for_people() -> None:
    found = record(sittings=(sitting("c-1"), sitting("b-1", blank=True)))
    document = document_of(found, {}, where, at(201), nameless=True)
    text = plain_text(document).replace("\u00a0", " ")
    assert "Candidat 1" in text
    assert "Candidat non inscrit 2" in text
    assert record_words(RecordText.NAMELESS) in plain_text(document)
    assert not any(name.last.upper() in text for name in NAMES.values())


def test_the_words_of_a_fingerprint_are_those_of_its_root() -> None:
    found = record()
    document = document_of(found, NAMES, where, at(201))
    seals = [one for one in document.blocks if isinstance(one, Fingerprint)]
    assert [heard(one.words) for one in seals] == [one.root[:8] for one in found.seals]
    assert [one.code for one in seals] == [one.note for one in found.seals]
    assert all(one.alt for one in seals)


def test_every_end_and_every_place_has_its_words() -> None:
    begun = sitting("c-1", reason="", ended=None, root=b"", bundle="")
    assert end_words(begun) == record_words(RecordText.END_NONE)
    assert end_words(replace(begun, started=None)) == record_words(RecordText.END_NOT_BEGUN)
    gone = replace(begun, moves=(Move(at(3), "chef", here=False),))
    assert end_words(gone) == record_words(RecordText.END_MOVED)
    assert storage_words(where("c-9", "")) == record_words(RecordText.NOT_SEALED)
    stored = Storage(sealed=True, copied=Copied.NOTHING, received=Received.STORED, wall=at(9))
    assert "reçu par le serveur" in storage_words(stored)
    parked = replace(stored, received=Received.PARKED, reason="fork")
    assert "(fork)" in storage_words(parked)
    assert share_words(Fraction(0)) == "0"
    assert code_words("X9") == "X9"
    assert code_words("C7").startswith("C7, ")
    assert role_words("other") == "other"


def test_who_was_never_let_in_and_who_left_is_told() -> None:
    waiting = SittingRecord("S-0001/c-4/poste-a/1", "c-4", identified=Done(at(5), "candidate"))
    left = replace(
        eventful(), moves=(Move(at(170), "surveillant", here=False),), pauses=(), ended=None
    )
    text = text_of(record(sittings=(waiting, left)))
    assert record_words(RecordText.NOT_ADMITTED) in text
    assert record_words(RecordText.MOVED) in text


def test_a_pause_without_an_end_and_the_floor_of_a_report_have_words() -> None:
    from engine.sitting.budget import REPORT_FLOOR_REASON
    from kiosk.services.official_record import Granted, Pause

    found = sitting(
        "c-1",
        pauses=(Pause(at(30), "technical", "surveillant"),),
        grants=(Granted(at(31), 40_000, REPORT_FLOOR_REASON, "surveillant"),),
        left=1,
        ended=None,
    )
    told = " ".join(one.text for one in facts_of(found))
    assert "technique" in told
    assert REPORT_FLOOR_REASON not in told


@settings(max_examples=60, deadline=None)
@given(sat())
def test_no_paper_ever_tells_a_response_a_score_or_an_ability(hand: Hand) -> None:
    found = record_of(acts_of(JOURNAL, hand.records))
    text = plain_text(document_of(found, {}, where, at(201)))
    assert SECRET not in text
    assert str(NUMBER) not in text


@pytest.mark.parametrize("language", [Language.FRENCH, Language.ENGLISH])
def test_every_sentence_has_both_languages_and_is_short(language: Language) -> None:
    choose(language)
    from kiosk.words import record as catalogue

    assert set(catalogue._SENTENCES) == set(RecordText)
    for french, english in catalogue._SENTENCES.values():
        assert all(len(part.split()) <= 22 for part in french.split(". "))
        assert all(len(part.split()) <= 22 for part in english.split(". "))
    document = document_of(record(), NAMES, where, at(201))
    assert document.language == {"fr": "fr-FR", "en": "en-GB"}[language.value]
    incident = Incident(at(1), "C1", "", "", "chef")
    assert plain_text(document_of(record(incidents=(incident,)), NAMES, where, at(2)))
    kinds = {type(one) for one in document.blocks}
    assert {Heading, Paragraph, Fingerprint} <= kinds
