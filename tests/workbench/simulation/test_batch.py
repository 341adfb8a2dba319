from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np

from workbench.simulation.batch import CHUNK, Sat, sit


@dataclass(frozen=True)
class _Numbered:
    """Exams whose true ability tells the chunk."""

    def prepared(self) -> Callable[[int, int], Sat]:
        return _sat


def _sat(chunk: int, count: int) -> Sat:
    general = np.full(count, float(chunk))
    return Sat(
        items=np.full((count, 3), chunk, np.int32),
        correct=np.zeros((count, 3), np.bool_),
        ability=general,
        error=general,
        relaxed=np.zeros(count, np.int16),
        infeasible=np.zeros(count, np.bool_),
        general=general,
        competences=np.zeros((count, 16)),
    )


def test_people_sit_in_chunks_and_the_last_one_is_what_is_left() -> None:
    found = sit(_Numbered(), 2 * CHUNK + 7, processes=1)
    assert np.bincount(found.general.astype(int)).tolist() == [CHUNK, CHUNK, 7]
    assert len(found) == 2 * CHUNK + 7
    assert found.items.dtype == np.int32


def test_parts_joined_are_the_whole() -> None:
    whole = Sat.joined([_sat(0, 4), _sat(1, 5)])
    again = Sat.joined([whole.part(0, 2), whole.part(2, 9)])
    assert len(whole.part(0, 2)) == 2
    for field in fields(Sat):
        assert np.array_equal(getattr(whole, field.name), getattr(again, field.name))
