"""kiosk.services.given_back: every minute in which the time stood still is told, and none twice."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.records.journal_record import Actor
from engine.sitting import budget, commands, events
from kiosk.services.given_back import Cause, given_back
from tests.engine.sitting.scenes import MINUTE, Hand


def asked(hand: Hand, *, blocked: bool = True) -> Hand:
    hand.do(commands.ReportProblem(blocked=blocked, category="image"), Actor.CANDIDATE)
    return hand


def paused(hand: Hand, cause: events.PauseCause, ms: int) -> None:
    hand.do(commands.Pause(cause), Actor.SURVEILLANT)
    hand.wait(ms)
    hand.do(commands.Resume(), Actor.SURVEILLANT)


def test_a_journal_without_a_start_gave_nothing_back() -> None:
    assert given_back(Hand().records).rows == ()
    assert given_back(Hand().admitted().records, Hand().at).began_wall is None


def test_pauses_reports_and_grants_are_rows_with_their_hours() -> None:
    hand = Hand().running().serve()
    began = hand.at.wall
    hand.wait(10 * MINUTE)
    asked(hand).wait(4 * MINUTE)
    hand.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    hand.serve("1.1-b-n1")
    hand.wait(6 * MINUTE)
    paused(hand, events.PauseCause.INCIDENT, 6 * MINUTE)
    paused(hand, events.PauseCause.PERSONAL, 3 * MINUTE)
    paused(hand, events.PauseCause.TECHNICAL, 2 * MINUTE)
    hand.do(commands.GrantTime(5 * MINUTE, "Alarme"), Actor.CHEF)
    account = given_back(hand.records)
    assert account.began_wall == began
    told = [(one.cause, one.ms // MINUTE, one.note, one.role) for one in account.rows]
    assert told == [
        (Cause.REPORT, 4, "E1", Actor.SURVEILLANT),
        (Cause.PAUSE, 6, "", None),
        (Cause.HOLD, 2, "", None),
        (Cause.GRANT, 5, "Alarme", Actor.CHEF),
    ]
    assert account.rows[0].wall == began + 10 * MINUTE
    assert (account.rows[0].category, account.rows[0].question) == ("image", 1)
    assert (account.total_ms, account.pending_ms) == (17 * MINUTE, 0)


def test_what_is_not_decided_enters_no_total_and_a_refusal_leaves_what_is_not_charged() -> None:
    hand = asked(Hand().running().serve())
    hand.wait(7 * MINUTE)
    waiting = given_back(hand.records, hand.at)
    assert (waiting.total_ms, waiting.pending_ms) == (0, 7 * MINUTE)
    charged = budget.charged_ms(hand.sitting, hand.at)
    hand.do(commands.DismissProblem("E1", charged), Actor.SURVEILLANT)
    (row,) = given_back(hand.records, hand.at).rows
    assert (row.cause, row.ms, row.note, row.pending) == (Cause.REPORT, 2 * MINUTE, "E1", False)
    short = asked(Hand().running().serve())
    short.wait(2 * MINUTE)
    short.do(commands.DismissProblem("E1", 2 * MINUTE), Actor.SURVEILLANT)
    assert given_back(short.records, short.at).rows == ()


def test_an_outage_and_a_way_to_another_station_are_given_back() -> None:
    hand = Hand().running().serve()
    hand.wait(MINUTE)
    hand.boot_id = "after-the-cut"
    hand.wait(9 * MINUTE)
    spent = hand.sitting.spent_ms + MINUTE
    hand.do(commands.Restart(spent, None, 9 * MINUTE), Actor.SURVEILLANT)
    hand.wait(MINUTE)
    hand.do(commands.HandOver(None, "hardware"), Actor.SURVEILLANT)
    hand.wait(3 * MINUTE)
    on_the_way = given_back(hand.records, hand.at)
    assert [(one.cause, one.ms // MINUTE) for one in on_the_way.rows] == [
        (Cause.OUTAGE, 9),
        (Cause.MOVE, 3),
    ]
    hand.boot_id = "the-other"
    hand.do(commands.TakeOver("note", 2, 0), Actor.CHEF)
    hand.wait(MINUTE)
    assert [one.cause for one in given_back(hand.records, hand.at).rows] == [
        Cause.OUTAGE,
        Cause.MOVE,
    ]
    dead = Hand().running().serve()
    dead.wait(2 * MINUTE)
    dead.boot_id = "the-other"
    dead.do(commands.TakeOver("note", 2, 0), Actor.CHEF)
    assert [one.cause for one in given_back(dead.records, dead.at).rows] == [Cause.MOVE]


def test_a_station_that_stopped_and_waits_gives_back_from_what_is_known() -> None:
    hand = Hand().running().serve()
    hand.wait(5 * MINUTE)
    (row,) = given_back(hand.records, hand.at, MINUTE).rows
    assert (row.cause, row.ms) == (Cause.OUTAGE, 4 * MINUTE)


def test_a_report_of_a_running_question_that_is_decided_gives_nothing_back() -> None:
    hand = asked(Hand().running().serve(), blocked=False)
    hand.wait(3 * MINUTE)
    hand.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    assert given_back(hand.records, hand.at).rows == ()


def test_after_the_end_nothing_more_is_given() -> None:
    hand = asked(Hand().running().serve())
    hand.wait(2 * MINUTE)
    hand.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    before = given_back(hand.records)
    hand.wait(60 * MINUTE)
    after = given_back(hand.records, hand.at)
    assert before.total_ms == after.total_ms == 2 * MINUTE


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["work", "incident", "technical", "personal", "accept", "refuse", "grant"]),
        st.integers(1, 8),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(_STEPS, st.sampled_from([Fraction(0), Fraction(1, 3)]))
def test_planned_time_and_what_was_given_back_lead_to_the_effective_end(
    steps: list[tuple[str, int]], extra: Fraction
) -> None:
    hand = Hand().running(extra=extra, cap=10**9).serve()
    began = hand.at.wall
    for what, count in steps:
        ms = count * MINUTE
        if budget.remaining_ms(hand.sitting, hand.at) < 20 * MINUTE:
            break
        if what == "work":
            hand.wait(ms)
        elif what == "grant":
            hand.do(commands.GrantTime(ms, "Alarme"), Actor.CHEF)
        elif what in ("accept", "refuse"):
            asked(hand).wait(ms)
            charged = budget.charged_ms(hand.sitting, hand.at)
            decided = (
                commands.AcceptProblem("E9")
                if what == "accept"
                else commands.DismissProblem("E9", charged)
            )
            hand.do(decided, Actor.SURVEILLANT)
            if what == "accept":
                hand.serve()
        else:
            paused(hand, events.PauseCause(what), ms)
    assert hand.sitting.terms is not None
    account = given_back(hand.records, hand.at)
    whole = budget.planned_ms(hand.sitting.terms.duration_ms, extra)
    end = hand.at.wall + budget.remaining_ms(hand.sitting, hand.at)
    assert end == began + whole + account.total_ms


def test_what_is_noted_meanwhile_does_not_cut_a_row_in_two() -> None:
    hand = asked(Hand().running().serve())
    hand.wait(2 * MINUTE)
    seen = commands.Observe("usb", events.ObservationPolicy.WARN, "Une clé.")
    hand.do(seen, Actor.STATION)
    hand.wait(3 * MINUTE)
    hand.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    (row,) = given_back(hand.records, hand.at).rows
    assert (row.ms, row.note) == (5 * MINUTE, "E1")
