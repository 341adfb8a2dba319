"""Each candidate's share of a bank whose exposure is controlled. Knows no ability and no answer.

Item eligibility (van der Linden & Veldkamp 2004): before an exam each item is open to the
candidate with a probability that simulation fitted, so that no item is seen by more than a given
part of all candidates. Stations have no counters in common, so the share is a function of the
sitting's seed alone, drawn again whenever it is needed.
"""

import hashlib
import hmac
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from engine.adaptive.pool import Pool, Restriction
from engine.errors import MalformedError
from engine.items import ItemId

LEAST_TUBES: Final = 3
"""Of each competence in every share: two questions, and one that may be replaced."""

_PURPOSE: Final = b"pix-kiosk/sub-pool/v1\0"
_CERTAIN: Final = 1.0


@dataclass(frozen=True, slots=True)
class FilterExposure:
    """What simulation found about the items that one language and adjustment leave.

    Attributes:
        language, adjusted: The filter, as in `Restriction`.
        cap: The part of candidates, in (0, 1], that no item was to be seen by.
        held: Upper confidence bound of the largest exposure in an independent simulation.
        probabilities: Items in the order of their ids, and the probability, in [0, 1], that each
            is open to a candidate.
    """

    language: str
    adjusted: bool
    cap: float
    held: float
    probabilities: tuple[tuple[ItemId, float], ...]
    _by_item: Mapping[ItemId, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_item = dict(self.probabilities)
        if len(by_item) != len(self.probabilities) or list(by_item) != sorted(by_item):
            raise MalformedError("exposure.order")
        shares = (self.held, *by_item.values())
        if not (0.0 < self.cap <= 1.0 and all(0.0 <= share <= 1.0 for share in shares)):
            raise MalformedError("exposure.probability")
        object.__setattr__(self, "_by_item", by_item)

    def probability(self, item: ItemId) -> float:
        """That of an item; 1 where the filter does not know it."""
        return self._by_item.get(item, _CERTAIN)


@dataclass(frozen=True, slots=True)
class ExposureTable:
    """The exposure of a bank under each filter that was simulated."""

    filters: tuple[FilterExposure, ...]

    def __post_init__(self) -> None:
        if len({(one.language, one.adjusted) for one in self.filters}) != len(self.filters):
            raise MalformedError("exposure.filter_twice")

    def of(self, language: str | None, *, adjusted: bool) -> FilterExposure | None:
        """What is known about a filter, if it was simulated."""
        for one in self.filters:
            if (one.language, one.adjusted) == (language, adjusted):
                return one
        return None


def sub_pool(
    table: ExposureTable, pool: Pool, seed: bytes, restriction: Restriction
) -> frozenset[ItemId] | None:
    """The items open to one candidate, or None where the table does not know the filter.

    Each item that the filter leaves has its own number u: the top 53 bits of HMAC-SHA256(seed,
    "pix-kiosk/sub-pool/v1" ‖ NUL ‖ id), times 2⁻⁵³. It is open when u is less than its
    probability. Then, while a competence has fewer than `LEAST_TUBES` tubes with an open item, the
    closed item of another of its tubes that has the smallest u opens too (ties by id).

    So every share holds min(`LEAST_TUBES`, what the filter and the reports leave) tubes of each
    competence: it is empty in no competence where the bank is not. More excluded skills close
    their own items and no other, since the draw is per item and never moves.

    Args:
        table: Of the pack.
        pool: The whole bank.
        seed: The sitting's secret seed.
        restriction: The filter and the skills of accepted reports so far; its sub-pool is not
            looked at.
    """
    found = table.of(restriction.language, adjusted=restriction.adjusted)
    if found is None:
        return None
    uniform = _uniforms(seed)
    allowed = pool.restricted(replace(restriction, sub_pool=None))
    competence, tube = pool.competence.tolist(), pool.tube.tolist()
    share: set[ItemId] = set()
    tubes: dict[int, set[int]] = defaultdict(set)
    closed: dict[int, list[tuple[float, ItemId, int]]] = defaultdict(list)
    for place in np.flatnonzero(allowed).tolist():
        item, code = pool.items[place].id, competence[place]
        probability = found.probability(item)
        if probability == _CERTAIN or (number := uniform(item)) < probability:
            share.add(item)
            tubes[code].add(tube[place])
        else:
            closed[code].append((number, item, tube[place]))
    for code, items in closed.items():
        missing = LEAST_TUBES - len(tubes[code])
        if missing > 0:
            others = [one for one in items if one[2] not in tubes[code]]
            share.update(_first(sorted(others), missing))
    return frozenset(share)


def _first(closed: Iterable[tuple[float, ItemId, int]], missing: int) -> Collection[ItemId]:
    """The first item of each of so many tubes."""
    chosen: dict[int, ItemId] = {}
    for _, item, tube in closed:
        if len(chosen) == missing:
            break
        chosen.setdefault(tube, item)
    return chosen.values()


def _uniforms(seed: bytes) -> Callable[[ItemId], float]:
    """The number in [0, 1) of an item, with 53 random bits."""
    begun = hmac.new(seed, _PURPOSE, hashlib.sha256)

    def uniform(item: ItemId) -> float:
        digest = begun.copy()
        digest.update(item.encode())
        return math.ldexp(int.from_bytes(digest.digest()[:8], "big") >> 11, -53)

    return uniform
