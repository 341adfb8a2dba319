"""Plans of quotas and joint estimates through whole exams: sat, scored, abandoned, replayed."""

from collections import Counter
from dataclasses import replace
from typing import Final

import pytest

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.exam import Exam, replay_exam
from engine.items import ItemBank
from engine.plan import ExamPlan
from engine.records.journal_record import Actor
from engine.scoring.outcome import AbortReason, Circumstances, OutcomeStatus, outcome
from engine.scoring.profile import profile_of
from engine.scoring.score import mesh_of, score_of
from engine.sitting import commands
from engine.sitting.events import EndReason
from engine.sitting.state import Terms
from engine.verdict import Agreement, verify
from tests.engine.exams import Candidate, agreed, make_bank, make_item, make_paper

QUOTAS: Final = named_plan("two-per-competence")


def _terms(plan: ExamPlan) -> Terms:
    return replace(agreed(), plan=plan.id, rules=plan.rules, duration_ms=plan.duration_ms)


def _sat(plan: ExamPlan = QUOTAS, bank: ItemBank | None = None) -> Candidate:
    candidate = Candidate(make_paper(bank, plan), _terms(plan))
    candidate.sit()
    return candidate


def test_an_exam_by_quotas_is_scored_by_its_joint_estimate() -> None:
    exam = _sat().exam
    asked = [exam.paper.bank[one.question.item] for one in exam.sitting.answers]
    assert set(Counter(item.competence for item in asked).values()) == {2}
    assert len({item.tube for item in asked}) == 32
    found, profile = exam.outcome(), exam.profile()
    assert profile is not None
    assert found.ability == profile.general.ability
    assert found.pix == score_of(profile.general.ability, QUOTAS.scoring)
    assert found.mesh == mesh_of(profile.general.ability, QUOTAS.scoring.meshes)
    assert [one.level for one in found.levels] == [one.likeliest for one in profile.competences]
    assert [one.competence for one in found.levels] == [c for c, _ in QUOTAS.scoring.levels]


def test_the_station_s_ability_is_the_general_one_while_items_are_chosen() -> None:
    exam = _sat().exam
    scored = exam.sitting.scored
    assert scored is not None
    assert scored.ability == exam.standing.latest.ability.hex()
    assert scored.pix == exam.outcome().pix


def test_under_pix_v3_the_joint_estimate_never_enters_the_score() -> None:
    alone = replace(CERTIFICATION, joint=None)
    beside, without = _sat(CERTIFICATION).exam, _sat(alone).exam
    assert beside.outcome() == without.outcome()
    assert beside.standing.estimates == without.standing.estimates
    assert without.profile() is None
    profile = beside.profile()
    assert profile is not None
    joint = beside.paper.joint
    assert joint is not None
    assert profile == profile_of(joint, beside.answers(), CERTIFICATION.scoring)
    assert profile.general.ability != beside.outcome().ability


@pytest.mark.parametrize("plan", [CERTIFICATION, QUOTAS], ids=lambda plan: plan.id)
def test_a_journal_replays_to_the_bit(plan: ExamPlan) -> None:
    candidate = _sat(plan)
    verdict = verify(candidate.exam.paper, candidate.bodies, _terms(plan))
    assert verdict.agreement is Agreement.IDENTICAL
    assert verdict.exam.profile() == candidate.exam.profile()
    again = replay_exam(candidate.exam.paper, candidate.records)
    assert again.standing.estimates == candidate.exam.standing.estimates


def test_a_journal_of_other_rules_is_not_replayed() -> None:
    candidate = _sat(CERTIFICATION)
    verdict = verify(make_paper(plan=QUOTAS), candidate.bodies, _terms(QUOTAS))
    assert verdict.agreement is Agreement.UNREPLAYABLE


def _stopped(answers: int, plan: ExamPlan = QUOTAS, bank: ItemBank | None = None) -> Exam:
    candidate = Candidate(make_paper(bank, plan), _terms(plan))
    candidate.start()
    for number in range(answers):
        candidate.answer(right=number % 3 != 0)
    candidate.do(commands.End(EndReason.CANDIDATE), Actor.SURVEILLANT)
    return candidate.exam


