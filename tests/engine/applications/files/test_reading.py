"""Starts and states that come from outside, and the laws of states."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.applications.files.listing import can_read, listed, shown_name
from engine.applications.files.start import read_shelf
from engine.applications.files.state import read_desk
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.files.disks import APPLICATION, START, after, start


def test_first() -> None:
    first = APPLICATION.first(START)
    APPLICATION.check_start(START)
    APPLICATION.check_state(START, first)
    assert first["open"] == 2
    assert APPLICATION.first({"today": "2031-01-01", "places": [{"name": "A"}]})["open"] == 1


def _place(*items: Any, **more: Any) -> dict[str, Any]:
    return {"today": "2031-03-09", "places": [{"name": "A", "items": list(items)}], **more}


_DEEP: dict[str, Any] = {"name": "x", "items": []}
for _ in range(8):
    _DEEP = {"name": "x", "items": [_DEEP]}


@pytest.mark.parametrize(
    "laid",
    [
        {},
        start(places=[]),
        start(places=[{"name": "A", "kind": "moon"}]),
        start(today="2031-02-30"),
        start(today="2031-02-03T10:00"),
        start(today="soon"),
        _place({"name": "a/b"}),
        _place({"name": " a"}),
        _place({"name": "Corbeille"}),
        _place({"name": "a"}, {"name": "A"}),
        _place({"name": "a", "id": "B"}),
        _place({"name": "a", "id": "x"}, {"name": "b", "id": "x"}),
        _place(*({"name": f"f{number}"} for number in range(300))),
        _place(_DEEP),
        _place({"name": "a", "text": "x" * 4001}),
        _place(*({"name": f"f{number}", "text": "x" * 3900} for number in range(20))),
        _place({"name": "f"}, open="A/f"),
        _place(open="B"),
        _place({"name": "f"}, trash=[{"name": "t", "from": "A/f"}]),
        _place(trash=[{"name": "t"}]),
    ],
)
def test_what_cannot_be_laid_out(laid: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APPLICATION.check_start(laid)


def _state(**changes: Any) -> dict[str, Any]:
    return {**APPLICATION.first(START), **changes}


_MADE = {"id": 19, "in": 12, "name": "x", "kind": "folder", "like": None}


@pytest.mark.parametrize(
    "state",
    [
        {},
        _state(gone=[1]),
        _state(gone=[99]),
        _state(gone=[2]),
        _state(moved=[{"id": 1, "in": 2, "name": "x"}]),
        _state(moved=[{"id": 99, "in": 2, "name": "x"}]),
        _state(moved=[{"id": 3, "in": 4, "name": "x"}]),
        _state(moved=[{"id": 3, "in": 99, "name": "x"}]),
        _state(moved=[{"id": 3, "in": 2, "name": "NOTES"}]),
        _state(moved=[{"id": 3, "in": 2, "name": " x"}]),
        _state(moved=[{"id": 3, "in": 2, "name": "a/b"}]),
        _state(moved=[{"id": 3, "in": 0, "name": "x"}]),
        _state(moved=[{"id": 2, "in": 2, "name": "x"}]),
        _state(moved=[{"id": 2, "in": 12, "name": "x"}, {"id": 12, "in": 2, "name": "y"}]),
        _state(made=[_MADE]),
        _state(next=20, made=[{**_MADE, "kind": "place"}]),
        _state(next=20, made=[{**_MADE, "kind": "file"}]),
        _state(next=20, made=[{**_MADE, "like": 3}]),
        _state(next=20, made=[{**_MADE, "like": 99}]),
        _state(next=20, made=[_MADE, _MADE]),
        _state(next=5000),
        _state(clip={"cut": True, "ids": []}),
        _state(clip={"cut": True, "ids": [99]}),
        _state(clip={"cut": True, "ids": [3, 3]}),
        _state(sort={"column": "x", "down": False}),
        _state(open=3),
        _state(open=99),
        _state(open=17),
        _state(search={"in": 17, "name": "a"}),
    ],
)
def test_what_no_acts_lead_to(state: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APPLICATION.check_state(START, state)


def test_a_circle_apart_is_found_from_inside_it() -> None:
    made = [
        {**_MADE, "in": 20, "name": "a"},
        {**_MADE, "id": 20, "in": 21, "name": "b"},
        {**_MADE, "id": 21, "in": 20, "name": "c"},
    ]
    with pytest.raises(MalformedError):
        APPLICATION.check_state(START, _state(next=24, made=made))


def test_the_trash_may_come_from_itself() -> None:
    circle = [
        {"id": 10, "in": 0, "name": "Sortie", "from": 12},
        {"id": 12, "in": 0, "name": "Vide", "from": 10},
    ]
    desk = read_desk(read_shelf(START), _state(moved=circle))
    assert desk.place(10) == 0


def test_names_without_extensions() -> None:
    desk = read_desk(read_shelf(START), after({"do": "extensions", "shown": False}))
    assert [shown_name(desk, one) for one in listed(desk)] == [
        "club",
        "Été 2030",
        "notes",
        "photo-lac",
    ]


def test_a_file_opens_by_its_extension() -> None:
    rename = {"do": "rename", "item": "Léa/Bureau/notes", "name": "notes.txt"}
    for acts, expected in (([], False), ([rename], True)):
        desk = read_desk(read_shelf(START), after(*acts))
        node = desk.nodes[5]
        assert can_read(desk, node) is expected
    made = read_desk(read_shelf(START), after({"do": "new_folder", "name": "x"}))
    assert not can_read(made, made.nodes[19])


_REF = st.integers(0, 30)
_NAMES = st.sampled_from(["a", "b.txt", "é.zip", "photo-lac.jpg", " ", "x/y"])
_ACTS = st.one_of(
    st.fixed_dictionaries(
        {
            "do": st.sampled_from(["move", "copy_to"]),
            "items": st.lists(_REF, max_size=3),
            "to": _REF,
            "both": st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {
            "do": st.sampled_from(["cut", "copy", "delete", "restore", "erase"]),
            "items": st.lists(_REF, max_size=3),
        }
    ),
    st.fixed_dictionaries({"do": st.sampled_from(["rename"]), "item": _REF, "name": _NAMES}),
    st.fixed_dictionaries(
        {"do": st.just("compress"), "items": st.lists(_REF, max_size=3), "name": _NAMES}
    ),
    st.fixed_dictionaries(
        {"do": st.just("extract"), "item": _REF, "to": _REF, "apart": st.booleans()}
    ),
    st.fixed_dictionaries({"do": st.sampled_from(["open"]), "in": _REF}),
    st.fixed_dictionaries({"do": st.just("new_folder"), "in": _REF, "name": _NAMES}),
    st.fixed_dictionaries({"do": st.just("paste"), "both": st.booleans()}),
    st.fixed_dictionaries({"do": st.just("search"), "name": _NAMES}),
    st.fixed_dictionaries({"do": st.just("extensions"), "shown": st.booleans()}),
    st.sampled_from([{"do": "empty_trash"}, {"do": "leave_search"}]),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_ACTS, max_size=12))
def test_laws(acts: list[dict[str, Any]]) -> None:
    state = APPLICATION.first(START)
    for act in acts:
        written = dumps(state)
        try:
            after_act = APPLICATION.perform(START, state, act)
        except ActRefusedError:
            with pytest.raises(ActRefusedError):
                APPLICATION.perform(START, loads_object(written), act)
            continue
        assert dumps(state) == written
        assert APPLICATION.perform(START, loads_object(written), act) == after_act
        APPLICATION.check_state(START, loads_object(dumps(after_act)))
        desk = read_desk(read_shelf(START), after_act)
        assert all(desk.place(one) is not None for one in desk.nodes)
        assert len(listed(desk)) <= len(desk.nodes)
        state = after_act
