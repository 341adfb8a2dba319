"""What can be done in a mailbox: reading, putting away, writing, rules, the address book."""

from typing import Any

import pytest

from engine.applications.application import ActRefusedError
from engine.errors import MalformedError
from tests.engine.applications.mail.mailboxes import (
    MAIL,
    ME,
    SEND,
    START,
    act,
    after,
    letter,
    written,
)

Act = dict[str, Any]


def _refused(reason: str, *acts: Act) -> None:
    state = after(*acts[:-1])
    with pytest.raises(ActRefusedError) as caught:
        MAIL.perform(START, state, acts[-1])
    assert caught.value.args[0] == reason


def test_opening_a_message_marks_it_read() -> None:
    state = after(act("open", message="m1"))
    assert (state["open"], state["messages"]) == ("m1", {"m1": {"read": True}})


def test_showing_a_folder_closes_the_message() -> None:
    state = after(act("open", message="m1"), act("show", folder="Club"))
    assert (state["folder"], state["open"]) == ("Club", None)


def test_what_was_opened_is_noted_once() -> None:
    twice = [act("follow", message="m1", link=1)] * 2
    state = after(*twice, act("open_attachment", message="m1", name="carte.pdf"))
    assert state["opened"] == [["m1", 1], ["m1", "carte.pdf"]]


def test_reporting_puts_a_message_among_the_junk_and_moving_it_back_takes_that_off() -> None:
    report = act("report", message="m2", **{"as": "spam"})
    assert after(report)["messages"] == {"m2": {"folder": "junk", "reported": "spam"}}
    assert after(report, act("move", message="m2", folder="inbox"))["messages"] == {}


def test_moving_closes_the_message() -> None:
    state = after(act("open", message="m1"), act("move", message="m1", folder="archive"))
    assert state["open"] is None
    assert state["messages"] == {"m1": {"folder": "archive", "read": True}}


def test_marks_come_off_again() -> None:
    assert after(act("mark", message="m2", flag="read", value=False))["messages"] == {
        "m2": {"read": False}
    }
    assert after(act("mark", message="m2", flag="important", value=False))["messages"] == {
        "m2": {"important": False}
    }


def test_answering_quotes_and_goes_to_the_sender_alone() -> None:
    found = written(after(act("reply", message="m1")))
    assert (found["to"], found["cc"], found["answers"]) == (["helene@club.example"], [], "m1")
    assert found["subject"] == "Re: Sortie"
    assert found["body"].split("\n")[2:4] == [
        "Hélène Roux <helene@club.example>, 02/03/2026 08:10",
        "> Venez-vous ?",
    ]


def test_an_answer_goes_where_the_sender_asked() -> None:
    found = written(after(act("reply", message="m2")))
    assert (found["to"], found["subject"]) == (["caisse@mairie.example"], "Re: Facture")


def test_answering_all_leaves_oneself_out() -> None:
    found = written(after(act("reply_all", message="m1")))
    assert found["to"] == ["helene@club.example", "noe@club.example"]
    assert found["cc"] == ["chef@club.example"]


def test_answering_oneself_writes_to_the_same_people() -> None:
    assert written(after(act("reply", message="m3")))["to"] == ["noe@club.example"]
    state = after(*letter("a@p.example", "Un"), SEND, act("reply", message="w-1"))
    assert (written(state)["to"], written(state)["answers"]) == (["a@p.example"], "w-1")


def test_forwarding_takes_the_attachments_along() -> None:
    found = written(after(act("forward", message="m1")))
    assert (found["to"], found["subject"]) == ([], "Fwd: Sortie")
    assert (found["attachments"], found["forwards"]) == (["carte.pdf"], "m1")
    assert "le plan <https://club.example/plan>" in found["body"]


def test_what_was_sent_can_be_forwarded() -> None:
    state = after(*letter("a@p.example", "Un", "Deux"), SEND, act("forward", message="w-1"))
    assert written(state)["body"].endswith("Alix Morel <alix@ville.example>\nUn\n\nDeux")


