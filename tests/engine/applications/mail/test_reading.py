"""What an item may lay out as a mailbox, and which states belong to it."""

from typing import Any

import pytest

from engine.applications.mail.address import recipients
from engine.applications.mail.start import links, pieces, read_start, unlinked
from engine.applications.table import application
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.mail.mailboxes import MAIL, ME, START, act, after, letter, written


def test_the_exam_knows_the_application() -> None:
    assert application("mail").name == "mail"


def test_the_least_mailbox_has_an_owner_alone() -> None:
    start = {"me": {"name": "Alix", "address": ME}}
    MAIL.check_start(start)
    assert MAIL.first(start)["messages"] == {}


def test_addresses_lose_their_capitals() -> None:
    assert read_start(START).messages[0].address == "helene@club.example"


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in START.items() if name != key}


def _message(**changed: Any) -> dict[str, Any]:
    return {**START, "messages": [{**START["messages"][0], **changed}]}


@pytest.mark.parametrize(
    "start",
    [
        _without("me"),
        {**START, "me": {"name": " ", "address": ME}},
        {**START, "me": {"name": "Alix", "address": "alix"}},
        {**START, "folders": [" "]},
        {**START, "folders": ["Inbox"]},
        {**START, "folders": ["Club", "club"]},
        {**START, "messages": [START["messages"][0]] * 2},
        {**START, "contacts": [START["contacts"][0]] * 2},
        {**START, "groups": [{"name": "noe", "members": [ME]}]},
        {**START, "groups": [{"name": "Vide", "members": []}]},
        {**START, "groups": [{"name": "", "members": [ME]}]},
        {**START, "files": [START["files"][0]] * 2},
        {**START, "files": [{"name": " ", "kb": 1}]},
        {**START, "files": [{"name": "a", "kb": 0}]},
        {**START, "rules": [{"conditions": [], "folder": "Club"}]},
        {**START, "rules": [{**START["rules"][0], "folder": "Ailleurs"}]},
        {
            **START,
            "rules": [
                {
                    "conditions": [{"where": "from", "how": "is", "value": " "}],
                    "folder": "Club",
                }
            ],
        },
        {**START, "messages": "m1"},
        {**START, "contacts": [{"name": "n" * 60000, "address": ME}] * 2},
        _message(id="w-1"),
        _message(folder="drafts"),
        _message(folder="Ailleurs"),
        _message(date="hier"),
        _message(date="2026-03-02"),
        _message(date="2026-13-02T08:10"),
        _message(to=["personne"]),
        _message(reply_to="personne"),
        _message(read="oui"),
        _message(attachments=[{"name": "a", "kb": 1}] * 2),
    ],
)
def test_what_is_no_mailbox_is_refused(start: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        MAIL.check_start(start)


_USED = after(
    act("report", message="m2", **{"as": "phishing"}),
    act("mark", message="m1", flag="important", value=True),
    act("mark", message="m1", flag="read", value=True),
    act("open_attachment", message="m1", name="carte.pdf"),
    act("follow", message="m1", link=1),
    act("remove_rule", at=1),
    act("add_contact", name="Zoé", address="zoe@p.example"),
    act("remove_group", name="les parents"),
    *letter("noe", "Salut", "Voilà"),
    act("attach", file="plan.pdf"),
    act("send"),
    *letter("moi"),
)


def test_a_state_comes_back_as_it_went() -> None:
    MAIL.check_state(START, _USED)
    again = MAIL.perform(START, _USED, act("mark", message="m1", flag="read", value=True))
    assert dumps(again) == dumps(_USED)


def _own(place: int, **changed: Any) -> dict[str, Any]:
    found: Any = loads_object(dumps(_USED))
    found["written"][place] |= changed
    return dict(found)


@pytest.mark.parametrize(
    "state",
    [
        {},
        {**_USED, "folder": "Ailleurs"},
        {**_USED, "open": "m9"},
        {**_USED, "editing": "w-1"},
        {**_USED, "editing": "w-9"},
        {**_USED, "open": "m1"},
        {**_USED, "messages": {"m9": {}}},
        {**_USED, "messages": {"m1": {"folder": "drafts"}}},
        {**_USED, "messages": {"m1": {"folder": "Ailleurs"}}},
        {**_USED, "messages": {"m1": {"reported": "ennui"}}},
        {**_USED, "opened": [["m1", 2]]},
        {**_USED, "opened": [["m1", True]]},
        {**_USED, "opened": [["m1", 1], ["m1", 1]]},
        {**_USED, "opened": [["m9", 1]]},
        {**_USED, "opened": ["m1"]},
        {**_USED, "written": [START["messages"][0]]},
        {**_USED, "rules": [{"conditions": [], "folder": "Club"}]},
        {**_USED, "contacts": [{"name": "Les parents", "address": ME}] * 2},
        _own(0, id="m7"),
        _own(0, id="w-2"),
        _own(0, folder="drafts"),
        _own(0, folder="Ailleurs"),
        _own(0, to=[]),
        _own(0, to=["personne"]),
        _own(0, to=["noe@club.example"] * 2),
        _own(0, to=[" "]),
        _own(0, attachments=["inconnu.pdf"]),
        _own(0, attachments=["plan.pdf", "plan.pdf"]),
        _own(0, answers="m9"),
        _own(0, forwards="w-7"),
        _own(0, body="a" * 7000),
        _own(1, folder="Club"),
        _own(1, folder="trash"),
    ],
)
def test_what_is_no_state_of_this_mailbox_is_refused(state: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        MAIL.check_state(START, state)


def test_texts_that_weigh_too_much_together_are_no_state() -> None:
    heavy = [{**_own(0)["written"][0], "id": f"w-{one}", "body": "é" * 6000} for one in range(1, 8)]
    with pytest.raises(MalformedError):
        MAIL.check_state(START, {**_USED, "written": heavy, "editing": None})


def test_a_line_of_recipients_is_cut_at_commas_and_looked_up() -> None:
    book = {"noe": ("noe@club.example",), "lesparents": ("a@p.example", "b@p.example")}
    line = "Noé; Les Parents, Hélène <H@club.example>, quelqu'un, a@p.example,, a@b"
    assert recipients(line, book) == (
        "noe@club.example",
        "a@p.example",
        "b@p.example",
        "h@club.example",
        "quelqu'un",
        "a@b",
    )


def test_a_link_is_cut_out_of_a_body() -> None:
    body = "Voir [ici](https://a.example/x) ou là."
    assert links(body) == (("ici", "https://a.example/x"),)
    assert list(pieces(body)) == [
        ("Voir ", ""),
        ("ici", "https://a.example/x"),
        (" ou là.", ""),
    ]
    assert unlinked(body) == "Voir ici <https://a.example/x> ou là."


def test_apostrophes_of_names_are_alike() -> None:
    contact = {"name": "Bureau de l’association", "address": "b@p.example"}
    typed = letter("bureau de l'association")
    state = after(*typed, start={**START, "contacts": [contact]})
    assert written(state)["to"] == ["b@p.example"]
