"""What the invigilator's panel shows about one station and its sitting. Knows no toolkit.

The panel says: `act_requested(str, object, str, str)` with an `Act`, its parameters by name, the
role and the PIN (empty where none is asked); `closed`.

Parameters: pause `{}`; grant `{"ms": int, "reason": str}`; accept and dismiss `{"code": str}`;
end `{"reason": str}`; correct-extra `{"num": int, "den": int}`; blank-slot `{}`;
take-over `{}`; hand-over `{"place": str, "reason": str}`; clear-lock `{"code": str}` (the access
code); silence `{"kind": str, "subject": str, "reason": str}`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What staff can ask for."""

    PAUSE_INCIDENT = "pause-incident"
    PAUSE_PERSONAL = "pause-personal"
    RESUME = "resume"
    GRANT = "grant"
    ACCEPT = "accept"
    DISMISS = "dismiss"
    END = "end"
    CORRECT_EXTRA = "correct-extra"
    BLANK_SLOT = "blank-slot"
    LOWER_LEVEL = "lower-level"
    TAKE_OVER = "take-over"
    HAND_OVER = "hand-over"
    CLEAR_LOCK = "clear-lock"
    CLOSE_SESSION = "close-session"
    NEXT_CANDIDATE = "next-candidate"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class AmountView:
    """A usual amount of time, and when the test would end with it (`fin à 11 h 47`)."""

    ms: int
    text: str
    end: str


@dataclass(frozen=True, slots=True)
class ActView:
    """One act and whether it is possible now; if not, `reason` says why.

    `roles` may do it, the usual one first. `asks_pin` is whether it is signed by a PIN.
    `choices` are pairs of a value and its words, for the reason of a grant or of an end; `chosen`
    is the one to start with. `places` are pairs for where a copy goes. `notes` say before the act
    what it does. `confirm` is what the deciding button says; `grave` cannot be undone. `given` are
    parameters known beforehand.
    """

    act: Act
    detail: str = ""
    enabled: bool = True
    reason: str = ""
    roles: tuple[str, ...] = ("surveillant",)
    asks_pin: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    amounts: tuple[AmountView, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    confirm: str = ""
    grave: bool = False
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Who sits there."""

    name: str
    initials: str
    detail: str


@dataclass(frozen=True, slots=True)
class PillView:
    """A short state, always in words; `tone` is info, ok, warn or err."""

    text: str
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class LedgerView:
    """Lines of time with their total; `pending` is undecided and outside of it."""

    rows: tuple[tuple[str, str], ...]
    total: str
    pending: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One fact of the journal, with its hour, an icon's name and a tone.

    A struck one was taken back; its detail says so in words.
    """

    moment: str
    icon: str
    title: str
    detail: str = ""
    tone: str = "text2"
    struck: bool = False


@dataclass(frozen=True, slots=True)
class ReportStrip:
    """A reported problem that waits for a decision, and the codes it may be given.

    When it cannot be decided now, `reason` says what comes first.
    """

    title: str
    detail: str
    codes: tuple[tuple[str, str], ...]
    enabled: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AlertLine:
    """Something else that waits for somebody, in one sentence; `tone` is warn or err.

    `act` is what handles it from here; `heard` is what is read aloud of its button.
    """

    text: str
    tone: str = "warn"
    act: ActView | None = None
    heard: str = ""


@dataclass(frozen=True, slots=True)
class PanelView:
    """One station under the eyes of the invigilator; `timeline` starts with the newest fact.

    `person` is None outside a sitting. `message` is an error or a confirmation in words.
    `alerts` stand beside whatever else is shown, the oldest first.
    """

    person: PersonCard | None
    pills: tuple[PillView, ...]
    planned: LedgerView | None
    granted: LedgerView | None
    timeline: tuple[TimelineRow, ...]
    end_time: str
    end_note: str
    remaining: str
    remaining_note: str
    acts: tuple[ActView, ...]
    report: ReportStrip | None = None
    alerts: tuple[AlertLine, ...] = ()
    message: str = ""
    message_tone: str = "err"
    wait_ms: int = 0
    busy: bool = False
    pin_length: int = 6
    foot: str = ""
