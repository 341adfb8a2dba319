"""kiosk.words.sightings and programs: every kind is said, nobody is accused."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ports.sensor import Kind
from kiosk.words import Language, choose
from kiosk.words.programs import Family, family_of, plain, program_of
from kiosk.words.sightings import sighting_sentence, sighting_todo, sighting_words

ACCUSING = re.compile(
    r"\b(trich\w*|fraud\w*|interdit\w*|suspect\w*|cheat\w*|forbidden|coupable)\b", re.IGNORECASE
)
LONGEST = 20


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    choose(Language.FRENCH)
    yield
    choose(Language.FRENCH)


@pytest.mark.parametrize("language", [Language.FRENCH, Language.ENGLISH])
@pytest.mark.parametrize("subject", ["", "AnyDesk", "Veyon", "OBS Studio", "Discord", "HDMI-1"])
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_said_in_short_sentences_that_accuse_nobody(
    kind: Kind, subject: str, language: Language
) -> None:
    choose(language)
    for text in (sighting_words(kind, subject), sighting_todo(kind, subject)):
        assert text.endswith(".")
        assert not ACCUSING.search(text)
        for sentence in re.split(r"(?<=[.!?]) ", text):
            assert len(sentence.split()) <= LONGEST


@pytest.mark.parametrize("kind", Kind)
def test_a_journal_is_told_in_french_whatever_the_interface_speaks(kind: Kind) -> None:
    here = sighting_sentence(kind, "")
    choose(Language.ENGLISH)
    assert sighting_sentence(kind, "") == here
    assert sighting_words(kind, "") != here


def test_a_program_is_said_by_what_it_is_for() -> None:
    assert sighting_sentence("process", "AnyDesk") == (
        "Un logiciel de prise en main à distance tourne sur ce poste\u00a0: AnyDesk."
    )
    assert "discussion" in sighting_sentence("process", "Discord")
    assert "taper tout seul" in sighting_sentence("process", "AutoHotkey")
    assert "inattendu" in sighting_sentence("process", "jeu")


def test_the_supervision_of_a_school_has_its_own_words() -> None:
    assert "supervision de l’établissement" in sighting_sentence("remote_session", "Veyon")
    assert "habituel" in sighting_todo("remote_session", "Veyon")
    assert "habituel" not in sighting_todo("remote_session", "x11vnc")


@pytest.mark.parametrize("subject", ["{0}", "{subject}", "a } b", "50 %"])
def test_a_name_is_never_taken_for_a_place_to_fill(subject: str) -> None:
    assert subject.split(maxsplit=1)[0] in sighting_sentence("process", subject)


def test_a_program_is_known_by_its_whole_name_alone() -> None:
    assert program_of("/usr/bin/AnyDesk") == program_of("anydesk.exe")
    assert program_of("anydesk-notes") is None
    assert program_of("") is None
    assert family_of("AnyDesk") is Family.REMOTE
    assert family_of("Tableur") is None


@given(st.text(max_size=40))
def test_a_plain_name_has_no_folder_and_stays_plain(file: str) -> None:
    name = plain(file)
    assert "/" not in name
    assert "\\" not in name
    assert name == name.lower()
