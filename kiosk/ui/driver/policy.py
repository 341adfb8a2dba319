"""How a simulated candidate answers. Pure; a resumed run answers as the first one would have."""

import hashlib
import math
from collections.abc import Mapping
from typing import Final

from kiosk.ui.driver.script import Known, Policy, Reply, Simulate

_STEP: Final = 2.0**-53


def choose(policy: Policy, oracle: Mapping[str, Known], item: str, number: int) -> Reply:
    """The answer to an item shown as question *number*; None to skip it.

    Nothing depends on what was asked before, so that a run taken up again goes on alike.
    """
    if not isinstance(policy, Simulate):
        return policy.responses.get(item)
    known = oracle.get(item)
    if known is None:
        return None
    right = uniform(policy.seed, number) < probability(policy.theta, known)
    return known.right if right else known.wrong


def probability(theta: float, known: Known) -> float:
    """The probability of a right answer, `1 / (1 + exp(a (b - theta)))` (two parameters)."""
    # Written with tanh so that no exponent is too large.
    return (1 + math.tanh(known.discrimination * (theta - known.difficulty) / 2)) / 2


def uniform(seed: int, number: int) -> float:
    """A number of [0, 1) that only the seed and the question's number decide."""
    digest = hashlib.sha256(f"pix-kiosk/rehearsal/{seed}/{number}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) * _STEP
