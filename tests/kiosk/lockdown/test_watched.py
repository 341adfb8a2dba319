"""Tests of kiosk.lockdown.watched."""

import pytest

from kiosk.lockdown.watched import PATIENCE_S, WATCHDOG, Watched
from kiosk.ports.errors import LockdownError
from kiosk.ports.lockdown import Lockdown
from tests.contracts.lockdown_contract import LockdownContract
from tests.fakes.lockdown import FakeLockdown


class Parent:
    """A watchdog that owes an answer for so long, and goes on when it is roused, or not."""

    def __init__(self, *, goes_on: bool = True) -> None:
        self.silent = 0.0
        self.goes_on = goes_on
        self.roused = 0

    def silent_s(self) -> float:
        return self.silent

    def rouse(self) -> None:
        self.roused += 1
        if self.goes_on:
            self.silent = 0.0


class TestContract(LockdownContract):
    inner: FakeLockdown

    @pytest.fixture
    def lockdown(self) -> Lockdown:
        self.inner = FakeLockdown()
        return Watched(self.inner, Parent())

    def machine(self) -> object:
        return self.inner.engaged


def test_the_watchdog_is_mandatory_beside_the_rest() -> None:
    inner = FakeLockdown()
    watched = Watched(inner, Parent())
    assert watched.engage() == (WATCHDOG, *inner.engage())
    assert watched.mandatory == inner.mandatory | {WATCHDOG}
    assert (watched.level, watched.limits) == (inner.level, inner.limits)


def test_a_little_patience_is_had() -> None:
    parent = Parent()
    watched = Watched(FakeLockdown(), parent)
    watched.engage()
    parent.silent = PATIENCE_S - 0.1
    assert watched.lost() == ()
    parent.silent = PATIENCE_S
    assert watched.lost() == (WATCHDOG,)


def test_one_that_was_stopped_is_made_to_go_on() -> None:
    parent = Parent()
    watched = Watched(FakeLockdown(), parent)
    watched.engage()
    parent.silent = PATIENCE_S
    assert watched.mend() == ()
    assert parent.roused == 1
    assert watched.lost() == ()


def test_one_that_does_not_go_on_is_lost() -> None:
    parent = Parent(goes_on=False)
    watched = Watched(FakeLockdown(), parent)
    watched.engage()
    parent.silent = PATIENCE_S
    assert watched.mend() == (WATCHDOG,)
    watched.release()
    assert watched.lost() == watched.mend() == ()


def test_nothing_is_locked_without_it() -> None:
    inner, parent = FakeLockdown(), Parent(goes_on=False)
    parent.silent = PATIENCE_S
    with pytest.raises(LockdownError):
        Watched(inner, parent).engage()
    assert not inner.engaged
