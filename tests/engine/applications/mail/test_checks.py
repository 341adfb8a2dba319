"""What authors may demand of a mailbox, and what fulfils it."""

from typing import Any

import pytest

from engine.errors import MalformedError
from tests.engine.applications.mail.mailboxes import MAIL, SEND, START, act, holds, letter

_ANSWER = (
    act("reply", message="m1"),
    act("fill", field="body", text="Oui, je viens.\n\n> Venez-vous ?\n> non"),
    SEND,
)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({}, True),
        ({"to": ["helene@club.example"], "cc": [], "bcc": []}, True),
        ({"to": []}, False),
        ({"to": {"all": ["helene@club.example"]}}, True),
        ({"to": {"all": ["noe@club.example"]}}, False),
        ({"to": {"only": ["helene@club.example", "noe@club.example"]}}, True),
        ({"to": {"only": ["noe@club.example"]}}, False),
        ({"everybody": ["helene@club.example"]}, True),
        ({"answers": "m1"}, True),
        ({"answers": "m2"}, False),
        ({"answers": False}, False),
        ({"forwards": False}, True),
        ({"subject": ["Re: Sortie"]}, True),
        ({"subject": ["re:sortie"], "treatments": ["t1"]}, True),
        ({"subject": ["Sortie"]}, False),
        ({"says": ["oui"]}, False),
        ({"says": ["oui"], "treatments": ["t1"]}, True),
        ({"says": ["JE VIENS"], "treatments": ["t1"]}, True),
        ({"says": ["viens je"]}, False),
        ({"says": ["non"]}, False),
        ({"contains": ["non"]}, True),
        ({"contains": ["vien"]}, False),
        ({"lacks": ["non"]}, False),
        ({"lacks": ["peut-être"]}, True),
        ({"attachments": []}, True),
        ({"attachments": ["plan.pdf"]}, False),
    ],
)
def test_a_sent_message_is_looked_at(terms: dict[str, Any], expected: bool) -> None:
    assert holds("sent", *_ANSWER, **terms) is expected
    assert holds("not_sent", *_ANSWER, **terms) is not expected


def test_what_was_sent_on_is_not_what_the_person_says() -> None:
    acts = (
        act("forward", message="m2"),
        act("fill", field="to", text="noe"),
        SEND,
    )
    assert holds("sent", *acts, contains=["payer"], forwards="m2")
    assert not holds("sent", *acts, says=["payer"])


def test_words_of_a_new_message_are_all_the_persons() -> None:
    assert holds("sent", *letter("noe", "", "C’est oui"), SEND, says=["oui"], answers=False)


def test_a_draft_is_not_sent() -> None:
    acts = (*letter("noe"), act("close"))
    assert holds("draft", *acts, to=["noe@club.example"])
    assert not holds("draft", *letter("noe"), SEND)
    assert holds("not_sent", *acts)
    assert holds("sent_count", *acts, **{"is": 0})
    assert holds("sent_count", *letter("noe"), SEND, **{"is": 1})


def test_folders_are_looked_at() -> None:
    move = act("move", message="m1", folder="Club")
    assert holds("folder", move, folder="Club", messages=["m1"])
    assert not holds("folder", move, folder="Club", messages=["m1", "m2"])
    assert holds("folder", move, folder="Club", messages=["m1"], exactly=True)
    assert not holds("folder", folder="inbox", messages=["m1"], exactly=True)
    assert holds("folder", folder="Club", messages=[], exactly=True)


def test_flags_are_looked_at() -> None:
    assert holds("flag", messages=["m2"], flag="important", **{"is": True})
    assert not holds("flag", messages=["m1", "m2"], flag="important", **{"is": True})
    assert holds("flag", messages=["m1"], flag="read", **{"is": False})


def test_reports_are_looked_at() -> None:
    report = act("report", message="m1", **{"as": "spam"})
    assert holds("reported", report, messages=["m1"])
    assert not holds("reported", report, messages=["m1"], **{"as": ["phishing"]})


def test_what_was_opened_is_looked_at() -> None:
    terms: dict[str, Any] = {"messages": ["m1"]}
    assert holds("not_opened", act("open", message="m1"), **terms)
    assert not holds("not_opened", act("open", message="m1"), **terms, parts=["message"])
    assert holds("not_opened", messages=["m2"], parts=["message"])
    follow = act("follow", message="m1", link=1)
    assert not holds("not_opened", follow, **terms)
    assert holds("not_opened", follow, **terms, parts=["attachments"])
    attachment = act("open_attachment", message="m1", name="carte.pdf")
    assert not holds("not_opened", attachment, **terms, parts=["attachments"])


