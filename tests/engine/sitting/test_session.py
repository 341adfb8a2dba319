"""engine.sitting.session: the session as its own journal tells it."""

from engine.records.journal_record import Actor, At, Record
from engine.sitting import events
from engine.sitting.codec import data_of
from engine.sitting.session import SessionState, replay_session

OPENED = events.SessionOpened("s-1", "st-14", "00" * 32, "demo", 0)
SEALED = events.SittingSealed("s-1/c-1/st-14/1", "ab" * 32, 80, "cd" * 32)


def told(*facts: events.Event) -> SessionState:
    return replay_session(
        Record(seq, fact.TYPE, At(seq, seq * 10, "boot"), 0, Actor.STATION, data_of(fact))
        for seq, fact in enumerate(facts)
    )


def test_an_empty_journal_is_a_closed_door() -> None:
    assert told() == SessionState()


def test_opening_locking_sealing_and_closing_are_told() -> None:
    state = told(OPENED, events.LockdownVerified(1), SEALED, events.LockdownLost("on-top"))
    assert state.opened == OPENED
    assert (state.level, state.lost, state.sealed) == (1, ("on-top",), (SEALED,))
    assert not state.closed
    assert told(OPENED, events.LockdownLost("x"), events.LockdownVerified(1)).lost == ()
    assert told(OPENED, events.SessionClosed(1)).closed
    assert not told(OPENED, events.SessionClosed(1), OPENED).closed


def test_pin_errors_count_until_a_success_of_the_same_role() -> None:
    wrong = events.PinTried("surveillant", "pause")
    chief = events.PinTried("chef", "extra")
    state = told(wrong, wrong, chief, events.PinAccepted("chef", "extra"))
    count = state.pin("surveillant")
    assert count is not None
    assert (count.errors, count.last.boot_ms) == (2, 10)
    assert state.pin("chef") is None


def test_the_chief_clears_a_lock() -> None:
    wrong = events.PinTried("surveillant", "pause")
    assert told(wrong, wrong, events.PinLockCleared("surveillant")).pin("surveillant") is None


def test_absent_candidates_and_incidents_are_told() -> None:
    gone, back = (
        events.CandidateAbsent("c-1", absent=True),
        events.CandidateAbsent("c-1", absent=False),
    )
    assert told(gone, gone).absent == ("c-1",)
    assert told(gone, back).absent == ()
    noted = events.IncidentNoted("C6", "c-1", "phone")
    assert told(OPENED, noted).incidents == (noted,)


def test_what_an_invigilator_silenced_is_told() -> None:
    named = events.ObservationSilenced("process", "veyon", "school-tool")
    state = told(OPENED, named)
    assert state.is_silenced("process", "veyon")
    assert not state.is_silenced("process", "anydesk")
    every = events.ObservationSilenced("second_display", "", "checked")
    assert told(OPENED, every).is_silenced("second_display", "HDMI-1")


def test_other_facts_only_count() -> None:
    assert told(OPENED, events.FocusLeft()).seq == 2
