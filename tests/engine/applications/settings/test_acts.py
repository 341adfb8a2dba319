import copy
from typing import Any

import pytest

from engine.applications.application import ActRefusedError
from engine.applications.settings.values import LONGEST_VALUE, Control
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.settings.panels import (
    ONLINE,
    SETTINGS,
    START,
    after,
    press,
    put,
    remove,
)

SECRET = {"old": "lune", "new": "Rivière-7-bleue", "again": "Rivière-7-bleue"}


def values(*acts: Any) -> Any:
    return after(*acts)["values"]


def refusal(*acts: Any) -> str:
    with pytest.raises(ActRefusedError) as caught:
        after(*acts)
    return str(caught.value.args[0])


def test_the_first_page_is_open_and_nothing_is_changed() -> None:
    assert after() == {
        "page": "reseau",
        "values": {},
        "removed": (),
        "added": (),
        "done": {},
        "typed": {},
    }


def test_another_page_is_opened() -> None:
    assert after({"do": "open", "page": "compte"})["page"] == "compte"


def test_a_setting_is_kept_with_its_page_open_and_put_back_leaves_no_trace() -> None:
    state = after(put("public", "Mes contacts"))
    assert (state["values"], state["page"]) == ({"public": "Mes contacts"}, "compte")
    assert not values(put("public", "Mes contacts"), put("public", "Tout le monde"))


@pytest.mark.parametrize(
    ("control", "given", "kept"),
    [
        ("son", 80, 80),
        ("jour", "3/4/2027", "03/04/2027"),
        ("jour", "3 avril 2027", "03/04/2027"),
        ("jour", "1er  Août 27", "01/08/2027"),
        ("jour", "2027-12-31", "31/12/2027"),
        ("jour", "31.12.2027", "31/12/2027"),
        ("heure", "21 h", "21:00"),
        ("heure", "7h05", "07:05"),
        ("heure", "7 h 30 min", "07:30"),
        ("heure", "20:00", "20:00"),
        ("heure", "", ""),
        ("pseudo", "  Mésange ", "Mésange"),
        ("pseudo", "Me\u0301sange", "Mésange"),
    ],
)
def test_a_value_is_kept_in_one_form(control: str, given: object, kept: object) -> None:
    assert values(put(control, given)) == {control: kept}


def test_an_empty_day_is_no_day() -> None:
    assert not values(put("jour", "3/4/2027"), put("jour", " "))


def test_spaces_that_do_not_break_are_spaces_in_options_and_names() -> None:
    start: Any = {
        "pages": [
            {
                "id": "p",
                "title": "P",
                "parts": [
                    {"part": "info", "id": "i", "label": "I"},
                    {"part": "choice", "id": "c", "label": "C", "options": ["1", "2\u00a0min"]},
                    {
                        "part": "list",
                        "id": "l",
                        "mark": "i",
                        "remove": "Oublier",
                        "rows": [{"id": "r", "name": "Salle\u00a02"}],
                        "deeds": [
                            {"id": "d", "label": "D", "effects": [{"set": {"i": {"row": True}}}]}
                        ],
                    },
                ],
            }
        ]
    }
    state = after(put("c", "2\u00a0min"), press("l/r/d"), start=start)
    assert state["values"] == {"c": "2 min", "i": "Salle 2"}
    assert SETTINGS.perform(start, state, remove("l", "r"))["values"] == {"c": "2 min"}


@pytest.mark.parametrize(
    ("control", "given", "reason"),
    [
        ("jour", "demain", "not-a-date"),
        ("jour", "31/02/2027", "not-a-date"),
        ("jour", "3 floréal 2027", "not-a-date"),
        ("heure", "midi", "not-a-time"),
        ("heure", "24:00", "not-a-time"),
        ("heure", "9:75", "not-a-time"),
        ("wifi", True, "not-available"),
        ("reseaux/gare/auto", True, "not-available"),
        ("reseaux/rien/auto", True, "no-such-row"),
    ],
)
def test_what_cannot_be_set_now_is_refused(control: str, given: object, reason: str) -> None:
    assert refusal(put(control, given)) == reason


@pytest.mark.parametrize(
    "act",
    [
        {"do": "dance"},
        {"do": "open", "page": "nulle-part"},
        put("rien", True),
        put("connexion", "Club"),
        put("avion", 1),
        put("son", 55),
        put("son", 110),
        put("son", True),
        put("public", "Personne"),
        put("pseudo", "x" * (LONGEST_VALUE + 1)),
        remove("rien", "gare"),
        press("rien"),
        press("secret", **SECRET, more="x"),
        press("secret", old=3),
    ],
)
def test_what_is_no_act_is_malformed(act: Any) -> None:
    with pytest.raises(MalformedError):
        after(act)


def test_a_network_is_joined_with_its_key() -> None:
    state = after(*ONLINE, press("reseaux/club/join", cle="jonquille-24"))
    assert state["values"] == {
        "avion": False,
        "wifi": True,
        "connexion": "Club",
        "reseaux/club/auto": True,
    }
    assert state["done"] == {"reseaux/club/join": 1}
    assert state["typed"] == {"reseaux/club/join": {"cle": "jonquille-24"}}


