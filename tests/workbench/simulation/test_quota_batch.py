from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adaptive.exponential import Floats
from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.model import information
from engine.adaptive.quota import owed
from engine.items import Item, ItemBank
from engine.policies import JointPolicy
from tests.engine.made_items import made_bank
from tests.workbench.simulation.policies import TWO_EACH, joint
from workbench.simulation.answering import Numbers
from workbench.simulation.arrays import BankArrays, Flags, Groups
from workbench.simulation.batch import NO_ITEM, Sat, sit
from workbench.simulation.competence_lists import CompetenceLists, ListChooser
from workbench.simulation.generated import generated_bank
from workbench.simulation.quota_batch import Chooser, QuotaExam
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.tube_ranks import TubeChooser, TubeRanks
from workbench.simulation.world import World, miscalibrated

TRUTH = generated_bank()
BANK = BankArrays.of(TRUTH)
SMALL = BankArrays.of(made_bank(tubes=3, levels=2))
SHARES = SubPools(np.where(np.arange(len(BANK)) % 3, 0.3, 1.0))


def _exam(joint_policy: JointPolicy, **changes: object) -> QuotaExam:
    world = World(1, competence_sd=joint_policy.competence_sd, domain_sd=joint_policy.domain_sd)
    exam = QuotaExam(BANK, world, TWO_EACH, joint_policy)
    return replace(exam, **changes)  # type: ignore[arg-type]  # each test names one field


def _rmse(sat: Sat) -> float:
    return float(np.sqrt(np.mean((sat.ability - sat.general) ** 2)))


@pytest.mark.parametrize(
    "exam",
    [
        _exam(joint()),
        _exam(joint(), sub_pools=SHARES),
        _exam(joint(0.5, 0.4)),
        _exam(joint(0.5, 0.4), sub_pools=SHARES),
    ],
)
def test_every_competence_gets_two_questions_from_two_tubes(exam: QuotaExam) -> None:
    sat = sit(exam, 1000, processes=1)
    assert not sat.infeasible.any()
    assert not sat.relaxed.any()
    counts = np.stack([np.bincount(row, minlength=16) for row in BANK.competence[sat.items]])
    assert (counts == 2).all()
    tubes = np.sort(BANK.tube[sat.items], axis=1)
    assert (tubes[:, 1:] > tubes[:, :-1]).all()


def test_the_error_on_the_generated_bank_is_the_one_that_was_measured_elsewhere() -> None:
    sat = sit(_exam(joint()), 40_000, processes=1)
    assert _rmse(sat) == pytest.approx(0.1898, abs=0.0022)
    assert np.mean(sat.ability - sat.general) == pytest.approx(0.0, abs=0.004)
    assert np.sqrt(np.mean(sat.error**2)) / _rmse(sat) == pytest.approx(1.0, abs=0.02)
    within = np.abs(sat.ability - sat.general) < 1.96 * sat.error
    assert np.mean(within) == pytest.approx(0.95, abs=0.005)


def _regrets(sat: Sat, model: JointModel, row: int) -> tuple[list[float], float]:
    """By which share each item tells less than the engine's, and how far the ability is off."""
    trace = JointTrace.begin(model)
    answered: list[Item] = []
    regrets = []
    for place, correct in zip(sat.items[row].tolist(), sat.correct[row].tolist(), strict=True):
        mask = owed(model.pool, answered, TWO_EACH)
        told = information(model.discrimination, model.pool.difficulty, trace.own[model.column])
        assert mask[place]
        regrets.append(1.0 - float(told[place]) / float(told[mask].max()))
        item = model.pool.items[place]
        trace, answered = trace.extended(item, correct=correct), [*answered, item]
    return regrets, abs(trace.latest.ability - float(sat.ability[row]))


@pytest.mark.parametrize(
    ("policy", "regret", "off"),
    [(joint(), 0.0005, 1e-6), (joint(0.5), 0.02, 0.1), (joint(0.8, 0.4), 0.02, 0.1)],
)
def test_items_are_as_informative_as_those_that_the_engine_would_choose(
    policy: JointPolicy, regret: float, off: float
) -> None:
    sat = sit(_exam(policy), 6, processes=1)
    model = JointModel.of(BANK.pool, policy)
    found = [_regrets(sat, model, row) for row in range(6)]
    assert np.mean([regrets for regrets, _ in found]) < regret
    assert max(one for _, one in found) < off


def test_an_error_of_the_calibration_makes_the_estimate_worse_and_the_certainty_false() -> None:
    world = World(1, error_log_discrimination=0.25, error_difficulty=0.25)
    seen = BankArrays.of(miscalibrated(TRUTH, world))
    exam = _exam(joint(), world=world, seen=seen)
    sat = sit(exam, 10_000, processes=1)
    assert _rmse(sat) == pytest.approx(0.217, abs=0.008)


