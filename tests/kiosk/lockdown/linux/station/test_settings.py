"""Tests of the settings, of what is decided, and of the fixed environment."""

import json
import socket
import sys
from dataclasses import replace

import pytest

from kiosk.lockdown.linux.station import decision
from kiosk.lockdown.linux.station.decision import code_places, decide, resolve
from kiosk.lockdown.linux.station.environment import of_application, of_compositor, unclean
from kiosk.lockdown.linux.station.kernel_values import (
    changes,
    configured,
    looser,
    read_values,
    tighten,
)
from kiosk.lockdown.linux.station.settings import (
    Display,
    Keyboard,
    Server,
    keyboard_of,
    parse_station,
    server_of,
)
from kiosk.ports.errors import LockdownError
from tests.fakes.host import MemoryHost
from tests.kiosk.lockdown.linux.station.machines import PROGRAM, STATION, memory_machine


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("https://examen.example", ("examen.example", 443)),
        ("http://Examen.example:8080/a", ("examen.example", 8080)),
        ("https://192.0.2.1", ("192.0.2.1", 443)),
        ("https://[2001:db8::1]:8443", ("2001:db8::1", 8443)),
    ],
)
def test_the_address_of_a_server_is_taken_apart(url: str, there: tuple[str, int]) -> None:
    assert server_of(url) == there


@pytest.mark.parametrize(
    "url",
    [
        *("", "examen.example", "ftp://examen.example", "https://", "https://a:b@examen.example"),
        *("https://exa men.example", "https://ex'amen", "https://éxamen", "https://x\n.example"),
        *("https://-x", "https://x:99999", "https://$(true)", "https://[::1", "https://x;y"),
    ],
)
def test_what_is_no_address_of_a_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        server_of(url)


def test_a_server_is_what_its_address_says() -> None:
    with pytest.raises(ValueError, match="not the server"):
        Server("https://examen.example", "other.example", 443)
    with pytest.raises(ValueError, match="does not appear"):
        Server("https://examen.example", "examen.example", 443, ("not an address",))


@pytest.mark.parametrize(
    ("text", "keyboard"),
    [
        ("", Keyboard()),
        ('XKBLAYOUT="be"\n', Keyboard("pc105", "be", "")),
        ("XKBMODEL=pc104\nXKBLAYOUT=fr\nXKBVARIANT=bepo\n", Keyboard("pc104", "fr", "bepo")),
        ('XKBLAYOUT="$(reboot)"', Keyboard()),
        ('XKBOPTIONS="terminate:ctrl_alt_bksp"', Keyboard()),
    ],
)
def test_the_keyboard_of_the_machine_is_kept(text: str, keyboard: Keyboard) -> None:
    assert keyboard_of(text) == keyboard


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"program": []},
        {"display": "sddm"},
        {"keyboard": {"model": "; rm", "layout": "fr", "variant": ""}},
        {"server": "https://examen.example"},
        {"server": {"url": "ftp://x", "host": "x", "port": 21, "addresses": []}},
        {"uid": "0"},
        {"kernel": [["kernel.sysrq"]]},
    ],
)
def test_settings_that_are_none_are_refused(change: dict[str, object]) -> None:
    told = {**json.loads(STATION.serialize()), **change}
    with pytest.raises(ValueError, match=r".*"):
        parse_station(json.dumps(told).encode())


def nobody(_host: str, _port: int) -> tuple[str, ...]:
    return ()


def test_a_machine_decides_from_what_it_is() -> None:
    host = memory_machine(live=True)
    host.put("/etc/default/keyboard", "XKBLAYOUT=ch\nXKBVARIANT=fr\n")
    host.put("/etc/sysctl.d/10-x.conf", "kernel.yama.ptrace_scope = 3\n")
    host.put("/etc/sysctl.d/90-pix-kiosk.conf", "kernel.sysrq = 1\n")
    host.programs.add("usbguard-daemon")
    station = decide(
        host,
        (PROGRAM,),
        ("/usr/lib/pix-kiosk",),
        "https://examen.example",
        addresses=lambda host, port: ("192.0.2.7",),
        running=lambda: {"kernel.sysrq": 438, "kernel.yama.ptrace_scope": 1},
    )
    assert station.display is Display.GREETD
    assert station.keyboard == Keyboard("pc105", "ch", "fr")
    assert station.one_keyboard
    assert station.server is not None
    assert station.server.addresses == ("192.0.2.7",)
    assert station.kernel == (("kernel.sysrq", 0), ("kernel.yama.ptrace_scope", 3))
    assert not decide(host, (PROGRAM,), (), several_keyboards=True).one_keyboard


