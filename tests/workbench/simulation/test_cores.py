import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
import pytest

from tests.engine.made_items import made_bank
from tests.workbench.simulation.policies import PIX
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import CHUNK, Sat, sit
from workbench.simulation.cores import spread
from workbench.simulation.pix_batch import PixExam
from workbench.simulation.world import World


@dataclass(frozen=True)
class _Squares:
    worst: int = -1

    def prepared(self) -> Callable[[int], int]:
        def square(number: int) -> int:
            if number == self.worst:
                raise ValueError(number)
            return number * number

        return square


@dataclass(frozen=True)
class _Whose:
    def prepared(self) -> Callable[[int], int]:
        return lambda _number: os.getpid()


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order_and_the_environment_is_as_before(
    processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "7")
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    before = dict(os.environ)
    told: list[tuple[int, int]] = []
    found = spread(
        _Squares(), 4, processes=processes, progress=lambda done, all_: told.append((done, all_))
    )
    assert found == [0, 1, 4, 9]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert dict(os.environ) == before


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_a_piece_is_an_error_of_all(processes: int) -> None:
    with pytest.raises(ValueError, match="2"):
        spread(_Squares(worst=2), 4, processes=processes)


def test_one_or_two_processes_make_the_same_exams() -> None:
    exam = PixExam(BankArrays.of(made_bank()), World(8), PIX)
    one, two = (sit(exam, CHUNK + 50, processes=number) for number in (1, 2))
    for field in fields(Sat):
        assert np.array_equal(getattr(one, field.name), getattr(two, field.name))


def test_a_program_that_workers_cannot_read_does_its_work_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__file__", "<stdin>", raising=False)
    here = os.getpid()
    assert set(spread(_Whose(), 3, processes=2)) == {here}
