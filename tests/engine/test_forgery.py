"""engine.verdict: journals that no station makes, each written to gain something."""

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.errors import TransitionRefusedError
from engine.records.journal_record import Actor, Record, record_to_bytes
from engine.sitting import budget, commands, events
from engine.sitting.codec import data_of
from engine.sitting.state import Phase
from engine.verdict import Agreement, Verdict, verify
from tests.engine.exams import Candidate, agreed, make_paper

PAPER = make_paper()
TERMS = agreed(extra=Fraction(1, 3))


def begun() -> Candidate:
    candidate = Candidate(PAPER, TERMS)
    candidate.start()
    candidate.answer(right=True)
    return candidate


def told(candidate: Candidate, event: events.Event, role: Actor, **changed: object) -> Verdict:
    """The verdict on an honest journal that goes on with one fact, written by hand."""
    sitting = candidate.exam.sitting
    spent = budget.spent_ms(sitting, candidate.at)
    record = Record(sitting.seq, event.TYPE, candidate.at, spent, role, data_of(event))
    forged = replace(record, **changed)  # type: ignore[arg-type]  # fields of a record
    return verify(PAPER, [*candidate.bodies, record_to_bytes(forged)], TERMS)


def test_a_new_boot_without_a_restart_gives_no_time() -> None:
    candidate = begun()
    candidate.boot_id = "boot-b"
    verdict = told(candidate, events.QuestionSkipped(0), Actor.CANDIDATE)
    assert (verdict.agreement, verdict.found) == (Agreement.DIFFERS, "interrupted Skip")


def test_a_clock_that_goes_back_differs() -> None:
    candidate = begun()
    candidate.boot_ms -= 5_000
    verdict = told(candidate, events.QuestionSkipped(0), Actor.CANDIDATE)
    assert (verdict.agreement, verdict.reason) == (Agreement.DIFFERS, "clock.back")


def test_a_clock_may_begin_anew_at_a_restart() -> None:
    candidate = begun()
    candidate.boot_ms -= 5_000
    candidate.do(commands.Restart(0, None, 0), Actor.SURVEILLANT)
    assert verify(PAPER, candidate.bodies, TERMS).agreement is Agreement.IDENTICAL


@pytest.mark.parametrize("cause", list(events.PauseCause))
def test_an_older_database_is_taken_up_by_the_chief_alone(cause: events.PauseCause) -> None:
    candidate = begun()
    candidate.do(commands.Pause(cause), Actor.SURVEILLANT)
    candidate.do(commands.NoteRollback(9, 3, "vault"), Actor.STATION)
    for command, role in (
        (commands.Resume(), Actor.SURVEILLANT),
        (commands.Resume(), Actor.CHEF),
        (commands.Restart(0, None, 0), Actor.SURVEILLANT),
        (commands.End(events.EndReason.TECHNICAL), Actor.CHEF),
    ):
        with pytest.raises(TransitionRefusedError, match="rollback"):
            candidate.do(command, role)
    resumed = told(candidate, events.SittingResumed(), Actor.SURVEILLANT)
    assert (resumed.agreement, resumed.found) == (Agreement.DIFFERS, "rollback Resume")
    candidate.do(commands.NoteRollback(9, 4, "vault"), Actor.STATION)
    candidate.do(commands.Restart(0, None, 0), Actor.CHEF)
    candidate.do(commands.Resume(), Actor.SURVEILLANT)
    assert candidate.exam.sitting.phase is Phase.RUNNING
    assert verify(PAPER, candidate.bodies, TERMS).agreement is Agreement.IDENTICAL


def test_the_stations_own_reason_does_not_pass_the_cap() -> None:
    candidate = begun()
    reason = budget.REPORT_FLOOR_REASON
    with pytest.raises(TransitionRefusedError, match=r"grant\.reason"):
        candidate.do(commands.GrantTime(60_000, f" {reason} "), Actor.SURVEILLANT)
    verdict = told(candidate, events.TimeGranted(60_000, reason), Actor.SURVEILLANT)
    assert (verdict.agreement, verdict.found) == (Agreement.DIFFERS, "grant.reason")


