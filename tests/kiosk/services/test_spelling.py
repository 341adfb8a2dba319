import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ports.spelling import Stretch
from kiosk.services.spelling import SHORT, typed_like, words_to_check

TEXTS = st.text(st.sampled_from("aàéßİAB1’'- .,;@/\n\u0301\U0001f600"), max_size=40) | st.text()


def checked(text: str, language: str = "fr") -> list[str]:
    return [one.of(text) for one in words_to_check(text, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Je lis, puis j’écris.", ["Je", "lis", "puis", "écris"]),
        ("L'école jusqu’au lycée", ["école", "au", "lycée"]),
        ("aujourd’hui, presqu'île", ["aujourd’hui", "presqu'île"]),
        ("rendez-vous (dit-il)", ["rendez-vous", "dit-il"]),
        ("« bien »:mal", ["bien", "mal"]),
        ("e\u0301cole", ["e\u0301cole"]),
        ("a y à", []),
        ("qu’ il", ["il"]),
        ("", []),
    ],
)
def test_words_are_told_apart(text: str, words: list[str]) -> None:
    assert checked(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "2027 12h30 n8 4G B12",
        "HTTPS PDF RGPD",
        "plan-salle.pdf www.pix.fr",
        "ines@exemple.fr",
        "https://pix.fr/aide C:\\Docs /etc",
        "=SOMME(A1) mot_de_passe a#b x+y",
        "😀coeur",
    ],
)
def test_what_is_no_word_of_a_language_is_left_alone(text: str) -> None:
    assert checked(text) == []


def test_longer_words_in_capitals_are_words() -> None:
    assert checked("BONJOUR ÉCOLE ORDINATEUR") == ["BONJOUR", "ORDINATEUR"]
    assert SHORT == 5


def test_nothing_is_cut_off_in_english() -> None:
    assert checked("d'you don't", "en") == ["d'you", "don't"]


def test_what_no_dictionary_holds_for_its_length_is_left_alone() -> None:
    assert checked("a" * 60) == ["a" * 60]
    assert checked("a" * 61) == []


@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_words_stand_in_order_inside_the_text_and_never_over_each_other(
    text: str, language: str
) -> None:
    end = 0
    for one in words_to_check(text, language):
        assert one.start >= end
        assert one.end <= len(text)
        assert one.of(text)[0].isalpha()
        assert not any(letter.isspace() or letter.isdigit() for letter in one.of(text))
        end = one.end


@pytest.mark.parametrize(
    ("word", "suggestion", "written"),
    [
        ("dosn’t", "doesn't", "doesn’t"),
        ("dosn't", "doesn’t", "doesn't"),
        ("dosnt", "doesn’t", "doesn’t"),
    ],
)
def test_a_suggestion_has_the_apostrophe_of_the_word(
    word: str, suggestion: str, written: str
) -> None:
    assert typed_like(word, suggestion) == written


@pytest.mark.parametrize(("start", "length"), [(-1, 2), (0, 0), (3, -1)])
def test_no_text_has_a_stretch_without_characters(start: int, length: int) -> None:
    with pytest.raises(ValueError, match="no text"):
        Stretch(start, length)
