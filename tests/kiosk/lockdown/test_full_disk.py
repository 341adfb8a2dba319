"""A machine is given back from a disk that takes nothing any more; the note is done with later."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.lockdown import Level
from tests.fakes.operations import SettingOperation
from tests.kiosk.store.mounts import fill, make_read_only, small_disk

ORIGINAL: Mapping[str, str] = {"a": "1", "c": ""}
NAMES = ("a", "b", "c")


def locked(machine: dict[str, str], disk: Path) -> tuple[Sequence, list[SettingOperation]]:
    operations = [SettingOperation(machine, name) for name in NAMES]
    lockdown = Sequence(operations, RestoreNote(disk / "note.json"), Level(1, frozenset(NAMES)))
    lockdown.engage()
    assert machine != ORIGINAL
    return lockdown, operations


@pytest.mark.attack("disk-full")
def test_a_full_disk_keeps_no_machine_locked(tmp_path: Path) -> None:
    machine = dict(ORIGINAL)
    with small_disk(tmp_path / "disk") as disk:
        lockdown, operations = locked(machine, disk)
        ballast = fill(disk)
        assert set(lockdown.release()) == set(NAMES)  # not struck out: done again, to no harm
        assert machine == ORIGINAL
        ballast.unlink()
        note = RestoreNote(disk / "note.json")
        assert restore(note, {one.name: one for one in operations}) == ()
        assert machine == ORIGINAL
        assert note.read() == ()


@pytest.mark.attack("disk-full")
def test_a_disk_that_became_read_only_keeps_no_machine_locked(tmp_path: Path) -> None:
    machine = dict(ORIGINAL)
    with small_disk(tmp_path / "disk") as disk:
        lockdown, _ = locked(machine, disk)
        make_read_only(disk)
        assert set(lockdown.release()) == set(NAMES)
        assert machine == ORIGINAL
