"""The frame of every screen: who, where, which question, how much time. Knows no toolkit.

The shell keeps the frame alive while screens change below it.
"""

from dataclasses import dataclass
from enum import StrEnum


class ClockLevel(StrEnum):
    """How urgent the remaining time is."""

    CALM = "calm"
    SOON = "soon"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class ClockView:
    """The candidate's own time; `text` is the remaining time and `end_text` a second line.

    Both come formatted (`Reste 1 h 58 min`, `fin à 11 h 32`). A hidden clock is drawn as a word.
    `spoken` is the remaining time for whoever listens: it changes once a minute at most.
    """

    text: str
    end_text: str = ""
    hidden: bool = False
    level: ClockLevel = ClockLevel.CALM
    spoken: str = ""


class Mode(StrEnum):
    """Whether a question may be answered with all that is there, or without leaving the screen."""

    FREE = "free"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The question being answered, from 1, among how many; in practice it is not scored."""

    number: int
    total: int
    practice: bool = False
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class FrameView:
    """The top bar, apart from what a question adds to it.

    `station` is a whole label (`Poste 14`). `label` names a mode that nobody may mistake
    (`Espace surveillant`). `rehearsal` is true in every realm but the real one. `alert` is the
    oldest thing that waits for somebody, in a few words. `candidates` offers the room's list.
    """

    station: str
    room: str = ""
    candidate: str = ""
    context: str = ""
    label: str = ""
    rehearsal: bool = False
    alert: str = ""
    candidates: bool = False


@dataclass(frozen=True, slots=True)
class StripView:
    """A notice under the top bar that takes no focus and hides nothing.

    `tone` is info, warn, err, ok, or urgent: warn with a strong border.
    """

    title: str
    text: str = ""
    tone: str = "warn"
