import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.sentences import plain, sentences


def test_sentences_end_with_their_signs() -> None:
    text = "Vous n’attendez rien. Un SMS arrive ! Que faites-vous\u202f? Rien… Puis tout."
    assert sentences(text) == (
        "Vous n’attendez rien.",
        "Un SMS arrive !",
        "Que faites-vous\u202f?",
        "Rien…",
        "Puis tout.",
    )


def test_a_quotation_keeps_its_closing_sign() -> None:
    said = sentences("Il dit «\u00a0Non.\u00a0» Elle part.")
    assert said == ("Il dit «\u00a0Non.\u00a0»", "Elle part.")


@pytest.mark.parametrize(
    "text",
    [
        "Prenez un fichier, p. ex. Notes.",
        "M. Martin et Mme. Petit viennent.",
        "Cela coûte 1.5 de plus.",
        "Ouvrez notes.txt puis fermez.",
        "Allez sur exemple.fr pour voir.",
        "Choose a tool, e.g. Notes.",
        "Des pommes, des poires, etc. Le reste attend.",
    ],
)
def test_a_full_stop_that_ends_nothing_cuts_nothing(text: str) -> None:
    assert sentences(text) == (text,)


def test_lines_are_apart() -> None:
    assert sentences("06 39 98\u2028Votre colis\nattend") == ("06 39 98", "Votre colis", "attend")


def test_what_has_no_word_is_left_out() -> None:
    assert sentences("… !\n—") == ()


@given(st.text(alphabet="ab. ?!…\n«»\u00a0\u202fA1"))
def test_no_word_is_lost_and_none_is_added(text: str) -> None:
    def words(one: str) -> str:
        return "".join(sign for sign in one if sign.isalnum())

    assert words(" ".join(sentences(text))) == words(text)


def test_every_kind_of_space_becomes_one_space() -> None:
    assert plain(" a\u00a0\u202f b\n c ") == "a b c"
