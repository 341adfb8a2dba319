"""kiosk.ui.presenters.adaptation_words: what was granted, in words."""

from fractions import Fraction

from engine.records.adaptations import Adaptation
from kiosk.ui.presenters.adaptation_words import adaptation_note, adaptation_words, extra_words

THIRD = Fraction(1, 3)


def test_the_extra_time_comes_first_in_the_candidates_own_fraction() -> None:
    texts = ("Texte 150 %", "tiers temps", "Placé près de la porte")
    assert adaptation_words(texts, THIRD) == (
        "Temps majoré d’un tiers",
        "Texte à\u00a0150\u00a0%",
        "Placé près de la porte",
    )


def test_a_text_that_promises_time_without_a_fraction_is_said_as_such() -> None:
    assert adaptation_words(("tiers temps",), Fraction(0)) == ("Temps majoré",)


def test_every_kind_has_words_of_its_own() -> None:
    texts = tuple(kind.value for kind in Adaptation)
    said = adaptation_words(texts, Fraction(0))
    assert len(set(said)) == len(Adaptation)
    assert not set(said) & set(texts)


def test_themes_and_fonts_are_named() -> None:
    texts = ("fond crème", "police OpenDyslexic")
    assert adaptation_words(texts, Fraction(0)) == ("Thème crème", "Police OpenDyslexic")


def test_a_percentage_is_printed_as_french_prints_it() -> None:
    assert extra_words(Fraction(1, 4)) == "Temps majoré de 25\u00a0%"
    assert extra_words(Fraction(1, 8)) == "Temps majoré de 12,5\u00a0%"


def test_the_note_says_who_granted_and_whether_time_is_counted() -> None:
    assert adaptation_note((), Fraction(0)) == ""
    assert "durée" in adaptation_note((), THIRD)
    assert "durée" not in adaptation_note(("pauses",), Fraction(0))
