"""What the list of the session's candidates shows, for staff only. Knows no toolkit.

The screen says: `chosen(str)` with a candidate, `act_requested(object, object)` with a `PersonAct`
and its parameters by name, `back`.

Parameters: admit, absent, present, open and next `{}`; incident `{"code": str, "detail": str}`;
withdraw `{"noted": int, "reason": str}`; correct `{"num": int, "den": int}`. What is done to all
has no candidate: admit-all, absent-rest, incident with `{"room": True}`, and to withdraw one.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.ui.views.panel import LedgerView, PillView, TimelineRow


class PersonAct(StrEnum):
    """What staff can do from the list."""

    ADMIT = "admit"
    ADMIT_ALL = "admit-all"
    ABSENT = "absent"
    PRESENT = "present"
    ABSENT_REST = "absent-rest"
    INCIDENT = "incident"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    OPEN = "open"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list; a state is an icon, a word and a tone, and the tone alone says nothing.

    `progress`, `left` and `end` are empty outside a test. `alerts` stand beside the state,
    whatever it is. `spoken` is the whole line as it is read aloud; `sought` what a search looks in.
    """

    candidate: str
    name: str
    detail: str
    state: str
    icon: str
    tone: str
    spoken: str
    sought: str
    progress: str = ""
    left: str = ""
    end: str = ""
    pills: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class PersonActView:
    """One act on the chosen candidate and whether it is possible now; if not, `reason` says why."""

    act: PersonAct
    title: str
    icon: str
    detail: str = ""
    enabled: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code of incidents with its details, each a value and its words."""

    code: str
    title: str
    details: tuple[tuple[str, str], ...]
    room: bool = False


@dataclass(frozen=True, slots=True)
class NotedView:
    """An incident that was noted, by its number; a withdrawn one is struck out and offers nothing.

    `detail` says when it was noted, or withdrawn and why; `notes` what a withdrawal does, and
    `reasons` are each a value and its words.
    """

    number: int
    said: str
    detail: str
    withdrawn: bool = False
    notes: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CardView:
    """The chosen candidate: who, how they stand, how much time, what happened, what can be done.

    `remedy` is a sentence and the act that it leads to, once an incident was noted; `share` names
    the extra time that the incident asks for: third, quarter, tenth, none or other.
    """

    candidate: str
    name: str
    initials: str
    detail: str
    state: PillView
    icon: str
    alerts: tuple[str, ...] = ()
    pills: tuple[str, ...] = ()
    left: tuple[str, str] = ("", "")
    end: tuple[str, str] = ("", "")
    acts: tuple[PersonActView, ...] = ()
    incidents: tuple[NotedView, ...] = ()
    planned: LedgerView | None = None
    granted: LedgerView | None = None
    timeline: tuple[TimelineRow, ...] = ()
    share: str = ""
    remedy: tuple[str, PersonAct] | None = None


@dataclass(frozen=True, slots=True)
class BatchView:
    """An act on several candidates: its words, the question before it, or why it is impossible."""

    title: str
    question: str = ""
    names: tuple[str, ...] = ()
    enabled: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The list as this station knows it; `counts` says how many are in which state.

    `noted` are the incidents of the whole room.
    """

    rows: tuple[PersonRow, ...]
    counts: str
    note: str
    card: CardView | None = None
    codes: tuple[CodeView, ...] = ()
    noted: tuple[NotedView, ...] = ()
    admit_all: BatchView | None = None
    absent_rest: BatchView | None = None
    message: str = ""
    message_tone: str = "ok"
    busy: bool = False
    foot: str = ""
