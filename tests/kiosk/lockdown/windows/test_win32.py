"""The calls to Windows themselves, where there is a Windows or Wine (installer/wine/test.sh).

What passes under Wine proves the calls and their arguments, not that Windows locks down.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import Entry, RestoreNote
from kiosk.lockdown.windows import win32, win32_folders
from kiosk.lockdown.windows.folder_rights import ADD, OURS, PRIVATE, READ, parsed
from kiosk.lockdown.windows.policies import MyPolicies, Policies
from kiosk.lockdown.windows.private_folders import Folders, make_station_folders, trusted
from kiosk.lockdown.windows.registry import Hive, Registry, dword
from kiosk.lockdown.windows.seat_operations import (
    DESKTOP,
    Awake,
    HelpKeys,
    OtherScreens,
    OwnDesktop,
    Seat,
    clipboard_history,
)
from kiosk.lockdown.windows.undos import undos
from kiosk.lockdown.windows.winreg_registry import WinregRegistry
from kiosk.lockdown.windows.wishes import ACCOUNT, MACHINE, SECURE_SCREEN, Wish
from kiosk.ports.lockdown import Operation

WINE = sys.platform == "win32" and hasattr(ctypes.CDLL("ntdll"), "wine_get_version")
on_windows = pytest.mark.skipif(
    sys.platform != "win32", reason="needs Windows, or installer/wine/test.sh"
)


@pytest.fixture
def registry() -> Registry:
    return WinregRegistry()


@pytest.mark.attack("win-restore")
@on_windows
@pytest.mark.parametrize("wishes", [ACCOUNT, MACHINE, SECURE_SCREEN])
@pytest.mark.parametrize("stricter", [False, True])
def test_the_real_registry_is_the_very_same_afterwards(
    registry: Registry, wishes: tuple[Wish, ...], stricter: bool
) -> None:
    kind: type[Policies] = MyPolicies
    hive = Hive.CURRENT_USER
    if wishes != ACCOUNT:
        kind, hive = Policies, Hive.MACHINE
    operation = kind("p", registry, wishes)
    first = wishes[0]
    outer = dict(operation.before())
    try:
        go_and_come_back(registry, operation, hive, first, stricter)
    finally:
        operation.revert(outer)
    assert dict(operation.before()) == outer


def go_and_come_back(
    registry: Registry, operation: Policies, hive: Hive, first: Wish, stricter: bool
) -> None:
    if stricter:
        registry.write(hive, first.key, first.name, dword(15))
    before = dict(operation.before())
    operation.perform()
    assert operation.holds()
    assert (registry.read(hive, first.key, first.name) == dword(15)) is stricter
    assert (dict(operation.before()) == before) is (stricter and len(operation._wishes) == 1)
    operation.revert(before)
    assert dict(operation.before()) == before


@pytest.fixture
def desktop() -> Iterator[int]:
    shown = win32.input_desktop()
    yield win32.create_desktop(DESKTOP)
    win32.switch_desktop(shown)


@pytest.mark.attack("win-desktop")
@on_windows
def test_a_desktop_is_shown_and_given_back_from_the_note_alone(
    desktop: int, tmp_path: Path
) -> None:
    assert desktop
    shown = win32.input_desktop()
    seat: Seat = win32
    operation = OwnDesktop(seat)
    assert operation.obstacle() == "not-on-own-desktop"
    note = RestoreNote(tmp_path / "note.json")
    note.add(Entry(operation.name, operation.before()))
    operation.perform()
    assert operation.holds() or WINE  # it obeys, and goes on naming the former one
    assert restore(note, undos()) == ()
    assert win32.input_desktop() == shown


@on_windows
@pytest.mark.parametrize("kind", [HelpKeys, Awake])
def test_a_wish_of_the_session_is_made_and_taken_back(
    kind: type[HelpKeys] | type[Awake],
) -> None:
    seat: Seat = win32
    operation: Operation = kind(seat)
    before = dict(operation.before())
    operation.perform()
    assert operation.holds()
    operation.revert(before)
    assert dict(operation.before()) == before


@on_windows
def test_a_screen_is_covered_and_uncovered() -> None:
    places = win32.monitors()
    assert places[0][:2] == (0, 0)
    operation = OtherScreens(win32, lambda: (-5000, -5000))  # on no screen: all are others
    operation.perform()
    assert operation.holds()
    handle = operation._covers[places[0]]
    operation.revert({})
    assert not win32.covers(handle, places[0])


@on_windows
def test_the_history_of_the_clipboard_is_switched_off_for_me(registry: Registry) -> None:
    operation = clipboard_history(registry)
    before = operation.before()
    operation.perform()
    assert operation.holds()
    operation.revert(before)
    assert operation.before() == before


@on_windows
def test_who_i_am_is_known() -> None:
    assert win32.current_user()
    assert win32.is_administrator() in (True, False)
    assert win32.helped() in (True, False)
    assert win32.account_sid("nobody-of-this-name") is None
    win32.enable_privileges("SeBackupPrivilege", "SeRestorePrivilege")


@on_windows
def test_rights_are_read_and_set_and_a_folder_is_made_with_them(tmp_path: Path) -> None:
    folders: Folders = win32_folders
    folder = tmp_path / "made"
    for _ in range(2):
        folders.make_folder(str(folder), PRIVATE)
    folders.set_rights(str(folder), PRIVATE)
    found = parsed(folders.rights(str(folder)))
    assert not any(bits & ~READ for whom, bits in found.granted if whom in ("BU", "WD", "AU"))
    assert found.owner in OURS or WINE  # it keeps modes of Linux, and the owner it has there
    assert not folders.is_link(str(folder))
    for asked in (folders.rights, folders.is_link):
        with pytest.raises(OSError, match="Windows error"):
            asked(str(tmp_path / "none"))
    with pytest.raises(OSError, match="Windows error"):
        folders.make_folder(str(tmp_path / "none" / "below"), PRIVATE)
    with pytest.raises(OSError, match="Windows error"):
        folders.set_rights(str(folder), "no rights")


@on_windows
def test_what_others_may_write_is_told(tmp_path: Path) -> None:
    win32_folders.set_rights(str(tmp_path), "O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;WD)")
    found = parsed(win32_folders.rights(str(tmp_path)))
    assert not found.closed(others=READ | ADD)


@pytest.mark.attack("win-forged-note")
@pytest.mark.skipif(
    sys.platform != "win32" or WINE, reason="Wine gives everything to the account that runs it"
)
def test_the_folder_of_the_notes_is_believed_once_it_was_made_private(tmp_path: Path) -> None:
    above = Path(os.environ["PROGRAMDATA"]) / f"pix-kiosk-test-{os.getpid()}"
    try:
        make_station_folders(win32_folders, above / "lockdown", above / "state", None)
        (above / "lockdown" / "restore-note.json").write_text("{}")
        assert trusted(win32_folders, above / "lockdown")
        assert not trusted(win32_folders, tmp_path)
    finally:
        shutil.rmtree(above, ignore_errors=True)


@pytest.mark.skipif(sys.platform == "win32", reason="this is about other systems")
def test_elsewhere_a_call_says_that_it_is_not_there() -> None:
    with pytest.raises(OSError, match="not on this system"):
        win32.input_desktop()
    with pytest.raises(OSError, match="not on this system"):
        win32_folders.make_folder("C:\\none", PRIVATE)
