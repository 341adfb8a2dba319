"""kiosk.bootstrap: ports meet adapters, and a real root refuses what is for rehearsals."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.canonical import dumps
from engine.records.root import Realm, root_to_json
from kiosk import bootstrap
from kiosk.bootstrap import Setting, courier_of, lockdown_of, open_base, open_desk
from kiosk.courier.http_courier import HttpCourier
from kiosk.lockdown.rehearsal import Rehearsal
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.watched import WATCHDOG
from kiosk.ports.errors import RealmRefusedError, StateLockedError, VaultError
from kiosk.ports.keeper import NoKeeper
from kiosk.ports.window import Rectangle
from kiosk.services.errors import NotEnrolledError
from kiosk.services.seat import Step
from kiosk.store.accelerated_clock import AcceleratedClock
from kiosk.store.system_clock import SystemClock
from tests.engine.records import authority
from tests.fakes.clock import FakeClock
from tests.fakes.courier import FakeCourier
from tests.fakes.lockdown import FakeLockdown
from tests.fakes.window import FakeWindow
from tests.kiosk.commands.stations import make_state, with_base, write_statement


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kiosk.bootstrap.SystemClock", FakeClock)
    monkeypatch.setattr("kiosk.bootstrap.find_system_keyring", lambda: None)
    return make_state(tmp_path)


@pytest.mark.parametrize(
    "setting",
    [
        Setting(Path("x"), rehearse=True),
        Setting(Path("x"), speed=2),
        Setting(Path("x"), driver=Path("d")),
        Setting(Path("x"), screenshots=Path("s")),
    ],
)
def test_a_real_root_refuses_every_convenience_of_rehearsals(
    setting: Setting, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = replace(authority.ROOT, realm=Realm.REAL)
    monkeypatch.setattr("kiosk.bootstrap.find_root", lambda _state: real)
    with pytest.raises(RealmRefusedError):
        open_base(replace(setting, state=state))
    assert not (state / "vault").exists()
    base = open_base(Setting(state, server="https://exam.example", copies=state))
    base.close()


def test_a_state_folder_cannot_claim_to_be_real(state: Path) -> None:
    real = replace(authority.ROOT, realm=Realm.REAL)
    (state / "root.json").write_bytes(dumps(root_to_json(real)))
    with pytest.raises(VaultError):
        open_base(Setting(state))


def test_a_station_is_opened_by_one_process_at_a_time(state: Path) -> None:
    base = open_base(Setting(state))
    with pytest.raises(StateLockedError):
        open_base(Setting(state))
    base.close()
    open_base(Setting(state)).close()


def test_a_failure_at_the_opening_lets_the_folder_go(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_args: object) -> None:
        raise VaultError(reason="keys")

    with monkeypatch.context() as patched:
        patched.setattr("kiosk.bootstrap.open_vault", damaged)
        with pytest.raises(VaultError):
            open_base(Setting(state))
    open_base(Setting(state)).close()


def test_a_rehearsal_may_have_a_faster_clock(state: Path) -> None:
    base = open_base(Setting(state, speed=60))
    assert isinstance(base.clock, AcceleratedClock)
    base.close()


def test_a_server_is_reached_only_when_one_is_known(state: Path) -> None:
    assert courier_of(Setting(state)) is None
    assert isinstance(courier_of(Setting(state, server="https://exam.example")), HttpCourier)


def test_the_outbox_meets_its_courier(state: Path) -> None:
    base = open_base(Setting(state))
    report = asyncio.run(base.reconcile(FakeCourier()).once())
    assert report.carried == 0
    base.close()


def test_a_station_without_a_statement_has_no_desk(state: Path) -> None:
    base = open_base(Setting(state))
    with pytest.raises(NotEnrolledError):
        open_desk(base, Setting(state), FakeWindow(), NoKeeper())
    base.close()


def test_a_desk_waits_with_the_lock_and_the_copies_it_was_given(
    state: Path, tmp_path: Path
) -> None:
    envelope = write_statement(state).read_bytes()
    with_base(state, lambda base: base.store.put_statement(envelope))
    base = open_base(Setting(state))
    plain = open_desk(base, Setting(state), FakeWindow(), NoKeeper())
    assert plain.step is Step.WAITING
    assert plain.gear.lockdown.level == 1
    assert plain.gear.copying is None
    setting = Setting(state, rehearse=True, copies=tmp_path / "stick")
    rehearsed = open_desk(base, setting, FakeWindow(), NoKeeper())
    assert isinstance(rehearsed.gear.lockdown, Rehearsal)
    assert rehearsed.gear.copying is not None
    assert rehearsed.gear.copying.statement == envelope
    base.close()


def test_the_sensors_are_told_of_the_screens_and_of_the_presses_of_programs(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(bootstrap, "lockdown_of", lambda *_: (FakeLockdown(), presses))
    monkeypatch.setattr(bootstrap, "installed_sensors", lambda **more: asked.append(more) or ())
    envelope = write_statement(state).read_bytes()
    with_base(state, lambda base: base.store.put_statement(envelope))
    base = open_base(Setting(state))
    desk = open_desk(base, Setting(state), FakeWindow(), NoKeeper(), screens=screens)
    desk.gear.sensors(bool)
    base.close()
    assert [(one["screens"], one["injected"]) for one in asked] == [(screens, presses)]


class Parent:
    def silent_s(self) -> float:
        return 0.0

    def rouse(self) -> None:
        """Nothing."""


def test_a_test_needs_the_watchdog_that_there_is(state: Path) -> None:
    envelope = write_statement(state).read_bytes()
    with_base(state, lambda base: base.store.put_statement(envelope))
    base = open_base(Setting(state))
    desk = open_desk(base, Setting(state), FakeWindow(), NoKeeper(), parent=Parent())
    assert WATCHDOG in desk.gear.lockdown.mandatory
    rehearsed = Setting(state, rehearse=True)
    desk = open_desk(base, rehearsed, FakeWindow(), NoKeeper(), parent=Parent())
    assert desk.gear.lockdown.mandatory == frozenset()
    base.close()


def screens() -> tuple[Rectangle, ...]:
    return ()


def presses() -> int:
    return 3


@pytest.mark.skipif(sys.platform == "win32", reason="this is about other systems")
def test_on_windows_the_lockdown_is_that_of_windows(tmp_path: Path) -> None:
    with pytest.raises(ImportError, match="winreg"):
        lockdown_of(FakeWindow(), RestoreNote(tmp_path / "n"), SystemClock(), "win32")