def _told(exam: Exam, reason: AbortReason) -> Circumstances:
    return Circumstances(abort_reason=reason, finalised=True)


def test_an_abandoned_exam_by_quotas_is_completed_with_failures() -> None:
    exam = _stopped(24)
    plain = exam.outcome(_told(exam, AbortReason.TECHNICAL))
    completed = exam.outcome(_told(exam, AbortReason.CANDIDATE))
    assert plain.status is completed.status is OutcomeStatus.VALIDATED
    assert plain.ability is not None
    assert completed.ability is not None
    assert completed.ability < plain.ability
    assert not completed.exhausted
    answers, standing = exam.answers(), exam.paper.start
    assert exam.paper.joint is not None
    for one in answers:
        standing = standing.extended(one.item, correct=one.correct)
    items = [one.item for one in answers]
    while len(items) < 32:
        item = standing.next_item(items, lambda _: 0.0).item
        items.append(item)
        standing = standing.extended(item, correct=False)
    profile = standing.profile({})
    assert profile is not None
    assert completed.ability == profile.general.ability


def test_a_bank_that_runs_dry_ends_the_completion_there_and_says_so() -> None:
    """One competence lacks a second tube: the station asks twice in one, completion does not."""
    bank = make_bank(2)
    narrow = ItemBank.of(
        [item for item in bank if item.competence != "5.2"]
        + [make_item("5.2", 0, level) for level in (1, 4, 7)]
    )
    exam = _stopped(20, bank=narrow)
    found = exam.outcome(_told(exam, AbortReason.CANDIDATE))
    assert found.exhausted
    assert found.ability is not None
    whole = _sat(bank=narrow).exam
    assert whole.sitting.end is EndReason.COMPLETED
    assert not whole.outcome().exhausted


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (AbortReason.CANDIDATE, OutcomeStatus.REJECTED),
        (AbortReason.TECHNICAL, OutcomeStatus.CANCELLED),
    ],
)
def test_too_few_answers_have_no_result_under_quotas_either(
    reason: AbortReason, status: OutcomeStatus
) -> None:
    exam = _stopped(19)
    found = exam.outcome(_told(exam, reason))
    assert (found.status, found.ability, found.levels) == (status, None, ())


@pytest.mark.parametrize("name", ["pix-plus-droit", "pix-plus-edu-1er-degre"])
def test_an_exam_of_pix_plus_has_a_mesh_and_no_pix(name: str) -> None:
    plan = named_plan(name)
    exam = _sat(plan).exam
    found = exam.outcome()
    assert (found.pix, found.levels) == (None, ())
    assert found.mesh == mesh_of(found.ability or 0.0, plan.scoring.meshes)
    refused = found.mesh is None
    assert found.status is (OutcomeStatus.REJECTED if refused else OutcomeStatus.VALIDATED)
    assert found.comment == (plan.scoring.refusal if refused else None)


def test_a_candidate_below_the_mesh_is_refused_by_the_plan_s_own_comment() -> None:
    plan = named_plan("pix-plus-edu-cpe")
    candidate = Candidate(make_paper(plan=plan), _terms(plan))
    candidate.start()
    while candidate.exam.sitting.end is None:
        candidate.answer(right=False)
    found = outcome(plan, candidate.exam.paper.start, candidate.exam.answers(), Circumstances())
    assert (found.status, found.comment) == (OutcomeStatus.REJECTED, "REJECTED_EDU_NOT_ELIGIBLE")
    assert (found.pix, found.mesh) == (None, None)


def test_with_the_eighth_level_open_the_score_goes_further() -> None:
    plan = named_plan("certification-level-8")
    bank = make_bank(5)
    hard = ItemBank.of(
        replace(item, calibration=replace(item.calibration, difficulty=item.level * 1.0))
        for item in bank
    )
    candidate = Candidate(make_paper(hard, plan), _terms(plan))
    candidate.start()
    while candidate.exam.sitting.end is None:
        candidate.answer(right=True)
    found = candidate.exam.outcome()
    assert found.pix is not None
    assert found.pix > 895
    assert {one.level for one in found.levels} == {8}
