"""engine.sitting.incidents: an incident noted by mistake is taken back once, and stays readable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from engine.errors import TransitionRefusedError
from engine.records.journal_record import Actor, At, Record, record_from_bytes, record_to_bytes
from engine.sitting import events
from engine.sitting.codec import data_of
from engine.sitting.incidents import Noted, Withdrawal, refusal
from engine.sitting.session import SessionState, evolve_session, judge_session, replay_session

OPENED = events.SessionOpened("s-1", "st-14", "00" * 32, "demo", 0)
PHONE = events.IncidentNoted("C6", "c-1", "phone")
STAFF = st.sampled_from([Actor.SURVEILLANT, Actor.CHEF])
CODES = st.sampled_from(["C1", "C2", "C4", "C6", "C7", "C8"])
REASONS = st.sampled_from(["wrong-candidate", "wrong-code", "twice"])


def record(seq: int, event: events.Event, role: Actor = Actor.SURVEILLANT) -> Record:
    return Record(seq, event.TYPE, At(seq, seq * 10, "boot"), 0, role, data_of(event))


def journal(*facts: events.Event) -> list[Record]:
    return [record(seq, fact) for seq, fact in enumerate(facts)]


def test_a_withdrawn_incident_stays_readable_and_counts_no_more() -> None:
    state = replay_session(journal(OPENED, PHONE, events.IncidentWithdrawn(1, "wrong-candidate")))
    assert state.incidents == ()
    at, who = At(2, 20, "boot"), Actor.SURVEILLANT
    taken = Withdrawal(at, who, "wrong-candidate")
    assert state.noted == (Noted(1, At(1, 10, "boot"), who, PHONE, taken),)
    assert not state.noted[0].stands


@pytest.mark.parametrize(
    ("fact", "role", "reason"),
    [
        (events.IncidentWithdrawn(1, "twice"), Actor.SURVEILLANT, ""),
        (events.IncidentWithdrawn(1, "twice"), Actor.CHEF, ""),
        (events.IncidentWithdrawn(1, "twice"), Actor.CANDIDATE, "incident.role"),
        (events.IncidentWithdrawn(1, "twice"), Actor.TECHNICIEN, "incident.role"),
        (events.IncidentWithdrawn(1, "twice"), Actor.STATION, "incident.role"),
        (events.IncidentWithdrawn(0, "twice"), Actor.CHEF, "incident.unknown"),
        (events.IncidentWithdrawn(2, "twice"), Actor.CHEF, "incident.unknown"),
        (events.IncidentWithdrawn(3, "twice"), Actor.CHEF, "incident.withdrawn"),
    ],
)
def test_who_withdraws_what(fact: events.IncidentWithdrawn, role: Actor, reason: str) -> None:
    facts = (OPENED, PHONE, events.CandidateAbsent("c-1", absent=True), PHONE)
    state = replay_session(journal(*facts, events.IncidentWithdrawn(3, "twice")))
    assert refusal(state.noted, fact, role) == reason
    one_more = [*journal(*facts, events.IncidentWithdrawn(3, "twice")), record(5, fact, role)]
    after = replay_session(one_more)
    assert (after.noted != state.noted) is not bool(reason)
    if not reason:
        assert judge_session(one_more) == after
        return
    with pytest.raises(TransitionRefusedError) as error:
        judge_session(one_more)
    assert error.value.args == (reason, 5)


def test_a_journal_without_withdrawals_is_judged_as_it_is_replayed() -> None:
    told = journal(OPENED, PHONE, events.CandidateAbsent("c-2", absent=True))
    assert judge_session(told) == replay_session(told)


class AnySession(RuleBasedStateMachine):
    """Incidents are noted and withdrawn in any order, rightly and wrongly; the laws hold."""

    def __init__(self) -> None:
        super().__init__()
        self.records = journal(OPENED)
        self.state = replay_session(self.records)
        self.lawful = True

    def write(self, event: events.Event, role: Actor) -> None:
        told = record(len(self.records), event, role)
        self.records.append(record_from_bytes(record_to_bytes(told)))
        self.state = evolve_session(self.state, self.records[-1])

    @rule(code=CODES, candidate=st.sampled_from(["", "c-1", "c-2"]), role=STAFF)
    def somebody_notes(self, code: str, candidate: str, role: Actor) -> None:
        self.write(events.IncidentNoted(code, candidate), role)

    @rule(absent=st.booleans())
    def something_else_happens(self, *, absent: bool) -> None:
        self.write(events.CandidateAbsent("c-1", absent=absent), Actor.SURVEILLANT)

    @rule(place=st.integers(0, 40), reason=REASONS, role=st.sampled_from(list(Actor)))
    def somebody_withdraws(self, place: int, reason: str, role: Actor) -> None:
        before, fact = self.state, events.IncidentWithdrawn(place, reason)
        refused = refusal(before.noted, fact, role)
        self.write(fact, role)
        if refused:
            self.lawful = False
            assert self.state.noted == before.noted
        else:
            assert len(self.state.incidents) == len(before.incidents) - 1

    @invariant()
    def the_state_is_what_the_journal_tells(self) -> None:
        assert replay_session(self.records) == self.state

    @invariant()
    def nothing_noted_is_ever_lost(self) -> None:
        noted = [one.seq for one in self.records if one.type == events.IncidentNoted.TYPE]
        assert [one.seq for one in self.state.noted] == noted

    @invariant()
    def what_is_withdrawn_was_withdrawn_later_and_by_staff(self) -> None:
        for one in self.state.noted:
            if one.withdrawal is not None:
                assert one.withdrawal.at.wall > one.at.wall
                assert one.withdrawal.role in (Actor.SURVEILLANT, Actor.CHEF)

    @invariant()
    def the_judge_takes_lawful_journals_only(self) -> None:
        try:
            judged: SessionState | None = judge_session(self.records)
        except TransitionRefusedError:
            judged = None
        assert (judged == self.state) is self.lawful


TestAnySession = AnySession.TestCase
TestAnySession.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


@given(st.permutations([0, 1, 2]))
def test_withdrawals_of_different_incidents_may_come_in_any_order(order: list[int]) -> None:
    notes = [events.IncidentNoted("C7", f"c-{place}", "sound") for place in range(3)]
    taken = [events.IncidentWithdrawn(place + 1, "twice") for place in order]
    for count in range(len(taken) + 1):
        state = replay_session(journal(OPENED, *notes, *taken[:count]))
        left = {f"c-{place}" for place in order[count:]}
        assert {one.candidate for one in state.incidents} == left
