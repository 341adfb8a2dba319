"""What the opening of a session on a station shows. Knows no toolkit.

The screen says: `code_edited(str)` at each change of the access code, `pin_edited(str)`,
`submitted(str, str)` with code and PIN, `card_requested` for the card on a stick, `back`.
"""

from dataclasses import dataclass
from enum import StrEnum


class CodeState(StrEnum):
    """What is known of the access code typed so far."""

    EMPTY = "empty"
    PARTIAL = "partial"
    WRONG = "wrong"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class SessionCard:
    """The session that a ticket on this station announces, and what was verified about it."""

    title: str
    place: str
    enrolled: str
    extra_note: str = ""
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningView:
    """The access code, the PIN and the session they would open.

    `groups` gives the lengths of the groups of cells; the last one holds the check character.
    `message` is an error in words, beside what was typed. `trouble` is what no typing mends: what
    happened, what is safe, what to do; `failure` names either for rehearsals and is never drawn.
    `again` is true when the machine was restarted during a session, whose code must be typed once
    more. `card_note` is what became of the card on a stick, `card_read` whether it gave the code.
    """

    code: str = ""
    code_state: CodeState = CodeState.EMPTY
    code_note: str = ""
    session: SessionCard | None = None
    groups: tuple[int, ...] = (4, 4, 4, 1)
    pin_length: int = 6
    message: str = ""
    wait_ms: int = 0
    busy: bool = False
    can_submit: bool = True
    again: bool = False
    trouble: tuple[str, str, str] | None = None
    failure: str = ""
    card_note: str = ""
    card_read: bool = False
    card_busy: bool = False
