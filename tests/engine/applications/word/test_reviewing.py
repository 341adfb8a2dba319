from typing import Any

import pytest

from engine.records.canonical import JsonObject
from tests.engine.applications.word.papers import PAPER, after, paper, spelled
from tests.engine.applications.word.test_acts import refused

ON = {"do": "suggesting", "on": True}
DATE = paper("Réunion du 12 mai", "Fin")


def runs(*acts: dict[str, Any]) -> Any:
    return spelled(after(ON, *acts, start=DATE), DATE)[0]["runs"]


def test_a_suggestion_keeps_the_words_and_proposes_others() -> None:
    assert runs({"do": "type", "from": [1, 11], "to": [1, 13], "text": "14"}) == (
        {"text": "Réunion du "},
        {"text": "12", "change": "deleted", "by": "Vous"},
        {"text": "14", "change": "inserted", "by": "Vous"},
        {"text": " mai"},
    )


def test_ones_own_proposal_is_really_erased_and_a_struck_word_stays_so() -> None:
    added = {"do": "type", "from": [1, 11], "text": "14", "marks": ["bold"]}
    gone = {"do": "type", "from": [1, 11], "to": [1, 13], "text": ""}
    assert after(ON, added, gone, start=DATE) == after(ON, start=DATE)
    assert runs(gone, gone) == runs(gone)


def test_a_selection_over_paragraphs_is_struck_in_each() -> None:
    act = {"do": "type", "from": [1, 14], "to": [2, 1], "text": "x"}
    blocks = spelled(after(ON, act, start=DATE), DATE)
    assert blocks[0]["runs"][1]["change"] == "deleted"
    assert [one["text"] for one in blocks[1]["runs"]] == ["F", "x", "in"]


@pytest.mark.parametrize(
    "act",
    [
        {"do": "type", "from": [1, 0], "text": "\n"},
        {"do": "type", "from": [3, 0], "to": [3, 1], "text": ""},
        {"do": "mark", "from": [1, 0], "to": [1, 1], "mark": "bold", "on": True},
        {"do": "clear", "from": [1, 0], "to": [1, 1]},
        {"do": "link", "from": [1, 0], "to": [1, 1], "address": "https://a.example"},
        {"do": "style", "first": 1, "style": "quote"},
        {"do": "break", "at": [1, 0]},
        {"do": "move", "first": 1, "by": 1},
        {"do": "contents", "before": 1},
        {"do": "restore", "version": 1},
        {"do": "paste", "from": [1, 0], "pieces": [{"text": "a"}, {"text": "b"}]},
    ],
)
def test_only_text_can_be_proposed(act: dict[str, Any]) -> None:
    refused("suggesting-text-only", ON, act)


def test_a_piece_of_text_can_be_pasted_as_a_proposal() -> None:
    act = {"do": "paste", "from": [1, 17], "pieces": [{"text": "!"}]}
    assert runs(act)[-1] == {"text": "!", "change": "inserted", "by": "Vous"}


def test_what_another_proposes_is_not_struck() -> None:
    refused("others-suggestion", ON, {"do": "type", "from": [9, 11], "to": [9, 13], "text": ""})


def test_a_suggestion_is_accepted_or_refused() -> None:
    accepted = spelled(after({"do": "accept", "suggestion": 1}))[8]["runs"]
    assert [one["text"] for one in accepted] == ["Retour à 18", " h"]
    dropped = spelled(after({"do": "refuse"}))[8]["runs"]
    assert [one["text"] for one in dropped] == ["Retour à 17", " h"]
    refused("no-suggestion", {"do": "accept", "suggestion": 2})
    refused("no-suggestion", {"do": "accept"}, {"do": "accept"})


def test_a_paragraph_that_is_wholly_struck_goes() -> None:
    strike = {"do": "type", "from": [2, 0], "to": [2, 3], "text": ""}
    both = {"do": "type", "from": [1, 0], "to": [1, 17], "text": ""}
    assert spelled(after(ON, strike, {"do": "accept"}, start=DATE), DATE) == DATE["blocks"][:1]  # type: ignore[index]
    assert len(spelled(after(ON, strike, both, {"do": "accept"}, start=DATE), DATE)) == 1
    picture: JsonObject = {"title": "a", "blocks": [{"image": "a.svg"}, {"text": "abc"}]}
    assert len(spelled(after(ON, strike, {"do": "accept"}, start=picture), picture)) == 2


def test_suggestions_of_two_people_stay_two() -> None:
    typed = {"do": "type", "from": [9, 13], "text": "?"}
    accepted = spelled(after(ON, typed, {"do": "accept", "suggestion": 1}))[8]["runs"]
    assert accepted[1] == {"text": "?", "change": "inserted", "by": "Vous"}


def test_a_comment_is_made_answered_settled_and_removed() -> None:
    made = {"do": "comment", "from": [2, 3], "to": [2, 9], "text": " Quand ? "}
    state = after(
        made,
        {"do": "reply", "comment": 1, "text": "Fait"},
        {"do": "resolve", "comment": 1, "resolved": True},
    )
    assert state["comments"] == (
        {
            "number": 1,
            "by": "Lina",
            "text": "À vérifier",
            "replies": ({"by": "Vous", "text": "Fait"},),
            "resolved": True,
        },
        {"number": 2, "by": "Vous", "text": "Quand ?", "replies": (), "resolved": False},
    )
    assert after(made, {"do": "uncomment", "comment": 2}) == after()
    refused("no-comment", {"do": "uncomment", "comment": 7})
    refused("no-comment", {"do": "reply", "comment": 7, "text": "a"})
    refused("empty-comment", {"do": "reply", "comment": 1, "text": " "})
    refused("nothing-selected", {"do": "comment", "from": [2, 3], "text": "a"})
    refused("too-many", *[{"do": "reply", "comment": 1, "text": "a"}] * 21)
    refused("too-many", *[made] * 30)


def test_an_exported_copy_has_a_name_and_a_format() -> None:
    def exports(*names: str) -> Any:
        return after(*({"do": "export", "name": one, "format": "pdf"} for one in names))["exports"]

    assert exports("a", " b.PDF ", "a") == (
        {"name": "b", "format": "pdf"},
        {"name": "a", "format": "pdf"},
    )
    refused("name-empty", {"do": "export", "name": " .pdf", "format": "pdf"})
    refused("name-characters", {"do": "export", "name": "a/b", "format": "pdf"})
    assert PAPER["title"] == "sortie.odt"
