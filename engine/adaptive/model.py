"""The response model: how likely a right answer is, how much it tells. Knows no candidate.

Two-parameter logistic model without guessing and without the factor 1.7 (Birnbaum 1968), as in
Pix's certification v3. Abilities and difficulties are logits.
"""

from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats, exponential

_FURTHEST: Final = 300.0
"""Beyond it a probability would come near the smallest floats, where machines may differ."""


def probability(discrimination: Floats, difficulty: Floats, ability: Floats) -> Floats:
    """P(right answer) = 1 / (1 + exp(discrimination · (difficulty - ability))), elementwise."""
    return 1.0 / (1.0 + exponential(_logit(discrimination, difficulty, ability)))


def failure(discrimination: Floats, difficulty: Floats, ability: Floats) -> Floats:
    """P(wrong answer) as its own logistic: above zero where 1 - `probability` has vanished."""
    return 1.0 / (1.0 + exponential(-_logit(discrimination, difficulty, ability)))


def information(discrimination: Floats, difficulty: Floats, ability: Floats) -> Floats:
    """Fisher's information of an answer, discrimination² · P · (1 - P): Pix's *reward*."""
    right = probability(discrimination, difficulty, ability)
    return discrimination * discrimination * right * (1.0 - right)


def _logit(discrimination: Floats, difficulty: Floats, ability: Floats) -> Floats:
    logit = discrimination * (difficulty - ability)
    return np.minimum(np.maximum(logit, -_FURTHEST), _FURTHEST)
