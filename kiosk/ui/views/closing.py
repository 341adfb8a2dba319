"""What the end of a session shows: who sat here, where each result is, what is left to do.

The screen says: `acted(object)` with an `EndAct`. Knows no toolkit.
"""

from dataclasses import dataclass
from enum import StrEnum


class EndAct(StrEnum):
    """What staff can ask for at the end."""

    COPY = "copy"
    PRINT = "print"
    EXPORT = "export"
    CLOSE = "close"
    CONFIRM = "confirm"
    STAY = "stay"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Mark:
    """One place where a result is or is not yet: icon, words and tone (ok, mention, warn, err)."""

    icon: str
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class EndedRow:
    """A candidate of this station; `todo` is what to do, `urgent` whether it cannot wait."""

    name: str
    detail: str
    code_label: str
    code: str
    marks: tuple[Mark, ...]
    todo: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Somebody absent, or an incident; a struck one was withdrawn, and its detail says so."""

    icon: str
    title: str
    detail: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class StepView:
    """One thing to do; a closed one says why."""

    act: EndAct
    icon: str
    title: str
    detail: str
    enabled: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmView:
    """A question with a safe answer, which stands first."""

    title: str
    text: str
    warning: str
    stay: str
    go: str


@dataclass(frozen=True, slots=True)
class ClosingView:
    """The end of a session on this station; `asking` takes the place of the steps."""

    title: str
    lead: str
    tone: str
    rows: tuple[EndedRow, ...]
    notes_title: str
    notes: tuple[NoteRow, ...]
    no_notes: str
    steps_title: str
    steps: tuple[StepView, ...]
    leave: str
    asking: ConfirmView | None = None
    message: str = ""
    message_tone: str = "ok"
    busy: bool = False
    foot: str = ""
