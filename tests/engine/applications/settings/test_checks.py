from typing import Any

import pytest

from engine.errors import MalformedError
from tests.engine.applications.settings.panels import (
    ONLINE,
    SETTINGS,
    START,
    after,
    check,
    press,
    put,
    remove,
)

JOINED = after(*ONLINE, press("reseaux/club/join", cle="jonquille-24"))
GONE = after(*ONLINE, remove("reseaux", "gare"))
CREATED = after(put("avion", False), press("create", nom="Nour", type="standard"))
SECRET = after(press("secret", old="lune", new="Rivière-7-bleue", again="Rivière-7-bleue"))


@pytest.mark.parametrize(
    ("state", "terms", "verdict"),
    [
        (JOINED, {"control": "avion", "equals": False}, True),
        (after(), {"control": "avion", "equals": False}, False),
        (JOINED, {"control": "connexion", "any": ["club"], "treatments": ["t1"]}, True),
        (JOINED, {"control": "connexion", "any": ["club"]}, False),
        (JOINED, {"control": "reseaux/club/auto", "equals": True}, True),
        (GONE, {"control": "reseaux/gare/auto", "equals": False}, False),
        (after(), {"control": "son", "least": 50}, True),
        (after(), {"control": "son", "most": 40}, False),
        (after(), {"control": "son", "any": [40, 50]}, True),
        (after(), {"control": "public", "any": ["Mes contacts"]}, False),
        (after(), {"control": "heure", "equals": "9h00"}, True),
    ],
)
def test_a_value(state: Any, terms: Any, verdict: bool) -> None:
    assert check(state, "value", **terms) is verdict


def test_several_values() -> None:
    assert check(JOINED, "values", equals={"avion": False, "wifi": True})
    assert not check(JOINED, "values", equals={"avion": False, "wifi": False})


def test_a_password_that_obeys() -> None:
    assert check(SECRET, "policy", act="secret", field="new")
    assert not check(after(), "policy", act="secret", field="new")
    assert not check(SECRET, "policy", act="secret", field="new", rule={"least": 20})


def test_one_class_of_several_may_be_enough() -> None:
    some = {"classes": ["digit", "upper", "other"], "of_classes": 2}
    assert check(SECRET, "policy", act="secret", field="old", rule={"classes": ["lower"]})
    assert not check(SECRET, "policy", act="secret", field="old", rule=some)


def test_what_was_typed() -> None:
    assert check(JOINED, "typed", act="reseaux/club/join", field="cle", equals="jonquille-24")
    assert check(CREATED, "typed", act="create", field="nom", any=["NOUR"], treatments=["t1"])
    assert not check(after(), "typed", act="create", field="nom", any=["Nour"])


def test_what_was_forgotten_and_nothing_else() -> None:
    assert check(GONE, "forgotten", what=["reseaux/gare"])
    assert not check(after(), "forgotten", what=["reseaux/gare"])
    more = after(*ONLINE, remove("reseaux", "gare"), remove("reseaux", "club"))
    assert not check(more, "forgotten", what=["reseaux/gare"])
    assert check(more, "forgotten", what=["reseaux/gare"], exact=False)
    assert check(after(press("clear")), "forgotten", what=["historique"])


def test_what_was_kept() -> None:
    assert check(GONE, "kept", what=["historique", "reseaux/club"])
    assert not check(GONE, "kept", what=["reseaux"])


def test_the_rows_of_a_list() -> None:
    assert check(CREATED, "rows", list="comptes", names=["Nour", "Lina"])
    assert not check(after(), "rows", list="comptes", names=["Nour", "Lina"])


def test_a_row_with_its_values() -> None:
    wanted = {"list": "comptes", "any": ["nour"], "treatments": ["t1"]}
    assert check(CREATED, "row", **wanted, values={"type": "standard"})
    assert check(CREATED, "row", **wanted)
    assert not check(CREATED, "row", **wanted, values={"type": "administrateur"})
    assert not check(after(), "row", **wanted)


def test_buttons_pressed_and_not_pressed() -> None:
    assert check(JOINED, "done", act="reseaux/club/join")
    assert check(JOINED, "done", act="reseaux/club/join", times=1)
    assert not check(JOINED, "done", act="reseaux/club/join", times=2)
    assert not check(after(), "done", act="clear")
    assert check(JOINED, "not_done", acts=["clear", "reseaux/gare/join"])
    assert not check(JOINED, "not_done", acts=["clear", "reseaux/club/join"])


