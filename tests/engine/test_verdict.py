"""engine.verdict: nothing is believed that does not replay."""

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.verdict import Agreement, Verdict, verify
from tests.engine.exams import Candidate, agreed, make_paper

PAPER = make_paper()
TERMS = agreed(extra=Fraction(1, 3))


def eventful() -> Candidate:
    def incident(candidate: Candidate) -> None:
        candidate.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
        candidate.boot_ms += 60_000
        candidate.do(commands.Resume(), Actor.SURVEILLANT)

    def report(candidate: Candidate) -> None:
        candidate.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
        candidate.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
        candidate.go_on()

    def refused(candidate: Candidate) -> None:
        candidate.do(commands.ReportProblem(blocked=False, category="autre"), Actor.CANDIDATE)
        candidate.do(commands.DismissProblem("E9"), Actor.SURVEILLANT)

    def crash(candidate: Candidate) -> None:
        candidate.boot_id, candidate.boot_ms = "boot-b", 500
        spent = candidate.exam.sitting.spent_ms + 900
        candidate.do(commands.Restart(spent, 2, 120_000), Actor.SURVEILLANT)

    def window(candidate: Candidate) -> None:
        hold = commands.Observe("display", events.ObservationPolicy.HOLD, "Un second écran.")
        candidate.do(commands.LeaveFocus(), Actor.STATION)
        candidate.do(commands.ReturnFocus(10), Actor.STATION)
        candidate.do(hold, Actor.STATION)
        candidate.do(commands.Resume(), Actor.SURVEILLANT)

    def chief(candidate: Candidate) -> None:
        candidate.do(commands.GrantTime(600_000, "alarme"), Actor.SURVEILLANT)
        candidate.do(commands.CorrectExtra(Fraction(1, 2)), Actor.CHEF)
        candidate.do(commands.ChooseDisplay({"text_size": 150}), Actor.CANDIDATE)
        candidate.do(commands.HandOver(2, "hardware"), Actor.SURVEILLANT)
        candidate.do(commands.TakeOver("note", 2, 0), Actor.CHEF)
        candidate.do(commands.NoteRollback(9, 3, "vault"), Actor.STATION)
        candidate.do(commands.Restart(0, None, 60_000), Actor.CHEF)
        candidate.do(commands.Resume(), Actor.CHEF)

    def skip(candidate: Candidate) -> None:
        candidate.do(commands.Skip(), Actor.CANDIDATE)
        candidate.go_on()

    candidate = Candidate(PAPER, TERMS)
    acts = {3: incident, 5: report, 7: refused, 11: crash, 13: window, 17: chief, 20: skip}
    candidate.sit(acts)
    return candidate


EVENTFUL = eventful()


def changed(seq: int, change: Callable[[dict[str, Any]], None]) -> list[bytes]:
    bodies = list(EVENTFUL.bodies)
    value = json.loads(bodies[seq])
    change(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    bodies[seq] = text.encode()
    return bodies


def seq_of(kind: str) -> int:
    return next(record.seq for record in EVENTFUL.records if record.type == kind)


def check(bodies: list[bytes]) -> Verdict:
    return verify(PAPER, bodies, TERMS)


def test_an_honest_journal_with_every_kind_of_incident_is_identical() -> None:
    verdict = check(EVENTFUL.bodies)
    assert verdict.agreement is Agreement.IDENTICAL, verdict
    assert verdict.exam.sitting == EVENTFUL.exam.sitting


def test_a_timed_out_sitting_is_identical_too() -> None:
    candidate = Candidate(PAPER, TERMS)
    candidate.start()
    candidate.answer(right=True)
    candidate.boot_ms += CERTIFICATION.duration_ms * 2
    candidate.do(commands.Expire(1), Actor.STATION)
    candidate.do(commands.Score(candidate.exam.scored()), Actor.STATION)
    assert check(candidate.bodies).agreement is Agreement.IDENTICAL


def test_an_unfinished_journal_is_identical_as_far_as_it_goes() -> None:
    assert check(EVENTFUL.bodies[:20]).agreement is Agreement.IDENTICAL


def test_without_terms_of_a_ticket_the_journals_own_are_taken() -> None:
    assert verify(PAPER, EVENTFUL.bodies).agreement is Agreement.IDENTICAL


def test_a_better_status_differs_where_it_was_written() -> None:
    seq = next(r.seq for r in EVENTFUL.records if r.data.get("status") == "ko")
    verdict = check(changed(seq, lambda value: value["data"].update(status="ok")))
    assert (verdict.agreement, verdict.seq) == (Agreement.DIFFERS, seq)
    assert verdict.reason == "answer.given"
    assert "ko" in verdict.expected
    assert "ok" in verdict.found


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("question.served", "item", "1.1-t0-n1"),
        ("question.served", "draws", 3),
        ("question.served", "served", 7),
        ("answer.given", "elapsed_ms", 5),
        ("sitting.started", "duration_ms", 99_999_999),
        ("sitting.started", "extra_numerator", 1000),
        ("station.scored", "pix", 895),
        ("station.scored", "ability", (8.0).hex()),
    ],
)
def test_a_changed_value_differs_where_it_was_written(kind: str, field: str, value: object) -> None:
    seq = seq_of(kind)
    verdict = check(changed(seq, lambda found: found["data"].update({field: value})))
    assert (verdict.agreement, verdict.seq) == (Agreement.DIFFERS, seq)


