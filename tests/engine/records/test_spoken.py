"""engine.records.spoken: two people who read the same words hold the same bytes."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.records.spoken import SPOKEN_BYTES, WORDS, heard, spoken

ROOTS = st.binary(min_size=SPOKEN_BYTES, max_size=32)


def near(one: str, other: str) -> bool:
    """Whether one change of a letter, or one letter more, makes one of the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    if len(other) - len(one) > 1:
        return False
    return any(other[:place] + other[place + 1 :] == one for place in range(len(other)))


def test_there_is_one_word_for_each_byte_and_none_twice() -> None:
    assert len(WORDS) == len(set(WORDS)) == 256
    assert list(WORDS) == sorted(WORDS)
    assert all(re.fullmatch("[a-z]{4,10}", word) for word in WORDS)


def test_no_two_words_are_within_one_letter_of_each_other() -> None:
    assert [pair for pair in combinations(WORDS, 2) if near(*pair)] == []
    assert near("poire", "foire")
    assert near("pain", "pan")
    assert not near("pain", "main-forte")


def test_four_letters_are_enough_to_know_a_word() -> None:
    assert len({word[:4] for word in WORDS}) == 256


@given(ROOTS)
def test_what_is_said_is_heard(root: bytes) -> None:
    said = spoken(root)
    assert len(said) == SPOKEN_BYTES + 1
    assert heard([f" {word.upper()} " for word in said]) == root[:SPOKEN_BYTES]


def outcome(said: list[str]) -> bytes | str:
    """What the words stand for, or why they stand for nothing."""
    try:
        return heard(said)
    except MalformedError as refusal:
        return str(refusal.args[0])


@given(ROOTS, st.integers(0, SPOKEN_BYTES - 1), st.integers(1, 255))
def test_a_wrong_word_is_another_root_or_does_not_check(root: bytes, place: int, step: int) -> None:
    said = list(spoken(root))
    said[place] = WORDS[(WORDS.index(said[place]) + step) % 256]
    assert outcome(said) != root[:SPOKEN_BYTES]


def test_two_words_in_the_wrong_order_are_noticed() -> None:
    said = list(spoken(bytes(range(8))))
    said[0], said[1] = said[1], said[0]
    with pytest.raises(MalformedError, match=r"spoken\.check"):
        heard(said)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (spoken(bytes(8))[:-1], "spoken.count"),
        ((), "spoken.count"),
        ((*spoken(bytes(8))[:-1], "xylophone"), "spoken.unknown"),
    ],
)
def test_what_is_no_code_says_why(words: tuple[str, ...], reason: str) -> None:
    with pytest.raises(MalformedError) as refusal:
        heard(words)
    assert refusal.value.args[0] == reason


def test_a_root_that_is_too_short_is_refused() -> None:
    with pytest.raises(MalformedError, match=r"spoken\.short"):
        spoken(bytes(7))


def test_words_are_the_same_for_ever() -> None:
    assert spoken(bytes(range(32))) == (
        "abri", "adresse", "aigle", "album", "algue", "ananas", "antenne", "appel", "noisette",
    )  # fmt: skip
