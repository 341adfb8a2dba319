"""Incidents by their code, each with its short list of details. Knows no screen and no sentence.

The codes are Pix's own that are in use for a candidate or a room. C3 (left the room, late) and C5
(connection, end screen) are deprecated there: what they told is a detail of C8 and of C7.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.records.journal_record import Actor
from engine.sitting.events import IncidentNoted, IncidentWithdrawn
from engine.sitting.incidents import refusal
from kiosk.services.errors import NotAllowedError
from kiosk.services.session_log import SessionLog


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its details, and whether it can be said of the whole room."""

    details: tuple[str, ...]
    room: bool = False


EXTRA_TIME: Final = "C2"
"""The extra time is not the right one: the chief corrects it."""

CODES: Final[Mapping[str, Code]] = {
    "C1": Code(("last-name", "first-name", "birth-date", "several")),
    EXTRA_TIME: Code(("third", "quarter", "tenth", "none", "other")),
    "C4": Code(("not-signed", "refused", "wrong-line")),
    "C6": Code(
        ("talking", "phone", "assistant", "outside-help", "documents", "other-person"),
        room=True,
    ),
    "C7": Code(
        ("machine", "keyboard-mouse", "screen", "sound", "connection", "power"),
        room=True,
    ),
    "C8": Code(
        ("unwell", "accompanied", "late", "left-early", "noise", "evacuation"),
        room=True,
    ),
}
"""The codes in use, in Pix's order."""


REASONS: Final = ("wrong-candidate", "wrong-code", "twice")
"""Why an incident of a candidate is taken back."""

ROOM_REASONS: Final = ("not-room", "wrong-code", "twice")
"""Why an incident of the whole room is taken back."""


def note_incident(log: SessionLog, fact: IncidentNoted, role: Actor) -> None:
    """Record an incident of a candidate, or of the room when no candidate is named.

    Raises:
        NotAllowedError: The code or its detail is none, or it needs a candidate; `reason` is
            `incident.code`, `incident.detail` or `incident.candidate`.
        StorageError: It was not recorded.
    """
    known = CODES.get(fact.code)
    if known is None:
        raise NotAllowedError(reason="incident.code")
    if fact.detail not in known.details:
        raise NotAllowedError(reason="incident.detail")
    if not fact.candidate and not known.room:
        raise NotAllowedError(reason="incident.candidate")
    log.append(fact, role)


def withdraw_incident(log: SessionLog, fact: IncidentWithdrawn, role: Actor) -> IncidentNoted:
    """Record that an incident was noted by mistake. Nothing else is undone.

    Args:
        log: The journal that it was noted in: another station's is out of reach.
        fact: The number of its record, and a reason of the list.
        role: Who is in.

    Returns:
        What was noted, and counts no more.

    Raises:
        NotAllowedError: It is not there, was withdrawn already, or the reason is none; `reason`
            is `incident.role`, `incident.unknown`, `incident.withdrawn` or `incident.reason`.
        StorageError: It was not recorded.
    """
    noted = log.state.noted
    refused = refusal(noted, fact, role)
    if refused:
        raise NotAllowedError(reason=refused)
    found = next(one.fact for one in noted if one.seq == fact.noted)
    if fact.reason not in (REASONS if found.candidate else ROOM_REASONS):
        raise NotAllowedError(reason="incident.reason")
    log.append(fact, role)
    return found
