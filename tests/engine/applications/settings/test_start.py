from typing import Any

import pytest

from engine.applications.settings.start import MAX_START_BYTES, read_panel
from engine.errors import MalformedError
from tests.engine.applications.settings.panels import SETTINGS, START, after

SWITCH = {"part": "switch", "id": "a", "label": "A"}
CHOICE = {"part": "choice", "id": "c", "label": "C", "options": ["un", "deux"]}
INFO = {"part": "info", "id": "i", "label": "I"}
LIST = {"part": "list", "id": "l", "rows": [{"id": "r", "name": "R"}]}


def page(*parts: Any, **more: Any) -> dict[str, Any]:
    return {"id": "p", "title": "P", "parts": list(parts), **more}


def deed(**terms: Any) -> dict[str, Any]:
    return {"part": "deed", "id": "d", "label": "D", **terms}


def in_list(**terms: Any) -> dict[str, Any]:
    return {**LIST, "deeds": [{"id": "d", "label": "D", **terms}]}


def field(**terms: Any) -> dict[str, Any]:
    return {"id": "f", "label": "F", "kind": "text", **terms}


def effect(**terms: Any) -> list[Any]:
    return [terms]


def test_the_panel_of_the_tests_is_one() -> None:
    SETTINGS.check_start(START)
    panel = read_panel(START)
    assert panel.page_of("son").title == "Compte"
    with pytest.raises(MalformedError):
        panel.page_of("rien")


GOOD: list[Any] = [
    page(SWITCH, deed(effects=effect(set={"a": True}))),
    page(CHOICE, deed(fields=[{**CHOICE, "id": "f", "kind": "choice"}])),
    page(INFO, {**LIST, "mark": "i"}),
    page(LIST, deed(effects=effect(forget=["l", "l/r"]))),
    page({"part": "slider", "id": "s", "label": "S", "least": -5, "most": 5}),
]


@pytest.mark.parametrize("one", GOOD)
def test_panels(one: Any) -> None:
    SETTINGS.check_start({"pages": [one]})


BAD: list[Any] = [
    page({"part": "dial", "id": "a", "label": "A"}),
    page({**SWITCH, "id": "A b"}),
    page({**SWITCH, "value": "oui"}),
    page(SWITCH, SWITCH),
    page({**SWITCH, "when": {"rien": True}}),
    page({**SWITCH, "when": {"a": "x"}}),
    page({**SWITCH, "shown": {"a": []}}),
    page({**SWITCH, "shown": {"a": [None]}}),
    page({**SWITCH, "shown": {"a": ["x" * 300]}}),
    page({**CHOICE, "options": []}),
    page({**CHOICE, "options": ["un", "un"]}),
    page({**CHOICE, "options": [3]}),
    page({**CHOICE, "value": "trois"}),
    page({**CHOICE, "look": "wheel"}),
    page({"part": "slider", "id": "s", "label": "S", "least": 5, "most": 5}),
    page({"part": "slider", "id": "s", "label": "S", "step": 0}),
    page({"part": "text", "id": "t", "label": "T", "form": "date", "value": "demain"}),
    page({"part": "text", "id": "t", "label": "T", "form": "number"}),
    page(deed(fields=[field(kind="info")])),
    page(deed(fields=[field(kind="switch", expect="x")])),
    page(deed(fields=[field(same_as="rien")])),
    page(deed(fields=[field(of_row=True)])),
    page(deed(fields=[field(), field()])),
    page(deed(effects=effect(when={"rien": True}))),
    page(deed(effects=effect(set={"rien": True}))),
    page(deed(effects=effect(set={"a/b": True}))),
    page(deed(effects=effect(set={"./a": True}))),
    page(SWITCH, deed(effects=effect(set={"a": "x"}))),
    page(SWITCH, deed(effects=effect(set={"a": {"row": True}}))),
    page(INFO, deed(effects=effect(set={"i": {"row": True}}))),
    page(INFO, deed(effects=effect(set={"i": {"row": False}}))),
    page(INFO, deed(effects=effect(set={"i": {"rien": True}}))),
    page(INFO, deed(effects=effect(set={"i": {"field": "f"}}))),
    page(SWITCH, deed(fields=[field()], effects=effect(set={"a": {"field": "f"}}))),
    page(INFO, deed(fields=[field(kind="switch")], effects=effect(set={"i": {"field": "f"}}))),
    page(SWITCH, in_list(effects=effect(set={"a": {"row": True}}))),
    page(in_list(effects=effect(set={"./rien": True}))),
    page(in_list(only=["rien"])),
    page(in_list(when={"rien": True})),
    page(deed(effects=effect(forget=["rien"]))),
    page(deed(effects=effect(forget=["."]))),
    page(LIST, deed(effects=effect(forget=["l/rien"]))),
    page(deed(effects=effect(add={"list": "rien", "name": "x"}))),
    page(LIST, deed(effects=effect(add={"list": "l", "name": "x", "values": {"rien": 1}}))),
    page(LIST, deed(effects=effect(add={"list": "l"}))),
    page({**LIST, "fields": [field(kind="password")]}),
    page({**LIST, "rows": [{"id": "r", "name": "R", "values": {"x": 1}}]}),
    page({**LIST, "rows": [{"id": "r", "name": " "}]}),
    page({**LIST, "rows": [{"id": "added-1", "name": "R"}]}),
    page({**LIST, "rows": [{"id": "r", "name": "R"}, {"id": "r", "name": "S"}]}),
    page({**LIST, "rows": [{"id": "r", "name": "R"}, {"id": "s", "name": "R"}]}),
    page({**LIST, "mark": "rien"}),
    page(SWITCH, {**LIST, "mark": "a"}),
    page(under="rien"),
]


