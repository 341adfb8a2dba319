"""What stands in front of a sitting that is stopped. Knows no toolkit.

The screen says: `acted`, `staff_requested`.
"""

from dataclasses import dataclass
from enum import StrEnum


class OverlayKind(StrEnum):
    """Why the sitting is stopped."""

    PAUSE = "pause"
    PERSONAL = "personal"
    REPORT = "report"
    HOLD = "hold"
    FOCUS = "focus"
    MOVED = "moved"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """A label (`Vos réponses`) and what is true about it (`**bold**` allowed)."""

    icon: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class OverlayView:
    """What happened, what is safe, what the time does, what to do.

    `code` is short and for the staff. `action` is the text of the one button, if there is one.
    """

    kind: OverlayKind
    title: str
    subtitle: str
    rows: tuple[OverlayRow, ...]
    code: str = ""
    moment: str = ""
    saved_note: str = ""
    action: str = ""
