"""What the room needs on paper or in a rehearsal's kit. Knows nothing about how it is printed.

The attendance sheet and the access code are two papers: whoever finds one opens nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.table import application
from engine.exam import Paper
from engine.grading import Status, grade
from engine.items import Item, ItemType, Solution
from engine.records.access_code import shown_access_code
from engine.records.canonical import Json, JsonObject, loads_object
from engine.records.reading import Reader
from engine.records.root import root_to_json
from engine.records.roster import PinRole
from engine.records.secret import Secret
from engine.records.session_card import session_card_to_bytes
from engine.records.ticket_sealing import open_public
from server.deployment import Deployment
from server.errors import RefusedError, StateError
from server.intake.terms import Agreement
from server.packs import PackShelf
from server.store.sessions import Session

_WRONG_TEXT: Final = "réponse volontairement fausse"
_WRONG_NUMBER: Final = "-987654"
_WRONG: Final = {ItemType.TEXT: _WRONG_TEXT, ItemType.NUMBER: _WRONG_NUMBER}


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """The invigilators' card: what they type, never in a log."""

    access_code: str = field(repr=False)
    pins: Mapping[str, str] = field(repr=False)


def opening_card(deployment: Deployment, session: Session) -> OpeningCard:
    """The card of a session.

    Raises:
        SealRefusedError: The database was changed.
    """
    reader = _secrets(deployment, session)
    pins = reader.inner("pins")
    code = Secret(reader.text("access_code").encode())
    return OpeningCard(
        shown_access_code(code), {role.value: pins.text(role.value) for role in PinRole}
    )


def usb_card(deployment: Deployment, session: Session) -> bytes:
    """The session card for a USB stick: the access code alone, without a PIN.

    Raises:
        SealRefusedError: The database was changed: the code is not known any more.
    """
    code = Secret(_secrets(deployment, session).text("access_code").encode())
    return session_card_to_bytes(session.session, code)


def _secrets(deployment: Deployment, session: Session) -> Reader:
    plain = deployment.authority.open_secret(session.closed_secrets, f"session/{session.session}")
    return Reader(loads_object(plain), "secrets.")


def rehearsal_kit(
    deployment: Deployment, shelf: PackShelf, session: Session, *, server: str, packs: str
) -> JsonObject:
    """Everything a simulated candidate and invigilator need, solutions included.

    Raises:
        RefusedError: The realm is *real*: there is no such kit, in any build.
    """
    if not deployment.realm.rehearsal:
        raise RefusedError("kit.real")
    card = opening_card(deployment, session)
    agreement = Agreement.of(session, deployment.root, shelf)
    paper = agreement.paper("")
    stations = [
        one
        for one in map(
            deployment.stations.get,
            (each.station for each in open_public(session.ticket, deployment.root).stations),
        )
        if one is not None
    ]
    return {
        "v": 1,
        "realm": deployment.realm.value,
        "session": session.session,
        "root": root_to_json(deployment.root),
        "ticket": session.ticket.decode(),
        "statements": {one.station: one.statement.decode() for one in stations},
        "access_code": card.access_code,
        "pins": dict(card.pins),
        "server": server,
        "packs": packs,
        "candidates": tuple(
            {"n": one.number, "code": one.code, "name": f"{one.first_name} {one.last_name}".strip()}
            for one in deployment.sessions.candidates(session.session)
        ),
        "oracle": oracle(paper),
    }


def oracle(paper: Paper) -> JsonObject:
    """For each item its calibration, one right and one wrong response, both graded here.

    Raises:
        StateError: An item cannot be answered so.
    """
    found: dict[str, Json] = {}
    for item in paper.bank:
        solution = paper.solutions[item.id]
        right, wrong = right_response(item, solution), wrong_response(item, solution)
        graded = tuple(grade(item, solution, _value(item, one)) for one in (right, wrong))
        if graded != (Status.OK, Status.KO):
            raise StateError("kit.item", item.id)
        found[item.id] = {
            "difficulty": repr(item.calibration.difficulty),
            "discrimination": repr(item.calibration.discrimination),
            "right": right,
            "wrong": wrong,
        }
    return found


def _value(item: Item, response: Json) -> Json:
    """What a response becomes: acts are performed from the item's start."""
    if item.tool is None or not isinstance(response, Mapping) or "acts" not in response:
        return response
    used = application(item.tool.name)
    state = used.first(item.tool.start)
    for act in Reader(response, "ways.").readers("acts"):
        state = used.perform(item.tool.start, state, act.value)
    return state


def _way(solution: Solution, which: str) -> Json:
    if solution.ways is None:
        raise StateError("kit.item", solution.item)
    return {"acts": solution.ways[which]}


def right_response(item: Item, solution: Solution) -> Json:
    """A response that counts as right."""
    if item.type is ItemType.APPLICATION:
        return _way(solution, "right")
    if item.type in (ItemType.SINGLE, ItemType.HOTSPOT):
        return solution.choices[0]
    if item.type in (ItemType.MULTIPLE, ItemType.ORDER):
        return list(solution.choices)
    texts = [accepted[0] for _, accepted in solution.accepted]
    if item.type in (ItemType.TEXT, ItemType.NUMBER):
        return texts[0]
    if item.dependent:
        # More groups than fields is usual: "cite two of three".
        return {one.key: text for one, text in zip(item.fields, texts, strict=False)}
    return {key: accepted[0] for key, accepted in solution.accepted}


def wrong_response(item: Item, solution: Solution) -> Json:
    """A response of the right form that counts as wrong."""
    if item.type is ItemType.APPLICATION:
        return _way(solution, "wrong")
    if item.type in (ItemType.SINGLE, ItemType.HOTSPOT):
        return solution.choices[0] % len(item.choices) + 1
    if item.type is ItemType.MULTIPLE:
        every = range(1, len(item.choices) + 1)
        others = [one for one in every if one not in solution.choices]
        return sorted([*others, *solution.choices][:2])
    if item.type is ItemType.ORDER:
        return [*solution.choices[1:], solution.choices[0]]
    if item.type in _WRONG:
        return _WRONG[item.type]
    accepted = dict(solution.accepted)
    return {
        one.key: next((text for text in one.options if text not in accepted.get(one.key, ())), "")
        if one.options
        else (_WRONG_NUMBER if one.format == "nombre" else _WRONG_TEXT)
        for one in item.fields
    }
