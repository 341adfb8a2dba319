from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.applications.web.addresses import Search, normal, terms_of, with_terms
from engine.applications.web.application import WebApplication
from engine.applications.web.texts import fill_in
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.web.starts import START, start

WEB = WebApplication()
_TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=12)
_ADDRESS = st.sampled_from(
    ["musee.example", "musee.example/tarifs", "lycee.example/plan", "cherche.example", "sel", "?"]
)
_FORM = st.sampled_from(["traceurs", "carte"])
_FIELD = st.sampled_from(["mesure", "pub", "nom", "jour", "mot", "accord"])
_ACT = st.one_of(
    st.fixed_dictionaries({"do": st.just("go"), "address": _ADDRESS | _TEXT}),
    st.fixed_dictionaries({"do": st.just("follow"), "to": _ADDRESS}),
    st.fixed_dictionaries({"do": st.just("search"), "query": _TEXT}),
    st.fixed_dictionaries({"do": st.just("narrow"), "kind": st.sampled_from(["", "pdf", "x"])}),
    st.fixed_dictionaries({"do": st.sampled_from(["back", "forward", "bookmark", "unbookmark"])}),
    st.fixed_dictionaries(
        {"do": st.just("fill"), "form": _FORM, "field": _FIELD, "value": _TEXT | st.booleans()}
    ),
    st.fixed_dictionaries({"do": st.just("submit"), "form": _FORM}),
    st.fixed_dictionaries({"do": st.just("shortcut"), "form": _FORM, "number": st.just(1)}),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_ACT, max_size=14))
def test_any_acts_lead_to_a_state_that_survives_a_journal(acts: list[dict[str, Any]]) -> None:
    state = WEB.first(START)
    for act in acts:
        before, journal = deepcopy(state), loads_object(dumps(state))
        try:
            after = WEB.perform(START, state, act)
        except (ActRefusedError, MalformedError):
            assert state == before
            continue
        assert state == before
        assert WEB.perform(START, journal, act) == after
        WEB.check_state(START, after)
        state = after


@given(_TEXT)
def test_an_address_is_normal_once(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(_TEXT, st.sampled_from(["", "image"]), st.sampled_from(["", "week"]))
def test_a_search_survives_its_address(text: str, kind: str, period: str) -> None:
    query = " ".join(text.split())
    address = with_terms("c.example", Search(query, kind, period))
    assert terms_of("c.example", address) == Search(query, kind, period)


def test_values_of_forms_stand_in_pages() -> None:
    assert fill_in("Bonjour {{a.b}} !", {("a", "b"): "Léa"}) == "Bonjour Léa !"


def _set(path: tuple[Any, ...], value: object) -> Callable[[dict[str, Any]], None]:
    def change(begin: dict[str, Any]) -> None:
        inner: Any = begin
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value

    return change


_SITE = ("sites", 0)
_PAGE = (*_SITE, "pages", 0)
_FIELD_0 = (*_SITE, "forms", 1, "fields", 0)


@pytest.mark.parametrize(
    "change",
    [
        _set(("today",), "hier"),
        _set(("today",), 3),
        _set(("home",), "perdu.example"),
        _set(("home",), "Musee.example"),
        _set(("home",), ""),
        _set(("bookmarks",), ["perdu.example"]),
        _set(("history",), [{"address": "lycee.example", "when": "2031-05-06"}]),
        _set(("history",), [{"address": "lycee.example", "when": "2031-02-30T10:00"}]),
        _set(("history",), [{"address": "lycee.example", "when": "2031-05-06T25:00"}]),
        _set((*_SITE, "domain"), "musee"),
        _set((*_SITE, "domain"), "lycee.example"),
        _set((*_SITE, "menu"), [{"label": "x", "to": "/perdu"}]),
        _set((*_SITE, "banner"), "autre"),
        _set((*_PAGE, "body"), "[x](/perdu)"),
        _set((*_PAGE, "body"), "x" * 9000),
        _set((*_PAGE, "body"), "{{carte.prenom}}"),
        _set((*_PAGE, "body"), "{{autre.nom}}"),
        _set((*_PAGE, "kind"), "video"),
        _set((*_PAGE, "form"), "autre"),
        _set((*_PAGE, "path"), "/tarifs"),
        _set((*_PAGE, "crumbs"), ["/perdu"]),
        _set((*_SITE, "forms", 1, "id"), "Carte"),
        _set((*_SITE, "forms", 1, "id"), "traceurs"),
        _set((*_SITE, "forms", 1, "fields"), []),
        _set((*_SITE, "forms", 0, "shortcuts", 0, "values"), {"x": True}),
        _set((*_FIELD_0, "key"), "Nom"),
        _set((*_FIELD_0, "key"), "jour"),
        _set((*_FIELD_0, "kind"), "date"),
        _set((*_FIELD_0, "options"), ["a"]),
        _set((*_FIELD_0, "value"), 3),
        _set((*_FIELD_0, "value"), "x" * 201),
        _set(("search", "address"), "musee.example"),
        _set(("search", "ads", 0, "address"), "perdu.example"),
        _set((*_PAGE, "x"), "x" * 70_000),
    ],
)
def test_a_start_that_cannot_be_opened(change: Callable[[dict[str, Any]], None]) -> None:
    begin = start()
    WEB.check_start(begin)
    change(begin)
    with pytest.raises(MalformedError):
        WEB.check_start(begin)


_SENT = {"mesure": True, "pub": True}


@pytest.mark.parametrize(
    "changed",
    [
        {"trail": []},
        {"trail": ["Musee.example"]},
        {"place": 1},
        {"place": -1},
        {"visited": ["musee.example", "musee.example"]},
        {"bookmarks": ["perdu.example"]},
        {"bookmarks": ["lycee.example", "lycee.example"]},
        {"bookmarks": ["cherche.example/?q=a++b"]},
        {"more": 1},
        {"drafts": {}},
        {"drafts": {"autre": {"x": "y"}}},
        {"drafts": {"carte": {"nom": ""}}},
        {"drafts": {"carte": {}}},
        {"drafts": {"carte": {"nom": 3}}},
        {"drafts": {"carte": {"nom": "x", "prenom": "y"}}},
        {"sent": {"traceurs": {"times": 2, "values": _SENT}}},
        {"sent": {"traceurs": {"times": 0, "values": _SENT}}},
        {"sent": {"traceurs": {"times": 1, "values": {"mesure": True}}}},
        {"sent": {"autre": {"times": 1, "values": {}}}},
    ],
)
def test_a_state_that_no_acts_lead_to(changed: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        WEB.check_state(START, {**WEB.first(START), **changed})


def test_a_state_that_was_left_is_taken_up_again() -> None:
    state = {
        **WEB.first(START),
        "bookmarks": ["cherche.example/?q=a+b", "cherche.example"],
        "drafts": {"carte": {"nom": "Li"}},
        "sent": {"traceurs": {"times": 1, "values": _SENT}},
    }
    WEB.check_state(START, state)
    without = start()
    del without["search"]
    WEB.check_state(without, {**WEB.first(without), "bookmarks": ["musee.example"]})
