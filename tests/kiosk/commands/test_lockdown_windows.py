"""Tests of kiosk.commands.lockdown_windows, on a Windows in memory."""

import argparse
import json
import sys
from pathlib import Path

import pytest

from kiosk.commands.lockdown_windows import Windows, add_arguments, done, this_windows
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import FILE_NAME, Entry, RestoreNote
from kiosk.lockdown.windows.exam_station import LIMITS, preparing
from kiosk.lockdown.windows.protected_session import LIMITS as LESS
from kiosk.lockdown.windows.registry import Hive
from kiosk.lockdown.windows.undos import undos_with
from kiosk.lockdown.windows.wishes import MACHINE
from kiosk.words.protections import limit_words, protection_in_both
from tests.fakes.windows import FoldersOnDisk
from tests.kiosk.lockdown.windows.test_levels import Machine


@pytest.fixture
def machine() -> Machine:
    made = Machine()
    made.folders = FoldersOnDisk()
    return made


@pytest.fixture
def windows(machine: Machine, tmp_path: Path) -> Windows:
    undos = undos_with(machine.registry, machine.accounts, machine.seat, machine.run)
    return Windows(
        machine.wanted(tmp_path / "pix-kiosk" / "lockdown"), lambda note: restore(note, undos)
    )


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(words)


def test_a_machine_is_prepared_checked_and_given_back(
    windows: Windows, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    original = machine.picture()
    assert done(parsed("status"), windows) == 1
    assert done(parsed("verify"), windows) == 1
    for _ in range(2):
        assert done(parsed("enable"), windows) == 0
    assert done(parsed("status"), windows) == 0
    assert done(parsed("verify"), windows) == 0
    assert "[x] / compte réservé aux tests / account kept for tests" in capsys.readouterr().out
    for _ in range(2):
        assert done(parsed("disable"), windows) == 0
    assert machine.picture() == original
    assert "Rien à rétablir" in capsys.readouterr().out


def test_what_was_loosened_is_named(
    windows: Windows, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    done(parsed("enable"), windows)
    machine.registry.erase(Hive.MACHINE, MACHINE[0].key, MACHINE[0].name)
    assert done(parsed("verify", "--json"), windows) == 1
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["said"] == "lost"
    assert said["parts"]["machine-policies"] is False
    assert "settings of the computer" in said["en"]


def test_what_cannot_be_done_changes_nothing(
    windows: Windows, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    original = machine.picture()
    machine.registry.forbidden = {MACHINE[0].key.lower()}
    assert done(parsed("enable"), windows) == 73
    assert "réglages de l’ordinateur" in capsys.readouterr().err
    assert machine.picture() == original


def test_what_cannot_be_given_back_is_named_and_kept(windows: Windows, machine: Machine) -> None:
    done(parsed("enable"), windows)
    machine.registry.forbidden = {MACHINE[0].key.lower()}
    assert done(parsed("disable"), windows) == 1
    assert done(parsed("enable"), windows) == 1
    machine.registry.forbidden = set()
    assert done(parsed("disable"), windows) == 0


@pytest.mark.attack("win-forged-note")
def test_a_note_that_a_pupil_put_there_has_an_administrator_change_nothing(
    windows: Windows, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = windows.wanted.folder
    folder.mkdir(parents=True)
    forged = {f"value {wish.path}": "text:evil" for wish in MACHINE}
    RestoreNote(folder / FILE_NAME).add(Entry("machine-policies", forged))
    pupil = "S-1-5-21-1111-2222-3333-1007"
    machine.folders.lines[str(folder / FILE_NAME)] = f"O:{pupil}D:(A;;FA;;;{pupil})"
    original = machine.picture()
    assert done(parsed("disable"), windows) == 1
    assert done(parsed("enable"), windows) == 73
    assert machine.picture() == original
    said = capsys.readouterr().err
    assert f"D’autres comptes ont pu modifier {folder}" in said
    assert f"Other accounts could change {folder}" in said


@pytest.mark.attack("win-forged-note")
def test_a_folder_that_a_pupil_made_beforehand_is_refused_and_named(
    windows: Windows, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    own = windows.wanted.folder.parent
    own.mkdir()
    machine.folders.lines[str(own)] = "O:S-1-5-21-1111-2222-3333-1007D:(A;;FA;;;BU)"
    assert done(parsed("enable", "--json"), windows) == 73
    said = json.loads(capsys.readouterr().out)
    assert said["said"] == "foreign-folder"
    assert f"{own} does not belong to administrators. Rename it" in said["en"]
    assert not windows.wanted.folder.exists()


def test_a_folder_that_cannot_be_made_is_told(
    windows: Windows, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.folders.refused.add(str(windows.wanted.folder.parent))
    assert done(parsed("enable"), windows) == 73
    assert "note de rétablissement" in capsys.readouterr().err


def test_the_account_may_write_its_answers_on_a_prepared_station(
    windows: Windows, machine: Machine
) -> None:
    assert done(parsed("enable"), windows) == 0
    state = windows.wanted.state
    machine.folders.lines[str(state)] = "O:BAD:P(A;OICI;FA;;;BA)"
    assert done(parsed("verify"), windows) == 1
    assert done(parsed("enable"), windows) == 0
    assert done(parsed("verify"), windows) == 0
    assert done(parsed("disable"), windows) == 0
    assert state.is_dir()


def test_only_an_administrator_may(windows: Windows, machine: Machine) -> None:
    machine.accounts.administrator = False
    for deed in ("enable", "disable", "status", "verify"):
        assert done(parsed(deed), windows) == 77


def test_every_part_and_limit_has_a_name_for_people(windows: Windows) -> None:
    for operation in preparing(windows.wanted):
        assert operation.name not in protection_in_both(operation.name)
    for code in (*LIMITS, *LESS):
        assert limit_words(code) != code


@pytest.mark.skipif(sys.platform == "win32", reason="this is about other systems")
def test_elsewhere_there_is_no_windows() -> None:
    with pytest.raises(ImportError):
        this_windows(parsed("status"))
