"""What the pages of instructions show. Knows no toolkit.

The screen says: `next_requested`, `previous_requested`, `checked(bool)`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PointView:
    """One thing to know: an icon's name, a title and a sentence (`**bold**` allowed)."""

    icon: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class InstructionsView:
    """One page among few, from 1; `steps` are the titles of all pages, in order.

    `needs_checkbox` asks for the rules to be accepted on this page, never ticked beforehand.
    """

    page: int
    pages: int
    steps: tuple[str, ...]
    title: str
    lead: str
    points: tuple[PointView, ...]
    needs_checkbox: bool = False
    checkbox_text: str = ""
    checked: bool = False
    note: str = ""
