"""Tests of the guard, of what it says, and of who believes it."""

import json
import os
import socket
import threading
from pathlib import Path

import pytest

from kiosk.lockdown.linux.station import attestation
from kiosk.lockdown.linux.station.attestation import (
    Attestation,
    parse_attestation,
    read_attestation,
)
from kiosk.lockdown.linux.station.firewall import rules
from kiosk.lockdown.linux.station.followed_server import FollowedServer
from kiosk.lockdown.linux.station.guard import Guard, stand_guard
from kiosk.lockdown.linux.station.loaded_rules import RULES, LoadedRules
from kiosk.lockdown.linux.station.notifier import notify
from kiosk.lockdown.linux.station.preparation import MANDATORY, operations, preparation
from kiosk.lockdown.linux.station.settings import Station
from kiosk.lockdown.restore_note import RestoreNote
from tests.fakes.clock import FakeClock
from tests.fakes.host import MemoryHost
from tests.kiosk.lockdown.linux.station.machines import OTHER_SERVER, STATION, memory_machine


class Kernel:
    """The program nft, and the table that it rules."""

    def __init__(self, host: MemoryHost) -> None:
        self.host = host
        self.table = ""
        self.broken = False
        host.folders("/run/pix-kiosk")
        host.answers["nft"] = self.nft
        host.answers["systemctl"] = lambda _words: ""

    def nft(self, words: tuple[str, ...]) -> str:
        from kiosk.lockdown.linux.station.host import ProgramError

        if self.broken or ("list" in words and not self.table):
            raise ProgramError(operation="nft")
        if "-f" in words:
            self.table = self.host.things[words[-1]].content.decode()
        return self.table


@pytest.fixture
def host(tmp_path: Path) -> MemoryHost:
    host = memory_machine(live=True)
    host.folders("/var/lib/pix-kiosk/lockdown")
    host.answers["systemctl"] = lambda _words: ""
    preparation(host, STATION, RestoreNote(tmp_path / "note.json")).engage()
    return host


@pytest.fixture
def kernel(host: MemoryHost) -> Kernel:
    return Kernel(host)


def made_guard(
    host: MemoryHost,
    station: Station = STATION,
    loose: tuple[str, ...] = (),
    addresses: tuple[str, ...] = (),
) -> Guard:
    loaded = LoadedRules(host, rules(station.uid, station.server))
    parts = operations(host, station)
    return Guard(
        station,
        parts,
        loaded,
        FakeClock(),
        tighten=lambda: loose,
        addresses=lambda: addresses,
    )


def test_everything_that_holds_is_said(host: MemoryHost, kernel: Kernel) -> None:
    said = made_guard(host).look()
    assert said.holds == MANDATORY
    assert said.lost == frozenset()
    assert kernel.table == rules(STATION.uid, STATION.server)


def test_what_is_lost_is_said(host: MemoryHost, kernel: Kernel) -> None:
    guard = made_guard(host, loose=("kernel.sysrq",))
    host.put("/etc/polkit-1/rules.d/00-pix-kiosk.rules", "other")
    assert guard.look().lost == {"kernel", "rights"}


def test_rules_that_were_changed_come_back_and_it_is_said(host: MemoryHost, kernel: Kernel) -> None:
    guard = made_guard(host)
    guard.look()
    for tampered in ("", "table inet pix_kiosk { }"):
        kernel.table = tampered
        assert "firewall" in guard.look().lost or tampered == ""
        assert kernel.table == rules(STATION.uid, STATION.server)
        assert "firewall" in guard.look().holds


def test_a_firewall_that_does_not_load_is_lost_until_it_does(
    host: MemoryHost, kernel: Kernel
) -> None:
    guard = made_guard(host)
    kernel.broken = True
    assert "firewall" in guard.look().lost
    assert "firewall" in guard.look().lost
    kernel.broken = False
    assert "firewall" in guard.look().holds


def test_the_program_is_looked_through_now_and_then(host: MemoryHost, kernel: Kernel) -> None:
    guard = made_guard(host)
    assert "program" in guard.look().holds
    host.put("/usr/lib/pix-kiosk/new", "", 0o666)
    assert "program" in guard.look().holds
    for _ in range(299):
        said = guard.look()
    assert "program" in said.lost


