"""What is printed on the keys."""

from collections.abc import Iterator

import pytest

from kiosk.words.catalogue import Language, choose
from kiosk.words.key_names import caps


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    yield
    choose(Language.FRENCH)


@pytest.mark.parametrize(
    ("language", "keys", "found"),
    [
        (Language.FRENCH, "Shift + F6", "**Maj** + **F6**"),
        (Language.ENGLISH, "Shift + F6", "**Shift** + **F6**"),
        (Language.FRENCH, "Esc", "**Échap**"),
        (Language.ENGLISH, "Ctrl + plus / minus", "**Ctrl** + **+** / **−**"),
    ],
)
def test_each_key_has_the_name_of_its_language(language: Language, keys: str, found: str) -> None:
    choose(language)
    assert caps(keys) == found