def test_a_dry_share_is_given_up_question_by_question() -> None:
    nothing = SubPools(np.zeros(len(SMALL)), least_tubes=1)
    exam = _exam(joint(), bank=SMALL, sub_pools=nothing)
    sat = sit(exam, 20, processes=1)
    assert (sat.relaxed == 16).all()
    assert not sat.infeasible.any()
    tubes = np.sort(SMALL.tube[sat.items], axis=1)
    assert (tubes[:, 1:] > tubes[:, :-1]).all()


@pytest.mark.parametrize("policy", [joint(), joint(0.5)])
def test_a_bank_of_single_tubes_gives_up_the_rule_of_tubes(policy: JointPolicy) -> None:
    single = BankArrays.of(made_bank(tubes=1, levels=3))
    sat = sit(_exam(policy, bank=single), 20, processes=1)
    assert (sat.relaxed == 16).all()
    assert not sat.infeasible.any()
    assert all(len(set(row)) == 32 for row in sat.items.tolist())


@pytest.mark.parametrize("policy", [joint(), joint(0.5)])
def test_an_exam_ends_where_nothing_is_left(policy: JointPolicy) -> None:
    single = BankArrays.of(made_bank(tubes=1, levels=3))
    strict = replace(TWO_EACH, relaxations=())
    sat = sit(_exam(policy, bank=single, policy=strict), 20, processes=1)
    assert sat.infeasible.all()
    assert not sat.relaxed.any()
    assert (sat.items[:, :16] != NO_ITEM).all()
    assert (sat.items[:, 16:] == NO_ITEM).all()
    assert not sat.correct[:, 16:].any()
    assert np.isfinite(sat.ability).all()
    assert (sat.error < 1.0).all()


@pytest.mark.parametrize("bank", [SMALL, BANK])
def test_skills_take_the_place_of_tubes_without_their_rule(bank: BankArrays) -> None:
    # Fewer skills than half a byte can tell apart, and more.
    loose = replace(TWO_EACH, per_competence=4, one_per_tube=False)
    sat = sit(_exam(joint(), bank=bank, policy=loose, length=64), 20, processes=1)
    assert not sat.infeasible.any()
    assert all(len(set(row)) == 64 for row in bank.pool.skill[sat.items].tolist())
    assert any(len(set(row)) < 64 for row in bank.tube[sat.items].tolist())


def test_a_bank_of_one_item_gives_exams_of_one_question() -> None:
    one = BankArrays.of(made_bank(tubes=1, levels=1, competences=1))
    for policy in (joint(), joint(0.5)):
        sat = sit(_exam(policy, bank=one), 5, processes=1)
        assert sat.items[:, 0].tolist() == [0] * 5
        assert (sat.items[:, 1:] == NO_ITEM).all()


def _bank(parameters: Sequence[tuple[float, float]]) -> BankArrays:
    # Three competences of several tubes, unequal in size: every length of list occurs.
    items = list(made_bank(tubes=4, levels=4, competences=3))[: len(parameters)]
    return BankArrays.of(
        ItemBank.of(
            replace(
                item,
                calibration=replace(
                    item.calibration, difficulty=difficulty, discrimination=discrimination
                ),
            )
            for item, (difficulty, discrimination) in zip(items, parameters, strict=True)
        )
    )


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.floats(-4.0, 4.0), st.floats(0.2, 3.0)), min_size=20, max_size=48).map(
        _bank
    ),
    st.integers(-80, 80),
    st.lists(st.booleans(), min_size=48, max_size=48),
)
def test_choosers_find_the_best_open_item(bank: BankArrays, step: int, told: list[bool]) -> None:
    ability = step * 0.05
    groups = Groups.of(bank, one_per_tube=True)
    information_of = information(bank.discrimination, bank.difficulty, np.array(ability))
    own = np.full((1, len(bank.competences)), ability, np.float32)
    share = np.array(told[: len(bank)])
    whole = np.ones(len(bank), np.bool_)
    ranks = TubeRanks.of(groups, bank.discrimination, bank.difficulty, 2)
    lists = CompetenceLists.of(bank, groups, bank.discrimination, 2)
    for chooser, at, share_of_one in (
        (TubeChooser(ranks, 1), own[:, 0], whole),
        (ListChooser(lists, 1, None), own, whole),
        (ListChooser(lists, 1, share[np.newaxis]), own[:, 0], share),
    ):
        _assert_best_first(chooser, at, bank, share_of_one, information_of)


def _assert_best_first(
    chooser: Chooser, own: Numbers, bank: BankArrays, share: Flags, told: Floats
) -> None:
    is_open = share.copy()
    asked = np.zeros(len(bank.competences), int)
    while is_open.any():
        found = int(chooser.choose(own)[0])
        assert is_open[found]
        assert float(told[found]) == pytest.approx(float(told[is_open].max()), rel=1e-5, abs=1e-9)
        chooser.note(np.array([found]))
        competence = bank.competence[found]
        asked[competence] += 1
        is_open &= bank.tube != bank.tube[found]
        is_open &= (bank.competence != competence) | (asked[competence] < 2)
    assert chooser.choose(own).tolist() == [len(bank)]
