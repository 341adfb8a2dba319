from typing import Any

import pytest

from engine.applications.application import ActRefusedError
from engine.applications.web.application import WebApplication
from engine.applications.web.browsing import MOST_BOOKMARKS, MOST_STEPS
from engine.errors import MalformedError
from tests.engine.applications.web.starts import START, start

WEB = WebApplication()
CARD = [
    {"do": "go", "address": "musee.example/tarifs"},
    {"do": "fill", "form": "carte", "field": "nom", "value": "Diallo"},
    {"do": "fill", "form": "carte", "field": "accord", "value": True},
]


def after(*acts: dict[str, Any], begin: dict[str, Any] = START) -> Any:
    state = WEB.first(begin)
    for act in acts:
        state = WEB.perform(begin, state, act)
        WEB.check_state(begin, state)
    return state


def _refused(*acts: dict[str, Any], begin: dict[str, Any] = START) -> str:
    state = after(*acts[:-1], begin=begin)
    with pytest.raises(ActRefusedError) as refusal:
        WEB.perform(begin, state, acts[-1])
    return str(refusal.value.args[0])


def _address(state: Any) -> str:
    return str(state["trail"][state["place"]])


def test_the_first_state_is_the_home_page() -> None:
    assert after() == {
        "trail": ["musee.example"],
        "place": 0,
        "visited": ["musee.example"],
        "bookmarks": ["lycee.example"],
    }


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("HTTPS://Lycee.example/", "lycee.example"),
        ("www.lycee.example/plan", "lycee.example/plan"),
        ("perdu.example/nulle-part", "perdu.example/nulle-part"),
        ("marée basse", "cherche.example/?q=marée+basse"),
        ("cherche.example/?q=sel&type=pdf", "cherche.example/?q=sel&type=pdf"),
        ("cherche.example/aide", "cherche.example/aide"),
    ],
)
def test_go(typed: str, address: str) -> None:
    state = after({"do": "go", "address": typed})
    assert _address(state) == address
    assert state["visited"][-1] == address


def test_words_lead_nowhere_without_an_engine() -> None:
    begin = start()
    del begin["search"]
    assert _address(after({"do": "go", "address": "sel"}, begin=begin)) == "sel"
    assert _refused({"do": "search", "query": "sel"}, begin=begin) == "no-search-here"
    assert _refused({"do": "narrow", "kind": "pdf"}, begin=begin) == "no-results-here"
    assert _refused({"do": "bookmark"}, {"do": "bookmark"}, begin=begin) == "bookmarked-already"


def test_going_where_one_is_changes_nothing() -> None:
    assert after({"do": "go", "address": "musee.example"}) == after()


def test_back_and_forward_and_a_new_way() -> None:
    there = {"do": "follow", "to": "lycee.example"}
    assert _refused({"do": "back"}) == "nothing-before"
    assert _refused({"do": "forward"}) == "nothing-after"
    state = after(there, {"do": "back"})
    assert _address(state) == "musee.example"
    assert state["visited"] == ["lycee.example", "musee.example"]
    assert _address(after(there, {"do": "back"}, {"do": "forward"})) == "lycee.example"
    state = after(there, {"do": "back"}, {"do": "follow", "to": "musee.example/tarifs"})
    assert state["trail"] == ["musee.example", "musee.example/tarifs"]


def test_a_long_way_forgets_its_beginning() -> None:
    acts = [{"do": "go", "address": f"x{number}.example"} for number in range(MOST_STEPS + 5)]
    state = after(*acts)
    assert len(state["trail"]) == MOST_STEPS
    assert state["place"] == MOST_STEPS - 1


def test_follow_takes_only_what_is_in_front() -> None:
    assert _refused({"do": "follow", "to": "lycee.example/plan"}) == "no-such-link"
    tarifs = {"do": "follow", "to": "musee.example/tarifs"}
    assert _address(after(tarifs, {"do": "follow", "to": "musee.example"})) == "musee.example"
    search = {"do": "go", "address": "plan"}
    assert _address(after(search, {"do": "follow", "to": "lycee.example/plan"})) == (
        "lycee.example/plan"
    )
    assert _address(after(search, {"do": "follow", "to": "cherche.example/aide"})) == (
        "cherche.example/aide"
    )
    assert _refused({"do": "go", "address": "lycee.example"}, tarifs) == "no-such-link"
    without = start()
    del without["search"]
    assert _refused({"do": "follow", "to": "cherche.example"}, begin=without) == "no-such-link"


def test_search_and_narrow() -> None:
    home = {"do": "go", "address": "cherche.example"}
    assert _refused({"do": "search", "query": "sel"}) == "no-search-here"
    assert _refused(home, {"do": "search", "query": "  "}) == "nothing-typed"
    assert _refused(home, {"do": "narrow", "kind": "pdf"}) == "no-results-here"
    state = after(home, {"do": "search", "query": " sel  fin"}, {"do": "narrow", "kind": "image"})
    assert _address(state) == "cherche.example/?q=sel+fin&type=image"
    state = after(
        home,
        {"do": "search", "query": "sel"},
        {"do": "narrow", "kind": "pdf"},
        {"do": "narrow", "period": "year"},
        {"do": "search", "query": "poivre"},
        {"do": "narrow", "kind": ""},
    )
    assert _address(state) == "cherche.example/?q=poivre&date=year"


