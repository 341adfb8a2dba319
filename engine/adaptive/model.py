"""The response model: how likely a right answer is, how much it tells. Knows no candidate.

Two-parameter logistic model without guessing and without the factor 1.7 (Birnbaum 1968), as in
Pix's certification v3. Abilities and difficulties are logits.
"""

from typing import Final

from engine.adaptive.exponential import Floats, constant, exponential

FURTHEST: Final = 300.0
"""Beyond it a probability would come near the smallest floats, where machines may differ."""

_ONE: Final = constant(1.0)


def probability(discrimination: Floats, difficulty: Floats, ability: Floats) -> Floats:
    """P(right answer) = 1 / (1 + exp(discrimination · (difficulty - ability))), elementwise."""
    odds = exponential(discrimination * (difficulty - ability), FURTHEST)
    odds += _ONE
    right: Floats = _ONE / odds
    return right


def failure(discrimination: Floats, difficulty: Floats, ability: Floats) -> Floats:
    """P(wrong answer) as its own logistic: above zero where 1 - `probability` has vanished."""
    odds = exponential(-(discrimination * (difficulty - ability)), FURTHEST)
    odds += _ONE
    wrong: Floats = _ONE / odds
    return wrong


def information(discrimination: Floats, difficulty: Floats, ability: Floats) -> Floats:
    """Fisher's information of an answer, discrimination² · P · (1 - P): Pix's *reward*."""
    right = probability(discrimination, difficulty, ability)
    return discrimination * discrimination * right * (_ONE - right)
