from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import UNRESTRICTED, Restriction
from engine.adaptive.quota import select_by_quota
from engine.items import Item, ItemBank
from tests.engine.adaptive.dense_posterior import random_bank
from tests.engine.adaptive.test_quota import CODES, TWO, _model, _share
from tests.engine.made_items import made_bank

pytest.importorskip("scipy", reason="the integer programme is the workbench's")

from tests.engine.adaptive.shadow_programme import information_of, shadow_test


def _compare_with_shadow_tests(bank: ItemBank, exams: range) -> int:
    """Sits exams of random answers; each step against the integer programme. How many steps."""
    model, steps = _model(bank), 0
    for exam in exams:
        chance = np.random.default_rng(exam)
        restriction = UNRESTRICTED if exam % 2 else Restriction(sub_pool=_share(bank, exam))
        trace, answered = JointTrace.begin(model), list[Item]()
        ability = chance.normal(0.5, 1.5)
        while len(answered) < 32:
            chosen = select_by_quota(model, answered, trace.own, TWO, restriction=restriction)
            shadow = shadow_test(model, answered, trace.own, TWO, restriction)
            told = information_of(model, trace.own)
            place = model.places[chosen.item.id]
            assert shadow.chosen[place] or np.isclose(told[place], shadow.most, rtol=1e-9)
            assert told[place] == pytest.approx(shadow.most, rel=1e-9)
            whole = _greedy(model, answered, trace.own, restriction)
            assert whole == pytest.approx(shadow.objective, rel=1e-9)
            answered.append(chosen.item)
            right = 1 / (1 + np.exp(chosen.item.calibration.difficulty - ability))
            trace = trace.extended(chosen.item, correct=bool(chance.random() < right))
            steps += 1
        assert set(Counter(item.competence for item in answered).values()) == {2}
        assert len({item.tube for item in answered}) == 32
    return steps


def _greedy(
    model: JointModel, answered: Sequence[Item], own: np.ndarray, restriction: Restriction
) -> float:
    """The information of the rest of the exam if abilities stayed as they are."""
    items, total = list(answered), 0.0
    told = information_of(model, own)
    while len(items) < 32:
        chosen = select_by_quota(model, items, own, TWO, restriction=restriction).item
        total += float(told[model.places[chosen.id]])
        items.append(chosen)
    return total


@pytest.mark.parametrize(
    ("bank", "exams"),
    [(random_bank(CODES, 6, seed=21), range(4)), (made_bank(tubes=5, levels=4), range(4, 10))],
    ids=["one item a tube", "four items a tube"],
)
def test_each_choice_is_that_of_a_shadow_test(bank: ItemBank, exams: range) -> None:
    assert _compare_with_shadow_tests(bank, exams) == 32 * len(exams)
