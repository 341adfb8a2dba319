"""Incidents by their code, each with its short list of details. Knows no screen and no sentence.

The codes are Pix's own that are in use for a candidate or a room. C3 (left the room, late) and C5
(connection, end screen) are deprecated there: what they told is a detail of C8 and of C7.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.records.journal_record import Actor
from engine.sitting.events import IncidentNoted
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
