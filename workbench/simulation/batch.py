"""What examinees sat and what came of it, thousands at a time. Knows no rule of selection.

Chunks have a fixed size and their own random numbers, so that results depend on the world's seed
and never on the number of processes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.adaptive.exponential import Floats
from workbench.simulation.arrays import Flags
from workbench.simulation.cores import Progress, spread

CHUNK: Final = 1000
"""Examinees whose arrays are worked on together: few enough to stay in a core's cache."""

NO_ITEM: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class Sat:
    """The exams of n examinees of at most L questions, and the truth about them.

    Attributes:
        items: Shape (n, L), int32, places in the bank in the order of serving; `NO_ITEM` where
            nothing was left to serve.
        correct: Shape (n, L), whether the answer was right; False without an item.
        ability: Shape (n,), the general ability that the exam's own estimator ends with, logits.
        error: Shape (n,), its standard error, logits.
        relaxed: Shape (n,), int16, how many questions needed a filter to be given up.
        infeasible: Shape (n,), whether the exam ended before its length.
        general: Shape (n,), the true general ability, logits.
        competences: Shape (n, C), the true abilities in the competences, logits.
    """

    items: NDArray[np.int32]
    correct: Flags
    ability: Floats
    error: Floats
    relaxed: NDArray[np.int16]
    infeasible: Flags
    general: Floats
    competences: Floats

    def __len__(self) -> int:
        return len(self.ability)

    def part(self, low: int, high: int) -> "Sat":
        """The exams from *low* up to *high*, without a copy."""
        return Sat(*(getattr(self, field.name)[low:high] for field in fields(self)))

    @classmethod
    def joined(cls, parts: Iterable["Sat"]) -> "Sat":
        """The exams of all parts, in their order; at least one part."""
        listed = list(parts)
        return cls(
            *(np.concatenate([getattr(one, field.name) for one in listed]) for field in fields(cls))
        )


class Exam(Protocol):
    """An exam on a bank in a world, as data that pickle."""

    def prepared(self) -> Callable[[int, int], Sat]:
        """What lets one chunk sit: from its number and its size to the exams."""
        ...


@dataclass(frozen=True, slots=True)
class _Chunks:
    exam: Exam
    examinees: int

    def prepared(self) -> Callable[[int], Sat]:
        sit_chunk = self.exam.prepared()
        return lambda number: sit_chunk(number, min(CHUNK, self.examinees - number * CHUNK))


def sit(
    exam: Exam,
    examinees: int,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Sat:
    """The exams of *examinees* people.

    Args:
        exam: What they sit.
        examinees: How many, at least one.
        processes: How many at once; by default one for each core.
        progress: Told the number of chunks done and of all, after each.
    """
    chunks = -(-examinees // CHUNK)
    work = _Chunks(exam, examinees)
    return Sat.joined(spread(work, chunks, processes=processes, progress=progress))