def test_the_other_messages_must_be_as_they_were() -> None:
    acts = (act("move", message="m1", folder="Club"), act("open", message="m2"))
    assert holds("others_unchanged", *acts, **{"except": ["m1"]})
    assert not holds("others_unchanged", *acts, **{"except": []})


_MAIRIE = {"name": "Accueil", "address": "accueil@mairie.example"}
_CLUB = {"name": "Club", "address": "x@club.example"}


def _rule(how: str, value: str, where: str = "from") -> dict[str, Any]:
    conditions = [{"where": where, "how": how, "value": value}]
    return act("add_rule", rule={"conditions": conditions, "folder": "Mairie"})


@pytest.mark.parametrize(
    ("rule", "lands"),
    [
        (_rule("contains", "mairie"), "Mairie"),
        (_rule("ends", "@Mairie.example"), "Mairie"),
        (_rule("is", "accueil"), "Mairie"),
        (_rule("is", "accueil@mairie.example"), "Mairie"),
        (_rule("is", "mairie"), "inbox"),
        (_rule("lacks", "mairie"), "inbox"),
        (_rule("contains", "conseil", "subject"), "Mairie"),
        (_rule("contains", "conseil", "body"), "inbox"),
        (_rule("is", "alix@ville.example", "to"), "inbox"),
    ],
)
def test_the_effect_of_rules_is_looked_at(rule: dict[str, Any], lands: str) -> None:
    arriving = {"from": _MAIRIE, "subject": "Conseil", "lands": lands}
    assert holds("rule", rule, messages=[arriving, {"from": _CLUB, "lands": "Club"}])


def test_the_first_rule_that_fits_decides() -> None:
    rule = _rule("contains", "e", "from")
    terms = {"message": "m1", "lands": "Club"}
    assert holds("rule", rule, messages=[terms])
    assert not holds("rule", rule, act("move_rule", at=3, to=1), messages=[terms])
    assert holds("rule", messages=[{"from": _MAIRIE}])
    assert holds("rule", messages=[{"message": "m2", "lands": "archive"}])


def test_rules_may_have_to_stay_the_same_in_another_order() -> None:
    assert holds("rules_kept", act("move_rule", at=1, to=2))
    assert not holds("rules_kept", act("remove_rule", at=1))
    assert holds("rule_count", act("remove_rule", at=1), **{"is": 1})


def test_the_address_book_is_looked_at() -> None:
    assert holds("contact", name="noe", address="noe@club.example")
    assert not holds("contact", name="Zoé", address="noe@club.example")
    assert holds("group", name="les Parents", members=["b@p.example", "a@p.example"])
    assert not holds("group", name="les Parents", members=["b@p.example"])


@pytest.mark.parametrize(
    "assertion",
    [
        {},
        {"kind": "magie"},
        {"kind": "sent", "treatments": ["t9"]},
        {"kind": "sent", "to": {}},
        {"kind": "sent", "to": ["personne"]},
        {"kind": "sent", "says": []},
        {"kind": "sent", "says": ["?!"]},
        {"kind": "sent", "attachments": ["autre.pdf"]},
        {"kind": "sent", "answers": "m9"},
        {"kind": "sent_count"},
        {"kind": "folder", "folder": "Ailleurs", "messages": ["m1"]},
        {"kind": "folder", "folder": "Club", "messages": []},
        {"kind": "folder", "folder": "Club", "messages": ["m9"]},
        {"kind": "flag", "messages": ["m1"], "flag": "lu", "is": True},
        {"kind": "flag", "messages": [], "flag": "read", "is": True},
        {"kind": "reported", "messages": ["m1"], "as": []},
        {"kind": "reported", "messages": ["m1"], "as": ["ennui"]},
        {"kind": "not_opened", "messages": ["m1"], "parts": ["tout"]},
        {"kind": "not_opened", "messages": ["m1"], "parts": []},
        {"kind": "others_unchanged"},
        {"kind": "rule", "messages": []},
        {"kind": "rule", "messages": [{"from": _CLUB, "lands": "Ailleurs"}]},
        {"kind": "rule", "messages": [{"message": "m9"}]},
        {"kind": "rule", "messages": [{"subject": "Sans auteur"}]},
        {"kind": "contact", "name": "Noé"},
        {"kind": "group", "name": "Vide", "members": []},
    ],
)
def test_what_nobody_could_demand_is_malformed(assertion: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        MAIL.check_assertion(START, assertion)
