"""A mailbox with some of everything, and short ways of using it."""

from typing import Any, Final

from engine.applications.mail.application import MailApplication
from engine.records.canonical import JsonObject, dumps, loads_object

MAIL: Final = MailApplication()
ME: Final = "alix@ville.example"

START: Final[dict[str, Any]] = {
    "me": {"name": "Alix Morel", "address": ME},
    "folders": ["Mairie", "Club"],
    "contacts": [
        {"name": "Hélène Roux", "address": "helene@club.example"},
        {"name": "Noé", "address": "noe@club.example"},
    ],
    "groups": [{"name": "Les parents", "members": ["a@p.example", "b@p.example"]}],
    "files": [{"name": "plan.pdf", "kb": 120}, {"name": "note.txt", "kb": 2, "text": "Bonjour"}],
    "rules": [
        {
            "conditions": [{"where": "from", "how": "ends", "value": "@club.example"}],
            "folder": "Club",
        },
        {
            "conditions": [
                {"where": "subject", "how": "contains", "value": "Facture"},
                {"where": "body", "how": "contains", "value": "payer"},
            ],
            "match": "any",
            "folder": "archive",
        },
    ],
    "messages": [
        {
            "id": "m1",
            "from": {"name": "Hélène Roux", "address": "Helene@club.example"},
            "to": [ME, "noe@club.example"],
            "cc": ["chef@club.example", ME],
            "date": "2026-03-02T08:10",
            "subject": "Sortie",
            "body": "Venez-vous ?\nOui ou non ? Voir [le plan](https://club.example/plan).\n",
            "attachments": [{"name": "carte.pdf", "kb": 300, "text": "Une carte"}],
        },
        {
            "id": "m2",
            "from": {"name": "Mairie", "address": "info@mairie.example"},
            "to": [ME],
            "date": "2026-03-01T18:00",
            "subject": "Re: Facture",
            "body": "À payer.",
            "reply_to": "caisse@mairie.example",
            "headers": ["Received: from a.example"],
            "read": True,
            "important": True,
        },
        {
            "id": "m3",
            "folder": "sent",
            "from": {"name": "Alix Morel", "address": ME},
            "to": ["noe@club.example"],
            "date": "2026-02-01T18:00",
            "subject": "Salut",
            "body": "Ça va ?",
            "read": True,
        },
    ],
}


def after(*acts: dict[str, Any], start: JsonObject = START) -> JsonObject:
    """The state after acts, having gone through a journal between any two."""
    state = MAIL.first(start)
    for act in acts:
        state = loads_object(dumps(MAIL.perform(start, state, act)))
        MAIL.check_state(start, state)
    return state


def holds(kind: str, *acts: dict[str, Any], **terms: Any) -> bool:
    """Whether an assertion holds after acts."""
    assertion = {"kind": kind, **terms}
    MAIL.check_assertion(START, assertion)
    return MAIL.holds(START, after(*acts), assertion)


def written(state: JsonObject, place: int = -1) -> dict[str, Any]:
    """One of the written messages of a state, the last one if not told."""
    found: Any = state["written"]
    return dict(found[place])


def act(verb: str, **terms: Any) -> dict[str, Any]:
    """An act."""
    return {"do": verb, **terms}


def letter(to: str, subject: str = "", body: str = "") -> tuple[dict[str, Any], ...]:
    """A new message with its lines, not sent yet."""
    return (
        act("new"),
        act("fill", field="to", text=to),
        act("fill", field="subject", text=subject),
        act("fill", field="body", text=body),
    )


SEND: Final = {"do": "send"}
