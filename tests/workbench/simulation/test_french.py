"""workbench.simulation.french: numbers as French readers write them."""

import pytest

from workbench.simulation.french import (
    MINUS,
    NARROW,
    SPACE,
    duration,
    integer,
    number,
    percent,
    typeset,
)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.5, 2, "0,50"),
        (-1.25, 2, f"{MINUS}1,25"),
        (-0.001, 2, "0,00"),
        (1234.5, 1, f"1{NARROW}234,5"),
        (None, 2, "–"),
    ],
)
def test_numbers(value: float | None, decimals: int, text: str) -> None:
    assert number(value, decimals) == text


def test_integers_and_shares() -> None:
    assert integer(100_000) == f"100{NARROW}000"
    assert integer(-3) == f"{MINUS}3"
    assert integer(None) == "–"
    assert percent(0.1234) == f"12,3{SPACE}%"
    assert percent(None) == "–"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(6300, "1 h 45"), (3600, "1 h 00"), (125, "2 min 05"), (59.6, "1 min 00"), (7.6, "8 s")],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds).replace(SPACE, " ") == text


def test_high_punctuation_keeps_its_spaces() -> None:
    typed = typeset("Vrai ? « Oui » ; non : rien !")
    assert typed == (f"Vrai{NARROW}? «{SPACE}Oui{SPACE}»{NARROW}; non{SPACE}: rien{NARROW}!")
    assert typeset(typed) == typed