def test_a_message_is_written_attached_to_and_sent() -> None:
    state = after(
        *letter("Noé, les parents", "Salut\nà tous", "Voilà"),
        act("fill", field="cc", text="helene roux"),
        act("fill", field="bcc", text="c@p.example"),
        act("attach", file="plan.pdf"),
        act("attach", file="note.txt"),
        act("detach", file="plan.pdf"),
        SEND,
    )
    assert state["editing"] is None
    assert written(state) == {
        "id": "w-1",
        "folder": "sent",
        "sent": True,
        "to": ["noe@club.example", "a@p.example", "b@p.example"],
        "cc": ["helene@club.example"],
        "bcc": ["c@p.example"],
        "subject": "Salut à tous",
        "body": "Voilà",
        "attachments": ["note.txt"],
        "answers": None,
        "forwards": None,
    }


def test_a_draft_stays_and_is_gone_on_with() -> None:
    state = after(*letter("noe"), act("show", folder="drafts"), act("edit", message="w-1"), SEND)
    assert written(state)["sent"]


def test_an_empty_draft_does_not_stay() -> None:
    assert after(act("new"), act("close"))["written"] == []
    assert after(act("close"))["written"] == []


def test_a_draft_can_be_given_up_thrown_away_and_taken_back() -> None:
    assert after(*letter("noe"), act("discard"))["written"] == []
    thrown = (*letter("noe"), act("close"), act("move", message="w-1", folder="trash"))
    assert written(after(*thrown))["folder"] == "trash"
    back = after(*thrown, act("move", message="w-1", folder="drafts"))
    assert written(back)["folder"] == "drafts"


def test_what_was_sent_can_be_opened_and_put_away() -> None:
    state = after(
        *letter("noe"), SEND, act("open", message="w-1"), act("move", message="w-1", folder="Club")
    )
    assert (written(state)["folder"], state["open"]) == ("Club", None)


@pytest.mark.parametrize(
    ("reason", "acts"),
    [
        ("nothing-written", [SEND]),
        ("nothing-written", [act("discard")]),
        ("nothing-written", [act("new"), act("open", message="w-1")]),
        ("no-recipient", [act("new"), SEND]),
        ("no-address", [*letter("personne"), SEND]),
        ("attached-already", [act("new"), *[act("attach", file="plan.pdf")] * 2]),
        ("a-draft", [*letter("noe"), act("reply", message="w-1")]),
        ("a-draft", [*letter("noe"), act("move", message="w-1", folder="trash")]),
        ("no-draft", [*letter("noe"), SEND, act("edit", message="w-1")]),
        ("there-already", [act("move", message="m1", folder="inbox")]),
        ("there-already", [*letter("noe"), SEND, act("move", message="w-1", folder="sent")]),
        ("not-there", [act("move", message="m1", folder="drafts")]),
        ("not-there", [*letter("noe"), SEND, act("move", message="w-1", folder="drafts")]),
        ("not-there", [*letter("noe"), act("close"), act("move", message="w-1", folder="Club")]),
        (
            "own-message",
            [*letter("noe"), SEND, act("mark", message="w-1", flag="read", value=True)],
        ),
        ("own-message", [*letter("noe"), SEND, act("report", message="w-1", **{"as": "spam"})]),
        ("no-rule", [*[act("remove_rule", at=1)] * 2, act("remove_rule", at=1)]),
        ("contact-there", [act("add_contact", name="Z", address="noe@club.example")]),
        ("name-taken", [act("add_contact", name="Noe", address="z@club.example")]),
        ("no-name", [act("add_contact", name=" ", address="z@club.example")]),
        ("no-address", [act("add_contact", name="Z", address="z")]),
        ("no-name", [act("set_group", name="", members="noe")]),
        ("no-recipient", [act("set_group", name="G", members=" ")]),
        ("no-address", [act("set_group", name="G", members="inconnu")]),
        ("name-taken", [act("set_group", name="Noé", members=ME)]),
        ("too-much", [*[one for _ in range(24) for one in (*letter("noe"), SEND)], act("new")]),
    ],
)
def test_what_cannot_be_done_has_a_reason(reason: str, acts: list[Act]) -> None:
    _refused(reason, *acts)


