"""What a school writes is recognised or kept, never refused."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records.adaptations import (
    LARGE_PRINT,
    LEAST_TEXT_SIZE,
    MOST_TEXT_SIZE,
    Adaptation,
    Granted,
    StartingFont,
    StartingTheme,
    adaptations_of,
    focus_may_count,
    granted,
    grants,
)


@dataclass(frozen=True)
class _Somebody:
    adaptations: tuple[str, ...]
    adjusted: bool = False


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("lecture à voix haute", Adaptation.READ_ALOUD),
        ("LECTURE A HAUTE VOIX", Adaptation.READ_ALOUD),
        ("Lecture des énoncés à voix haute", Adaptation.READ_ALOUD),
        ("synthèse vocale", Adaptation.READ_ALOUD),
        ("Read aloud", Adaptation.READ_ALOUD),
        ("reading of questions aloud", Adaptation.READ_ALOUD),
        ("text-to-speech", Adaptation.READ_ALOUD),
        ("read_aloud", Adaptation.READ_ALOUD),
        ("tiers-temps", Adaptation.EXTRA_TIME),
        ("Temps majoré d’un tiers", Adaptation.EXTRA_TIME),
        ("extra time", Adaptation.EXTRA_TIME),
        ("Lecteur d’écran (NVDA)", Adaptation.ASSISTIVE_TECHNOLOGY),
        ("plage braille", Adaptation.ASSISTIVE_TECHNOLOGY),
        ("screen-reader", Adaptation.ASSISTIVE_TECHNOLOGY),
        ("logiciel d'agrandissement", Adaptation.ASSISTIVE_TECHNOLOGY),
        ("assistive technology", Adaptation.ASSISTIVE_TECHNOLOGY),
        ("correcteur orthographique", Adaptation.SPELL_CHECKER),
        ("spellchecker", Adaptation.SPELL_CHECKER),
        ("lecteur", Adaptation.HUMAN_READER),
        ("Lecture à voix haute par un adulte", Adaptation.HUMAN_READER),
        ("human reader", Adaptation.HUMAN_READER),
        ("questions read aloud by a person", Adaptation.HUMAN_READER),
        ("secrétaire", Adaptation.SCRIBE),
        ("scribe", Adaptation.SCRIBE),
        ("interprète LSF", Adaptation.SIGN_LANGUAGE),
        ("salle à part", Adaptation.SEPARATE_ROOM),
        ("separate room", Adaptation.SEPARATE_ROOM),
        ("pauses", Adaptation.BREAKS),
        ("rest breaks", Adaptation.BREAKS),
        ("grands caractères", Adaptation.TEXT_SIZE),
        ("texte 150 %", Adaptation.TEXT_SIZE),
        ("text size 175%", Adaptation.TEXT_SIZE),
        ("écran sombre", Adaptation.THEME),
        ("contrast", Adaptation.THEME),
        ("fond crème", Adaptation.THEME),
        ("dark background", Adaptation.THEME),
        ("police OpenDyslexic", Adaptation.FONT),
        ("dyslexia-friendly font", Adaptation.FONT),
        ("règle de lecture", Adaptation.READING_RULER),
        ("reading ruler", Adaptation.READING_RULER),
    ],
)
def test_the_words_of_a_school_are_recognised(text: str, kind: Adaptation) -> None:
    assert granted((text,)).kinds == (kind,)


def test_one_text_may_grant_two_kinds_in_its_own_order() -> None:
    found = granted(("secrétaire lecteur et tiers temps",))
    assert found.kinds == (Adaptation.SCRIBE, Adaptation.HUMAN_READER, Adaptation.EXTRA_TIME)


@pytest.mark.parametrize("text", ["sans lecture à voix haute", "no read aloud", "pas de pause"])
def test_a_text_that_refuses_grants_nothing(text: str) -> None:
    assert granted((text,)) == Granted(unknown=(text,))


def test_what_is_not_recognised_is_kept_as_written() -> None:
    found = granted(("Placé près de la porte", "tiers-temps"))
    assert found.unknown == ("Placé près de la porte",)
    assert found.kinds == (Adaptation.EXTRA_TIME,)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("texte 150 %", 150),
        ("texte agrandi", LARGE_PRINT),
        ("taille du texte 300", MOST_TEXT_SIZE),
        ("police 014", LEAST_TEXT_SIZE),
    ],
)
def test_a_starting_text_size_stays_within_bounds(text: str, size: int) -> None:
    assert granted((text,)).text_size == size


def test_the_first_size_theme_and_font_stand() -> None:
    texts = ("texte 150", "texte 200", "fond noir", "fond crème", "police dys", "police lisible")
    found = granted(texts)
    assert (found.text_size, found.theme, found.font) == (
        150,
        StartingTheme.DARK,
        StartingFont.DYSLEXIA,
    )


def test_a_pupil_called_dys_in_another_text_chooses_no_font() -> None:
    assert granted(("trouble dys", "tiers temps")).font is None


def test_somebody_is_asked_for_one_kind() -> None:
    somebody = _Somebody(("Lecture à voix haute",))
    assert grants(somebody, Adaptation.READ_ALOUD)
    assert not grants(somebody, Adaptation.BREAKS)
    assert not grants(_Somebody(()), Adaptation.READ_ALOUD)


def test_a_window_that_is_left_may_count_for_nobody_with_a_tool_of_their_own() -> None:
    assert focus_may_count(_Somebody(("tiers-temps",)))
    assert not focus_may_count(_Somebody(("lecteur d’écran",)))
    assert not focus_may_count(_Somebody((), adjusted=True))


@given(st.lists(st.text(max_size=200), max_size=40))
def test_no_text_is_lost_or_refused(texts: list[str]) -> None:
    found = granted(texts)
    assert adaptations_of(texts) == frozenset(found.kinds)
    assert set(found.unknown) <= set(texts)
    for text in texts:
        assert text in found.unknown or granted((text,)).kinds