@pytest.mark.parametrize(
    ("state", "apart", "verdict"),
    [
        (after(), [], True),
        (after({"do": "open", "page": "compte"}), [], True),
        (after(press("test")), [], True),
        (after(put("son", 60)), [], False),
        (after(put("son", 60)), ["son"], True),
        (JOINED, ["avion", "wifi", "connexion", "reseaux/*/auto", "reseaux/club/join"], True),
        (JOINED, ["avion", "wifi", "connexion", "reseaux/gare"], False),
        (JOINED, ["avion", "wifi", "connexion", "reseaux"], True),
        (GONE, ["avion", "wifi", "connexion", "reseaux/gare"], True),
        (GONE, ["avion", "wifi", "connexion", "reseaux/*/auto"], False),
        (CREATED, ["avion", "create", "pseudo", "reseaux/gare/auto", "comptes"], True),
        (CREATED, ["avion", "create", "pseudo", "reseaux/gare/auto"], False),
        (after(press("clear")), ["historique"], False),
        (after(press("clear")), ["historique", "clear"], True),
        (after(*ONLINE, press("reseaux/gare/drop")), ["avion", "wifi", "connexion"], False),
    ],
)
def test_all_else_is_as_it_was(state: Any, apart: list[str], verdict: bool) -> None:
    assert check(state, "others_unchanged", **{"except": apart}) is verdict


def test_without_exceptions_nothing_may_change() -> None:
    assert check(after(), "others_unchanged")


def test_a_button_in_a_row_that_came_counts_as_that_row() -> None:
    renewed = after(
        put("avion", False), press("create", nom="Nour"), put("comptes/added-1/type", "standard")
    )
    apart = ["avion", "create", "pseudo", "reseaux", "comptes/*"]
    assert check(renewed, "others_unchanged", **{"except": apart})


@pytest.mark.parametrize(
    "assertion",
    [
        {"kind": "rien"},
        {"kind": "value", "control": "rien", "equals": 1},
        {"kind": "value", "control": "reseaux/rien/auto", "equals": True},
        {"kind": "value", "control": "a/b", "equals": True},
        {"kind": "value", "control": "son", "equals": 55},
        {"kind": "value", "control": "jour", "equals": "demain"},
        {"kind": "value", "control": "son", "any": []},
        {"kind": "value", "control": "public", "least": 1},
        {"kind": "value", "control": "pseudo", "any": [], "treatments": []},
        {"kind": "value", "control": "pseudo", "any": ["x"], "treatments": ["t9"]},
        {"kind": "values", "equals": {}},
        {"kind": "values", "equals": {"rien": 1}},
        {"kind": "policy", "act": "secret", "field": "rien"},
        {"kind": "policy", "act": "secret", "field": "old"},
        {"kind": "policy", "act": "clear", "field": "mots", "rule": {"least": 3}},
        {"kind": "policy", "act": "secret", "field": "new", "rule": {"classes": ["vowel"]}},
        {"kind": "policy", "act": "secret", "field": "new", "rule": {"least": 9, "most": 8}},
        {"kind": "policy", "act": "secret", "field": "new", "rule": {"without": [" "]}},
        {"kind": "typed", "act": "secret", "field": "rien", "equals": ""},
        {"kind": "forgotten", "what": []},
        {"kind": "forgotten", "what": ["rien"]},
        {"kind": "forgotten", "what": ["reseaux/rien"]},
        {"kind": "kept", "what": ["avion"]},
        {"kind": "rows", "list": "rien", "names": []},
        {"kind": "row", "list": "comptes", "any": ["x"], "values": {"rien": 1}},
        {"kind": "done", "act": "rien"},
        {"kind": "done", "act": "reseaux/club/drop"},
        {"kind": "done", "act": "reseaux/club"},
        {"kind": "done", "act": "avion/club/drop"},
        {"kind": "not_done", "acts": ["rien"]},
        {"kind": "others_unchanged", "except": ["rien"]},
        {"kind": "others_unchanged", "except": ["avion/x"]},
        {"kind": "others_unchanged", "except": ["reseaux/rien"]},
        {"kind": "others_unchanged", "except": ["reseaux/*/rien"]},
    ],
)
def test_a_check_that_names_what_is_not_there_is_malformed(assertion: Any) -> None:
    with pytest.raises(MalformedError):
        SETTINGS.check_assertion(START, assertion)


def test_a_check_that_names_what_is_there_is_fine() -> None:
    SETTINGS.check_assertion(START, {"kind": "value", "control": "son", "equals": 20})
    assert not check(after(), "not_done", acts=[])