@pytest.mark.parametrize(
    "bad",
    [
        act("dance"),
        {},
        act("show", folder="Ailleurs"),
        act("open", message="m9"),
        act("open_attachment", message="m1", name="autre.pdf"),
        act("follow", message="m1", link=2),
        act("follow", message="m9", link=1),
        act("move", message="m9", folder="trash"),
        act("mark", message="m9", flag="read", value=True),
        act("mark", message="m1", flag="lu", value=True),
        act("report", message="m9", **{"as": "spam"}),
        act("report", message="m1", **{"as": "ennui"}),
        act("reply", message="m9"),
        act("forward", message="m9"),
        act("edit", message="m9"),
        act("add_rule", rule={}),
        act("move_rule", at=1, to=3),
        act("remove_contact", address="z@z.example"),
        act("remove_group", name="Z"),
    ],
)
def test_what_is_no_act_is_malformed(bad: Act) -> None:
    with pytest.raises(MalformedError):
        after(bad)


@pytest.mark.parametrize(
    "bad",
    [
        act("fill", field="date", text=""),
        act("attach", file="autre.pdf"),
        act("detach", file="plan.pdf"),
    ],
)
def test_what_cannot_be_written_is_malformed(bad: Act) -> None:
    with pytest.raises(MalformedError):
        after(act("new"), bad)


def test_no_more_is_written_than_a_journal_holds() -> None:
    long = [one for _ in range(6) for one in (*letter("noe", body="é" * 6000), SEND)]
    _refused("too-much", *long, *letter("noe", body="é" * 6000))


def test_no_more_is_attached_than_there_is_room_for() -> None:
    start = {**START, "files": [{"name": f"f{one}", "kb": 1} for one in range(9)]}
    state = after(act("new"), *[act("attach", file=f"f{one}") for one in range(8)], start=start)
    with pytest.raises(ActRefusedError):
        MAIL.perform(start, state, act("attach", file="f8"))


_RULE = {
    "conditions": [{"where": "from", "how": "contains", "value": "mairie"}],
    "match": "all",
    "folder": "Mairie",
}


def test_rules_are_added_changed_moved_and_removed() -> None:
    state = after(act("add_rule", rule=_RULE), act("move_rule", at=3, to=1))
    folders = [one["folder"] for one in _rules(state)]
    assert folders == ["Mairie", "Club", "archive"]
    changed = after(act("change_rule", at=1, rule=_RULE), act("remove_rule", at=2))
    assert _rules(changed) == [_RULE]


def _rules(state: Any) -> list[dict[str, Any]]:
    return [dict(one) for one in state["rules"]]


def test_rules_that_are_as_before_are_not_kept_in_the_state() -> None:
    assert after(act("move_rule", at=1, to=2), act("move_rule", at=2, to=1))["rules"] is None


def test_rules_put_what_is_in_the_inbox_away() -> None:
    state = after(act("run_rules"))
    assert state["messages"] == {"m1": {"folder": "Club"}, "m2": {"folder": "archive"}}


def test_no_rule_fills_the_drafts() -> None:
    _refused("not-there", act("add_rule", rule={**_RULE, "folder": "drafts"}))
    _refused("not-there", act("change_rule", at=1, rule={**_RULE, "folder": "drafts"}))


def test_no_more_rules_groups_or_contacts_than_there_is_room_for() -> None:
    _refused("too-much", *[act("add_rule", rule=_RULE)] * 11)
    _refused("too-much", *[act("set_group", name=f"g{one}", members=ME) for one in range(12)])
    start = {
        **START,
        "contacts": [{"name": f"n{one}", "address": f"n{one}@p.example"} for one in range(60)],
    }
    with pytest.raises(ActRefusedError):
        after(act("add_contact", name="Z", address="z@p.example"), start=start)


def test_the_address_book_grows_and_shrinks() -> None:
    state = after(
        act("add_contact", name="Zoé", address="Zoe@p.example"),
        act("remove_contact", address="noe@club.example"),
        act("set_group", name="les parents", members="zoé, Les parents"),
    )
    assert [one["address"] for one in _book(state, "contacts")] == [
        "helene@club.example",
        "zoe@p.example",
    ]
    assert _book(state, "groups") == [
        {"name": "les parents", "members": ["zoe@p.example", "a@p.example", "b@p.example"]}
    ]
    assert _book(after(act("remove_group", name="LES PARENTS")), "groups") == []


def _book(state: Any, which: str) -> list[dict[str, Any]]:
    return [dict(one) for one in state[which]]
