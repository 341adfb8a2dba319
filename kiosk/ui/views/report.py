"""What the panel that reports a problem shows. Knows no toolkit.

The panel says: `sent(str, str, bool)` with category, detail and whether the person is blocked;
`cancelled`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DETAIL_MAX: Final = 140
"""Characters of free detail."""


class ProblemCategory(StrEnum):
    """What may be wrong with a question."""

    IMAGE = "image"
    ATTACHMENT = "attachment"
    TOOL = "tool"
    SOUND = "sound"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReportView:
    """The categories on offer, in order."""

    number: int
    categories: tuple[ProblemCategory, ...] = tuple(ProblemCategory)
    message: str = ""
