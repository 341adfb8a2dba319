"""A machine under Windows, read from its registry and its own calls. Knows no judgement.

It imports on every system; only the calls themselves need Windows.
"""

import ctypes
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

import kiosk
from kiosk.ports.machine import Battery
from kiosk.preflight import windows_text as text
from kiosk.preflight.asking import Ask, ask
from kiosk.preflight.equipment import Layout, Volume
from kiosk.preflight.guards import Running, Shortcuts
from kiosk.preflight.network import Link
from kiosk.preflight.upkeep import Rest, Updates

_UNKNOWN: Final = 255


class _Memory(ctypes.Structure):
    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong),
        ("available", ctypes.c_ulonglong),
        ("rest", ctypes.c_ulonglong * 5),
    )


class _Power(ctypes.Structure):
    _fields_ = (
        ("mains", ctypes.c_ubyte),
        ("flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds", ctypes.c_ulong * 2),
    )


class WindowsKeys:
    """The registry of this machine."""

    def value(self, path: str, name: str) -> str | int | None:
        """A value that is a text or a number."""
        import winreg

        try:
            with self._opened(path) as key:
                found = cast("Any", winreg).QueryValueEx(key, name)[0]
        except OSError:
            return None
        return found if isinstance(found, str | int) else None

    def names(self, path: str) -> tuple[str, ...]:
        """Keys first, then values."""
        import winreg

        calls = cast("Any", winreg)
        try:
            with self._opened(path) as key:
                keys, values, _ = calls.QueryInfoKey(key)
                return (
                    *(calls.EnumKey(key, place) for place in range(keys)),
                    *(calls.EnumValue(key, place)[0] for place in range(values)),
                )
        except OSError:
            return ()

    def there(self, path: str) -> bool:
        """Whether it can be opened."""
        try:
            with self._opened(path):
                return True
        except OSError:
            return False

    def _opened(self, path: str) -> Any:
        import winreg

        calls = cast("Any", winreg)
        root, _, rest = path.partition("\\")
        roots = {"HKLM": calls.HKEY_LOCAL_MACHINE, "HKCU": calls.HKEY_CURRENT_USER}
        return calls.OpenKey(roots[root], rest)


@dataclass(frozen=True, slots=True)
class WindowsHost:
    """`keys` is its registry, `asked` how its programs are asked."""

    keys: text.Keys = field(default_factory=WindowsKeys)
    asked: Ask = ask

    def memory(self) -> int | None:
        """Of the system."""
        read = _Memory(ctypes.sizeof(_Memory))
        done = _library("kernel32").GlobalMemoryStatusEx(ctypes.byref(read))
        return int(read.available) if done else None

    def zone(self) -> str | None:
        """By Windows' own name."""
        return text.zone_of(self.keys)

    def layouts(self) -> tuple[Layout, ...] | None:
        """Of this account."""
        return text.layouts_of(self.keys)

    def volume(self) -> Volume | None:
        """Not told without the mixer's own calls."""
        return None

    def printers(self) -> tuple[str, ...] | None:
        """Of the system."""
        return text.printers_of(self.keys)

    def running(self) -> tuple[Running, ...]:
        """Of the list of tasks."""
        return text.running_of(self.asked("tasklist /fo csv /nh"))

    def excluded(self) -> bool | None:
        """Of Defender, to whom it tells it."""
        return text.excluded_of(self.keys, str(Path(kiosk.__file__).parent))

    def updates(self) -> Updates | None:
        """Of Windows Update."""
        return text.updates_of(self.keys)

    def rest(self) -> Rest | None:
        """Of the power plan in force."""
        return text.rest_of(self.keys)

    def battery(self) -> Battery | None:
        """Of the system."""
        read = _Power()
        if not _library("kernel32").GetSystemPowerStatus(ctypes.byref(read)):
            return None
        return None if read.percent == _UNKNOWN else Battery(read.percent, read.mains == 1)

    def administrator(self) -> bool | None:
        """Of the account's token."""
        return bool(_library("shell32").IsUserAnAdmin())

    def shortcuts(self) -> Shortcuts | None:
        """Of the policies of this account."""
        return text.shortcuts_of(self.keys)

    def cursor(self) -> str:
        """Of the account's scheme of pointers."""
        return text.cursor_of(self.keys)

    def link(self) -> Link | None:
        """The Wi-Fi alone."""
        return text.link_of(self.asked("netsh wlan show interfaces"))

    def screen_reader(self) -> bool | None:
        """Whether the library that carries windows to screen readers is there."""
        folder = Path(os.environ.get("SYSTEMROOT", "C:\\Windows"), "System32")
        return (folder / "UIAutomationCore.dll").is_file()


def _library(name: str) -> Any:
    return getattr(cast("Any", ctypes).windll, name)
