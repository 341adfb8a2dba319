"""What Windows' registry and programs write, read: layouts, power, updates, keys. Pure.

A registry is asked through `Keys`: nothing here opens one.
"""

import csv
import re
from collections.abc import Iterable
from typing import Final, Protocol

from kiosk.preflight.equipment import Layout
from kiosk.preflight.guards import Running, Shortcuts
from kiosk.preflight.network import Link
from kiosk.preflight.upkeep import Rest, Updates

_FRENCH: Final = "040c"
_LAYOUTS: Final = r"HKLM\SYSTEM\CurrentControlSet\Control\Keyboard Layouts"
_SCHEMES: Final = r"HKLM\SYSTEM\CurrentControlSet\Control\Power\User\PowerSchemes"
_SLEEP: Final = r"238c9fa8-0aad-41ed-83f4-97be242c8f20\29f6c1db-86da-48c5-9fdb-f2b67b1f44da"
_SCREEN: Final = r"7516b95f-f776-4464-8c53-06167f40cc99\3c0bc021-c8a8-4e07-a973-6b14cbcb2b7e"
_LID: Final = r"4f971e89-eebd-4455-a8de-9e59040e7347\5ca83367-6e45-459f-a27b-476b1d01c936"
_VERSION: Final = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion"
_RESTARTS: Final = (
    rf"{_VERSION}\WindowsUpdate\Auto Update\RebootRequired",
    rf"{_VERSION}\Component Based Servicing\RebootPending",
)
_OPTIONS: Final = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options"
_DOOR: Final = (
    "sethc.exe",
    "utilman.exe",
    "osk.exe",
    "magnify.exe",
    "narrator.exe",
    "atbroker.exe",
)
"""Programs that the sign-in screen starts, for people who need them."""
_EASE: Final = r"HKCU\Control Panel\Accessibility"
_KEYS: Final = (
    ("StickyKeys", "Sticky Keys"),
    ("Keyboard Response", "Filter Keys"),
    ("ToggleKeys", "Toggle Keys"),
)
_BY_KEY: Final = 4
"""The flag that lets a key, pressed several times, turn such a help on."""
_POINTERS: Final = r"HKCU\Control Panel\Cursors"
_SERVICES: Final = frozenset({"services"})
_COLUMNS: Final = 3
_MINUTE: Final = 60


class Keys(Protocol):
    """A registry that is only read; a path begins with `HKLM` or `HKCU`."""

    def value(self, path: str, name: str) -> str | int | None:
        """A value, or None where it is not there or of another kind."""
        ...

    def names(self, path: str) -> tuple[str, ...]:
        """The names of the keys and of the values below a key; none where it is not there."""
        ...

    def there(self, path: str) -> bool:
        """Whether there is such a key."""
        ...


def layouts_of(keys: Keys) -> tuple[Layout, ...] | None:
    """The layouts of this account, the first one first."""
    found = []
    for place in range(1, 9):
        code = keys.value(r"HKCU\Keyboard Layout\Preload", str(place))
        if isinstance(code, str):
            shown = keys.value(rf"{_LAYOUTS}\{code}", "Layout Text")
            name = "fr" if code.casefold().endswith(_FRENCH) else code
            found.append(Layout(name, shown if isinstance(shown, str) else ""))
    return tuple(found) or None


def updates_of(keys: Keys) -> Updates:
    """What Windows Update says of a restart; what else waits is not told to everybody."""
    return Updates(None, any(map(keys.there, _RESTARTS)))


def rest_of(keys: Keys) -> Rest | None:
    """The times of the power plan in force, on the mains; None where none of them is set."""
    scheme = keys.value(_SCHEMES, "ActivePowerScheme")
    if not isinstance(scheme, str):
        return None
    sleep, screen, lid = (
        keys.value(rf"{_SCHEMES}\{scheme}\{setting}", "ACSettingIndex")
        for setting in (_SLEEP, _SCREEN, _LID)
    )
    return Rest(_minutes(sleep), _minutes(screen), lid in (1, 2))


def shortcuts_of(keys: Keys) -> Shortcuts:
    """The ways past a window that this account's policies leave open."""
    policies = rf"{_VERSION}\Policies\System"
    on = [
        shown for name, shown in _KEYS if _flags(keys.value(rf"{_EASE}\{name}", "Flags")) & _BY_KEY
    ]
    if keys.value(policies, "HideFastUserSwitching") != 1:
        on.append("Fast User Switching")
    if keys.value(policies.replace("HKLM", "HKCU"), "DisableTaskMgr") != 1:
        on.append("Ctrl+Alt+Del")
    replaced = tuple(
        one for one in _DOOR if keys.value(rf"{_OPTIONS}\{one}", "Debugger") is not None
    )
    key = keys.value(r"HKCU\Control Panel\Keyboard", "PrintScreenKeyForSnippingEnabled")
    return Shortcuts(tuple(on), replaced, ("Print Screen",) if key == 1 else ())


def cursor_of(keys: Keys) -> str:
    """The scheme of pointers, when the arrow is not one of Windows' own."""
    arrow = keys.value(_POINTERS, "Arrow")
    if not isinstance(arrow, str) or not arrow:
        return ""
    if re.search(r"(%systemroot%|windows)\\cursors\\", arrow, re.IGNORECASE):
        return ""
    scheme = keys.value(_POINTERS, "")
    return scheme if isinstance(scheme, str) and scheme else arrow.rpartition("\\")[2]


def zone_of(keys: Keys) -> str | None:
    """Windows' own name of the time zone."""
    found = keys.value(
        r"HKLM\SYSTEM\CurrentControlSet\Control\TimeZoneInformation", "TimeZoneKeyName"
    )
    return found if isinstance(found, str) else None


def printers_of(keys: Keys) -> tuple[str, ...]:
    """The printers that the system knows."""
    return keys.names(r"HKLM\SYSTEM\CurrentControlSet\Control\Print\Printers")


def excluded_of(keys: Keys, folder: str) -> bool | None:
    """Whether Defender leaves a folder alone; None where it does not tell this account."""
    path = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Exclusions\Paths"
    if not keys.there(path):
        return None
    return any(folder.casefold().startswith(one.casefold()) for one in keys.names(path))


def running_of(listed: str | None) -> tuple[Running, ...]:
    """The programs of `tasklist /fo csv /nh`; those of services are not this account's to end."""
    found = {
        Running(line[0].casefold().removesuffix(".exe"), line[2].casefold() not in _SERVICES)
        for line in _lines(listed)
        if len(line) >= _COLUMNS
    }
    return tuple(sorted(found, key=lambda one: (one.name, one.own)))


def link_of(told: str | None) -> Link | None:
    """The Wi-Fi of `netsh wlan show interfaces`; None without one, for cables are not told."""
    found = re.search(r"Signal\s*:\s*(\d+)\s*%", told or "")
    return None if found is None else Link(cable=False, wireless=True, signal=int(found[1]))


def _lines(listed: str | None) -> Iterable[list[str]]:
    return csv.reader((listed or "").splitlines())


def _minutes(seconds: str | int | None) -> int | None:
    return -(-seconds // _MINUTE) if isinstance(seconds, int) else None


def _flags(value: str | int | None) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() else 0
