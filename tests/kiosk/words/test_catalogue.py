"""Every sentence in every language, with the same values and the spaces of its print."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.words import Language, Text, choose, chosen, plural, words
from kiosk.words.catalogue import french
from kiosk.words.english import ENGLISH
from kiosk.words.english_states import ENGLISH_STATES
from kiosk.words.french import FRENCH
from kiosk.words.french_states import FRENCH_STATES

ALL_FRENCH = {**FRENCH, **FRENCH_STATES}
ALL_ENGLISH = {**ENGLISH, **ENGLISH_STATES}
WORDS_PER_SENTENCE = 22


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    choose(Language.FRENCH)
    yield
    choose(Language.FRENCH)


def named(sentence: str) -> set[str]:
    return {field for _text, field, _form, _turn in Formatter().parse(sentence) if field}


def test_every_key_has_one_sentence_in_each_language() -> None:
    assert set(ALL_FRENCH) == set(Text) == set(ALL_ENGLISH)
    assert not set(FRENCH) & set(FRENCH_STATES)
    assert not set(ENGLISH) & set(ENGLISH_STATES)


@pytest.mark.parametrize("key", Text, ids=lambda key: key.name)
def test_a_sentence_names_the_same_values_in_both_languages(key: Text) -> None:
    assert named(ALL_FRENCH[key]) == named(ALL_ENGLISH[key])


@pytest.mark.parametrize("key", Text, ids=lambda key: key.name)
def test_french_is_printed_with_its_own_spaces_and_apostrophes(key: Text) -> None:
    printed = french(ALL_FRENCH[key])
    assert "'" not in printed
    assert "..." not in printed
    assert not re.search(r"[^\u202f\s(«{][?!;](\s|$)", printed)
    assert not re.search(r"[^\u00a0]:(\s|$)", printed)
    assert not re.search(r"«[^\u00a0]|[^\u00a0]»", printed)
    assert not re.search(r"\d (h|min|s|%|€)\b", printed)


@pytest.mark.parametrize("catalogue", [ALL_FRENCH, ALL_ENGLISH], ids=["fr", "en"])
def test_no_sentence_is_long_to_read(catalogue: dict[Text, str]) -> None:
    long = [
        key.name
        for key, text in catalogue.items()
        for sentence in re.split(r"(?<=[.!?]) ", text)
        if len(sentence.split()) > WORDS_PER_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("key", Text, ids=lambda key: key.name)
def test_marks_of_emphasis_come_in_pairs(key: Text) -> None:
    for catalogue in (ALL_FRENCH, ALL_ENGLISH):
        assert catalogue[key].count("**") % 2 == 0


def test_a_sentence_is_filled_in_the_chosen_language() -> None:
    assert words(Text.FRAME_QUESTION, number=7, total=32) == "Question\u00a07 sur 32"
    choose(Language.ENGLISH)
    assert chosen() is Language.ENGLISH
    assert words(Text.FRAME_QUESTION, number=7, total=32) == "Question 7 of 32"


def test_a_value_that_lacks_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        words(Text.FRAME_QUESTION, number=7)


@pytest.mark.parametrize(
    ("language", "count", "one"),
    [
        (Language.FRENCH, 0, True),
        (Language.FRENCH, 1, True),
        (Language.FRENCH, 2, False),
        (Language.ENGLISH, 0, False),
        (Language.ENGLISH, 1, True),
        (Language.ENGLISH, 2, False),
    ],
)
def test_none_is_singular_in_french_and_plural_in_english(
    language: Language, count: int, *, one: bool
) -> None:
    choose(language)
    keys = (Text.PIN_LACKS_ONE, Text.PIN_LACKS_MANY)
    assert plural(*keys, count) == words(keys[not one], count=count)


def test_the_pseudo_language_marks_and_lengthens_every_sentence() -> None:
    choose(Language.PSEUDO)
    shown = words(Text.FRAME_HELP)
    assert shown.startswith("⟦Aide")
    assert shown.endswith("⟧")
    assert len(shown) > 1.3 * len("Aide")


@given(st.text(alphabet="aé?!;:«» 1234h%\u00a0\u202f'", max_size=60))
def test_printing_twice_changes_nothing(text: str) -> None:
    once = french(text)
    assert french(once) == once


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("Que faire ?", "Que faire\u202f?"),
        ("Que faire?", "Que faire\u202f?"),
        ("Réglez 1,99 € : vite !", "Réglez 1,99\u00a0€\u00a0: vite\u202f!"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("1 h 45 et 58 min", "1\u00a0h\u00a045 et 58\u00a0min"),
        ("l'heure", "l’heure"),
        ("à 11 h 32", "à\u00a011\u00a0h\u00a032"),
    ],
)
def test_examples_of_print(plain: str, printed: str) -> None:
    assert french(plain) == printed
