from typing import Any

import pytest

from engine.applications.web.application import WebApplication
from engine.errors import MalformedError
from tests.engine.applications.web.starts import START, start
from tests.engine.applications.web.test_acts import CARD, after

WEB = WebApplication()
SEND = {"do": "submit", "form": "carte"}


def _holds(state: Any, **check: Any) -> bool:
    WEB.check_assertion(START, check)
    return WEB.holds(START, state, check)


def test_at_and_visited() -> None:
    state = after({"do": "go", "address": "lycee.example"}, {"do": "go", "address": "sel"})
    assert _holds(state, kind="visited", address="lycee.example")
    assert not _holds(state, kind="visited", addresses=["lycee.example", "lycee.example/plan"])
    assert _holds(state, kind="not_visited", address="lycee.example/plan")
    assert not _holds(state, kind="not_visited", addresses=["lycee.example", "cherche.example"])
    assert not _holds(state, kind="at", address="lycee.example")
    back = WEB.perform(START, state, {"do": "back"})
    assert _holds(back, kind="at", addresses=["musee.example", "lycee.example"])


def test_bookmarks() -> None:
    state = after({"do": "bookmark"})
    assert _holds(state, kind="bookmark", address="musee.example")
    assert _holds(state, kind="other_bookmarks_unchanged", address="musee.example")
    assert not _holds(state, kind="other_bookmarks_unchanged")
    assert _holds(after(), kind="other_bookmarks_unchanged")
    gone = after({"do": "unbookmark", "address": "lycee.example"})
    assert not _holds(gone, kind="bookmark", address="lycee.example")


def test_what_a_form_was_sent_with() -> None:
    state = after(*CARD, SEND)
    wanted = {"nom": "Diallo", "accord": True}
    assert _holds(state, kind="form", form="carte", fields=wanted)
    assert not _holds(state, kind="form", form="carte", fields={"nom": "Diallo"})
    assert _holds(state, kind="form", form="carte", fields={"nom": "Diallo"}, exact=False)
    forgiven = {"nom": {"any": ["DIALLO"], "treatments": ["t1"]}}
    assert _holds(state, kind="form", form="carte", fields=forgiven, exact=False)
    strict = {"nom": {"any": ["DIALLO"]}}
    assert not _holds(state, kind="form", form="carte", fields=strict, exact=False)
    assert not _holds(after(*CARD), kind="form", form="carte", fields=wanted)


def test_how_often_and_what_else_was_sent() -> None:
    state = after(*CARD, SEND)
    assert _holds(state, kind="submitted", form="carte", count=1)
    assert _holds(state, kind="submitted", form="traceurs", count=0)
    assert _holds(state, kind="no_other_form", forms=["carte"])
    assert not _holds(state, kind="no_other_form", forms=["traceurs"])


def test_the_same_results_whatever_was_typed() -> None:
    state = after({"do": "go", "address": "musée -site:musee.example -filetype:jpg"})
    assert _holds(state, kind="query", query='"du sel" filetype:html musée -bienvenue') is False
    assert _holds(state, kind="query", query="musée -bienvenue -photo")
    assert not _holds(after(), kind="query", query="musée")
    images = after({"do": "go", "address": "sel"}, {"do": "narrow", "kind": "image"})
    assert _holds(images, kind="query", query="sel", filter="image")
    assert _holds(images, kind="state", name="kind", value="image")
    assert _holds(images, kind="state", name="period", value="")
    assert not _holds(after(), kind="state", name="kind", value="image")


@pytest.mark.parametrize(
    "check",
    [
        {},
        {"kind": "unknown"},
        {"kind": "at", "address": "perdu.example"},
        {"kind": "at", "addresses": []},
        {"kind": "at"},
        {"kind": "form", "form": "autre", "fields": {}},
        {"kind": "form", "form": "carte", "fields": {"prenom": "x"}},
        {"kind": "form", "form": "carte", "fields": {"jour": "mardi"}},
        {"kind": "form", "form": "carte", "fields": {"nom": {"any": []}}},
        {"kind": "form", "form": "carte", "fields": {"nom": {"any": ["a"], "treatments": ["t9"]}}},
        {"kind": "form", "form": "carte", "fields": {"accord": {"any": ["a"]}}},
        {"kind": "submitted", "form": "carte"},
        {"kind": "no_other_form", "forms": ["autre"]},
        {"kind": "query", "query": "introuvable"},
        {"kind": "query", "query": "sel", "filter": "video"},
        {"kind": "query", "query": "sel", "period": "day"},
        {"kind": "state", "name": "colour", "value": ""},
        {"kind": "state", "name": "kind", "value": "video"},
    ],
)
def test_what_is_no_check(check: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        WEB.check_assertion(START, check)


def test_searches_need_an_engine() -> None:
    begin = start()
    del begin["search"]
    with pytest.raises(MalformedError):
        WEB.check_assertion(begin, {"kind": "query", "query": "sel"})
