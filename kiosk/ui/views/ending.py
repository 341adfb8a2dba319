"""What is shown when the time is over, and at the end. Knows no toolkit, and no score but in play.

Both screens say: `staff_requested`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeOverView:
    """The seconds of grace in which an answer still counts, or zero when they are spent."""

    grace_s: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class StorageRow:
    """One place where answers are kept; `tone` is ok, warn or info and `pill` its word."""

    icon: str
    title: str
    detail: str
    pill: str
    tone: str = "ok"


@dataclass(frozen=True, slots=True)
class EndView:
    """The end of the road, without a result.

    `title` and `subtitle` thank; `seen`, `answered` and `skipped` count questions. `end_code` is
    given to the staff. `storage` says where the answers are. `score_note` is empty in a real exam.
    """

    title: str
    subtitle: str
    seen: int
    total: int
    answered: int
    skipped: int
    end_code: str
    storage: tuple[StorageRow, ...]
    note: str
    foot: str = ""
    score_note: str = ""
