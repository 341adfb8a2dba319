"""engine.records.access_code"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.records.access_code import (
    CANDIDATE_ALPHABET,
    CROCKFORD,
    access_code,
    candidate_code,
    is_weak_pin,
    new_access_code,
    new_candidate_code,
    new_pin,
    pin,
    shown_access_code,
)
from engine.records.secret import Secret

digits = st.lists(st.integers(0, 31), min_size=12, max_size=12)


def made(numbers: list[int]) -> Secret:
    left = iter(numbers)
    return new_access_code(lambda _below: next(left))


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([0] * 12, "0000-0000-0000-0"),
        ([26, 19, 7, 8, 9, 6, 0, 4, 27, 19, 15, 15], "TK78-9604-VKFF-W"),
        (list(range(12)), "0123-4567-89AB-T"),
    ],
)
def test_known_codes_have_known_check_characters(numbers: list[int], shown: str) -> None:
    assert shown_access_code(made(numbers)) == shown


@given(digits)
def test_a_code_is_read_as_it_is_shown_and_as_people_type_it(numbers: list[int]) -> None:
    code = made(numbers)
    shown = shown_access_code(code)
    sloppy = shown.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert access_code(shown) == access_code(f"  {sloppy} ") == code


@given(digits, st.integers(0, 12), st.integers(1, 31))
def test_any_single_wrong_character_is_caught(numbers: list[int], place: int, shift: int) -> None:
    text = made(numbers).reveal().decode()
    wrong = CROCKFORD[(CROCKFORD.index(text[place]) + shift) % 32]
    with pytest.raises(MalformedError, match=r"code\.check"):
        access_code(text[:place] + wrong + text[place + 1 :])


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "code.length"),
        ("0000-0000-0000", "code.length"),
        ("0" * 100, "code.length"),
        ("0000-0000-0000-U", "code.character"),
        ("0000-0000-0000-é", "code.character"),
    ],
)
def test_what_has_not_the_form_of_a_code_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(MalformedError) as caught:
        access_code(typed)
    assert caught.value.args[0] == reason


def test_fresh_codes_use_the_whole_alphabet() -> None:
    assert set("".join(new_access_code().reveal().decode() for _ in range(400))) == set(CROCKFORD)
    found = {character for _ in range(400) for character in new_candidate_code()}
    assert found == set(CANDIDATE_ALPHABET)


def test_a_candidate_code_is_read_in_any_case_and_grouping() -> None:
    assert candidate_code(" km4-t7x ") == "KM4T7X"


@pytest.mark.parametrize("typed", ["", "KM4T7", "KM4T7XX", "KM4T70", "KM4T7O"])
def test_what_has_not_the_form_of_a_candidate_code_is_refused(typed: str) -> None:
    with pytest.raises(MalformedError, match=r"code\.candidate"):
        candidate_code(typed)


@pytest.mark.parametrize(
    "text", ["000000", "121212", "112211", "123456", "987654", "890123", "274274", "274472"]
)
def test_weak_pins_are_known(text: str) -> None:
    assert is_weak_pin(text)


def test_a_fresh_pin_is_never_weak() -> None:
    numbers = iter([1, 2, 3, 4, 5, 6, 2, 7, 4, 9, 1, 3])
    assert new_pin(lambda _below: next(numbers)) == pin("274913")
    assert re.fullmatch(rb"\d{6}", new_pin().reveal())


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "１23456", " 12345"])
def test_what_is_not_six_digits_is_no_pin(typed: str) -> None:
    with pytest.raises(MalformedError, match=r"pin\.form"):
        pin(typed)


def test_the_drawing_is_asked_for_the_right_range() -> None:
    asked: list[int] = []

    def draw(below: int) -> int:
        asked.append(below)
        return len(asked)

    new_candidate_code(draw)
    assert asked == [len(CANDIDATE_ALPHABET)] * 6
