"""Work in pieces on all cores, each piece computed alike wherever. Knows nothing about exams.

Workers are spawned, not forked, and each keeps its linear algebra to one thread: the pieces are
the parallelism. One process means this one.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")

Progress = Callable[[int, int], None]
"""Called with the number of pieces done and of all pieces."""

_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class Work(Protocol[R_co]):
    """What is done piece by piece; it travels to the workers, so it must pickle."""

    def prepared(self) -> Callable[[int], R_co]:
        """What does one piece, by its number; made once in each process."""
        ...


def spread(
    work: Work[R],
    pieces: int,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
) -> list[R]:
    """The results of pieces 0, 1, …, in this order.

    Args:
        work: Computes a piece from its number alone.
        pieces: How many.
        processes: How many at once; by default one for each core.
        progress: Told after each piece.
    """
    wanted = min(processes or os.cpu_count() or 1, pieces) if _spawnable() else 1
    results = []
    with _one_by_one(work, pieces) if wanted <= 1 else _pool(work, pieces, wanted) as arriving:
        for done, result in enumerate(arriving, 1):
            results.append(result)
            if progress is not None:
                progress(done, pieces)
    return results


def _spawnable() -> bool:
    """Whether workers can read the program that starts them: one from standard input they cannot.

    They would die while the parent still writes to them, and it would wait for ever.
    """
    program = getattr(sys.modules["__main__"], "__file__", None)
    return program is None or Path(program).exists()


@contextmanager
def _one_by_one(work: Work[R], pieces: int) -> Iterator[Iterator[R]]:
    piece = work.prepared()
    yield (piece(number) for number in range(pieces))


@contextmanager
def _pool(work: Work[R], pieces: int, processes: int) -> Iterator[Iterator[R]]:
    with _single_threaded_children():
        executor = ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare,
            initargs=(work,),
        )
        try:
            yield executor.map(_piece, range(pieces))
        finally:
            # After an error or an interruption nobody waits for the rest.
            executor.shutdown(cancel_futures=True)


@contextmanager
def _single_threaded_children() -> Iterator[None]:
    """Children read these when they import numpy, which is before they can be told anything."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_prepared: list[Callable[[int], Any]] = []
"""In a worker, what does its pieces; tables are too large to travel with each of them."""


def _prepare(work: Work[Any]) -> None:
    _prepared.append(work.prepared())


def _piece(number: int) -> Any:
    return _prepared[-1](number)
