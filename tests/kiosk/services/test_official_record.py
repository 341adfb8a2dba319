"""kiosk.services.record_reading: what acts tell is what the journals told, and no more."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import MalformedError, TransitionRefusedError
from engine.records.canonical import dumps
from engine.records.journal_record import Actor, At, Record
from engine.records.root import Realm
from engine.sitting import budget, commands, events
from engine.sitting.codec import data_of
from engine.sitting.state import Phase, Sitting
from kiosk.services.acts import acts_of
from kiosk.services.kept_acts import CHECKPOINT, kept_acts
from kiosk.services.official_record import (
    Absence,
    Done,
    Incident,
    OfficialRecord,
    PinErrors,
    Silenced,
    SittingRecord,
    Unlocking,
)
from kiosk.services.record_reading import candidate_of, record_of
from tests.engine.sitting.scenes import MINUTE, Hand
from tests.engine.sitting.test_decide import EXAMPLES
from tests.kiosk.services.test_desk import desk_of, ended, opened, started
from tests.kiosk.services.world import Station

SECRET = "réponse-secrète-31415"
NUMBER = 271828182
JOURNAL = "S-0001/cand-1/poste-a/1"
SAYS_MORE = {
    commands.Answer: commands.Answer(SECRET, f"ko-{SECRET}"),
    commands.ReportProblem: commands.ReportProblem(blocked=False, category="image", text=SECRET),
    commands.Restart: commands.Restart(NUMBER, SECRET, 5),
    commands.Expire: commands.Expire(SECRET),
    commands.HandOver: commands.HandOver(SECRET, "broken"),
    commands.ChooseDisplay: commands.ChooseDisplay({"theme": SECRET}),
    commands.Score: commands.Score(
        events.StationScored(SECRET, SECRET, NUMBER, (("1.1", NUMBER),), SECRET)
    ),
}
WISHES = {**EXAMPLES, **SAYS_MORE}


@st.composite
def sat(draw: st.DrawFn) -> Hand:
    """A sitting in which anybody wished anything at any time."""
    hand = Hand()
    if draw(st.booleans()):
        extra = draw(st.sampled_from([Fraction(0), Fraction(1, 3)]))
        hand.running(extra=extra).serve()
    kinds, roles = st.sampled_from(list(WISHES)), st.sampled_from(list(Actor))
    for kind, role, wait in draw(st.lists(st.tuples(kinds, roles, st.integers(0, 9 * MINUTE)))):
        hand.wait(wait)
        try:
            hand.do(WISHES[kind], role)
        except TransitionRefusedError:
            continue
    return hand


def fact(event: events.Event, *, seq: int = 0, role: Actor = Actor.STATION) -> Record:
    return Record(seq, event.TYPE, At(1_000 + seq, seq, "boot"), 0, role, data_of(event))


def told(*happened: events.Event, role: Actor = Actor.STATION) -> OfficialRecord:
    facts = [fact(one, seq=place, role=role) for place, one in enumerate(happened)]
    return record_of(acts_of("S-0001/poste-a", facts))


def alone(hand: Hand) -> SittingRecord:
    record = record_of(acts_of(JOURNAL, hand.records))
    return record.sittings[0] if record.sittings else SittingRecord(JOURNAL, "cand-1")


@settings(max_examples=150, deadline=None)
@given(sat())
def test_the_record_agrees_with_the_journal_that_it_comes_from(hand: Hand) -> None:
    sitting: Sitting = hand.sitting
    found = alone(hand)
    assert found.reason == ("" if sitting.end is None else sitting.end.value)
    assert found.granted_ms == sum(one.ms for one in sitting.grants)
    assert found.replaced == len(sitting.withdrawn)
    assert found.shown + found.replaced == sitting.served
    assert len(found.outages) == sitting.restarts
    assert bool(found.rollbacks) >= sitting.rolled_back
    assert (found.admitted is not None) == (sitting.phase not in (Phase.EXPECTED, Phase.IDENTIFIED))
    if sitting.terms is not None:
        whole = found.planned_ms + found.granted_ms
        assert whole == budget.limit_ms(sitting)
    waiting = [one for one in found.problems if one.accepted is None]
    assert sitting.report is None or len(waiting) >= 1
    assert found.gone == sitting.moved or any(one.here for one in found.moves)


@settings(max_examples=150, deadline=None)
@given(sat())
def test_the_record_holds_no_response_no_score_and_no_ability(hand: Hand) -> None:
    shown = repr(record_of(acts_of(JOURNAL, hand.records)))
    assert SECRET not in shown
    assert str(NUMBER) not in shown
    assert not {"status", "ability", "pix", "level=2"} & set(shown.split())


@settings(max_examples=50, deadline=None)
@given(sat(), st.integers(1, 3))
def test_acts_kept_in_several_tries_tell_the_same(hand: Hand, tries: int) -> None:
    acts = acts_of(JOURNAL, hand.records)
    station = Station()
    for place in range(tries):
        for act in acts[: max(1, len(acts) * (place + 1) // tries)]:
            station.store.add_act("S-0001", act)
    assert record_of(station.store.acts("S-0001")) == record_of(acts)


def test_a_whole_day_reads_the_same_before_and_after_the_closing() -> None:
    station = Station()
    desk = ended(started(opened(desk_of(station))))
    desk.release_seat()
    assert desk.room is not None
    before = record_of(kept_acts(desk.room))
    assert not before.closed
    room = desk.room
    desk.close(Actor.SURVEILLANT)
    after = record_of(station.store.acts("S-0001"))
    assert after == record_of(kept_acts(room))
    assert after.closed
    assert (after.place.centre, after.place.station) == (room.ticket.centre, "poste-a")
    assert after.place.realm is Realm.DEMO
    (sitting,) = after.sittings
    assert (sitting.candidate, sitting.reason) == ("c-0001", "technical")
    assert sitting.planned_ms == 140 * MINUTE
    assert sitting.bundle in {row.sha256 for row in station.store.outbox()}
    assert after.candidates == ("c-0001",)
    assert {one.journal for one in after.seals} == {room.log.ledger.name, sitting.journal}
    for seal in after.seals:
        ledger = {one.name: one for one in (room.log.ledger, *room.ledgers())}[seal.journal]
        assert (seal.size, seal.root) == (len(ledger.bodies), ledger.root)
        assert seal.note == ledger.checkpoints()[-1]


def test_pin_errors_are_the_tries_that_were_not_right() -> None:
    tried = events.PinTried("surveillant", "panel")
    found = told(
        tried,
        tried,
        events.PinAccepted("surveillant", "panel"),
        events.PinTried("chef", "extra"),
        events.PinAccepted("chef", "extra"),
        events.PinLockCleared("surveillant"),
    )
    assert found.pin_errors == (PinErrors("surveillant", 1),)
    assert found.unlockings == (Unlocking(1_005, "surveillant"),)


def test_who_came_after_all_is_not_absent() -> None:
    away = events.CandidateAbsent("c-1", absent=True)
    other = events.CandidateAbsent("c-2", absent=True)
    back = events.CandidateAbsent("c-1", absent=False)
    found = told(away, other, back, role=Actor.SURVEILLANT)
    assert found.absences == (Absence(1_001, "c-2", "surveillant"),)
    assert told(away, back, away).absences == (Absence(1_002, "c-1", "station"),)


def test_incidents_levels_and_losses_are_told() -> None:
    found = told(
        events.SessionOpened("S-0001", "poste-a", "00", "demo", 2),
        events.LockdownVerified(1, ("window",)),
        events.LevelAccepted(1),
        events.LockdownLost("keyboard"),
        events.IncidentNoted("C6", "c-1", "phone"),
        role=Actor.CHEF,
    )
    assert (found.level, found.accepted) == (1, Done(1_002, "chef"))
    assert [one.kind for one in found.losses] == ["keyboard"]
    assert found.incidents == (
        Incident(1_004, "C6", "c-1", "phone", "chef", found.incidents[0].journal, 4),
    )
    assert found.candidates == ("c-1",)
    assert not found.closed


def test_limits_what_was_noticed_around_and_what_was_silenced_are_told_and_are_nobodys() -> None:
    warn = events.ObservationPolicy.WARN
    found = told(
        events.LockdownVerified(1, ("window",), ("capture", "consoles")),
        events.Observation("process", warn, "Un programme.", "anydesk"),
        events.ObservationSilenced("process", "anydesk", "checked"),
        role=Actor.SURVEILLANT,
    )
    assert found.limits == ("capture", "consoles")
    assert [(one.kind, one.sentence) for one in found.observed] == [("process", "Un programme.")]
    assert found.silenced == (Silenced(1_002, "process", "anydesk", "checked", "surveillant"),)
    assert found.sittings == found.candidates == ()


def test_a_pause_that_a_hold_took_the_place_of_ended_there() -> None:
    hand = Hand().running()
    hand.do(commands.Pause(events.PauseCause.PERSONAL), Actor.SURVEILLANT)
    hand.wait(MINUTE)
    hold = commands.Observe("lockdown", events.ObservationPolicy.HOLD, "Une protection.")
    hand.do(hold, Actor.STATION)
    hand.wait(MINUTE)
    hand.do(commands.Resume(), Actor.SURVEILLANT)
    (sitting,) = record_of(acts_of(JOURNAL, hand.records)).sittings
    first, second = sitting.pauses
    assert first.until == second.wall == first.wall + MINUTE
    assert second.until == second.wall + MINUTE


def test_a_session_opened_again_after_a_closing_is_open() -> None:
    opening = events.SessionOpened("S-0001", "poste-a", "00", "demo", 2)
    assert told(opening, events.SessionClosed(1)).closed
    assert not told(opening, events.SessionClosed(1), opening).closed


def test_a_session_journal_is_nobodys() -> None:
    assert candidate_of("S-0001/poste-a") == ""
    assert candidate_of(JOURNAL) == "cand-1"


def test_decisions_without_a_report_and_resumes_without_a_pause_change_nothing() -> None:
    acts = acts_of(
        JOURNAL,
        [
            fact(events.ProblemDismissed("E1")),
            fact(events.SittingResumed(), seq=1),
            fact(events.SittingSealed("S-0001/c-9/poste-a/1", "ab", 3, "cd"), seq=2),
        ],
    )
    first, second = record_of(acts).sittings
    assert (first.problems, first.pauses) == ((), ())
    assert (second.candidate, second.bundle, second.root) == ("c-9", "cd", b"\xab")


def test_fields_of_later_versions_may_be_absent() -> None:
    def act(kind: str, **data: str) -> bytes:
        head = {"journal": JOURNAL, "seq": 0, "type": kind, "wall": 1, "role": "chef"}
        return dumps({**head, "data": data})

    found = record_of(
        [act("candidate.identified", candidate="c-1"), act("incident.noted", code="C4")]
    )
    assert found.sittings[0].blank is False
    assert found.incidents[0].candidate == ""
    moved = record_of([act("sitting.moved")]).sittings[0]
    assert (moved.gone, moved.moves[0].reason) == (True, "")


def test_what_is_no_act_is_refused() -> None:
    with pytest.raises(MalformedError):
        record_of([b"{}"])


def test_an_older_checkpoint_never_replaces_a_newer_one() -> None:
    station = Station()
    desk = ended(started(opened(desk_of(station))))
    assert desk.room is not None
    (ledger,) = desk.room.ledgers()
    head = {"journal": ledger.name, "seq": 0, "type": CHECKPOINT, "wall": 1, "role": "station"}
    notes = ledger.checkpoints()
    assert len(notes) > 1
    acts = [dumps({**head, "data": {"note": note}}) for note in reversed(notes)]
    (seal,) = record_of(acts).seals
    assert seal.note == notes[-1]


def test_a_journal_without_a_checkpoint_has_none_on_paper() -> None:
    station = Station()
    room = station.room()
    assert record_of(kept_acts(room)).seals == ()


def test_every_fact_of_a_sitting_finds_its_place() -> None:
    happened = (
        events.CandidateIdentified("cand-1", blank=True),
        events.CandidateAdmitted(),
        events.ExtraCorrected(1, 3),
        events.SittingStarted("plan", "r", "p", 1, "00", "fr", False, 105 * MINUTE, 0, 1, 0),
        events.QuestionServed(0, "item", 1, 1),
        events.FocusLeft(),
        events.FocusReturned(700),
        events.Observation("focus", events.ObservationPolicy.WARN, "Vu."),
        events.ProblemReported(True, "image"),
        events.ProblemAccepted("E1"),
        events.QuestionServed(1, "other", 1, 2),
        events.ProblemReported(False, "tool"),
        events.ProblemDismissed("E2"),
        events.SittingPaused(events.PauseCause.INCIDENT),
        events.SittingResumed(),
        events.SittingPaused(events.PauseCause.PERSONAL),
        events.TimeGranted(4 * MINUTE, "alarme"),
        events.SittingRestarted(5, None, 90_000),
        events.RollbackDetected(9, 5, "vault"),
        events.SittingMoved(None, "broken"),
        events.Takeover("note", 2, 5),
        events.SittingEnded(events.EndReason.TECHNICAL),
    )
    facts = [fact(one, seq=place, role=Actor.CHEF) for place, one in enumerate(happened)]
    unknown = Record(99, "later.kind", At(1, 1, "boot"), 0, Actor.STATION, {})
    acts = (*acts_of(JOURNAL, [*facts, unknown]), later("later.kind"))
    (found,) = record_of(acts).sittings
    assert (found.blank, found.identified, found.admitted) == (
        True,
        Done(1_000, "chef"),
        Done(1_001, "chef"),
    )
    assert (found.started, found.planned_ms, found.extra) == (
        1_003,
        140 * MINUTE,
        Fraction(1, 3),
    )
    assert (found.shown, found.replaced, found.left, found.away_ms) == (1, 1, 1, 700)
    assert [(one.question, one.code, one.accepted) for one in found.problems] == [
        (1, "E1", True),
        (1, "E2", False),
    ]
    assert [(one.cause, one.until) for one in found.pauses] == [
        ("incident", 1_014),
        ("personal", None),
    ]
    assert (found.granted_ms, found.grants[0].reason) == (4 * MINUTE, "alarme")
    assert [one.sentence for one in found.observed] == ["Vu."]
    assert (found.outages[0].ms, found.rollbacks) == (90_000, (1_018,))
    assert [one.here for one in found.moves] == [False, True]
    assert not found.gone
    assert (found.ended, found.reason) == (Done(1_021, "chef"), "technical")


def later(kind: str) -> bytes:
    head = {"journal": JOURNAL, "seq": 0, "type": kind, "wall": 1, "role": "chef"}
    return dumps({**head, "data": {}})
