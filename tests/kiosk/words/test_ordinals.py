"""Which letters stand above the line."""

import pytest

from kiosk.words.ordinals import raised


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 février 2011 · 2de 5", ["de"]),
        ("le 1er mars, la 13e case", ["er", "e"]),
        ("en 3e, dossier « Stage 3e »", ["e"]),
        ("1,2e 9f 3e-4 code-2e 123e", []),
        ("the 2nd key", ["nd"]),
    ],
)
def test_the_endings_of_ordinals_are_raised_and_nothing_else(text: str, found: list[str]) -> None:
    assert [text[first:end] for first, end in raised(text)] == found
