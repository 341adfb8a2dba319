from typing import Any

import pytest

from engine.applications.application import ActRefusedError
from engine.applications.word.application import WordApplication
from engine.records.canonical import JsonObject
from tests.engine.applications.word.papers import PAPER, after, paper, spelled

TWO = paper("Un deux trois", "Quatre")


def done(*acts: dict[str, Any], start: JsonObject = TWO) -> list[Any]:
    return spelled(after(*acts, start=start), start)


def refused(reason: str, *acts: dict[str, Any], start: JsonObject = PAPER) -> None:
    word = WordApplication()
    state = word.first(start)
    for act in acts[:-1]:
        state = word.perform(start, state, act)
    with pytest.raises(ActRefusedError, match=f"^{reason}$"):
        word.perform(start, state, acts[-1])


def test_text_takes_the_place_of_what_is_selected() -> None:
    act = {"do": "type", "from": [1, 3], "to": [1, 7], "text": "2"}
    assert done(act)[0] == {"text": "Un 2 trois"}


def test_a_line_break_splits_and_erasing_it_joins() -> None:
    cut = {"do": "type", "from": [1, 2], "text": "\n"}
    assert [one["text"] for one in done(cut)] == ["Un", " deux trois", "Quatre"]
    join = {"do": "type", "from": [1, 2], "to": [2, 0], "text": ""}
    assert done(cut, join) == list(TWO["blocks"])  # type: ignore[arg-type]


def test_what_follows_a_heading_is_plain_text() -> None:
    blocks = spelled(after({"do": "type", "from": [1, 13], "text": "\nSuite"}))
    assert blocks[1] == {"text": "Suite"}
    blocks = spelled(after({"do": "type", "from": [1, 0], "text": "\n"}))
    assert blocks[0] == {"text": ""}
    assert blocks[1]["style"] == "title1"
    blocks = spelled(after({"do": "type", "from": [1, 2], "text": "\n"}))
    assert [one.get("style") for one in blocks[:2]] == ["title1", "title1"]


def test_an_empty_line_that_is_joined_gives_way_to_what_follows() -> None:
    start: JsonObject = {"title": "a", "blocks": [{"text": ""}, {"text": "B", "style": "title2"}]}
    act = {"do": "type", "from": [1, 0], "to": [2, 0], "text": ""}
    assert done(act, start=start) == [{"text": "B", "style": "title2"}]


def test_pictures_and_tables_are_erased_whole() -> None:
    act = {"do": "type", "from": [3, 0], "to": [3, 1], "text": ""}
    assert len(spelled(after(act))) == 8
    assert after({"do": "type", "from": [3, 0], "text": ""}) == after(
        {"do": "suggesting", "on": False}
    )
    refused("not-text", {"do": "type", "from": [3, 0], "text": "a"})
    refused("not-text", {"do": "type", "from": [2, 0], "to": [3, 1], "text": ""})
    everything = {"do": "type", "from": [1, 0], "to": [9, 13], "text": ""}
    assert len(spelled(after(everything))) == 1


def test_typed_text_looks_like_the_letter_before() -> None:
    bold = {"do": "mark", "from": [1, 0], "to": [1, 2], "mark": "bold", "on": True}
    at_end = {"do": "type", "from": [1, 2], "text": "e"}
    at_start = {"do": "type", "from": [1, 0], "text": "L"}
    plain = {"do": "type", "from": [1, 2], "text": "e", "marks": []}
    assert done(bold, at_end)[0]["runs"][0] == {"text": "Une", "marks": ("bold",)}
    assert done(bold, at_start)[0]["runs"][0] == {"text": "LUn", "marks": ("bold",)}
    assert done(bold, plain)[0]["runs"][0] == {"text": "Un", "marks": ("bold",)}


def test_a_link_goes_on_inside_and_only_where_asked_at_its_end() -> None:
    inside = spelled(after({"do": "type", "from": [4, 6], "text": "x"}))[3]["runs"]
    assert inside[1]["text"] == "ixci"
    end: dict[str, Any] = {"do": "type", "from": [4, 8], "text": "x"}
    assert spelled(after(end))[3]["runs"][1]["text"] == "ici"
    assert spelled(after({**end, "extend": True}))[3]["runs"][1]["text"] == "icix"


def test_marks_come_and_go_and_raised_letters_are_not_lowered() -> None:
    where = {"do": "mark", "from": [1, 0], "to": [1, 2], "on": True}
    raised = {**where, "mark": "superscript"}
    lowered = {**where, "mark": "subscript"}
    assert done(raised, lowered)[0]["runs"][0]["marks"] == ("subscript",)
    assert done(raised, {"do": "clear", "from": [1, 0], "to": [2, 1]}) == done(
        {"do": "suggesting", "on": False}
    )
    refused("nothing-selected", {"do": "clear", "from": [1, 0]})


def test_a_mark_passes_over_what_is_no_text() -> None:
    bold = {"do": "mark", "from": [2, 3], "to": [4, 2], "mark": "bold", "on": True}
    blocks = spelled(after(bold))
    assert blocks[2] == PAPER["blocks"][2]  # type: ignore[index]
    assert blocks[3]["runs"][0] == {"text": "Vo", "marks": ("bold",)}


def test_a_link_is_made_changed_and_taken_away() -> None:
    where = {"do": "link", "from": [1, 3], "to": [1, 7]}
    made = {**where, "address": " https://a.example "}
    named = {**made, "text": "deux (site)"}
    assert done(made)[0]["runs"][1] == {"text": "deux", "link": "https://a.example"}
    assert done(named)[0]["runs"][1] == {"text": "deux (site)", "link": "https://a.example"}
    assert done(made, {**where, "address": ""}) == done({"do": "suggesting", "on": False})
    refused("nothing-selected", {"do": "link", "from": [1, 0], "address": "https://a.example"})


