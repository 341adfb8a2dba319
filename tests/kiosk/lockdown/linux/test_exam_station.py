"""Tests of level 2 as a process without rights sees it."""

import os
import pwd
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.lockdown.linux.exam_station import exam_station, facts, lockdown_here
from kiosk.lockdown.linux.station import exam_facts
from kiosk.lockdown.linux.station.attestation import Attestation
from kiosk.lockdown.linux.station.exam_facts import SEEN, Fact
from kiosk.lockdown.linux.station.preparation import LIMITS, MANDATORY
from kiosk.lockdown.linux.window_operations import CLIPBOARD, CLOSE_IGNORED, FULL_SCREEN
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.undos import give_back
from kiosk.ports.lockdown import EXAM_STATION, Lockdown
from tests.contracts.lockdown_contract import LockdownContract
from tests.fakes.clock import FakeClock
from tests.fakes.lockdown import FakeLockdown
from tests.fakes.window import FakeWindow


class Station:
    """What the guard says and the process sees, to be changed by tests."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.holds = set(MANDATORY)
        self.sees = dict.fromkeys(SEEN, True)
        self.silent = False
        self.age_ms = 0

    def read(self) -> Attestation | None:
        if self.silent:
            return None
        now = self.clock.now()
        return Attestation(now.boot_id, now.boot_ms - self.age_ms, frozenset(self.holds))

    def facts(self) -> tuple[Fact, ...]:
        def sees(name: str) -> Callable[[], bool]:
            return lambda: self.sees[name]

        return facts(self.clock, self.read, {name: sees(name) for name in SEEN})


@pytest.fixture
def station() -> Station:
    return Station()


@pytest.fixture
def note(tmp_path: Path) -> RestoreNote:
    return RestoreNote(tmp_path / "restore-note.json")


class TestContract(LockdownContract):
    window: FakeWindow

    @pytest.fixture
    def lockdown(self, station: Station, note: RestoreNote) -> Lockdown:
        self.window = FakeWindow()
        return exam_station(self.window, note, station.facts())

    def machine(self) -> object:
        return self.window.picture()


def test_a_prepared_machine_is_an_exam_station(station: Station, note: RestoreNote) -> None:
    here = lockdown_here(FakeWindow(), note, station.facts(), otherwise=FakeLockdown)
    assert here.level == EXAM_STATION
    assert here.limits == LIMITS
    in_force = here.engage()
    assert set(in_force) == here.mandatory
    assert {FULL_SCREEN, CLOSE_IGNORED, CLIPBOARD, "station-firewall"} <= here.mandatory
    assert in_force[-1] == CLIPBOARD


@pytest.mark.parametrize(
    "change",
    [
        *(lambda station, name=name: station.holds.remove(name) for name in sorted(MANDATORY)),
        *(lambda station, name=name: station.sees.update({name: False}) for name in SEEN),
        lambda station: setattr(station, "silent", True),
        lambda station: setattr(station, "age_ms", 5001),
    ],
)
def test_one_thing_that_is_not_so_and_the_level_is_the_lower_one(
    station: Station, note: RestoreNote, change: Callable[[Station], None]
) -> None:
    change(station)
    lower = FakeLockdown(level=1)
    assert lockdown_here(FakeWindow(), note, station.facts(), otherwise=lambda: lower) is lower


@pytest.mark.attack("station-guard")
def test_what_the_guard_no_longer_says_is_lost_and_comes_back(
    station: Station, note: RestoreNote
) -> None:
    here = exam_station(FakeWindow(), note, station.facts())
    here.engage()
    station.holds.remove("firewall")
    assert here.lost() == ("station-firewall",)
    assert here.mend() == ("station-firewall",)
    station.holds.add("firewall")
    assert here.lost() == ()
    station.silent = True
    assert set(here.lost()) == {f"station-{name}" for name in MANDATORY}


def test_the_watchdog_gives_an_exam_station_back(station: Station, tmp_path: Path) -> None:
    note = RestoreNote(tmp_path / "restore-note.json")
    exam_station(FakeWindow(), note, station.facts()).engage()
    assert note.read()
    assert give_back(tmp_path) == ()
    assert note.read() == ()


def test_this_test_is_no_exam_station(station: Station) -> None:
    assert not exam_facts.is_dedicated_account()
    assert not exam_facts.under_compositor()


def test_the_dedicated_account_is_known_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pwd, "getpwnam", lambda _name: SimpleNamespace(pw_uid=998))
    monkeypatch.setattr(os, "getresuid", lambda: (998, 998, 998))
    assert exam_facts.is_dedicated_account()
    monkeypatch.setattr(os, "getresuid", lambda: (998, 998, 0))
    assert not exam_facts.is_dedicated_account()
    monkeypatch.setattr(pwd, "getpwnam", lambda _name: SimpleNamespace(pw_uid=0))
    monkeypatch.setattr(os, "getresuid", lambda: (0, 0, 0))
    assert not exam_facts.is_dedicated_account()


def made_proc(folder: Path, chain: list[str], broken: str = "") -> Path:
    """A list of processes: this one, then its ancestors with their programs."""
    numbers = [os.getpid(), *range(500, 500 + len(chain))]
    for number, above, program in zip(numbers, [*numbers[1:], 0], ["/app", *chain], strict=True):
        (folder / str(number)).mkdir()
        (folder / str(number) / "stat").write_text(broken or f"{number} (a) b) S {above} 1")
        (folder / str(number) / "exe").symlink_to(program)
    return folder


@pytest.mark.parametrize(
    ("chain", "under"),
    [
        (["/usr/bin/sh", "/usr/bin/cage", "/usr/sbin/greetd"], True),
        (["/usr/bin/gnome-shell", "/usr/lib/systemd/systemd"], False),
        (["/home/pupil/cage"], False),
        (["/usr/bin/sh"] * 20, False),
    ],
)
def test_the_compositor_is_found_among_the_ancestors(
    chain: list[str], under: bool, tmp_path: Path
) -> None:
    assert exam_facts.under_compositor(made_proc(tmp_path, chain)) is under


@pytest.mark.parametrize("stat", ["rubbish", "1 (a) S x", "(a"])
def test_ancestors_that_cannot_be_read_are_none(stat: str, tmp_path: Path) -> None:
    proc = made_proc(tmp_path, ["/usr/bin/cage"], broken=stat)
    assert not exam_facts.under_compositor(proc)


@pytest.mark.attack("station-environment")
def test_the_kernel_the_environment_and_the_code_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exam_facts, "read_values", lambda: {"kernel.sysrq": 1})
    assert not exam_facts.kernel_is_strict()
    monkeypatch.setattr(exam_facts, "read_values", lambda: {"kernel.sysrq": 0})
    assert exam_facts.kernel_is_strict()
    monkeypatch.setattr(os, "environ", {"LANG": "C.UTF-8"})
    assert exam_facts.environment_is_clean()
    monkeypatch.setattr(os, "environ", {"PYTHONPATH": "/elsewhere"})
    assert not exam_facts.environment_is_clean()
    monkeypatch.setattr(sys, "path", ["/usr/lib/python3"])
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    monkeypatch.setattr(os, "access", lambda path, _mode: str(path) == "/home/pupil")
    assert exam_facts.code_is_roots()
    monkeypatch.setattr(sys, "path", ["/usr/lib/python3", "/home/pupil/own"])
    assert not exam_facts.code_is_roots()
    monkeypatch.setattr(sys, "path", [""])
    assert not exam_facts.code_is_roots()