@pytest.mark.parametrize("one", BAD)
def test_what_is_no_panel_is_malformed(one: Any) -> None:
    with pytest.raises(MalformedError):
        SETTINGS.check_start({"pages": [one]})


@pytest.mark.parametrize(
    "start",
    [
        {},
        {"pages": []},
        {"pages": [page(), page()]},
        {"pages": [page()] * 17},
        {"pages": [page()], "title": "x" * MAX_START_BYTES},
    ],
)
def test_what_is_no_start_is_malformed(start: Any) -> None:
    with pytest.raises(MalformedError):
        SETTINGS.check_start(start)


@pytest.mark.parametrize(
    "more",
    [
        {"page": "rien"},
        {"values": {"rien": 1}},
        {"values": {"a/b": 1}},
        {"values": {"son": 55}},
        {"values": {"heure": "midi"}},
        {"values": {"reseaux/rien/auto": True}},
        {"values": {"reseaux/gare/auto": True}, "removed": ["reseaux/gare"]},
        {"values": {f"x{number}": True for number in range(401)}},
        {"removed": ["reseaux"]},
        {"removed": ["reseaux/rien"]},
        {"removed": [3]},
        {"added": [{"list": "rien", "id": "added-1", "name": "x"}]},
        {"added": [{"list": "comptes", "id": "autre", "name": "x"}]},
        {"added": [{"list": "comptes", "id": "added-1", "name": ""}]},
        {"added": [{"list": "comptes", "id": "added-1", "name": "x"}] * 2},
        {"done": {"rien": 1}},
        {"done": {"clear": 0}},
        {"done": {"clear": True}},
        {"typed": {"rien": {}}},
        {"typed": {"clear": {"rien": True}}},
        {"typed": {"clear": {"mots": "x"}}},
    ],
)
def test_what_is_no_state_is_malformed(more: Any) -> None:
    with pytest.raises(MalformedError):
        SETTINGS.check_state(START, {**after(), **more})


def test_a_value_that_was_there_at_first_is_left_out() -> None:
    state: Any = {**after(), "values": {"avion": True}}
    SETTINGS.check_state(START, state)
    assert SETTINGS.perform(START, state, {"do": "open", "page": "reseau"}) == after()
