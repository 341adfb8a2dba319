"""Checks of one competence's table of levels, read as the engine reads it: first match wins.

Published tables overlap, and rows whose bounds are crossed never apply: that is remarked. A hole
or a level that falls as the ability grows would wrong a candidate: that is an error. Knows no plan.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from engine.policies import Interval
from workbench.packs.finding import Finding, Remark

_NONE: Final = -1


@dataclass(frozen=True, slots=True)
class _Row:
    """One interval with the bounds that it has in the engine: the outermost are open."""

    place: int
    level: int
    low: float
    high: float

    def __str__(self) -> str:
        return f"level {self.level} [{_bound(self.low)}, {_bound(self.high)})"

    def holds(self, ability: float) -> bool:
        return self.low <= ability < self.high


def check_intervals(
    where: str,
    intervals: Sequence[Interval],
    bounds: tuple[float, float],
    highest: int | None,
) -> Iterator[Finding]:
    """Everything that is wrong with a table.

    Args:
        where: Whose table it is.
        intervals: In the order in which they are tried.
        bounds: Abilities that the meshes hold, in logits.
        highest: The level of the last mesh; None where levels and meshes are not related.
    """
    rows = _rows(intervals)
    yield from _crossed(where, intervals, rows)
    for before, after in pairwise(rows):
        if after.level <= before.level:
            yield Remark(where, f"{after} stands after {before}")
    for row in rows:
        if highest is not None and row.level > highest:
            yield Remark(where, f"{row} is above level {highest}, where the score ends")
        for bound in (row.low, row.high):
            if math.isfinite(bound) and not bounds[0] <= bound <= bounds[1]:
                yield Remark(where, f"{row} is bounded outside the meshes")
    yield from _matches(where, rows)


def _rows(intervals: Sequence[Interval]) -> tuple[_Row, ...]:
    lows = [-math.inf if one.low is None else one.low for one in intervals]
    highs = [math.inf if one.high is None else one.high for one in intervals]
    lowest, highest = min(lows), max(highs)
    return tuple(
        _Row(
            place,
            one.level,
            -math.inf if low == lowest else low,
            math.inf if high == highest else high,
        )
        for place, (one, low, high) in enumerate(zip(intervals, lows, highs, strict=True))
    )


def _crossed(where: str, intervals: Sequence[Interval], rows: Sequence[_Row]) -> Iterator[Finding]:
    for one, row in zip(intervals, rows, strict=True):
        if one.low is not None and one.high is not None and one.low >= one.high:
            told = f"level {row.level}: low {one.low} is not below high {one.high}"
            opened = row.low < row.high
            yield Remark(where, f"{told}; an end of the table opens it" if opened else told)


def _matches(where: str, rows: Sequence[_Row]) -> Iterator[Finding]:
    """Goes up the abilities from cut to cut; between two cuts the same rows hold."""
    cuts = sorted({-math.inf} | {row.low for row in rows} | {row.high for row in rows})
    first: list[tuple[float, int]] = []
    overlaps: dict[tuple[int, int], tuple[float, float]] = {}
    for low, high in pairwise(cuts):
        holding = [row.place for row in rows if row.holds(low)]
        if not holding:
            yield Finding(where, f"no level holds [{_bound(low)}, {_bound(high)})")
        first.append((low, holding[0] if holding else _NONE))
        for other in holding[1:]:
            pair = (holding[0], other)
            begun = overlaps[pair][0] if pair in overlaps else low
            overlaps[pair] = (begun, high)
    for (winner, other), (low, high) in overlaps.items():
        told = f"levels {rows[winner].level} and {rows[other].level} both hold"
        yield Remark(where, f"{told} [{_bound(low)}, {_bound(high)}): the first wins")
    reached = {place for _, place in first}
    for row in rows:
        if row.place not in reached and row.low < row.high:
            yield Remark(where, f"{row} is never the first that holds an ability")
    steps = [(low, rows[place].level) for low, place in first if place != _NONE]
    for (_, below), (low, above) in pairwise(steps):
        if above < below:
            yield Finding(where, f"the level falls from {below} to {above} at {_bound(low)}")


def _bound(value: float) -> str:
    return "…" if math.isinf(value) else repr(value)
