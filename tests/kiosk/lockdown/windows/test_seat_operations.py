"""Tests of kiosk.lockdown.windows.seat_operations."""

from collections.abc import Mapping

import pytest

from kiosk.lockdown.windows.seat_operations import (
    DESKTOP,
    USUAL_DESKTOP,
    Awake,
    Capture,
    HelpKeys,
    OtherScreens,
    OwnDesktop,
    show_usual_desktop,
)
from kiosk.ports.lockdown import Operation
from tests.fakes.windows import FIRST, SECOND, FakeSeat

THIRD = (-1920, 0, 0, 1080)


@pytest.fixture
def seat() -> FakeSeat:
    return FakeSeat(screens=(FIRST, SECOND))


def operations(seat: FakeSeat) -> tuple[Operation, ...]:
    return (
        OwnDesktop(seat),
        HelpKeys(seat),
        Awake(seat),
        Capture(seat, lambda: 1),
        OtherScreens(seat, lambda: (0, 0)),
    )


@pytest.mark.attack("win-sticky", "win-capture")
@pytest.mark.parametrize("place", range(5))
def test_each_is_done_once_however_often_and_undone_likewise(seat: FakeSeat, place: int) -> None:
    original = seat.picture()
    operation = operations(seat)[place]
    assert operation.obstacle() == ""
    before = operation.before()
    assert seat.picture() == original
    for _ in range(2):
        operation.perform()
        assert operation.holds()
    assert seat.picture() != original
    for _ in range(2):
        operation.revert(before)
        assert seat.picture() == original


def test_a_program_on_the_usual_desktop_has_none_of_its_own(seat: FakeSeat) -> None:
    seat.ours = USUAL_DESKTOP
    assert OwnDesktop(seat).obstacle() == "not-on-own-desktop"


@pytest.mark.attack("win-desktop")
def test_another_desktop_shown_meanwhile_is_noticed(seat: FakeSeat) -> None:
    operation = OwnDesktop(seat)
    operation.perform()
    seat.shown = "Other"
    assert not operation.holds()


@pytest.mark.parametrize(
    ("before", "gone", "shown"),
    [
        ({"desktop": "Former"}, set(), "Former"),
        ({"desktop": "Former"}, {"Former"}, USUAL_DESKTOP),
        ({"desktop": DESKTOP}, set(), USUAL_DESKTOP),
        ({}, set(), USUAL_DESKTOP),
    ],
)
def test_a_desktop_is_always_given_back(
    seat: FakeSeat, before: Mapping[str, str | None], gone: set[str], shown: str
) -> None:
    seat.shown, seat.gone, seat.ours = DESKTOP, gone, USUAL_DESKTOP
    OwnDesktop(seat).revert(before)
    assert seat.shown == shown


def test_a_desktop_that_the_watchdog_showed_stays_while_the_window_is_on_it(
    seat: FakeSeat,
) -> None:
    seat.shown = DESKTOP
    operation = OwnDesktop(seat)
    before = operation.before()
    operation.perform()
    operation.revert(before)
    assert seat.shown == DESKTOP
    seat.ours = USUAL_DESKTOP  # and now as the watchdog, or the rescue, from the note alone
    operation.revert(before)
    assert seat.shown == USUAL_DESKTOP


@pytest.mark.parametrize(("shown", "then"), [(DESKTOP, USUAL_DESKTOP), ("Other", "Other")])
def test_who_outlives_the_application_leaves_its_desktop_and_no_other(
    seat: FakeSeat, shown: str, then: str
) -> None:
    seat.shown = shown
    show_usual_desktop(seat)
    assert seat.shown == then


def test_a_usual_desktop_that_cannot_be_shown_is_told(seat: FakeSeat) -> None:
    seat.gone = {USUAL_DESKTOP}
    with pytest.raises(OSError, match=USUAL_DESKTOP):
        OwnDesktop(seat).revert({"desktop": USUAL_DESKTOP})


def test_helps_in_use_stay_as_they_are(seat: FakeSeat) -> None:
    seat.flags["sticky"] |= 1
    operation = HelpKeys(seat)
    before = seat.flags["sticky"]
    operation.perform()
    assert seat.flags["sticky"] == before
    assert seat.flags["filter"] == 126 & ~0x0C
    assert operation.holds()
    seat.flags["toggle"] |= 0x04
    assert not operation.holds()


@pytest.mark.parametrize("word", [None, "", "-1", "x", str(2**32)])
def test_flags_that_are_none_change_nothing(seat: FakeSeat, word: str | None) -> None:
    original = seat.picture()
    with pytest.raises(ValueError, match="no flags"):
        HelpKeys(seat).revert({"sticky": "510", "toggle": "62", "filter": word})
    with pytest.raises(ValueError, match="no flags"):
        Capture(seat, lambda: 1).revert({"affinity": word})
    assert seat.picture() == original


def test_a_window_left_out_already_stays_so(seat: FakeSeat) -> None:
    seat.affinity = 1
    operation = Capture(seat, lambda: 1)
    operation.perform()
    assert seat.affinity == 1
    operation.revert(operation.before())
    assert seat.affinity == 1


def test_every_other_screen_is_covered_and_only_those(seat: FakeSeat) -> None:
    operation = OtherScreens(seat, lambda: (1920, 0))
    operation.perform()
    assert list(seat.black.values()) == [FIRST]


def test_a_screen_that_comes_goes_or_loses_its_cover_is_noticed(seat: FakeSeat) -> None:
    operation = OtherScreens(seat, lambda: (0, 0))
    operation.perform()
    seat.screens = (FIRST, SECOND, THIRD)
    assert not operation.holds()
    operation.perform()
    assert operation.holds()
    seat.screens = (FIRST, THIRD)
    assert not operation.holds()
    operation.perform()
    assert list(seat.black.values()) == [THIRD]
    seat.black.clear()
    assert not operation.holds()
    operation.perform()
    assert operation.holds()


def test_one_screen_needs_no_cover() -> None:
    seat = FakeSeat()
    operation = OtherScreens(seat, lambda: (0, 0))
    operation.perform()
    assert operation.holds()
    assert seat.black == {}
