"""A machine under Linux, read from its files and a few of its programs. Knows no judgement."""

import os
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.ports.machine import Battery
from kiosk.preflight import linux_text as text
from kiosk.preflight.asking import Ask, ask
from kiosk.preflight.equipment import Layout, Volume
from kiosk.preflight.guards import Running, Shortcuts
from kiosk.preflight.network import Link
from kiosk.preflight.this_machine import ThisMachine
from kiosk.preflight.upkeep import Rest, Updates

_MASTERS: Final = frozenset({"admin", "sudo", "wheel"})
_POWER: Final = "org.gnome.settings-daemon.plugins.power"
_A_CONSOLE: Final = "Ctrl+Alt+F1…F12"
_A_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class LinuxHost:
    """`root` is where the system's files lie, `asked` how its programs are asked."""

    root: Path = Path("/")
    asked: Ask = ask
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def memory(self) -> int | None:
        """Of the kernel."""
        return text.memory_of(self._text("proc/meminfo"))

    def zone(self) -> str | None:
        """Of the link to the zone, or of the name written beside it."""
        found = None
        with suppress(OSError):
            found = text.zone_of(str((self.root / "etc/localtime").readlink()))
        return self.environment.get("TZ") or found or self._text("etc/timezone").strip() or None

    def layouts(self) -> tuple[Layout, ...] | None:
        """Of the display server, of the desktop, or of the system."""
        devices = self._text("proc/bus/input/devices")
        if devices and not text.has_keyboard(devices):
            return ()
        found: tuple[Layout, ...] = ()
        if self.environment.get("WAYLAND_DISPLAY"):
            found = text.chosen_layouts(
                self.asked("gsettings get org.gnome.desktop.input-sources sources") or ""
            )
        elif self.environment.get("DISPLAY"):
            found = text.queried_layouts(self.asked("setxkbmap -query") or "")
        return found or text.queried_layouts(self._text("etc/default/keyboard")) or None

    def volume(self) -> Volume | None:
        """Of the first mixer that answers."""
        loud = self.asked("pactl get-sink-volume @DEFAULT_SINK@")
        if loud is not None:
            return text.volume_of(loud, self.asked("pactl get-sink-mute @DEFAULT_SINK@") or "")
        loud = self.asked("wpctl get-volume @DEFAULT_AUDIO_SINK@")
        return text.volume_of(loud or self.asked("amixer sget Master") or "")

    def printers(self) -> tuple[str, ...] | None:
        """Of the printing system."""
        listed = self.asked("lpstat -e")
        return None if listed is None else tuple(listed.split())

    def running(self) -> tuple[Running, ...]:
        """Of the kernel: every process by the name of its program."""
        own, found = _account(), set()
        for folder in (self.root / "proc").glob("[0-9]*"):
            with suppress(OSError):
                name = _name(folder)
                if name:
                    found.add(Running(name, own in (0, folder.stat().st_uid)))
        return tuple(sorted(found, key=lambda one: (one.name, one.own)))

    def excluded(self) -> bool | None:
        """No antivirus of Linux says it without rights."""
        return None

    def updates(self) -> Updates | None:
        """Of the package system's notes, and of a planned shutdown."""
        if not (self.root / "var/lib/dpkg").is_dir():
            return None
        told = self._text("var/lib/update-notifier/updates-available")
        count = text.number_of(told)
        needed = (self.root / "run/reboot-required").exists()
        wall = time.time_ns() // 1_000_000
        planned = text.planned_ms(self._text("run/systemd/shutdown/scheduled"), wall)
        return Updates(None if count is None else count > 0, needed, planned)

    def rest(self) -> Rest | None:
        """Of the desktop's settings and of the session's keeper; None with neither."""
        kept = self._kept()
        slept = text.number_of(self.asked(f"gsettings get {_POWER} sleep-inactive-ac-timeout"))
        kind = self.asked(f"gsettings get {_POWER} sleep-inactive-ac-type") or ""
        dark = text.number_of(self.asked("gsettings get org.gnome.desktop.session idle-delay"))
        times = [] if kept is None else [_idle(kept)]
        if slept is not None:
            times.append(0 if "nothing" in kind else text.minutes_of(str(slept)))
        if not times:
            return None
        screen = None if dark is None else text.minutes_of(str(dark))
        has_lid = (self.root / "proc/acpi/button/lid").is_dir()
        lid = has_lid and (kept or {}).get("HandleLidSwitch", "suspend") != "ignore"
        return Rest(min((one for one in times if one), default=0), screen, lid)

    def battery(self) -> Battery | None:
        """Of the kernel."""
        supplies = self.root / "sys/class/power_supply"
        return ThisMachine(self.root, (), supplies).read().battery

    def administrator(self) -> bool | None:
        """Whether this is root, or somebody whom the system lets become root."""
        if sys.platform == "win32":  # pragma: no cover - the other host answers there
            return None
        import grp

        if os.geteuid() == 0:
            return True
        mine = {*os.getgroups(), os.getegid()}
        return any(one.gr_gid in mine for one in grp.getgrall() if one.gr_name in _MASTERS)

    def shortcuts(self) -> Shortcuts | None:
        """The kernel's own keys, consoles to switch to, and the key for pictures."""
        sysrq = text.number_of(self._text("proc/sys/kernel/sysrq"))
        if sysrq is None:
            return None
        on = ["SysRq"] if sysrq else []
        if self._consoles():
            on.append(_A_CONSOLE)
        asked = "gsettings get org.gnome.shell.keybindings show-screenshot-ui"
        capture = ("Print Screen",) if "'" in (self.asked(asked) or "") else ()
        return Shortcuts(tuple(on), (), capture)

    def cursor(self) -> str:
        """Pointers of Linux are themes, and draw nothing else."""
        return ""

    def link(self) -> Link | None:
        """Of the kernel; None where only made up interfaces are up, as in a container."""
        signals = text.signals_of(self._text("proc/net/wireless"))
        cable = wireless = other = False
        signal: int | None = None
        for one in sorted((self.root / "sys/class/net").glob("*")):
            if one.name == "lo" or _read(one / "operstate") != "up":
                continue
            if (one / "wireless").is_dir():
                wireless, signal = True, signals.get(one.name)
            elif (one / "device").exists():
                cable = True
            else:
                other = True
        return None if other and not (cable or wireless) else Link(cable, wireless, signal)

    def screen_reader(self) -> bool | None:
        """Whether the accessibility bus takes a connection, or is started when asked for."""
        runtime = self.environment.get("XDG_RUNTIME_DIR", "")
        buses = sorted(Path(runtime, "at-spi").glob("bus*")) if runtime else []
        if any(map(_answers, buses)):
            return True
        if not self.environment.get("DBUS_SESSION_BUS_ADDRESS") and not (
            runtime and Path(runtime, "bus").exists()
        ):
            return False
        return "unix:" in (
            self.asked(
                "dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus "
                "org.a11y.Bus.GetAddress"
            )
            or ""
        )

    def _kept(self) -> dict[str, str] | None:
        if not (self.root / "run/systemd/system").is_dir():
            return None
        extra = sorted((self.root / "etc/systemd/logind.conf.d").glob("*.conf"))
        return text.settings_of(map(_read, (self.root / "etc/systemd/logind.conf", *extra)))

    def _consoles(self) -> bool:
        """Whether there is a console to switch to from this display."""
        if not (self.environment.get("DISPLAY") or self.environment.get("WAYLAND_DISPLAY")):
            return False
        kept = self._kept() or {}
        if kept.get("NAutoVTs") == "0" and kept.get("ReserveVT") == "0":
            return False
        files = (self.root / "etc/X11").glob("xorg.conf*/*.conf")
        return not any("DontVTSwitch" in _read(one) for one in files)

    def _text(self, path: str) -> str:
        return _read(self.root / path)


def _idle(kept: Mapping[str, str]) -> int:
    if kept.get("IdleAction", "ignore") not in ("suspend", "hibernate", "poweroff", "halt"):
        return 0
    return text.minutes_of(kept.get("IdleActionSec", "30min"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _account() -> int:
    return os.getuid() if sys.platform != "win32" else 0


def _name(folder: Path) -> str:
    """The program of a process, without its folder and its extension."""
    line = (folder / "cmdline").read_bytes().partition(b"\0")[0].decode(errors="replace")
    name = line.rpartition("/")[2] or (folder / "comm").read_text(errors="replace").strip()
    return name.partition(" ")[0].casefold().removesuffix(".exe")[:_A_NAME]


def _answers(path: Path) -> bool:
    if not hasattr(socket, "AF_UNIX"):  # pragma: no cover - on Windows alone
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True
