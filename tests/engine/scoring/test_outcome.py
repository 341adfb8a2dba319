from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adaptive.pool import Pool
from engine.adaptive.selection import select
from engine.errors import BankExhaustedError
from engine.items import Item
from engine.plan import CERTIFICATION, ExamPlan, Kind, Mesh, ScoringPolicy
from engine.scoring.downgrade import Answered, downgrade, trace_of
from engine.scoring.outcome import (
    AbortReason,
    Circumstances,
    Comment,
    OutcomeStatus,
    outcome,
    scoring_ability,
)
from tests.engine.made_items import made_bank

POOL = Pool.of(made_bank(tubes=4, levels=2))
NOTHING = Circumstances()
CANDIDATE = Circumstances(AbortReason.CANDIDATE, finalised=True)
TECHNICAL = Circumstances(AbortReason.TECHNICAL, finalised=True)


def _answers(count: int, correct: Sequence[bool] = (True, True, False)) -> tuple[Answered, ...]:
    items: list[Item] = []
    for _ in range(count):
        items.append(select(POOL, items, 0.0, CERTIFICATION.selection, lambda _index: 0.0).item)
    return tuple(Answered(item, correct[place % len(correct)]) for place, item in enumerate(items))


def test_a_finished_exam_is_validated_with_all_its_results() -> None:
    found = outcome(CERTIFICATION, POOL, _answers(32), NOTHING)
    assert found.status is OutcomeStatus.VALIDATED
    assert found.comment is None
    assert found.pix
    assert found.mesh is not None
    assert len(found.levels) == 16
    assert not found.provisional


def test_an_exam_without_a_right_answer_is_rejected_with_its_score_of_zero() -> None:
    found = outcome(CERTIFICATION, POOL, _answers(32, (False,)), NOTHING)
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
    found = outcome(CERTIFICATION, POOL, _answers(19), circumstances)
    assert (found.status, found.comment) == (status, comment)
    assert (found.ability, found.pix, found.mesh, found.levels) == (None, None, None, ())


def test_fraud_and_the_jury_come_before_everything_else() -> None:
    for answers in (_answers(32), _answers(3)):
        fraud = outcome(CERTIFICATION, POOL, answers, replace(TECHNICAL, fraud=True))
        assert (fraud.status, fraud.comment, fraud.pix) == (
            OutcomeStatus.REJECTED,
            Comment.FRAUD,
            None,
        )
        both = Circumstances(fraud=True, cancelled_by_jury=True)
        jury = outcome(CERTIFICATION, POOL, answers, both)
        assert (jury.status, jury.comment) == (OutcomeStatus.CANCELLED, Comment.CANCELLED_BY_JURY)


@settings(deadline=None)
@given(st.integers(20, 31), st.lists(st.booleans(), min_size=1, max_size=5))
def test_an_abandon_never_pays(count: int, correct: list[bool]) -> None:
    answers = _answers(count, correct)
    plain = scoring_ability(CERTIFICATION, POOL, answers, None)
    assert scoring_ability(CERTIFICATION, POOL, answers, AbortReason.TECHNICAL) == plain
    assert scoring_ability(CERTIFICATION, POOL, answers, AbortReason.CANDIDATE) < plain


def test_an_abandoned_exam_is_completed_with_skipped_questions_of_the_whole_bank() -> None:
    answers = _answers(25)
    policy = CERTIFICATION.selection
    plain = trace_of(answers, policy.start, policy.variation).latest.ability
    steps = downgrade(CERTIFICATION, POOL, answers, plain)
    assert len(steps) == 7
    tubes = [one.item.tube for one in (*answers, *steps)]
    assert len(set(tubes)) == 32
    failed = (*answers, *(Answered(one.item, correct=False) for one in steps))
    assert steps[-1].estimate == trace_of(failed, plain, policy.variation).latest


@pytest.mark.parametrize("finalised", [True, False])
@pytest.mark.parametrize("count", [0, 20, 31])
def test_an_unfinished_result_is_provisional_until_finalisation(
    count: int, finalised: bool
) -> None:
    circumstances = Circumstances(AbortReason.CANDIDATE, finalised=finalised)
    found = outcome(CERTIFICATION, POOL, _answers(count), circumstances)
    assert found.provisional is not finalised


def test_a_bank_that_cannot_complete_an_abandon_is_an_error_for_a_human() -> None:
    answers = _answers(20)
    small = Pool.of(made_bank(tubes=1, levels=1, competences=3))
    with pytest.raises(BankExhaustedError):
        scoring_ability(CERTIFICATION, small, answers, AbortReason.CANDIDATE)
    found = outcome(CERTIFICATION, small, answers, CANDIDATE)
    assert (found.status, found.pix, found.levels) == (OutcomeStatus.ERROR, 0, ())


def _admission() -> ExamPlan:
    scoring = ScoringPolicy(
        reports_pix=False,
        meshes=(Mesh("LEVEL_ADMISSIBLE", 0, 0, 1.0, 8.0),),
        refusal="REJECTED_EDU_NOT_ELIGIBLE",
    )
    return replace(CERTIFICATION, kind=Kind.PIX_PLUS, scoring=scoring)


def test_an_exam_of_one_threshold_reports_its_mesh_and_no_pix() -> None:
    found = outcome(_admission(), POOL, _answers(32, (True,)), NOTHING)
    assert (found.status, found.pix, found.mesh) == (OutcomeStatus.VALIDATED, None, 0)


def test_below_its_threshold_it_is_refused_with_its_own_comment() -> None:
    found = outcome(_admission(), POOL, _answers(32, (False,)), NOTHING)
    assert found.status is OutcomeStatus.REJECTED
    assert found.comment == "REJECTED_EDU_NOT_ELIGIBLE"
    assert (found.pix, found.mesh) == (None, None)
    assert found.ability is not None