def test_a_network_without_a_key_asks_for_none() -> None:
    assert values(*ONLINE, press("reseaux/gare/join"))["reseaux/gare/auto"] is True
    with pytest.raises(MalformedError):
        after(*ONLINE, press("reseaux/gare/join", cle="x"))


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (press("reseaux/club/join", cle="jonquille"), "wrong-secret"),
        (press("reseaux/club/join", cle=" "), "field-missing"),
        (press("reseaux/club/join"), "field-missing"),
        (press("reseaux/rien/join"), "no-such-row"),
        (press("reseaux/club/drop"), "no-such-row"),
        (press("reseaux/club/rien"), "no-such-row"),
        (press("wifi/club/join"), "no-such-row"),
        (remove("reseaux", "ecole"), "cannot-remove"),
        (remove("reseaux", "rien"), "no-such-row"),
        (remove("historique", "un"), "cannot-remove"),
        (press("update", code="42 18"), "wrong-code"),
    ],
)
def test_what_cannot_be_done_online_is_refused(act: Any, reason: str) -> None:
    assert refusal(*ONLINE, act) == reason


def test_nothing_is_done_to_a_list_that_is_closed() -> None:
    assert refusal(press("reseaux/gare/join")) == "not-available"
    assert refusal(remove("reseaux", "gare")) == "not-available"
    assert refusal(press("create", nom="Nour")) == "not-available"


def test_a_forgotten_row_takes_its_values_and_its_mark_along() -> None:
    state = after(
        *ONLINE,
        press("reseaux/gare/join"),
        remove("reseaux", "gare"),
    )
    assert state["removed"] == ("reseaux/gare",)
    assert state["values"] == {"avion": False, "wifi": True, "connexion": ""}
    assert state["done"] == {}


def test_forgetting_another_row_leaves_the_mark() -> None:
    assert "connexion" not in values(*ONLINE, remove("reseaux", "club"))


def test_a_button_may_take_its_own_row_away() -> None:
    state = after(*ONLINE, press("reseaux/gare/drop"))
    assert (state["removed"], state["done"]) == (("reseaux/gare",), {"reseaux/gare/drop": 1})
    assert SETTINGS.perform(START, loads_object(dumps(state)), put("avion", True))["done"]


def test_the_password_is_changed_and_kept_for_the_check() -> None:
    state = after(press("secret", **SECRET))
    assert state["typed"] == {"secret": SECRET}
    assert after(press("secret", **SECRET), press("secret", **SECRET))["done"] == {"secret": 2}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"old": "soleil"}, "wrong-secret"),
        ({"again": "Rivière-7-blanche"}, "not-the-same"),
        ({"new": "", "again": ""}, "field-missing"),
        ({"new": "Court-7", "again": "Court-7"}, "rule-broken"),
        ({"new": "rivière-7-bleue", "again": "rivière-7-bleue"}, "rule-broken"),
        ({"new": "Rivière7bleue", "again": "Rivière7bleue"}, "rule-broken"),
        ({"new": "Rivière-7-LÍNA", "again": "Rivière-7-LÍNA"}, "rule-broken"),
        ({"new": "Azerty12345!", "again": "Azerty12345!"}, "rule-broken"),
    ],
)
def test_a_password_against_the_rule_is_refused(fields: Any, reason: str) -> None:
    assert refusal(press("secret", **{**SECRET, **fields})) == reason


def test_only_the_ticked_traces_are_cleared() -> None:
    both = ("historique/deux", "historique/un")
    assert after(press("clear"))["removed"] == both
    assert after(press("clear", mots=True))["removed"] == (*both, "reseaux/gare")
    assert after(press("clear", pages=False))["removed"] == ()
    assert after(press("clear"), press("clear"))["done"] == {"clear": 2}


def test_an_account_is_made_changed_and_taken_away() -> None:
    made = (put("avion", False), press("create", nom=" Nour ", type="administrateur"))
    state = after(*made)
    assert state["added"] == ({"list": "comptes", "id": "added-1", "name": "Nour"},)
    assert state["values"]["comptes/added-1/type"] == "administrateur"
    assert state["values"]["comptes/added-1/mail"] == "aucune"
    assert state["values"]["reseaux/gare/auto"] is True
    changed = after(*made, put("comptes/added-1/type", "standard"))
    assert "comptes/added-1/type" not in changed["values"]
    gone = after(*made, remove("comptes", "added-1"))
    assert (gone["added"], gone["removed"]) == ((), ())
    left = after(*made, press("comptes/added-1/leave"))
    assert (left["added"], "comptes/added-1/leave" in left["done"]) == ((), False)


def test_nothing_comes_of_an_effect_on_a_row_that_is_gone() -> None:
    state = after(*ONLINE, remove("reseaux", "gare"), press("create", nom="Nour"))
    assert "reseaux/gare/auto" not in state["values"]


@pytest.mark.parametrize(("name", "reason"), [("", "name-missing"), ("LINA", "name-taken")])
def test_a_row_needs_a_name_of_its_own(name: str, reason: str) -> None:
    assert refusal(put("avion", False), press("create", nom=name)) == reason


def test_there_is_an_end_to_rows() -> None:
    acts = [press("create", nom=f"Nom {number}") for number in range(21)]
    assert refusal(put("avion", False), *acts) == "too-many-rows"


def test_what_is_done_once_is_not_done_again() -> None:
    done = press("update", code="42 17")
    assert after(done)["done"] == {"update": 1}
    assert refusal(done, done) == "done-already"


def test_an_act_changes_nothing_that_was_given() -> None:
    state = after(*ONLINE)
    before = copy.deepcopy(state)
    SETTINGS.perform(START, state, press("reseaux/club/join", cle="jonquille-24"))
    assert state == before


def test_a_setting_of_another_kind_takes_nothing() -> None:
    with pytest.raises(MalformedError):
        Control("a", "A", "dial", "").taken("x")
