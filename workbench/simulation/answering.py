"""True abilities make answers under the true parameters. Knows no estimate and no selection."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.adaptive.pool import Codes
from workbench.simulation.arrays import BankArrays, Flags
from workbench.simulation.world import Examinees

Numbers = NDArray[np.floating[Any]]

_FURTHEST: Final = 80.0
"""Logits beyond it are certainties; exp of it is still a single-precision number."""


@dataclass(frozen=True, slots=True, eq=False)
class AnswerKey:
    """The true 2PL parameters of m items, in the precision in which answers are drawn.

    Attributes:
        discrimination: Shape (m,), per logit.
        offset: Shape (m,), discrimination times difficulty.
        competence: Shape (m,).
    """

    discrimination: Numbers
    offset: Numbers
    competence: Codes

    @classmethod
    def of(cls, bank: BankArrays, dtype: DTypeLike) -> "AnswerKey":
        """The parameters of a bank that is its own truth."""
        return cls(
            discrimination=bank.discrimination.astype(dtype),
            offset=(bank.discrimination * bank.difficulty).astype(dtype),
            competence=bank.competence,
        )


class Answering:
    """Examinees in front of questions."""

    def __init__(self, key: AnswerKey, examinees: Examinees, draws: Numbers) -> None:
        """Make them ready.

        Args:
            key: True parameters.
            examinees: n of them.
            draws: Shape (L, n), uniform in [0, 1): the answer to a question is right when its
                draw is less than the probability of success.
        """
        self._key = key
        self._abilities = examinees.competences.astype(key.offset.dtype).reshape(-1)
        self._rows = np.arange(len(examinees)) * examinees.competences.shape[1]
        self._draws = draws

    @property
    def length(self) -> int:
        """How many questions there are draws for."""
        return len(self._draws)

    def correct(self, place: int, items: Codes) -> Flags:
        """Shape (n,), whether the answers to question number *place* (from 0) are right.

        Args:
            place: Of the question in the exam.
            items: Shape (n,), what is asked; any item beyond the bank is never right.
        """
        key = self._key
        asked = np.minimum(items, len(key.offset) - 1)
        ability = self._abilities.take(self._rows + key.competence.take(asked))
        logit = key.offset.take(asked) - key.discrimination.take(asked) * ability
        np.minimum(logit, _FURTHEST, out=logit)
        right: Flags = self._draws[place] * (1.0 + np.exp(logit)) < 1.0
        return right & (items < len(key.offset))
