"""What is shown just before the time starts. Knows no toolkit.

The screen says: `started`, `back`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadyView:
    """How long it lasts and when it would end; `reason` says why it cannot start yet."""

    duration: str
    end_text: str
    questions: int
    note: str = ""
    can_start: bool = True
    reason: str = ""
