"""Sleep, debuggers, presses and clipboards: one rule each, and what stays silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.clipboard import Holding, taken
from kiosk.detection.debugger import Traced, debuggers
from kiosk.detection.injected_input import Injected
from kiosk.detection.suspend import LEAST_MS, Uptime, suspended
from kiosk.ports.sensor import Kind, Sighting

# Sleep.


@pytest.mark.attack("suspend")
def test_a_sleep_is_told() -> None:
    assert suspended(Uptime(1_000, 1_000), Uptime(3_000, 63_000)) == (Sighting(Kind.SUSPEND),)


def test_a_second_sleep_is_told_and_the_first_not_again() -> None:
    after = Uptime(3_000, 63_000)
    assert suspended(after, Uptime(5_000, 65_000)) == ()
    assert suspended(after, Uptime(5_000, 95_000)) == (Sighting(Kind.SUSPEND),)


def test_benign_a_program_that_was_stopped_for_a_minute() -> None:
    assert suspended(Uptime(1_000, 61_000), Uptime(61_000, 121_000)) == ()


def test_benign_two_clocks_read_one_after_the_other_on_a_busy_machine() -> None:
    assert suspended(Uptime(1_000, 1_000), Uptime(3_000, 3_000 + LEAST_MS - 1)) == ()


def test_benign_a_sleep_before_the_opening() -> None:
    before = Uptime(10_000, 9_000_000)
    assert suspended(before, before) == ()


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**7))
def test_time_that_both_clocks_count_is_no_sleep(awake: int, slept: int, passed: int) -> None:
    before = Uptime(awake, awake + slept)
    assert suspended(before, Uptime(awake + passed, awake + slept + passed)) == ()


# Debuggers.


def test_who_traces_the_kiosk_is_told_by_name() -> None:
    assert debuggers([Traced(10, 77, "gdb"), Traced(11, 77, "gdb")], {10, 11}) == (
        Sighting(Kind.DEBUGGER, "gdb"),
    )


def test_a_tracer_without_a_name_is_told_all_the_same() -> None:
    assert debuggers([Traced(10, 77)], {10}) == (Sighting(Kind.DEBUGGER, ""),)


def test_benign_nobody_traces_the_kiosk() -> None:
    assert debuggers([Traced(10, 0), Traced(11, 0, "gdb")], {10, 11}) == ()


@pytest.mark.parametrize("reporter", ["apport", "systemd-coredump", "WerFault.exe"])
def test_benign_a_reporter_of_crashes(reporter: str) -> None:
    assert debuggers([Traced(10, 77, reporter)], {10}) == ()


def test_benign_one_of_the_kiosk_s_own_processes() -> None:
    assert debuggers([Traced(10, 11, "pix-kiosk")], {10, 11}) == ()


# Presses.


def nobody() -> bool:
    return False


def test_a_press_of_a_program_is_told() -> None:
    assert Injected(nobody)(4, 5) == (Sighting(Kind.INJECTED_INPUT),)


def test_benign_no_press_since_the_last_look() -> None:
    assert Injected(nobody)(5, 5) == ()


def test_benign_a_count_that_begins_anew() -> None:
    assert Injected(nobody)(5, 0) == ()


def test_benign_assistive_technology_that_was_granted() -> None:
    assert Injected(lambda: True)(4, 5) == ()


# Clipboards.

EDITOR = Holding(0x400001, "gedit")
OURS = Holding(0x200001, "pix-kiosk", ours=True)
KEEPER = Holding(0x600001, "klipper", keeper=True)


def test_a_program_that_takes_the_clipboard_is_told() -> None:
    assert taken([OURS], [EDITOR]) == (Sighting(Kind.CLIPBOARD, "gedit"),)


def test_a_change_by_the_same_program_is_told_where_changes_are_counted() -> None:
    before, now = (Holding(9, "notepad", change=change) for change in (3, 4))
    assert taken([before], [now]) == (Sighting(Kind.CLIPBOARD, "notepad"),)


def test_benign_what_held_the_clipboard_before() -> None:
    assert taken([EDITOR], [EDITOR]) == ()


def test_benign_our_own_private_clipboard() -> None:
    assert taken([EDITOR], [OURS]) == ()


def test_benign_a_clipboard_that_becomes_empty() -> None:
    assert taken([EDITOR], []) == ()
    assert taken([EDITOR], [Holding(0)]) == ()


def test_benign_a_desktop_that_keeps_everybody_s_clipboard() -> None:
    assert taken([OURS], [KEEPER]) == ()


holdings = st.lists(
    st.builds(
        Holding,
        st.integers(0, 3),
        st.sampled_from("ab"),
        st.booleans(),
        st.booleans(),
        st.integers(0, 2),
    ),
    max_size=4,
)


@given(holdings)
def test_what_stays_is_never_told(found: list[Holding]) -> None:
    assert taken(found, found) == ()
