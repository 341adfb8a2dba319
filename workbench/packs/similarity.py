"""How alike two items are once names and numbers are removed. Knows no threshold."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from engine.items import Item

_WORD: Final = re.compile(r"[^\W_]+")
_DIGIT: Final = re.compile(r"\d")


class Alike(NamedTuple):
    """Two items and their similarity, from 0 to 1."""

    first: Item
    second: Item
    similarity: float


def words(item: Item) -> tuple[str, ...]:
    """The words of statement, choices and fields without numbers nor names (capitals)."""
    text = " ".join(
        (item.statement, *item.choices, *(part for field in item.fields for part in field.options))
    )
    return tuple(
        word for word in _WORD.findall(text) if not _DIGIT.search(word) and not word[0].isupper()
    )


def similar(items: Sequence[Item], threshold: float) -> Iterator[Alike]:
    """Pairs at or above the threshold.

    The similarity is 2 × (length of the longest common subsequence of words) ÷ (words of both).
    """
    bags = [(item, words(item)) for item in items]
    for (first, one), (second, other) in combinations(bags, 2):
        found = Indel.normalized_similarity(one, other, score_cutoff=threshold)
        if found >= threshold and found > 0:
            yield Alike(first, second, found)
