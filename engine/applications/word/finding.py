"""Words and sentences in a document's text. Knows no act and no check."""

import re
from dataclasses import dataclass
from typing import Final

from engine.applications.word.blocks import Blocks, Paragraph
from engine.applications.word.runs import DELETED, whole_text
from engine.treatments import composed

_ALIKE: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "‘": "'"})
_SPACES: Final = re.compile(r"\s+")
_END: Final = re.compile(r"(?<=[.!?…])[»\")]*\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: a block, and two offsets in it."""

    block: int
    start: int
    end: int


def alike(text: str) -> str:
    """A text with one kind of space and of apostrophe, character for character."""
    return text.translate(_ALIKE)


def tidy(text: str) -> str:
    """The same for a comparison: accents composed, no space at the ends, none twice."""
    return _SPACES.sub(" ", alike(composed(text))).strip()


def find(blocks: Blocks, wanted: str, *, case: bool, whole: bool) -> tuple[Hit, ...]:
    """Where a text stands, suggested deletions left out; `whole` finds only entire words."""
    found = []
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            gone = [run.dress.change == DELETED for run in block.runs for _ in run.text]
            for start, end in find_in(whole_text(block.runs), wanted, case=case, whole=whole):
                if not any(gone[start:end]):
                    found.append(Hit(number, start, end))
    return tuple(found)


def find_in(text: str, wanted: str, *, case: bool, whole: bool) -> tuple[tuple[int, int], ...]:
    """Offsets of each place where a text stands in another, from left to right."""
    found = []
    inside, sought = _folded(text, case=case), _folded(wanted, case=case)
    at = inside.find(sought) if sought else -1
    while at >= 0:
        end = at + len(sought)
        if whole and (inside[max(at - 1, 0) : at].isalnum() or inside[end : end + 1].isalnum()):
            at = inside.find(sought, at + 1)
            continue
        found.append((at, end))
        at = inside.find(sought, end)
    return tuple(found)


def _folded(text: str, *, case: bool) -> str:
    same = alike(text)
    if case:
        return same
    return "".join(low if len(low := one.lower()) == 1 else one for one in same)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph: each ends with a point, a mark or the paragraph."""
    return tuple(one for one in _END.split(tidy(text)) if one)


def words(text: str) -> int:
    """How many words: what stands between spaces and holds a letter or a digit."""
    return sum(any(one.isalnum() for one in word) for word in tidy(text).split(" "))