def test_time_handed_back_differs() -> None:
    seq = EVENTFUL.records[-10].seq
    verdict = check(changed(seq, lambda value: value.update(spent_ms=1)))
    assert (verdict.agreement, verdict.reason) == (Agreement.DIFFERS, "record.spent_ms")


def test_an_act_without_its_pin_is_refused() -> None:
    seq = seq_of("time.granted")
    verdict = check(changed(seq, lambda value: value.update(role="candidate")))
    assert (verdict.agreement, verdict.reason) == (Agreement.DIFFERS, "refused")
    assert "role" in verdict.found


def test_a_number_out_of_order_differs() -> None:
    assert check(EVENTFUL.bodies[1:]).reason == "seq"


def test_a_fact_that_another_entails_cannot_be_left_out() -> None:
    seq = seq_of("observation")
    cut = check(EVENTFUL.bodies[: seq + 1])
    assert (cut.agreement, cut.reason, cut.expected) == (
        Agreement.DIFFERS,
        "cut",
        "sitting.paused",
    )


def test_a_fact_of_nowhere_differs() -> None:
    def as_session(value: dict[str, Any]) -> None:
        value.update(type="session.closed", data={"sittings": 1}, role="station")

    assert check(changed(4, as_session)).reason == "not_first"


def test_a_return_nobody_waited_for_differs() -> None:
    def as_return(value: dict[str, Any]) -> None:
        value.update(type="focus.returned", data={"away_ms": 5}, role="station")

    assert check(changed(4, as_return)).reason == "not_due"


def test_a_question_that_was_not_due_differs() -> None:
    served = seq_of("question.served")

    def again(value: dict[str, Any]) -> None:
        value.update(type="question.served", role="station")
        value["data"] = dict(EVENTFUL.records[served].data)

    assert check(changed(served + 1, again)).reason == "not_due"


def test_an_early_end_by_the_station_differs() -> None:
    def end(value: dict[str, Any]) -> None:
        value.update(type="sitting.ended", data={"reason": "technical"}, role="station")

    assert check(changed(seq_of("question.served"), end)).agreement is Agreement.DIFFERS


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff", EVENTFUL.bodies[3] + b" "])
def test_what_is_no_record_cannot_be_replayed(body: bytes) -> None:
    bodies = list(EVENTFUL.bodies)
    bodies[3] = body
    verdict = check(bodies)
    assert (verdict.agreement, verdict.seq) == (Agreement.UNREPLAYABLE, 3)


def test_other_rules_cannot_be_replayed() -> None:
    seq = seq_of("sitting.started")
    verdict = check(changed(seq, lambda value: value["data"].update(rules="pix-v4@1")))
    assert verdict.agreement is Agreement.UNREPLAYABLE


def test_another_bank_cannot_replay() -> None:
    smaller = replace(PAPER, bank=type(PAPER.bank).of(list(PAPER.bank)[:5]))
    assert verify(smaller, EVENTFUL.bodies, TERMS).agreement is not Agreement.IDENTICAL


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_changed_byte_is_identical_and_changes_the_state(data: st.DataObject) -> None:
    seq = data.draw(st.integers(0, len(EVENTFUL.bodies) - 1))
    body = bytearray(EVENTFUL.bodies[seq])
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    bodies = [*EVENTFUL.bodies[:seq], bytes(body), *EVENTFUL.bodies[seq + 1 :]]
    verdict = check(bodies)
    if verdict.agreement is Agreement.IDENTICAL:
        scores = (verdict.exam.standing.estimates, verdict.exam.outcome())
        assert scores == (EVENTFUL.exam.standing.estimates, EVENTFUL.exam.outcome())
