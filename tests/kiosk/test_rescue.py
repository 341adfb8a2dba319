"""Tests of kiosk.rescue."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import rescue
from kiosk.lockdown.restore_note import FILE_NAME, Entry, RestoreNote
from kiosk.rescue import Exit
from kiosk.store.state_lock import StateLock
from tests.fakes.operations import SettingOperation, failing


@pytest.fixture
def note(tmp_path: Path) -> RestoreNote:
    return RestoreNote(tmp_path / FILE_NAME)


def test_nothing_to_give_back_is_well(
    note: RestoreNote, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rescue.main(["--state", str(note.path.parent)]) == Exit.GIVEN_BACK
    french, english = capsys.readouterr().out.splitlines()
    assert french.startswith("Rien à rétablir")
    assert english.startswith("Nothing to give back")


def test_the_machine_is_given_back_from_the_note_alone(
    note: RestoreNote, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = {"saver": "locked"}
    note.add(Entry("saver", {"value": "600"}))
    undos = {"saver": SettingOperation(machine, "saver")}
    assert rescue.main(["--state", str(note.path.parent)], undos) == Exit.GIVEN_BACK
    assert machine == {"saver": "600"}
    assert not note.path.exists()
    assert "(saver)" in capsys.readouterr().out


@pytest.mark.attack("rescue-meanwhile")
def test_two_rescues_at_once_are_one_after_the_other(note: RestoreNote) -> None:
    names = ("full-screen", "on-top", "close-ignored", "keyboard", "clipboard", "awake")
    command = [sys.executable, "-m", "kiosk.rescue", "--state", str(note.path.parent)]
    for _ in range(3):
        for name in names:
            note.add(Entry(name, {"wanted": "no"}))
        both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
        assert [one.wait(60) for one in both] == [Exit.GIVEN_BACK, Exit.GIVEN_BACK]
        assert list(note.path.parent.iterdir()) == []


@pytest.mark.skipif("sys.platform == 'win32'", reason="its locks are of another kind")
def test_a_station_that_still_runs_is_told_of(
    note: RestoreNote, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = note.path.parent
    with StateLock(folder):
        note.add(Entry("awake", {}))
        assert rescue.main(["--state", str(folder)]) == Exit.GIVEN_BACK
    out, err = capsys.readouterr()
    assert out.startswith("La machine est rendue")
    assert err.startswith("Un poste tourne encore")
    note.add(Entry("awake", {}))
    assert rescue.main(["--state", str(folder)]) == Exit.GIVEN_BACK
    assert capsys.readouterr().err == ""


@pytest.mark.skipif("sys.platform == 'win32'", reason="a folder cannot be held there")
def test_whoever_holds_the_folder_keeps_no_rescue_from_it(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(rescue, "_WAIT_S", 0)
    note.add(Entry("saver", {"value": "600"}))
    held = os.open(note.path.parent, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        undos = {"saver": SettingOperation({}, "saver")}
        assert rescue.main(["--state", str(note.path.parent)], undos) == Exit.GIVEN_BACK
    finally:
        os.close(held)


def test_a_folder_that_is_not_there_holds_nothing_to_give_back(tmp_path: Path) -> None:
    assert rescue.main(["--state", str(tmp_path / "none")]) == Exit.GIVEN_BACK


def test_what_is_left_is_named_and_kept(
    note: RestoreNote, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = {"saver": "locked", "panel": "hidden"}
    note.add(Entry("saver", {"value": "600"}))
    note.add(Entry("panel", {"value": None}))
    undos = {
        "saver": SettingOperation(machine, "saver", on_revert=failing(OSError())),
        "panel": SettingOperation(machine, "panel"),
    }
    assert rescue.main(["--state", str(note.path.parent)], undos) == Exit.NOT_ALL
    assert machine == {"saver": "locked"}
    assert [entry.name for entry in note.read()] == ["saver"]
    assert "saver" in capsys.readouterr().err


def test_an_unreadable_note_is_told_and_kept(
    note: RestoreNote, capsys: pytest.CaptureFixture[str]
) -> None:
    note.path.write_bytes(b"damaged")
    assert rescue.main(["--state", str(note.path.parent)]) == Exit.UNREADABLE
    assert note.path.read_bytes() == b"damaged"
    assert "--set-aside" in capsys.readouterr().err


def test_an_unreadable_note_can_be_set_aside(note: RestoreNote) -> None:
    note.path.write_bytes(b"damaged")
    options = ["--state", str(note.path.parent), "--set-aside"]
    assert rescue.main(options) == Exit.GIVEN_BACK
    assert note.read() == ()
    assert [path.read_bytes() for path in note.path.parent.iterdir()] == [b"damaged"]


def test_a_note_that_cannot_be_moved_is_told(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note.path.write_bytes(b"damaged")
    monkeypatch.setattr(Path, "replace", lambda *_paths: failing(PermissionError())())
    options = ["--state", str(note.path.parent), "--set-aside"]
    assert rescue.main(options) == Exit.NOT_WRITABLE
    assert str(note.path) in capsys.readouterr().err


def test_a_caller_may_read_the_sentences_itself(note: RestoreNote) -> None:
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        rescue.main(["--state", str(note.path.parent)])
    assert str(note.path) in heard.getvalue()


def test_a_wrong_option_is_status_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        rescue.main(["--nonsense"])
    assert caught.value.code == 2
    assert "--nonsense" in capsys.readouterr().err


def test_the_console_needs_no_screen_no_database_and_no_alphabet(tmp_path: Path) -> None:
    program = (
        "import sys; from kiosk.rescue import main; status = main(); "
        "print([m for m in ('PySide6', 'sqlalchemy', 'sqlcipher3') if m in sys.modules]); "
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--state", str(tmp_path)],
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=True,
    )
    lines = done.stdout.decode("ascii").splitlines()
    assert lines[0].startswith("Rien ? r?tablir")
    assert lines[-1] == "[]"


def test_each_protection_is_told_by_its_name_in_both_languages(
    note: RestoreNote, capsys: pytest.CaptureFixture[str]
) -> None:
    note.add(Entry("on-top", {"wanted": "no"}))
    assert rescue.main(["--state", str(note.path.parent)]) == Exit.GIVEN_BACK
    french, english = capsys.readouterr().out.splitlines()
    assert "(fenêtre du test au premier plan)" in french
    assert "(test window in front)" in english
    assert rescue.main(["--state", str(note.path.parent)]) == Exit.GIVEN_BACK
