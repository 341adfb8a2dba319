"""A Windows machine made of a registry on paper: what is read of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.preflight import windows_text as text
from kiosk.preflight.equipment import Layout
from kiosk.preflight.guards import Running, Shortcuts
from kiosk.preflight.network import Link
from kiosk.preflight.this_host import this_host
from kiosk.preflight.upkeep import Rest, Updates
from kiosk.preflight.windows_host import WindowsHost

SCHEME = "381b4222-f694-41f0-9685-ff5bb260df2e"
POWER = r"HKLM\SYSTEM\CurrentControlSet\Control\Power\User\PowerSchemes"
VERSION = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion"


@dataclass
class PaperKeys:
    """A registry as a table of paths."""

    table: Mapping[str, Mapping[str, str | int]]

    def value(self, path: str, name: str) -> str | int | None:
        return self.table.get(path, {}).get(name)

    def names(self, path: str) -> tuple[str, ...]:
        return tuple(self.table.get(path, ()))

    def there(self, path: str) -> bool:
        return path in self.table


def host(table: Mapping[str, Mapping[str, str | int]], answer: str | None = None) -> WindowsHost:
    return WindowsHost(PaperKeys(table), lambda _line: answer)


def test_an_empty_registry_tells_nothing() -> None:
    bare = host({})
    assert (bare.zone(), bare.layouts(), bare.volume(), bare.rest()) == (None,) * 4
    assert (bare.excluded(), bare.link()) == (None, None)
    assert (bare.printers(), bare.running(), bare.cursor()) == ((), (), "")
    assert bare.updates() == Updates(None, restart_needed=False)
    assert bare.shortcuts() == Shortcuts(("Fast User Switching", "Ctrl+Alt+Del"))
    assert bare.screen_reader() is False


def test_layouts_have_their_names() -> None:
    layouts = r"HKLM\SYSTEM\CurrentControlSet\Control\Keyboard Layouts"
    found = host(
        {
            r"HKCU\Keyboard Layout\Preload": {"1": "0000040c", "2": "00000409"},
            rf"{layouts}\0000040c": {"Layout Text": "French"},
        }
    ).layouts()
    assert found == (Layout("fr", "French"), Layout("00000409"))
    assert found[0].french


def test_a_restart_that_waits_is_seen() -> None:
    key = rf"{VERSION}\Component Based Servicing\RebootPending"
    assert host({key: {}}).updates() == Updates(None, restart_needed=True)


def test_the_power_plan_in_force_is_read() -> None:
    sleep = r"238c9fa8-0aad-41ed-83f4-97be242c8f20\29f6c1db-86da-48c5-9fdb-f2b67b1f44da"
    lid = r"4f971e89-eebd-4455-a8de-9e59040e7347\5ca83367-6e45-459f-a27b-476b1d01c936"
    table = {
        POWER: {"ActivePowerScheme": SCHEME},
        rf"{POWER}\{SCHEME}\{sleep}": {"ACSettingIndex": 1801},
        rf"{POWER}\{SCHEME}\{lid}": {"ACSettingIndex": 1},
    }
    assert host(table).rest() == Rest(31, None, lid=True)


def test_keys_policies_and_replaced_programs_are_seen() -> None:
    options = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options"
    table: dict[str, dict[str, str | int]] = {
        r"HKCU\Control Panel\Accessibility\StickyKeys": {"Flags": "510"},
        r"HKCU\Control Panel\Accessibility\ToggleKeys": {"Flags": "58"},
        rf"{VERSION}\Policies\System": {"HideFastUserSwitching": 1},
        rf"{VERSION}\Policies\System".replace("HKLM", "HKCU"): {"DisableTaskMgr": 1},
        rf"{options}\sethc.exe": {"Debugger": "cmd.exe"},
        r"HKCU\Control Panel\Keyboard": {"PrintScreenKeyForSnippingEnabled": 1},
    }
    assert host(table).shortcuts() == Shortcuts(("Sticky Keys",), ("sethc.exe",), ("Print Screen",))


def test_a_pointer_of_its_own_is_named() -> None:
    path = r"HKCU\Control Panel\Cursors"
    assert host({path: {"Arrow": r"%SystemRoot%\cursors\aero_arrow.cur"}}).cursor() == ""
    own = {"Arrow": r"C:\Users\x\gros.cur"}
    assert host({path: own}).cursor() == "gros.cur"
    assert host({path: {**own, "": "Curseurs géants"}}).cursor() == "Curseurs géants"


def test_zone_printers_and_exclusions_are_read() -> None:
    control = r"HKLM\SYSTEM\CurrentControlSet\Control"
    excluded = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Exclusions\Paths"
    table: dict[str, dict[str, str | int]] = {
        rf"{control}\TimeZoneInformation": {"TimeZoneKeyName": "Romance Standard Time"},
        rf"{control}\Print\Printers": {"HP LaserJet": 1},
        excluded: {r"C:\Program Files\Pix Kiosk": 0},
    }
    assert host(table).zone() == "Romance Standard Time"
    assert host(table).printers() == ("HP LaserJet",)
    assert host(table).excluded() is False
    assert text.excluded_of(PaperKeys(table), r"c:\program files\pix kiosk\kiosk") is True


def test_tasks_of_services_are_not_the_accounts_to_end() -> None:
    listed = '"AnyDesk.exe","12","Console","1","9 K"\n"svchost.exe","4","Services","0","1 K"\nx\n'
    assert host({}, listed).running() == (
        Running("anydesk", own=True),
        Running("svchost", own=False),
    )


def test_the_wifi_is_told_in_french_and_in_english() -> None:
    assert host({}, "    Signal                 : 85%").link() == Link(
        cable=False, wireless=True, signal=85
    )


def test_windows_has_its_own_host() -> None:
    assert isinstance(this_host("win32"), WindowsHost)
