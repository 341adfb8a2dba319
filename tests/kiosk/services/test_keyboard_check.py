import pytest

from kiosk.services.keyboard_check import Finding, Keyboard, check


@pytest.mark.parametrize("line", ["", "   "])
def test_an_empty_line_says_nothing(line: str) -> None:
    assert check(line) == Finding(Keyboard.NOTHING)


@pytest.mark.parametrize("line", ["é", "éà", "é à @", "É À"])
def test_the_right_signs_so_far_go_on(line: str) -> None:
    assert check(line).keyboard is Keyboard.GOING_ON


@pytest.mark.parametrize("line", ["éà@€", "é à @ €", "É À @ €", "éà@€ encore"])
def test_all_four_signs_are_right(line: str) -> None:
    assert check(line) == Finding(Keyboard.RIGHT)


@pytest.mark.parametrize(
    ("line", "typed", "wanted"),
    [("2", "2", "é"), ("é0", "0", "à"), ("é à 0", "0", "@"), ("éà@e", "e", "€")],
)
def test_american_keys_are_found_at_the_first_wrong_sign(
    line: str, typed: str, wanted: str
) -> None:
    assert check(line) == Finding(Keyboard.QWERTY, typed, wanted)


def test_another_sign_is_named_and_blames_no_keyboard() -> None:
    assert check("e") == Finding(Keyboard.OTHER, "e", "é")
