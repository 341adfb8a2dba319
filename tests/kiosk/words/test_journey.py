"""kiosk.words.journey, adaptations and dates: whole in both languages, and short."""

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter

import pytest

from kiosk.words import Language, choose
from kiosk.words.adaptations import _SENTENCES as _ADAPTED
from kiosk.words.adaptations import AdaptationText
from kiosk.words.catalogue import french
from kiosk.words.dates import day, weekday
from kiosk.words.journey import _SENTENCES, JourneyText, journey_words


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    yield
    choose(Language.FRENCH)


def named(sentence: str) -> set[str]:
    return {field for _text, field, _form, _turn in Formatter().parse(sentence) if field}


@pytest.mark.parametrize("key", [*JourneyText, *AdaptationText])
def test_each_key_has_two_short_sentences_with_the_same_values(
    key: JourneyText | AdaptationText,
) -> None:
    in_french, in_english = (_SENTENCES if isinstance(key, JourneyText) else _ADAPTED)[key]
    assert named(in_french) == named(in_english)
    for text in (in_french, in_english):
        assert text.count("**") % 2 == 0
        assert max(len(one.split()) for one in re.split(r"(?<=[.!?]) ", text)) <= 20
    assert "'" not in french(in_french)


def test_no_key_is_left_over() -> None:
    assert set(_SENTENCES) == set(JourneyText)
    assert set(_ADAPTED) == set(AdaptationText)


def test_a_day_is_written_as_people_read_it() -> None:
    assert day(date(2027, 3, 1)) == "1er\u00a0mars\u00a02027"
    assert weekday(date(2027, 3, 9)) == "Mardi 9\u00a0mars\u00a02027"
    choose(Language.ENGLISH)
    assert weekday(date(2027, 3, 9)) == "Tuesday 9\u00a0March\u00a02027"
    assert journey_words(JourneyText.MODE_FOCUS) == "Focus mode"
    choose(Language.PSEUDO)
    assert day(date(2027, 3, 9)) == "9\u00a0mars\u00a02027"
