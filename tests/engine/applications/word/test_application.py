from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.applications.table import application
from engine.errors import MalformedError
from engine.records.canonical import dumps
from tests.engine.applications.word.papers import PAPER, WORD, after, paper

VERBS = ("bold", "superscript", "subscript")


def test_items_name_it_word() -> None:
    assert application("word").name == "word"


def test_the_first_state_is_small() -> None:
    assert WORD.first(PAPER)["blocks"] == tuple(range(1, 10))


def test_what_is_undone_by_hand_is_the_first_state_again() -> None:
    typed = {"do": "type", "from": [2, 2], "text": "X"}
    erased = {"do": "type", "from": [2, 2], "to": [2, 3], "text": ""}
    assert after(typed) != WORD.first(PAPER)
    assert after(typed, erased) == WORD.first(PAPER)


@pytest.mark.parametrize(
    "start",
    [
        {"title": "a"},
        {"title": "a", "blocks": []},
        {"title": "a", "blocks": [{"text": "a\nb"}]},
        {"title": "a", "blocks": [{"text": "\U0001f600"}]},
        {"title": "a", "blocks": [{"style": "title1"}]},
        {"title": "a", "blocks": [{"text": "a", "style": "heading"}]},
        {"title": "a", "blocks": [{"text": "a" * 4001}]},
        {"title": "a", "blocks": [{"runs": [{"text": "a" * 3000}, {"text": "b" * 3000}]}]},
        {"title": "a", "blocks": [{"runs": [{"text": "a", "marks": ["loud"]}]}]},
        {"title": "a", "blocks": [{"runs": [{"text": "a", "change": "moved", "by": "B"}]}]},
        {"title": "a", "blocks": [{"text": "a", "list": "bullet", "level": 4}]},
        {"title": "a", "blocks": [{"image": "A b.png"}]},
        {"title": "a", "blocks": [{"image": "a.png"}]},
        {"title": "a", "blocks": [{"table": []}]},
        {"title": "a", "blocks": [{"table": [[]]}]},
        {"title": "a", "blocks": [{"table": [["a"], ["b", "c"]]}]},
        {"title": "a", "blocks": [{"contents": True}, {"contents": True}, {"text": "a"}]},
        {"title": "a", "blocks": [{"text": "é" * 3900}] * 9},
        paper("a", comments=[{"number": 1, "by": "B", "text": "c"}] * 2),
        paper("a", comments=[{"number": 0, "by": "B", "text": "c"}]),
        paper("a", versions=[{"when": "hier", "by": "B", "blocks": []}]),
    ],
)
def test_a_start_that_is_none_is_refused(start: Any) -> None:
    with pytest.raises(MalformedError):
        WORD.check_start(start)


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": []},
        {"blocks": [0]},
        {"blocks": [10]},
        {"blocks": [True]},
        {"blocks": ["a"]},
        {"blocks": [3]},
        {"blocks": [1, {"contents": True}, {"contents": True}]},
        {"comments": [{"number": 1}]},
        {"exports": [{"name": "a", "format": "doc"}]},
        {"suggesting": 1},
    ],
)
def test_a_state_that_is_none_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        WORD.check_state(PAPER, {**WORD.first(PAPER), **change})