def test_grants_beyond_the_cap_are_the_chiefs() -> None:
    candidate = begun()
    candidate.do(commands.GrantTime(TERMS.grant_cap_ms, "alarme"), Actor.SURVEILLANT)
    assert told(candidate, events.TimeGranted(1, "encore"), Actor.SURVEILLANT).found.startswith(
        "grant.cap"
    )
    chief = told(candidate, events.TimeGranted(1, "encore"), Actor.CHEF)
    assert chief.agreement is Agreement.IDENTICAL


FORGED = (
    (events.SittingEnded(events.EndReason.COMPLETED), Actor.STATION),
    (events.SittingEnded(events.EndReason.TECHNICAL), Actor.STATION),
    (events.SittingEnded(events.EndReason.TIME), Actor.STATION),
    (events.SittingEnded(events.EndReason.COMPLETED), Actor.SURVEILLANT),
    (events.SittingEnded(events.EndReason.TIME), Actor.CHEF),
    (events.SittingEnded(events.EndReason.CANDIDATE), Actor.CANDIDATE),
    (events.TimeExpired(None), Actor.STATION),
    (events.Takeover("note", 1, 0), Actor.CHEF),
    (events.Takeover("note", 3, 0), Actor.CHEF),
    (events.Takeover("note", 2, 0), Actor.SURVEILLANT),
    (events.Takeover("note", 2, 0), Actor.CHEF),
    (events.SittingRestarted(0, None, 0), Actor.SURVEILLANT),
    (events.SittingRestarted(99_000, None, 0), Actor.CANDIDATE),
    (events.ExtraCorrected(1, 1), Actor.SURVEILLANT),
    (events.ExtraCorrected(2, 1), Actor.CHEF),
    (events.TimeGranted(60_000, "x"), Actor.STATION),
    (events.TimeGranted(0, "x"), Actor.CHEF),
    (events.TimeGranted(10**9, "x"), Actor.CHEF),
    (events.SittingPaused(events.PauseCause.TECHNICAL), Actor.STATION),
    (events.SittingPaused(events.PauseCause.INCIDENT), Actor.CANDIDATE),
    (events.ProblemAccepted("E1"), Actor.SURVEILLANT),
    (events.ProblemReported(blocked=True, category="x", text="y" * 141), Actor.CANDIDATE),
    (events.FocusReturned(3), Actor.STATION),
    (events.CandidateAdmitted(), Actor.SURVEILLANT),
    (events.CandidateIdentified("cand-2"), Actor.CANDIDATE),
    (events.SessionClosed(1), Actor.SURVEILLANT),
    (events.AnswerGiven(1, "ok", 0), Actor.CANDIDATE),
    (events.QuestionServed(2, "1.1-t0-n1", 1, 1), Actor.STATION),
)


@pytest.mark.parametrize(("event", "role"), FORGED)
def test_a_fact_that_no_station_makes_here_differs(event: events.Event, role: Actor) -> None:
    candidate = begun()
    candidate.boot_ms += 30_000
    verdict = told(candidate, event, role)
    assert (verdict.agreement, verdict.seq) == (Agreement.DIFFERS, len(candidate.bodies))


def test_time_stands_still_while_a_report_waits_whatever_the_pause() -> None:
    candidate = begun()
    candidate.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    candidate.do(commands.Pause(events.PauseCause.PERSONAL), Actor.SURVEILLANT)
    before = budget.remaining_ms(candidate.exam.sitting, candidate.at)
    candidate.boot_ms += 600_000
    assert budget.remaining_ms(candidate.exam.sitting, candidate.at) == before
    candidate.do(commands.Resume(), Actor.SURVEILLANT)
    assert candidate.exam.sitting.phase is Phase.BLOCKED
    assert verify(PAPER, candidate.bodies, TERMS).agreement is Agreement.IDENTICAL


def test_a_bodys_form_is_judged_before_its_meaning() -> None:
    candidate = begun()
    for bad in (b"", b"{}", b"\xff", b"[" * 100_000, b"9" * 5_000, b'{"v":1e999}'):
        verdict = verify(PAPER, [*candidate.bodies, bad], TERMS)
        assert verdict.agreement is Agreement.UNREPLAYABLE
