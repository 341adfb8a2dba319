from dataclasses import replace

import pytest

from content_packs.plans.named import named_plan
from engine.adaptive.exposure import ExposureTable, FilterExposure, sub_pool
from engine.adaptive.pool import Restriction
from engine.adaptive.screening import FEWEST, FlagKind, Limits, Screening
from engine.exam import Paper
from engine.items import ItemBank
from engine.plan import ExamPlan
from engine.records.journal_record import Actor
from engine.records.secret import Secret
from engine.sitting import commands
from engine.sitting.events import EndReason
from engine.study import Study
from engine.verdict import Agreement, verify
from tests.engine.exams import SEED, Candidate, agreed, make_bank, solutions_of

BANK = make_bank()
LIMITS = Limits(preknowledge=5.0, speeded=3.0, misfit=2.0)
TABLE = ExposureTable(
    (FilterExposure("fr", False, 0.5, 0.5, tuple((item.id, 0.3) for item in BANK)),)
)
STUDY = Study(bytes(32), TABLE, Screening(LIMITS, LIMITS, 0.01))
PLANS = ("certification", "two-per-competence")


def paper_of(name: str, seed: Secret = SEED, study: Study | None = STUDY) -> Paper:
    return Paper.of(named_plan(name), BANK, solutions_of(BANK), seed, study)


def sat(paper: Paper, **acts: object) -> Candidate:
    plan: ExamPlan = paper.plan
    terms = replace(agreed(), plan=plan.id, rules=plan.rules)
    candidate = Candidate(paper, terms)
    candidate.sit(**acts)  # type: ignore[arg-type]
    return candidate


def reported(candidate: Candidate) -> None:
    candidate.do(commands.ReportProblem(blocked=True, category="display"), Actor.CANDIDATE)
    candidate.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    candidate.go_on()


@pytest.mark.parametrize("name", PLANS)
def test_only_the_candidates_share_is_served_and_the_server_draws_the_same(name: str) -> None:
    paper = paper_of(name)
    share = sub_pool(TABLE, paper.pool, SEED.reveal(), Restriction(language="fr"))
    assert share is not None
    assert len(share) < len(BANK)
    candidate = sat(paper)
    served = {one.question.item for one in candidate.exam.sitting.answers}
    assert len(served) == 32
    assert served <= share
    assert verify(paper, candidate.bodies, candidate.terms).agreement is Agreement.IDENTICAL
    without = verify(paper_of(name, study=None), candidate.bodies, candidate.terms)
    assert without.agreement is Agreement.DIFFERS


@pytest.mark.parametrize("name", PLANS)
def test_other_seeds_have_other_shares(name: str) -> None:
    first, second = (
        {one.question.item for one in sat(paper_of(name, Secret(seed))).exam.sitting.answers}
        for seed in (bytes([1] * 32), bytes([2] * 32))
    )
    assert len(first & second) < 32


@pytest.mark.parametrize("name", PLANS)
def test_reports_are_replaced_and_every_competence_is_still_visited(name: str) -> None:
    paper = paper_of(name)
    candidate = sat(paper, before=dict.fromkeys((1, 2, 3, 5, 8, 13), reported))
    sitting = candidate.exam.sitting
    assert len(sitting.withdrawn) == 6
    assert {paper.bank[one.question.item].competence for one in sitting.answers} == {
        item.competence for item in BANK
    }
    assert all(not one.relaxed for one in _served(candidate))
    assert verify(paper, candidate.bodies, candidate.terms).agreement is Agreement.IDENTICAL


def test_the_flags_are_written_with_the_score_and_computed_again() -> None:
    paper = paper_of("certification")
    candidate = sat(paper)
    flags = candidate.exam.flags()
    assert [one.kind for one in flags] == list(FlagKind)
    scored = candidate.exam.sitting.scored
    assert scored is not None
    assert [one["statistic"] for one in scored.screening] == [one.statistic.hex() for one in flags]
    looser = replace(STUDY, screening=Screening(LIMITS, LIMITS, 0.05))
    other = replace(looser, screening=replace(looser.screening, limits=replace(LIMITS, misfit=9.0)))
    found = verify(paper_of("certification", study=other), candidate.bodies, candidate.terms)
    assert (found.agreement, found.reason) == (Agreement.DIFFERS, "station.scored")


def test_few_answers_say_nothing() -> None:
    candidate = Candidate(paper_of("certification"), agreed())
    assert candidate.exam.flags() == ()
    candidate.start()
    for _ in range(FEWEST - 1):
        candidate.answer(right=True)
    assert candidate.exam.flags() == ()
    candidate.answer(right=True)
    assert len(candidate.exam.flags()) == 3


def _served(candidate: Candidate) -> list[commands.Serve]:
    return [
        commands.Serve(
            record.data["item"],  # type: ignore[arg-type]
            record.data["version"],  # type: ignore[arg-type]
            record.data["draws"],  # type: ignore[arg-type]
            tuple(record.data["relaxed"]),  # type: ignore[arg-type]
        )
        for record in candidate.records
        if record.type == "question.served"
    ]


@pytest.mark.parametrize("name", PLANS)
def test_a_bank_without_items_ends_the_exam_as_technical(name: str) -> None:
    empty = ItemBank(())
    plan = named_plan(name)
    paper = Paper.of(plan, empty, {}, SEED)
    candidate = Candidate(paper, replace(agreed(), plan=plan.id, rules=plan.rules))
    candidate.start()
    assert candidate.exam.sitting.end is EndReason.TECHNICAL
    assert candidate.exam.outcome().pix is None


def test_a_journal_sat_under_another_plan_is_not_taken_for_this_one() -> None:
    candidate = sat(paper_of("certification"))
    found = verify(paper_of("certification-level-8"), candidate.bodies)
    assert found.agreement is Agreement.UNREPLAYABLE
    assert found.found.startswith("plan")
    assert verify(paper_of("certification"), candidate.bodies).agreement is Agreement.IDENTICAL
