"""A Linux machine made of files: what is read of it, and that nothing is guessed without them."""

import os
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.preflight import linux_text as text
from kiosk.preflight.asking import ask
from kiosk.preflight.equipment import Layout, Volume
from kiosk.preflight.guards import Running, Shortcuts
from kiosk.preflight.linux_host import LinuxHost
from kiosk.preflight.network import Link
from kiosk.preflight.this_host import this_host
from kiosk.preflight.upkeep import Rest, Updates

KEYBOARD = 'I: Bus=0003\nN: Name="USB Keyboard"\nH: Handlers=sysrq kbd leds event3 \n'
BUTTON = 'I: Bus=0019\nN: Name="Power Button"\nH: Handlers=kbd event0 \n'


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def host(root: Path, answers: Mapping[str, str] | None = None, **environment: str) -> LinuxHost:
    known = answers or {}
    return LinuxHost(
        root, lambda line: next((a for q, a in known.items() if q in line), None), environment
    )


def test_an_empty_machine_tells_nothing(tmp_path: Path) -> None:
    bare = host(tmp_path)
    assert (bare.memory(), bare.zone(), bare.layouts(), bare.volume()) == (None,) * 4
    assert (bare.printers(), bare.updates(), bare.rest(), bare.battery()) == (None,) * 4
    assert (bare.shortcuts(), bare.excluded()) == (None, None)
    assert bare.running() == ()
    assert bare.link() == Link(cable=False)
    assert bare.screen_reader() is False
    assert bare.cursor() == ""


def test_memory_and_zone_are_the_kernels_and_the_systems(tmp_path: Path) -> None:
    write(tmp_path, {"proc/meminfo": "MemTotal: 8 kB\nMemAvailable:    2048 kB\n"})
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/localtime").symlink_to("/usr/share/zoneinfo/Europe/Paris")
    assert host(tmp_path).memory() == 2048 * 1024
    assert host(tmp_path).zone() == "Europe/Paris"
    assert host(tmp_path, TZ="Indian/Reunion").zone() == "Indian/Reunion"
    assert text.zone_of("/etc/zone") is None


def test_the_layout_is_asked_of_what_draws(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "proc/bus/input/devices": f"{BUTTON}\n{KEYBOARD}",
            "etc/default/keyboard": 'XKBLAYOUT="us,fr"\nXKBVARIANT=""\n',
        },
    )
    answers = {
        "gsettings": "[('xkb', 'fr+oss'), ('xkb', 'us')]",
        "setxkbmap": "rules: evdev\nlayout:     fr,us\nvariant:    bepo,\n",
    }
    shown = {"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": ":0"}, {}
    found = [host(tmp_path, answers, **one).layouts() for one in shown]
    assert found[0] == (Layout("fr", "oss"), Layout("us"))
    assert found[1] == (Layout("fr", "bepo"), Layout("us"))
    assert found[2] == (Layout("us"), Layout("fr"))


def test_a_power_button_is_no_keyboard(tmp_path: Path) -> None:
    write(tmp_path, {"proc/bus/input/devices": BUTTON})
    assert host(tmp_path).layouts() == ()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"sink-volume": "Volume: front-left: 26214 /  40% / -23 dB"}, Volume(40)),
        ({"sink-volume": "Volume: 40%", "sink-mute": "Mute: yes"}, Volume(40, muted=True)),
        ({"sink-volume": "Volume: 40%", "sink-mute": "Sourdine : oui"}, Volume(40, muted=True)),
        ({"wpctl": "Volume: 0.35 [MUTED]"}, Volume(35, muted=True)),
        ({"wpctl": "Volume: 0.35"}, Volume(35)),
        ({"amixer": "Front Left: Playback 40 [62%] [off]"}, Volume(62, muted=True)),
        ({"amixer": "no such control"}, None),
    ],
)
def test_the_volume_is_the_first_mixers(
    tmp_path: Path, answers: dict[str, str], expected: Volume | None
) -> None:
    assert host(tmp_path, answers).volume() == expected


def test_printers_are_listed(tmp_path: Path) -> None:
    assert host(tmp_path, {"lpstat": "HP_LaserJet\nSalle_B12\n"}).printers() == (
        "HP_LaserJet",
        "Salle_B12",
    )


def test_programs_are_named_without_folder_and_extension(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "proc/12/cmdline": "/opt/AnyDesk/anydesk\0--tray\0",
            "proc/13/cmdline": "C:\\x/Discord.exe --type=renderer\0",
            "proc/14/cmdline": "",
            "proc/14/comm": "kworker/0:1\n",
            "proc/15/status": "gone meanwhile",
            "proc/16/cmdline": "",
            "proc/16/comm": "\n",
            "proc/self/cmdline": "not a number",
        },
    )
    assert host(tmp_path).running() == (
        Running("anydesk", own=True),
        Running("discord", own=True),
        Running("kworker/0:1", own=True),
    )


def test_updates_are_the_package_systems(tmp_path: Path) -> None:
    (tmp_path / "var/lib/dpkg").mkdir(parents=True)
    assert host(tmp_path).updates() == Updates(None, restart_needed=False)
    write(
        tmp_path,
        {
            "var/lib/update-notifier/updates-available": "12 updates can be applied.\n",
            "run/reboot-required": "*** System restart required ***",
            "run/systemd/shutdown/scheduled": "USEC=1000\nMODE=reboot\n",
        },
    )
    assert host(tmp_path).updates() == Updates(pending=True, restart_needed=True, restart_ms=0)
    assert text.planned_ms("USEC=7200000000", 0) == 7_200_000
    assert text.planned_ms("", 0) is None


