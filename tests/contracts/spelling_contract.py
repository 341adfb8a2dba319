"""What every spell checker does."""

import asyncio
from abc import ABC, abstractmethod

import pytest

from kiosk.ports.spelling import MOST, Spelling


def unknown(spelling: Spelling, text: str, language: str = "fr") -> list[str] | None:
    """The words of a text that are not known."""
    found = asyncio.run(spelling.unknown(text, language))
    return None if found is None else [one.of(text) for one in found]


class SpellingContract(ABC):
    """Subclasses give a checker of French and English, and of no Klingon."""

    @pytest.fixture
    @abstractmethod
    def spelling(self) -> Spelling: ...

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_a_language_with_a_dictionary_has_no_reason(
        self, spelling: Spelling, language: str
    ) -> None:
        assert asyncio.run(spelling.state(language)) is None

    def test_a_language_without_one_says_so_and_nobody_can_tell(self, spelling: Spelling) -> None:
        assert asyncio.run(spelling.state("tlh")) is not None
        assert unknown(spelling, "la maison", "tlh") is None
        assert asyncio.run(spelling.suggestions("maizon", "tlh")) == ()

    def test_unknown_words_are_told_in_order_with_their_places(self, spelling: Spelling) -> None:
        text = "La maizon est grnade, la maizon."
        found = asyncio.run(spelling.unknown(text, "fr"))
        assert found is not None
        assert [(one.start, one.of(text)) for one in found] == [
            (3, "maizon"),
            (14, "grnade"),
            (25, "maizon"),
        ]

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("La maison est grande.", "fr"),
            ("L’école est grande aujourd’hui, l'élève !", "fr"),
            ("The house is large, don’t!", "en"),
            ("", "fr"),
            ("   \n ", "en"),
            ("42 @ # \u2192 \U0001f600", "fr"),
        ],
    )
    def test_what_is_well_written_is_known(
        self, spelling: Spelling, text: str, language: str
    ) -> None:
        assert unknown(spelling, text, language) == []

    def test_a_language_is_not_the_other(self, spelling: Spelling) -> None:
        assert unknown(spelling, "the school", "fr") == ["the", "school"]
        assert unknown(spelling, "élève", "en") == ["élève"]

    def test_a_picture_before_a_word_moves_no_place(self, spelling: Spelling) -> None:
        assert unknown(spelling, "\U0001f600 la maizon") == ["maizon"]

    def test_an_order_of_the_program_is_only_text(self, spelling: Spelling) -> None:
        assert unknown(spelling, "*maizon !maizon\n@maizon\n^maizon\n-maizon") is not None
        assert unknown(spelling, "maizon\nmaizon") == ["maizon", "maizon"]

    def test_suggestions_are_other_words_and_six_at_most(self, spelling: Spelling) -> None:
        found = asyncio.run(spelling.suggestions("maisn", "fr"))
        assert "maison" in found
        assert 0 < len(found) <= MOST
        assert len(set(found)) == len(found)

    def test_the_apostrophe_stays_as_it_was_typed(self, spelling: Spelling) -> None:
        assert asyncio.run(spelling.suggestions("aujord’hui", "fr"))[0] == "aujourd’hui"
        assert asyncio.run(spelling.suggestions("aujord'hui", "fr"))[0] == "aujourd'hui"

    def test_what_has_no_likeness_has_no_suggestion(self, spelling: Spelling) -> None:
        assert asyncio.run(spelling.suggestions("xqzwrtyplmkjhgf", "fr")) == ()

    def test_a_closed_checker_checks_nothing(self, spelling: Spelling) -> None:
        spelling.close()
        spelling.close()
        assert asyncio.run(spelling.state("fr")) is not None
        assert unknown(spelling, "la maizon") is None
        assert asyncio.run(spelling.suggestions("maizon", "fr")) == ()
