"""kiosk.lockdown.undos: what a process without a window can put back."""

import os
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.lockdown import undos
from kiosk.lockdown.linux.protected_session import undos_without_window
from kiosk.lockdown.restore_note import FILE_NAME, Entry, RestoreNote
from kiosk.lockdown.windows import undos as windows_undos
from kiosk.lockdown.windows import win32, win32_folders, winreg_registry
from kiosk.lockdown.windows.exam_station import MACHINE_POLICIES
from kiosk.lockdown.windows.folder_rights import PRIVATE
from kiosk.ports.errors import RestoreNoteError
from tests.fakes.operations import SettingOperation
from tests.fakes.registry import FakeRegistry
from tests.fakes.windows import FakeFolders


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a level unknown here changes, whose undo lies in a module of its own."""
    settings = {"firewall": "locked"}
    module = ModuleType("made_level.undos")
    module.undos = lambda: {  # type: ignore[attr-defined] - made here
        "firewall": SettingOperation(settings, "firewall"),
        "on-top": SettingOperation(settings, "never asked"),
    }
    module.undos_of_facts = dict  # type: ignore[attr-defined] - made here
    package = ModuleType("made_level")
    package.__path__ = []
    module.__spec__ = ModuleSpec("made_level.undos", None)
    monkeypatch.setitem(sys.modules, "made_level", package)
    monkeypatch.setitem(sys.modules, "made_level.undos", module)
    monkeypatch.setattr(undos, "_LEVELS", {sys.platform: "made_level"})
    return settings


def test_a_note_in_any_folder_is_undone_by_all_levels_twice_as_once(
    tmp_path: Path, machine: dict[str, str]
) -> None:
    note = RestoreNote(tmp_path / FILE_NAME)
    note.add(Entry("on-top", {"wanted": "no"}))
    note.add(Entry("firewall", {"value": "open"}))
    assert undos.give_back(tmp_path) == ()
    assert machine == {"firewall": "open"}
    assert undos.give_back(tmp_path) == ()
    assert not note.path.exists()


@pytest.mark.parametrize("levels", [{}, {sys.platform: "kiosk.words"}, {sys.platform: "no.such"}])
def test_a_system_without_such_a_level_has_the_undos_of_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, levels: dict[str, str]
) -> None:
    monkeypatch.setattr(undos, "_LEVELS", levels)
    assert set(undos.known_undos(tmp_path)) == set(undos_without_window())


@pytest.mark.attack("note-planted")
@pytest.mark.parametrize(
    ("where", "mode", "owner"),
    [
        (".", 0o777, 0),
        (".", 0o720, 0),
        (".", 0o700, 4711),
        ("..", 0o777, 0),
        ("..", 0o700, 4711),
        (FILE_NAME, 0o666, 0),
        (FILE_NAME, 0o600, 4711),
    ],
)
@pytest.mark.skipif("os.geteuid() != 0", reason="only root gives files to other accounts")
def test_what_another_account_could_have_noted_has_root_change_nothing_of_the_system(
    tmp_path: Path, machine: dict[str, str], where: str, mode: int, owner: int
) -> None:
    folder = tmp_path / "home" / "state"
    folder.mkdir(parents=True, mode=0o700)
    note = RestoreNote(folder / FILE_NAME)
    note.add(Entry("on-top", {"wanted": "no"}))
    note.add(Entry("firewall", {"value": "open"}))
    assert undos.believed(folder)
    (folder / where).chmod(mode)
    os.chown(folder / where, owner, owner)
    assert not undos.believed(folder)
    assert undos.give_back(folder) == ("firewall",)
    assert machine == {"firewall": "locked"}


def test_a_folder_that_is_not_there_is_not_believed(tmp_path: Path) -> None:
    assert not undos.believed(tmp_path / "none")


@pytest.fixture
def rights(monkeypatch: pytest.MonkeyPatch) -> FakeFolders:
    """A Windows whose administrator undoes a note."""
    folders = FakeFolders()
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(win32, "is_administrator", lambda: True)
    for name in ("rights", "is_link"):
        monkeypatch.setattr(win32_folders, name, getattr(folders, name))
    monkeypatch.setattr(winreg_registry, "WinregRegistry", FakeRegistry)
    return folders


@pytest.mark.attack("win-forged-note")
def test_on_windows_an_administrator_undoes_of_a_forged_note_what_is_the_session_s_alone(
    tmp_path: Path, rights: FakeFolders
) -> None:
    RestoreNote(tmp_path / FILE_NAME).add(Entry(MACHINE_POLICIES, {}))
    assert not undos.believed(tmp_path)
    known = undos.known_undos(tmp_path)
    assert set(known) == {*windows_undos.undos_of_facts(), *undos_without_window()}
    assert MACHINE_POLICIES not in known
    assert {"power", "own-desktop", "clipboard-history", "help-keys"} <= set(known)
    assert undos.give_back(tmp_path) == (MACHINE_POLICIES,)
    rights.lines[str(tmp_path)] = PRIVATE
    assert undos.believed(tmp_path)
    assert MACHINE_POLICIES in undos.known_undos(tmp_path)


def test_on_windows_who_is_no_administrator_undoes_what_any_note_says(
    tmp_path: Path, rights: FakeFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(win32, "is_administrator", lambda: False)
    rights.refused.add(str(tmp_path))
    assert undos.believed(tmp_path)


def test_where_there_is_no_desktop_to_leave_that_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    undos.leave_own_desktop()
    shown: list[str] = []
    monkeypatch.setattr(win32, "switch_desktop", shown.append)
    monkeypatch.setattr("sys.platform", "win32")
    undos.leave_own_desktop()
    assert shown == []


def test_what_nobody_knows_stays_noted(tmp_path: Path) -> None:
    RestoreNote(tmp_path / FILE_NAME).add(Entry("of a later version", {}))
    assert undos.give_back(tmp_path) == ("of a later version",)
    assert RestoreNote(tmp_path / FILE_NAME).read() == (Entry("of a later version", {}),)


def test_a_note_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"damaged")
    with pytest.raises(RestoreNoteError):
        undos.give_back(tmp_path)