@pytest.mark.parametrize(
    "act",
    [
        {},
        {"do": "dance"},
        {"do": "type", "from": [1], "text": "a"},
        {"do": "type", "from": [0, 0], "text": "a"},
        {"do": "type", "from": [99, 0], "text": "a"},
        {"do": "type", "from": [1, 99], "text": "a"},
        {"do": "type", "from": [1, 2], "to": [1, 1], "text": "a"},
        {"do": "type", "from": [1, 0], "to": [1, 1], "text": "a", "marks": ["loud"]},
        {"do": "paste", "from": [1, 0], "pieces": []},
        {"do": "style", "first": 3, "last": 2, "style": "normal"},
        {"do": "restore", "version": 2},
    ],
)
def test_an_act_that_does_not_exist_is_malformed(act: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        WORD.perform(PAPER, WORD.first(PAPER), act)


def test_a_document_does_not_grow_without_end() -> None:
    state = WORD.first(PAPER)
    lines: dict[str, Any] = {"do": "type", "from": [2, 0], "text": "\n" * 100}
    state = WORD.perform(PAPER, state, lines)
    with pytest.raises(ActRefusedError, match="too-long"):
        WORD.perform(PAPER, state, lines)
    with pytest.raises(ActRefusedError, match="too-long"):
        after({"do": "type", "from": [2, 0], "text": "a" * 4000})


@st.composite
def acts(draw: st.DrawFn, blocks: int) -> dict[str, Any]:
    ends = sorted(
        draw(st.tuples(st.integers(1, blocks), st.sampled_from((0, 1, 2, 5, 7)))) for _ in range(2)
    )
    first, last = sorted(draw(st.tuples(st.integers(1, blocks), st.integers(1, blocks))))
    where = {"from": list(ends[0]), "to": list(ends[1])}
    span = {"first": first, "last": last}
    piece = st.fixed_dictionaries(
        {"text": st.sampled_from(("", "colle", "une ligne")), "list": st.just("number")}
    )
    return draw(
        st.one_of(
            st.fixed_dictionaries(
                {"do": st.just("type"), "text": st.text("ab \n'", max_size=4)},
                optional={"extend": st.booleans(), "marks": st.just(["bold"])},
            ).map(lambda act: {**act, **where}),
            st.lists(piece, min_size=1, max_size=3).map(
                lambda pieces: {"do": "paste", **where, "pieces": pieces}
            ),
            st.tuples(st.sampled_from(VERBS), st.booleans()).map(
                lambda pair: {"do": "mark", **where, "mark": pair[0], "on": pair[1]}
            ),
            st.just({"do": "link", **where, "address": "https://a.example", "text": "un lien"}),
            st.just({"do": "comment", **where, "text": "Non."}),
            st.sampled_from(("title1", "quote")).map(
                lambda style: {"do": "style", **span, "style": style}
            ),
            st.sampled_from(("none", "bullet")).map(
                lambda kind: {"do": "list", **span, "list": kind}
            ),
            st.sampled_from((1, -1)).map(lambda by: {"do": "level", **span, "by": by}),
            st.sampled_from((1, -1)).map(lambda by: {"do": "move", **span, "by": by}),
            st.just({"do": "break", "at": list(ends[0])}),
            st.just({"do": "contents", "before": first}),
            st.just({"do": "replace_all", "find": "a", "text": "aa"}),
            st.booleans().map(lambda on: {"do": "suggesting", "on": on}),
            st.sampled_from(("accept", "refuse")).map(lambda verb: {"do": verb}),
            st.integers(1, 3).map(lambda number: {"do": "accept", "suggestion": number}),
            st.integers(1, 3).map(lambda number: {"do": "uncomment", "comment": number}),
            st.integers(1, 9).map(
                lambda number: {"do": "alternative", "block": number, "text": "Un lac"}
            ),
            st.just({"do": "restore", "version": 1}),
        )
    )


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_done_the_state_stays_one(data: st.DataObject) -> None:
    state = WORD.first(PAPER)
    for _ in range(8):
        blocks: Any = state["blocks"]
        act = data.draw(acts(len(blocks)))
        before = dumps(state)
        try:
            state = WORD.perform(PAPER, state, act)
        except (ActRefusedError, MalformedError):
            assert dumps(state) == before
            continue
        WORD.check_state(PAPER, state)


@settings(max_examples=50)
@given(st.text("ab\n", max_size=6), st.integers(0, 13), st.integers(0, 13), st.booleans())
def test_letters_one_by_one_lead_where_the_text_at_once_leads(
    text: str, one: int, other: int, suggesting: bool
) -> None:
    if suggesting:
        text = text.replace("\n", "")
    start, end = sorted((one, other))
    mode = {"do": "suggesting", "on": suggesting}
    marked = {"do": "mark", "from": [2, 3], "to": [2, 9], "mark": "bold", "on": True}
    at_once = {"do": "type", "from": [2, start], "to": [2, end], "text": text}
    if start == end and not text:
        return
    letters: list[dict[str, Any]] = []
    block, offset = 2, start
    if suggesting:
        offset = end
    for number, letter in enumerate(text):
        act: dict[str, Any] = {"do": "type", "from": [block, offset], "text": letter}
        if not number:
            act = {**act, "from": [2, start], "to": [2, end]}
        letters.append(act)
        block, offset = (block + 1, 0) if letter == "\n" else (block, offset + 1)
    if not text:
        letters = [at_once]
    assert after(marked, mode, at_once) == after(marked, mode, *letters)