def test_a_part_that_cannot_be_asked_is_lost(
    host: MemoryHost, kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = made_guard(host)
    host.things["/etc/passwd"] = host.things["/etc/passwd"].__class__(
        host.things["/etc/passwd"].what, 0o644, (0, 0), b"examen:x\n"
    )
    assert "account" in guard.look().lost


def test_a_server_that_moved_is_followed(host: MemoryHost, kernel: Kernel) -> None:
    guard = made_guard(host, addresses=("192.0.2.99",))
    guard.look()
    assert "192.0.2.99" not in kernel.table
    assert guard.follow_server()
    assert "192.0.2.99 examen.example\n" in guard.names
    assert "firewall" in guard.look().holds
    assert "192.0.2.99" in kernel.table
    assert not guard.follow_server()


def test_nothing_is_followed_where_nothing_is_known(host: MemoryHost) -> None:
    assert not made_guard(host).follow_server()
    assert not made_guard(host, OTHER_SERVER, addresses=("192.0.2.99",)).follow_server()
    assert made_guard(host, OTHER_SERVER).names == "127.0.0.1 localhost\n::1 localhost\n"


def test_the_guard_says_that_it_is_ready_and_then_that_it_lives(
    host: MemoryHost, kernel: Kernel, tmp_path: Path
) -> None:
    (tmp_path / "run/pix-kiosk").mkdir(parents=True)
    told: list[str] = []
    moved: tuple[str, ...] = ()

    class Stop:
        def wait(self, seconds: float) -> bool:
            nonlocal moved
            assert seconds == 1.0
            moved = ("192.0.2.99",)
            return len(told) == 3

    guard = made_guard(host)
    guard._addresses = lambda: moved
    stand_guard(guard, Stop(), told.append, tmp_path)
    assert told == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]
    said = parse_attestation((tmp_path / "run/pix-kiosk/guard.json").read_bytes())
    assert said.holds == MANDATORY
    assert "192.0.2.99" in (tmp_path / "run/pix-kiosk/hosts").read_text()
    assert (tmp_path / "run/pix-kiosk/guard.json").stat().st_mode & 0o777 == 0o644
    assert RULES in host.things


def test_the_file_of_hosts_stays_the_same_file(
    host: MemoryHost, kernel: Kernel, tmp_path: Path
) -> None:
    (tmp_path / "run/pix-kiosk").mkdir(parents=True)
    hosts = tmp_path / "run/pix-kiosk/hosts"
    hosts.write_text("of an earlier life, and longer than what comes now" * 9)
    same = hosts.stat().st_ino

    class Stop:
        def wait(self, seconds: float) -> bool:
            return True

    stand_guard(made_guard(host), Stop(), lambda _words: None, tmp_path)
    assert hosts.stat().st_ino == same
    assert "earlier" not in hosts.read_text()


SAID = Attestation("boot", 60_000, frozenset({"firewall"}), frozenset({"kernel"}))


def test_what_was_said_is_read_as_it_was_said(tmp_path: Path) -> None:
    path = tmp_path / "guard.json"
    path.write_bytes(SAID.serialize())
    path.chmod(0o644)
    assert read_attestation(path, os.geteuid()) == SAID


@pytest.mark.parametrize(
    ("boot_id", "boot_ms", "fresh"),
    [
        ("boot", 60_000, True),
        ("boot", 65_000, True),
        ("boot", 65_001, False),
        ("boot", 59_999, False),
        ("other", 60_000, False),
    ],
)
def test_only_what_was_said_in_this_boot_and_just_now_counts(
    boot_id: str, boot_ms: int, fresh: bool
) -> None:
    clock = FakeClock()
    now = clock.now().__class__(wall=0, boot_ms=boot_ms, boot_id=boot_id)
    assert SAID.fresh(now) is fresh


@pytest.mark.attack("station-guard")
def test_what_anybody_could_have_said_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "guard.json"
    assert read_attestation(path, os.geteuid()) is None
    path.write_bytes(SAID.serialize())
    path.chmod(0o664)
    assert read_attestation(path, os.geteuid()) is None
    path.chmod(0o644)
    assert read_attestation(path, os.geteuid() + 1) is None
    link = tmp_path / "link.json"
    link.symlink_to(path)
    assert read_attestation(link, os.geteuid()) is None
    os.mkfifo(tmp_path / "pipe", 0o644)
    assert read_attestation(tmp_path / "pipe", os.geteuid()) is None
    assert attestation.FRESH_MS == 5000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps({"v": 2}),
        "\udcff".encode("utf-8", "surrogateescape"),
    ],
)
def test_what_cannot_be_understood_is_not_believed(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "guard.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(0o644)
    assert read_attestation(path, os.geteuid()) is None


def test_the_service_manager_is_told_where_there_is_one(tmp_path: Path) -> None:
    place = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(place)
        notify("READY=1", {"NOTIFY_SOCKET": place})
        assert manager.recv(64) == b"READY=1"
    notify("READY=1", {"NOTIFY_SOCKET": place + "-gone"})
    notify("READY=1", {})
    abstract = f"pix-kiosk-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{abstract}")
        notify("WATCHDOG=1", {"NOTIFY_SOCKET": f"@{abstract}"})
        assert manager.recv(64) == b"WATCHDOG=1"


def test_a_name_that_nobody_answers_for_holds_nothing_up() -> None:
    answers = [(), ("192.0.2.1",), ()]
    asked = threading.Event()
    followed: FollowedServer

    def ask() -> tuple[str, ...]:
        answer = answers.pop(0)
        if not answers:
            asked.set()
            followed.stop()
        return answer

    followed = FollowedServer(ask, every_s=0.001)
    assert followed.found() == ()
    followed.follow().join(timeout=10)
    assert asked.is_set()
    assert followed.found() == ("192.0.2.1",)
