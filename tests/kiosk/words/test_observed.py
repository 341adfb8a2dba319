"""kiosk.words.observed and kiosk.words.protections: each kind, each name, each level has words."""

import pytest

from kiosk.ports.sensor import Kind
from kiosk.words.catalogue import Language, choose
from kiosk.words.observed import observed_sentence, observed_words
from kiosk.words.protections import (
    limit_words,
    limits_sentence,
    protection_in_both,
    protection_words,
)
from kiosk.words.sightings import sighting_sentence


@pytest.mark.parametrize("kind", list(Kind))
def test_what_a_sensor_sees_has_the_sensors_own_words(kind: Kind) -> None:
    assert observed_sentence(kind.value, "truc") == sighting_sentence(kind.value, "truc")


def test_the_journal_is_french_whatever_the_screen_speaks() -> None:
    choose(Language.ENGLISH)
    try:
        assert "fenêtre" in observed_sentence("focus")
        assert "window" in observed_words("focus")
        assert "premier plan" in observed_sentence("lockdown", "on-top")
        assert "in front" in observed_words("lockdown", "on-top")
        assert "virtual machine" in observed_words("virtual_machine")
    finally:
        choose(Language.FRENCH)


def test_what_a_later_version_notices_is_told_by_its_code() -> None:
    assert "of-later" in observed_sentence("of-later")
    assert "this" in observed_words("of-later", "this")


def test_a_name_that_nobody_knows_says_itself() -> None:
    assert protection_words("of-later") == "of-later"
    assert protection_in_both("of-later") == ("of-later", "of-later")
    assert limit_words("of-later") == "of-later"


def test_a_level_without_limits_says_nothing_of_them() -> None:
    assert limits_sentence(()) == ""
    assert "capture" in limits_sentence(("capture",))