def test_the_other_display_manager_serves_where_the_first_is_not() -> None:
    host = memory_machine()
    host.programs -= {"greetd"}
    assert decide(host, (PROGRAM,), ()).display is Display.GREETD
    host.programs |= {"lightdm"}
    assert decide(host, (PROGRAM,), ()).display is Display.LIGHTDM


def test_an_image_gets_every_value_and_no_looser_one_than_its_own() -> None:
    host = memory_machine()
    host.put("/etc/sysctl.conf", "kernel.kptr_restrict=2")
    assert dict(decide(host, (PROGRAM,), ()).kernel)["kernel.kptr_restrict"] == 2


def test_a_server_that_nobody_knows_is_refused() -> None:
    with pytest.raises(LockdownError) as refusal:
        decide(memory_machine(), (PROGRAM,), (), "https://examen.example", addresses=nobody)
    assert refusal.value.data["reason"] == "server-unknown"


def test_lists_of_accounts_that_are_none_are_refused() -> None:
    host = MemoryHost()
    host.put("/etc/passwd", "examen:x\n")
    with pytest.raises(LockdownError) as refusal:
        decide(host, (PROGRAM,), ())
    assert refusal.value.data["reason"] == "no-accounts"


def test_addresses_come_from_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve("127.0.0.1", 443) == ("127.0.0.1",)

    def unknown(*_arguments: object, **_named: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert resolve("examen.example", 443) == ()


def test_the_code_comes_from_known_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", "/usr", "relative", "/no/such/folder"])
    places = code_places()
    assert "/usr" in places
    assert sys.executable in places
    assert all(place.startswith("/") for place in places)
    assert "/no/such/folder" not in places
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", PROGRAM)
    assert decision.code_places() == ("/usr/lib/pix-kiosk",)


def test_a_stricter_machine_is_left_alone() -> None:
    strict = {"kernel.yama.ptrace_scope": 3, "kernel.perf_event_paranoid": 4, "kernel.sysrq": 0}
    assert changes(strict, {}) == (("kernel.sysrq", 0),)
    assert looser(strict) == {}
    assert looser({"kernel.kptr_restrict": 0}) == {"kernel.kptr_restrict": 1}
    assert configured(["kernel.sysrq = 0x1b6\nother = 1\n;kernel.sysrq=9\n#kernel.sysrq=4"]) == {
        "kernel.sysrq": (0x1B6,)
    }


@pytest.mark.attack("station-sysrq")
def test_values_are_read_and_tightened_where_they_can_be(tmp_path: object) -> None:
    from pathlib import Path

    proc = Path(str(tmp_path))
    (proc / "kernel").mkdir()
    (proc / "fs").mkdir()
    (proc / "kernel/sysrq").write_text("438\n")
    (proc / "kernel/kptr_restrict").write_text("2\n")
    (proc / "fs/suid_dumpable").write_text("rubbish\n")
    assert read_values(proc) == {"kernel.sysrq": 438, "kernel.kptr_restrict": 2}
    assert tighten(proc) == ()
    assert read_values(proc)["kernel.sysrq"] == 0


def test_a_value_that_cannot_be_set_is_named(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    proc = Path(str(tmp_path))
    (proc / "kernel").mkdir()
    (proc / "kernel/sysrq").write_text("1\n")

    def refuse(*_arguments: object, **_named: object) -> int:
        raise PermissionError

    monkeypatch.setattr(Path, "write_text", refuse)
    assert tighten(proc) == ("kernel.sysrq",)


@pytest.mark.attack("station-environment")
def test_the_environment_of_the_exam_is_clean() -> None:
    for environment in (of_application(STATION), of_compositor(STATION)):
        assert unclean(environment, lambda _: True) == ()


@pytest.mark.attack("station-import")
@pytest.mark.parametrize(
    "name",
    [
        *("LD_PRELOAD", "LD_AUDIT", "PYTHONPATH", "PYTHONSTARTUP", "QT_PLUGIN_PATH"),
        *("QT_QPA_PLATFORM", "GTK_MODULES", "LD_LIBRARY_PATH_ORIG"),
    ],
)
def test_what_could_change_the_code_is_named(name: str) -> None:
    assert unclean({**of_application(STATION), name: "x"}, lambda _: False) == (name,)


def test_a_frozen_program_may_name_its_own_folder() -> None:
    own = {"LD_LIBRARY_PATH": "/usr/lib/pix-kiosk/_internal", "LD_LIBRARY_PATH_ORIG": ""}
    assert unclean(own, lambda _: False) == ()
    assert unclean(own, lambda _: True) == ("LD_LIBRARY_PATH",)
    assert unclean({"LD_LIBRARY_PATH": "/usr/lib:"}, lambda _: False) == ("LD_LIBRARY_PATH",)


def test_a_station_without_a_number_of_its_own_is_no_station() -> None:
    assert replace(STATION, uid=1).account.uid == 1
