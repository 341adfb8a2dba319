"""kiosk.lockdown.undos: what a process without a window can put back."""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.lockdown import undos
from kiosk.lockdown.linux.protected_session import undos_without_window
from kiosk.lockdown.restore_note import FILE_NAME, Entry, RestoreNote
from kiosk.ports.errors import RestoreNoteError
from tests.fakes.operations import SettingOperation


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a level unknown here changes, whose undo lies in a module of its own."""
    settings = {"firewall": "locked"}
    module = ModuleType("made_level.undos")
    module.undos = lambda: {  # type: ignore[attr-defined] - made here
        "firewall": SettingOperation(settings, "firewall"),
        "on-top": SettingOperation(settings, "never asked"),
    }
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
    monkeypatch: pytest.MonkeyPatch, levels: dict[str, str]
) -> None:
    monkeypatch.setattr(undos, "_LEVELS", levels)
    assert set(undos.known_undos()) == set(undos_without_window())


def test_what_nobody_knows_stays_noted(tmp_path: Path) -> None:
    RestoreNote(tmp_path / FILE_NAME).add(Entry("of a later version", {}))
    assert undos.give_back(tmp_path) == ("of a later version",)
    assert RestoreNote(tmp_path / FILE_NAME).read() == (Entry("of a later version", {}),)


def test_a_note_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"damaged")
    with pytest.raises(RestoreNoteError):
        undos.give_back(tmp_path)