def test_styles_alignment_and_lists_cover_paragraphs() -> None:
    blocks = done(
        {"do": "style", "first": 1, "last": 2, "style": "quote"},
        {"do": "align", "first": 2, "align": "center"},
        {"do": "list", "first": 1, "list": "number"},
        {"do": "level", "first": 1, "by": 1},
    )
    assert blocks == [
        {"text": "Un deux trois", "style": "quote", "list": "number", "level": 2},
        {"text": "Quatre", "style": "quote", "align": "center"},
    ]
    assert "list" not in done({"do": "list", "first": 1, "list": "none"})[0]
    refused("level", {"do": "level", "first": 7, "by": -1})
    refused("no-list", {"do": "level", "first": 1, "last": 7, "by": 1})
    refused("not-text", {"do": "style", "first": 3, "style": "quote"})
    assert after({"do": "style", "first": 2, "last": 4, "style": "quote"})


@pytest.mark.parametrize(
    ("at", "texts", "page"),
    [
        ([2, 0], ["Un deux trois", "Quatre"], 1),
        ([1, 13], ["Un deux trois", "Quatre"], 1),
        ([1, 3], ["Un ", "deux trois", "Quatre"], 1),
        ([2, 6], ["Un deux trois", "Quatre", ""], 2),
    ],
)
def test_a_new_page_starts_where_the_caret_stands(
    at: list[int], texts: list[str], page: int
) -> None:
    blocks = done({"do": "break", "at": at})
    assert [one["text"] for one in blocks] == texts
    assert [number for number, one in enumerate(blocks) if one.get("page")] == [page]
    assert not any(
        one.get("page")
        for one in done({"do": "break", "at": at}, {"do": "unbreak", "first": page + 1})
    )


def test_a_new_page_before_a_table_has_a_line_of_its_own() -> None:
    blocks = spelled(after({"do": "break", "at": [4, 9]}))
    assert blocks[4] == {"text": "", "page": True}


def test_paragraphs_are_moved_one_place_at_a_time() -> None:
    assert done({"do": "move", "first": 2, "by": -1})[0] == {"text": "Quatre"}
    refused("edge", {"do": "move", "first": 1, "by": -1})
    refused("edge", {"do": "move", "first": 2, "last": 9, "by": 1})


def test_pasted_paragraphs_flow_into_the_text() -> None:
    one = {"do": "paste", "from": [1, 3], "pieces": [{"text": "et "}]}
    assert done(one)[0] == {"text": "Un et deux trois"}
    whole = [{"text": "Titre", "style": "title1"}, {"text": ""}]
    above = done({"do": "paste", "from": [1, 0], "pieces": whole})
    assert above[:2] == [{"text": "Titre", "style": "title1"}, {"text": "Un deux trois"}]
    inside = done({"do": "paste", "from": [1, 3], "pieces": [*whole, {"text": "Fin"}]})
    assert [each["text"] for each in inside[:3]] == ["Un Titre", "", "Findeux trois"]
    end = done({"do": "paste", "from": [2, 6], "pieces": [{"text": "a"}, whole[0]]})
    assert end[-1] == {"text": "Titre", "style": "title1"}


def test_a_piece_alone_in_a_paragraph_brings_its_style() -> None:
    empty = {"do": "type", "from": [2, 0], "to": [2, 6], "text": ""}
    piece = {"do": "paste", "from": [2, 0], "pieces": [{"text": "T", "style": "title1"}]}
    assert done(empty, piece)[1] == {"text": "T", "style": "title1"}


def test_an_image_gets_another_text_or_is_decoration() -> None:
    named = {"do": "alternative", "block": 3, "text": " Un lac "}
    assert spelled(after(named))[2]["alt"] == "Un lac"
    bare = {**named, "decorative": True}
    assert spelled(after(bare))[2] == {"image": "lac.svg", "alt": "", "decorative": True}
    refused("no-picture", {"do": "alternative", "block": 1, "text": ""})


def test_there_is_one_table_of_contents() -> None:
    act = {"do": "contents", "before": 2}
    assert spelled(after(act))[1] == {"contents": True}
    refused("contents-there", act, act)


def test_every_hit_is_replaced_entire_words_or_not() -> None:
    start = paper("Un an, une banane. AN et an")
    act: dict[str, Any] = {"do": "replace_all", "find": "an", "text": "mois"}
    assert done(act, start=start)[0] == {"text": "Un mois, une bmoismoise. mois et mois"}
    whole = {**act, "whole": True, "case": True}
    assert done(whole, start=start)[0] == {"text": "Un mois, une banane. AN et mois"}
    refused("nothing-found", {**act, "find": ""})
    refused("nothing-found", {**act, "find": "zzz"})


def test_a_version_comes_back() -> None:
    assert spelled(after({"do": "restore", "version": 1})) == [{"text": "Sortie à la mer"}]
    refused("no-version", {"do": "restore", "version": 1}, start=TWO)


def test_only_letters_of_a_line_are_typed() -> None:
    refused("character", {"do": "type", "from": [1, 0], "text": "\t"})
    refused("character", {"do": "type", "from": [1, 0], "text": "\U0001f600"})


def test_a_paragraph_has_not_too_many_changes_of_look() -> None:
    start = paper("ab" * 410)
    word = WordApplication()
    state = word.first(start)
    act: dict[str, Any] = {"do": "replace_all", "find": "a", "text": "c"}
    state = word.perform(start, word.perform(start, state, {"do": "suggesting", "on": False}), act)
    with pytest.raises(ActRefusedError, match="too-long"):
        word.perform(
            start, word.perform(start, state, {"do": "suggesting", "on": True}), act | {"find": "b"}
        )