def test_bookmarks() -> None:
    state = after({"do": "bookmark"})
    assert state["bookmarks"] == ["lycee.example", "musee.example"]
    assert after({"do": "bookmark"}, {"do": "unbookmark"}) == after()
    assert after({"do": "unbookmark", "address": "lycee.example"})["bookmarks"] == []
    assert _refused({"do": "unbookmark"}) == "no-such-bookmark"
    lost = {"do": "go", "address": "perdu.example"}
    assert _refused(lost, {"do": "bookmark"}) == "no-page-to-keep"
    found = after({"do": "go", "address": "sel"}, {"do": "bookmark"})
    assert found["bookmarks"][-1] == "cherche.example/?q=sel"


def test_there_is_an_end_to_bookmarks() -> None:
    acts: list[dict[str, Any]] = []
    for number in range(MOST_BOOKMARKS):
        acts += [{"do": "go", "address": f"mot{number}"}, {"do": "bookmark"}]
    assert _refused(*acts) == "too-many-bookmarks"


def test_a_form_is_filled_and_sent() -> None:
    state = after(*CARD)
    assert state["drafts"] == {"carte": {"nom": "Diallo", "accord": True}}
    state = after(*CARD, {"do": "submit", "form": "carte"})
    assert "drafts" not in state
    values = {"nom": "Diallo", "jour": "", "mot": "Bonjour", "accord": True}
    assert state["sent"] == {"carte": {"times": 1, "values": values}}


def test_a_field_put_back_is_no_draft() -> None:
    again = {"do": "fill", "form": "carte", "field": "nom", "value": ""}
    state = after(*CARD[:2], again)
    assert "drafts" not in state


def test_no_break_spaces_are_spaces_as_a_keyboard_writes_them() -> None:
    begin = start()
    begin["sites"][0]["forms"][1]["fields"][2]["value"] = "à\u00a014\u00a0h"
    again = {"do": "fill", "form": "carte", "field": "mot", "value": "à 14 h"}
    assert "drafts" not in after(CARD[0], again, begin=begin)


def test_a_form_is_sent_again_only_when_something_changed() -> None:
    send = {"do": "submit", "form": "carte"}
    assert _refused(*CARD, send, send) == "sent-already"
    corrected = {"do": "fill", "form": "carte", "field": "jour", "value": "lundi"}
    state = after(*CARD, send, corrected, send)
    assert state["sent"]["carte"]["times"] == 2
    assert state["sent"]["carte"]["values"]["jour"] == "lundi"


@pytest.mark.parametrize("field", ["nom", "accord"])
def test_what_is_required_must_be_given(field: str) -> None:
    value: str | bool = "  " if field == "nom" else False
    blank = {"do": "fill", "form": "carte", "field": field, "value": value}
    assert _refused(*CARD, blank, {"do": "submit", "form": "carte"}) == "required-missing"


def test_a_banner_lies_over_the_site_until_it_is_sent() -> None:
    accept = {"do": "shortcut", "form": "traceurs", "number": 1}
    state = after(accept)
    assert state["sent"]["traceurs"]["values"] == {"mesure": True, "pub": True}
    assert _refused(accept, accept) == "no-form-here"
    away = {"do": "go", "address": "lycee.example"}
    assert _refused(away, accept) == "no-form-here"
    assert _refused({"do": "go", "address": "perdu.example"}, accept) == "no-form-here"


def test_what_is_sent_once_stays() -> None:
    begin = start()
    begin["sites"][0]["pages"][0]["form"] = "traceurs"
    send = {"do": "submit", "form": "traceurs"}
    assert _refused(send, send, begin=begin) == "sent-once"


@pytest.mark.parametrize(
    "act",
    [
        {},
        {"do": "fly"},
        {"do": "go"},
        {"do": "go", "address": "x" * 400},
        {"do": "fill", "form": "carte", "field": "nom", "value": "x"},
        {"do": "fill", "form": "autre", "field": "nom", "value": "x"},
        {"do": "fill", "form": "traceurs", "field": "nom", "value": "x"},
        {"do": "fill", "form": "traceurs", "field": "pub", "value": "x"},
        {"do": "fill", "form": "traceurs", "field": "pub"},
        {"do": "shortcut", "form": "traceurs", "number": 2},
        {"do": "shortcut", "form": "traceurs", "number": True},
    ],
)
def test_what_is_no_act(act: dict[str, Any]) -> None:
    with pytest.raises((MalformedError, ActRefusedError)):
        WEB.perform(START, WEB.first(START), act)


def test_no_such_filter() -> None:
    state = after({"do": "go", "address": "sel"})
    for narrow in ({"kind": "video"}, {"kind": "pdf", "period": "year"}, {}):
        with pytest.raises(MalformedError):
            WEB.perform(START, state, {"do": "narrow", **narrow})


def test_an_empty_address_is_refused() -> None:
    assert _refused({"do": "go", "address": " https:// "}) == "nothing-typed"
