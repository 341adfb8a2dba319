"""Tests of kiosk.lockdown.rehearsal."""

import sys

import pytest

from engine.records.root import Realm
from kiosk.lockdown.rehearsal import Rehearsal
from kiosk.ports.errors import RealmRefusedError
from kiosk.ports.lockdown import Lockdown
from tests.contracts.lockdown_contract import LockdownContract


class TestContract(LockdownContract):
    rehearsal: Rehearsal

    @pytest.fixture
    def lockdown(self) -> Lockdown:
        self.rehearsal = Rehearsal(Realm.DEMO)
        return self.rehearsal

    def machine(self) -> object:
        return self.rehearsal.engaged


@pytest.mark.parametrize("frozen", [True, False])
def test_a_real_exam_is_never_rehearsed_in_any_build(
    monkeypatch: pytest.MonkeyPatch, frozen: bool
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    with pytest.raises(RealmRefusedError):
        Rehearsal(Realm.REAL)


@pytest.mark.parametrize("realm", [Realm.MOCK, Realm.DEMO])
def test_a_rehearsal_claims_nothing(realm: Realm) -> None:
    rehearsal = Rehearsal(realm)
    assert rehearsal.engage() == ()
    assert rehearsal.level == 0
    assert rehearsal.engaged
