"""Tests of kiosk.words.station."""

import pytest

from kiosk.lockdown.linux.station.exam_facts import ATTESTED, SEEN
from kiosk.lockdown.linux.station.preparation import LIMITS, MANDATORY, OPTIONAL
from kiosk.words.catalogue import Language, choose
from kiosk.words.protections import limit_words, protection_in_both, protection_words
from kiosk.words.station import known, named, sentence


@pytest.mark.parametrize("name", sorted({*MANDATORY, *OPTIONAL, *SEEN}))
def test_every_part_has_a_name_for_people(name: str) -> None:
    french, english = protection_in_both(name)
    assert name not in (french, english)
    assert protection_words(f"{ATTESTED}{name}") == protection_words(name)


@pytest.mark.parametrize("code", LIMITS)
def test_every_limit_has_a_name_for_people(code: str) -> None:
    assert limit_words(code) != code


def test_the_chosen_language_is_spoken() -> None:
    choose(Language.ENGLISH)
    try:
        assert named("firewall") == "closed network"
    finally:
        choose(Language.FRENCH)
    assert named("firewall") == "réseau fermé"
    assert named("something-new") == "something-new"


def test_a_sentence_is_filled_in_both_languages() -> None:
    french, english = sentence("left", names="x")
    assert "x" in french
    assert "x" in english
    assert known("left")
    assert not known("right")
