from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.pool import Pool
from engine.adaptive.selection import select
from engine.adaptive.standing import first_standing
from engine.items import Item, ItemBank
from engine.plan import ExamPlan, Kind
from engine.policies import Mesh, ScoringPolicy
from engine.scoring.downgrade import Answered, downgrade, standing_after
from engine.scoring.outcome import (
    AbortReason,
    Circumstances,
    Comment,
    OutcomeStatus,
    outcome,
    reached,
)
from tests.engine.made_items import made_bank

POOL = Pool.of(made_bank(tubes=4, levels=2))
START = first_standing(CERTIFICATION, POOL, None)
NOTHING = Circumstances()
CANDIDATE = Circumstances(AbortReason.CANDIDATE, finalised=True)
TECHNICAL = Circumstances(AbortReason.TECHNICAL, finalised=True)


def _answers(count: int, correct: Sequence[bool] = (True, True, False)) -> tuple[Answered, ...]:
    items: list[Item] = []
    for _ in range(count):
        items.append(select(POOL, items, 0.0, CERTIFICATION.pix_v3, lambda _index: 0.0).item)
    return tuple(Answered(item, correct[place % len(correct)]) for place, item in enumerate(items))


def test_a_finished_exam_is_validated_with_all_its_results() -> None:
    found = outcome(CERTIFICATION, START, _answers(32), NOTHING)
    assert found.status is OutcomeStatus.VALIDATED
    assert found.comment is None
    assert found.pix
    assert found.mesh is not None
    assert len(found.levels) == 16
    assert not found.provisional


def test_an_exam_without_a_right_answer_is_rejected_with_its_score_of_zero() -> None:
    found = outcome(CERTIFICATION, START, _answers(32, (False,)), NOTHING)
    assert (found.status, found.comment) == (OutcomeStatus.REJECTED, Comment.ZERO_PIX)
    assert (found.pix, found.mesh, found.levels) == (0, None, ())
    assert found.ability is not None


@pytest.mark.parametrize(
    ("circumstances", "status", "comment"),
    [
        (NOTHING, OutcomeStatus.REJECTED, Comment.LACK_OF_ANSWERS),
        (CANDIDATE, OutcomeStatus.REJECTED, Comment.LACK_OF_ANSWERS),
        (TECHNICAL, OutcomeStatus.CANCELLED, Comment.LACK_OF_ANSWERS_TECHNICAL),
    ],
)
def test_fewer_than_twenty_answers_have_no_result(
    circumstances: Circumstances, status: OutcomeStatus, comment: Comment
) -> None:
    found = outcome(CERTIFICATION, START, _answers(19), circumstances)
    assert (found.status, found.comment) == (status, comment)
    assert (found.ability, found.pix, found.mesh, found.levels) == (None, None, None, ())


def test_fraud_and_the_jury_come_before_everything_else() -> None:
    for answers in (_answers(32), _answers(3)):
        fraud = outcome(CERTIFICATION, START, answers, replace(TECHNICAL, fraud=True))
        assert (fraud.status, fraud.comment, fraud.pix) == (
            OutcomeStatus.REJECTED,
            Comment.FRAUD,
            None,
        )
        both = Circumstances(fraud=True, cancelled_by_jury=True)
        jury = outcome(CERTIFICATION, START, answers, both)
        assert (jury.status, jury.comment) == (OutcomeStatus.CANCELLED, Comment.CANCELLED_BY_JURY)


@settings(deadline=None)
@given(st.integers(20, 31), st.lists(st.booleans(), min_size=1, max_size=5))
def test_an_abandon_never_pays(count: int, correct: list[bool]) -> None:
    answers = _answers(count, correct)
    plain = reached(CERTIFICATION, START, answers, None)
    assert reached(CERTIFICATION, START, answers, AbortReason.TECHNICAL) == plain
    assert reached(CERTIFICATION, START, answers, AbortReason.CANDIDATE).ability < plain.ability


def test_an_abandoned_exam_is_completed_with_skipped_questions_of_the_whole_bank() -> None:
    answers = _answers(25)
    plain = standing_after(START, answers)
    completion = downgrade(CERTIFICATION, plain, answers)
    steps = completion.skipped
    assert not completion.exhausted
    assert len(steps) == 7
    tubes = [one.item.tube for one in (*answers, *steps)]
    assert len(set(tubes)) == 32
    failed = (*answers, *(Answered(one.item, correct=False) for one in steps))
    assert steps[-1].estimate == standing_after(plain.abandoned(), failed).latest
    assert completion.standing.latest == steps[-1].estimate


@pytest.mark.parametrize("finalised", [True, False])
@pytest.mark.parametrize("count", [0, 20, 31])
def test_an_unfinished_result_is_provisional_until_finalisation(
    count: int, finalised: bool
) -> None:
    circumstances = Circumstances(AbortReason.CANDIDATE, finalised=finalised)
    found = outcome(CERTIFICATION, START, _answers(count), circumstances)
    assert found.provisional is not finalised


def test_a_bank_that_runs_dry_stops_the_completion_and_the_outcome_says_so() -> None:
    answers = _answers(20)
    served = {one.item.tube for one in answers}
    others = {item.tube: item for item in POOL.items if item.tube not in served}
    bank = ItemBank.of([*(one.item for one in answers), *list(others.values())[:5]])
    small = first_standing(CERTIFICATION, Pool.of(bank), None)
    completion = downgrade(CERTIFICATION, standing_after(small, answers), answers)
    assert completion.exhausted
    assert len(completion.skipped) == 5
    found = outcome(CERTIFICATION, small, answers, CANDIDATE)
    assert found.exhausted
    assert found.ability == completion.skipped[-1].estimate.ability
    assert not outcome(CERTIFICATION, START, answers, CANDIDATE).exhausted


def _admission() -> ExamPlan:
    scoring = ScoringPolicy(
        reports_pix=False,
        meshes=(Mesh("LEVEL_ADMISSIBLE", 0, 0, 1.0, 8.0),),
        refusal="REJECTED_EDU_NOT_ELIGIBLE",
    )
    return replace(CERTIFICATION, kind=Kind.PIX_PLUS, scoring=scoring)


def test_an_exam_of_one_threshold_reports_its_mesh_and_no_pix() -> None:
    found = outcome(_admission(), START, _answers(32, (True,)), NOTHING)
    assert (found.status, found.pix, found.mesh) == (OutcomeStatus.VALIDATED, None, 0)


def test_below_its_threshold_it_is_refused_with_its_own_comment() -> None:
    found = outcome(_admission(), START, _answers(32, (False,)), NOTHING)
    assert found.status is OutcomeStatus.REJECTED
    assert found.comment == "REJECTED_EDU_NOT_ELIGIBLE"
    assert (found.pix, found.mesh) == (None, None)
    assert found.ability is not None
