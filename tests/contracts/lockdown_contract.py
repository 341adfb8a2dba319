"""What every lockdown does, whatever it stands on. Inherited by the tests of each."""

import pytest

from kiosk.ports.lockdown import Lockdown


class LockdownContract:
    """Subclasses give a `lockdown` that works, and `machine`, a picture of what it changes."""

    @pytest.fixture
    def lockdown(self) -> Lockdown:
        raise NotImplementedError

    def machine(self) -> object:
        raise NotImplementedError

    def test_what_is_engaged_is_not_lost(self, lockdown: Lockdown) -> None:
        in_force = lockdown.engage()
        assert lockdown.lost() == ()
        assert len(set(in_force)) == len(in_force)

    def test_nothing_is_lost_before_it_is_engaged(self, lockdown: Lockdown) -> None:
        assert lockdown.lost() == ()

    def test_release_gives_the_machine_back(self, lockdown: Lockdown) -> None:
        before = self.machine()
        lockdown.engage()
        assert lockdown.release() == ()
        assert self.machine() == before

    def test_release_twice_is_release_once(self, lockdown: Lockdown) -> None:
        before = self.machine()
        lockdown.engage()
        lockdown.release()
        assert lockdown.release() == ()
        assert self.machine() == before

    def test_engaging_twice_still_gives_the_first_state_back(self, lockdown: Lockdown) -> None:
        before = self.machine()
        first = lockdown.engage()
        assert lockdown.engage() == first
        lockdown.release()
        assert self.machine() == before

    def test_the_level_is_one_of_three(self, lockdown: Lockdown) -> None:
        assert lockdown.level in (0, 1, 2)

    def test_what_is_mandatory_is_in_force_and_the_limits_are_named_once(
        self, lockdown: Lockdown
    ) -> None:
        assert lockdown.mandatory <= set(lockdown.engage())
        assert len(set(lockdown.limits)) == len(lockdown.limits)

    def test_mending_what_holds_changes_nothing(self, lockdown: Lockdown) -> None:
        lockdown.engage()
        locked = self.machine()
        assert lockdown.mend() == ()
        assert self.machine() == locked