def test_rest_is_the_desktops_and_the_session_keepers(tmp_path: Path) -> None:
    answers = {
        "ac-timeout": "1200",
        "ac-type": "'suspend'",
        "idle-delay": "uint32 300",
    }
    assert host(tmp_path, answers).rest() == Rest(20, 5)
    assert host(tmp_path, {**answers, "ac-type": "'nothing'"}).rest() == Rest(0, 5)
    write(
        tmp_path,
        {
            "run/systemd/system/.keep": "",
            "proc/acpi/button/lid/LID0/state": "state: open",
            "etc/systemd/logind.conf": "[Login]\nIdleAction=suspend\nIdleActionSec=1h\n",
        },
    )
    assert host(tmp_path).rest() == Rest(60, None, lid=True)
    write(
        tmp_path,
        {
            "etc/systemd/logind.conf.d/kiosk.conf": (
                "[Login]\nIdleAction=ignore\nHandleLidSwitch=ignore\n"
            )
        },
    )
    assert host(tmp_path).rest() == Rest(0, None)


@pytest.mark.parametrize(
    ("span", "minutes"), [("", 0), ("900", 15), ("30", 1), ("1h 5min", 65), ("2 weeks", 0)]
)
def test_spans_are_minutes(span: str, minutes: int) -> None:
    assert text.minutes_of(span) == minutes


def test_the_battery_is_the_kernels(tmp_path: Path) -> None:
    supply = "sys/class/power_supply/BAT0"
    write(tmp_path, {f"{supply}/capacity": "64\n", f"{supply}/status": "Discharging\n"})
    found = host(tmp_path).battery()
    assert found is not None
    assert (found.percent, found.plugged) == (64, False)


def test_rights_are_roots_or_those_of_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    import grp

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert LinuxHost().administrator() is True
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "getegid", lambda: 1000)
    monkeypatch.setattr(os, "getgroups", lambda: [1000, 27])
    for name, expected in (("sudo", True), ("audio", False)):
        group = grp.struct_group((name, "x", 27, []))
        monkeypatch.setattr(grp, "getgrall", lambda group=group: [group])
        assert LinuxHost().administrator() is expected


def test_the_ways_past_a_window_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"proc/sys/kernel/sysrq": "176\n"})
    picture = {"show-screenshot-ui": "['Print']"}
    console = "Ctrl+Alt+F1…F12"
    assert host(tmp_path).shortcuts() == Shortcuts(("SysRq",))
    assert host(tmp_path, picture, DISPLAY=":0").shortcuts() == Shortcuts(
        ("SysRq", console), (), ("Print Screen",)
    )
    write(tmp_path, {"proc/sys/kernel/sysrq": "0\n"})
    assert host(tmp_path, WAYLAND_DISPLAY="w").shortcuts() == Shortcuts((console,))
    closed = 'Section "ServerFlags"\nOption "DontVTSwitch" "true"\n'
    write(tmp_path, {"etc/X11/xorg.conf.d/kiosk.conf": closed})
    assert host(tmp_path, DISPLAY=":0").shortcuts() == Shortcuts()


def test_no_console_to_switch_to_is_no_way(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "proc/sys/kernel/sysrq": "0",
            "run/systemd/system/.keep": "",
            "etc/systemd/logind.conf": "NAutoVTs=0\nReserveVT=0\n",
        },
    )
    assert host(tmp_path, DISPLAY=":0").shortcuts() == Shortcuts()


def test_links_are_the_kernels(tmp_path: Path) -> None:
    net = "sys/class/net"
    write(tmp_path, {f"{net}/lo/operstate": "up", f"{net}/veth0/operstate": "up"})
    assert host(tmp_path).link() is None
    write(
        tmp_path,
        {
            f"{net}/wlan0/operstate": "up",
            f"{net}/wlan0/wireless/.keep": "",
            "proc/net/wireless": "Inter-| sta\n face | tus\n wlan0: 0000   35.  -75.  -256\n",
        },
    )
    assert host(tmp_path).link() == Link(cable=False, wireless=True, signal=50)
    write(tmp_path, {f"{net}/eth0/operstate": "up", f"{net}/eth0/device/.keep": ""})
    assert host(tmp_path).link() == Link(cable=True, wireless=True, signal=50)
    write(tmp_path, {f"{net}/eth0/operstate": "down", f"{net}/wlan0/operstate": "down"})
    assert host(tmp_path).link() is None


def test_the_bus_of_screen_readers_is_tried(tmp_path: Path) -> None:
    assert host(tmp_path, XDG_RUNTIME_DIR=str(tmp_path)).screen_reader() is False
    answers = {"org.a11y.Bus": '   string "unix:path=/run/at-spi"'}
    bus = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}
    assert host(tmp_path, answers, **bus).screen_reader() is True
    assert host(tmp_path, **bus).screen_reader() is False
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as listener:
        folder = Path(short, "at-spi")
        folder.mkdir()
        listener.bind(str(folder / "bus_0"))
        assert host(tmp_path, XDG_RUNTIME_DIR=short).screen_reader() is False
        listener.listen()
        assert host(tmp_path, XDG_RUNTIME_DIR=short).screen_reader() is True


def test_a_program_is_asked_and_one_that_is_not_there_says_nothing() -> None:
    assert ask("echo hello") == "hello\n"
    assert ask("false") is None
    assert ask("no-such-program-here") is None


def test_this_machine_answers_every_question_without_an_error() -> None:
    here = this_host("linux")
    for name in ("memory", "zone", "layouts", "volume", "printers", "running", "updates", "rest"):
        getattr(here, name)()
    for name in ("battery", "administrator", "shortcuts", "cursor", "link", "screen_reader"):
        getattr(here, name)()
