"""What is shown of the spelling of an answer. Knows no toolkit and no dictionary.

A place to check says: `typed(texts)` after a pause, `asked(texts, field, place)`, `left(word)`
for a word that stays as it is, `put_away()` for a list that was closed. Texts stand by field; all
places are characters of a text, from 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class MarkView:
    """A word of a text that is underlined."""

    start: int
    length: int

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class MarkedView:
    """The words that are underlined in a field, as long as it holds this very text."""

    field: str
    text: str
    marks: tuple[MarkView, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownView:
    """A word whose suggestions are listed, in a field that holds this very text."""

    field: str
    text: str
    mark: MarkView
    suggestions: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The word as it was typed."""
        return self.text[self.mark.start : self.mark.end]


@dataclass(frozen=True, slots=True)
class SpellingView:
    """Whether spelling is checked for whoever answers, and what was found.

    `reason` says why it cannot be checked, `note` that all words are known.
    """

    offered: bool = False
    reason: str = ""
    note: str = ""
    fields: tuple[MarkedView, ...] = ()
    unknown: UnknownView | None = None


def kept_marks(marks: Sequence[MarkView], before: str, after: str) -> tuple[MarkView, ...]:
    """The marks of a text that was edited, without those that the edit touched."""
    if before == after:
        return tuple(marks)
    most = min(len(before), len(after))
    first = next((at for at in range(most) if before[at] != after[at]), most)
    last = next(
        (at for at in range(most - first) if before[-1 - at] != after[-1 - at]), most - first
    )
    moved = len(after) - len(before)
    return tuple(
        one if one.end < first else replace(one, start=one.start + moved)
        for one in marks
        if one.end < first or one.start > len(before) - last
    )
