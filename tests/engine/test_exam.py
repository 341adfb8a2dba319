"""engine.exam: the whole exam from plan, bank, seed and facts."""

from dataclasses import replace

import pytest

from content_packs.plans.named import CERTIFICATION
from engine.errors import TransitionRefusedError
from engine.exam import Exam, replay_exam
from engine.grading import Status
from engine.items import ItemBank
from engine.records.journal_record import Actor
from engine.scoring.outcome import AbortReason, Circumstances, OutcomeStatus
from engine.sitting import commands
from engine.sitting.events import EndReason
from engine.sitting.state import Phase
from tests.engine.exams import Candidate, agreed, make_bank, make_paper

PAPER = make_paper()


def test_a_whole_exam_visits_every_competence_twice_and_ends_completed() -> None:
    candidate = Candidate(PAPER, agreed())
    candidate.sit()
    exam = candidate.exam
    assert exam.sitting.end is EndReason.COMPLETED
    items = [PAPER.bank[one.question.item] for one in exam.sitting.answers]
    assert len({item.competence for item in items[:16]}) == 16
    assert len({item.tube for item in items}) == len(items) == 32
    assert exam.outcome().status is OutcomeStatus.VALIDATED
    assert not exam.outcome().provisional


def test_the_same_journal_makes_the_same_exam() -> None:
    candidate = Candidate(PAPER, agreed())
    candidate.sit()
    again = replay_exam(PAPER, candidate.records)
    assert again.sitting == candidate.exam.sitting
    assert again.standing.estimates == candidate.exam.standing.estimates


def test_the_seed_decides_the_questions() -> None:
    one, two = Candidate(PAPER, agreed()), Candidate(PAPER, agreed())
    other = replace(PAPER, seed=type(PAPER.seed)(b"\1" * 32))
    three = Candidate(other, agreed())
    for candidate in (one, two, three):
        candidate.sit()
    items = [[a.question.item for a in c.exam.sitting.answers] for c in (one, two, three)]
    assert items[0] == items[1] != items[2]


def test_an_accepted_report_replaces_the_question_and_excludes_its_skill() -> None:
    def report(candidate: Candidate) -> None:
        candidate.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
        candidate.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
        candidate.go_on()

    candidate = Candidate(PAPER, agreed())
    candidate.sit({4: report, 9: report})
    sitting = candidate.exam.sitting
    withdrawn = {PAPER.bank[one.item].skill for one in sitting.withdrawn}
    kept = {PAPER.bank[one.question.item].skill for one in sitting.answers}
    assert len(sitting.withdrawn) == 2
    assert len(sitting.answers) == 32
    assert not withdrawn & kept
    assert [one.question.served for one in sitting.answers][-1] == 33


def test_an_adjusted_candidate_is_served_accessible_items_only() -> None:
    paper = make_paper(make_bank(barred=2))
    candidate = Candidate(paper, agreed(adjusted=True))
    candidate.sit()
    items = [paper.bank[one.question.item] for one in candidate.exam.sitting.answers]
    assert all(item.access.adjusted for item in items)


def test_a_bank_that_runs_dry_ends_as_technical() -> None:
    bank = make_bank(tubes=1)
    short = ItemBank.of(list(bank)[:30])
    candidate = Candidate(make_paper(short), agreed())
    candidate.sit()
    sitting = candidate.exam.sitting
    assert sitting.end is EndReason.TECHNICAL
    assert len(sitting.answers) == 30
    assert candidate.exam.outcome().provisional


def test_a_question_left_in_focus_mode_counts_only_where_the_ticket_says_so() -> None:
    for counts, adjusted, expected in (
        (True, False, Status.FOCUSED_OUT),
        (False, False, Status.OK),
        (True, True, Status.OK),
    ):
        candidate = Candidate(PAPER, agreed(counts=counts, adjusted=adjusted))
        candidate.start()
        while not (candidate.exam.item and candidate.exam.item.focus):
            candidate.answer(right=False)
        candidate.do(commands.LeaveFocus(), Actor.STATION)
        candidate.do(commands.ReturnFocus(300), Actor.STATION)
        candidate.answer(right=True)
        assert candidate.exam.sitting.answers[-1].status == expected


def test_a_skipped_question_is_a_failure() -> None:
    candidate = Candidate(PAPER, agreed())
    candidate.start()
    candidate.do(commands.Skip(), Actor.CANDIDATE)
    assert candidate.exam.sitting.answers[0].status == Status.ABAND
    assert candidate.exam.ability.ability < PAPER.plan.selection.start


@pytest.mark.parametrize(
    ("reason", "answers", "status"),
    [
        (EndReason.CANDIDATE, 19, OutcomeStatus.REJECTED),
        (EndReason.TECHNICAL, 19, OutcomeStatus.CANCELLED),
        (EndReason.INVIGILATOR, 25, OutcomeStatus.VALIDATED),
        (EndReason.TECHNICAL, 25, OutcomeStatus.VALIDATED),
    ],
)
def test_an_unfinished_exam_is_provisional(
    reason: EndReason, answers: int, status: OutcomeStatus
) -> None:
    candidate = Candidate(PAPER, agreed())
    candidate.start()
    for _ in range(answers):
        candidate.answer(right=True)
    candidate.do(commands.End(reason), Actor.SURVEILLANT)
    assert candidate.exam.outcome().status is status
    assert candidate.exam.outcome().provisional
    assert candidate.exam.scored().outcome == status


def test_finalisation_may_say_technical_where_time_ran_out() -> None:
    candidate = Candidate(PAPER, agreed())
    candidate.start()
    for _ in range(25):
        candidate.answer(right=True)
    candidate.boot_ms += CERTIFICATION.duration_ms
    candidate.do(commands.Expire(3), Actor.STATION)
    abandoned = candidate.exam.outcome()
    technical = candidate.exam.outcome(Circumstances(AbortReason.TECHNICAL, finalised=True))
    assert abandoned.pix is not None
    assert technical.pix is not None
    assert abandoned.pix < technical.pix
    assert not technical.provisional


def test_nothing_is_due_before_the_start_nor_while_a_question_is_open() -> None:
    exam = Exam.begin(PAPER)
    assert exam.follow_up() is None
    assert exam.item is None
    candidate = Candidate(PAPER, agreed())
    candidate.start()
    assert candidate.exam.follow_up() is None
    assert candidate.exam.sitting.phase is Phase.RUNNING


def test_nothing_is_graded_without_a_question_and_no_outcome_before_the_end() -> None:
    exam = Exam.begin(PAPER)
    with pytest.raises(TransitionRefusedError):
        exam.grade(1)
    with pytest.raises(TransitionRefusedError):
        exam.outcome()
