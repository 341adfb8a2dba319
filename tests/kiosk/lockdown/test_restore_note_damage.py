"""A restore note under damage and power cuts: whatever was performed is still to be read."""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final, Self

import pytest

from kiosk.lockdown.restore_note import Entry, RestoreNote
from kiosk.ports.errors import RestoreNoteError

A, B = Entry("a", {"value": "original", "none": None}), Entry("b", {"value": ""})
_ANY: Final = 2**31


class PowerCut(BaseException):
    """The machine stops here; nothing of the program goes on."""


class Disk:
    """Stops at a step: before a file is made, half-way in it, before its sync, its renaming…"""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, torn: int) -> None:
        self.at, self.torn, self.steps = at, torn, 0
        self._synced = os.fsync
        opened = os.fdopen
        monkeypatch.setattr(os, "fsync", self._fsync)
        monkeypatch.setattr(os, "fdopen", lambda *given: Torn(self, opened(*given)))
        for name in ("replace", "unlink"):
            monkeypatch.setattr(Path, name, self._before(getattr(Path, name)))

    def step(self) -> bool:
        """Whether it is now."""
        self.steps += 1
        return self.steps == self.at

    def _fsync(self, descriptor: int) -> None:
        if self.step():
            raise PowerCut
        self._synced(descriptor)

    def _before(self, deed: Callable[..., object]) -> Callable[..., object]:
        def do(*arguments: object, **options: object) -> object:
            if self.step():
                raise PowerCut
            return deed(*arguments, **options)

        return do


class Torn:
    """A file of which a cut leaves the first bytes only."""

    def __init__(self, disk: Disk, file: object) -> None:
        self._disk, self._file = disk, file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()  # type: ignore[attr-defined] - a binary file, as `open` gives it

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def write(self, content: bytes) -> None:
        cut = self._disk.step()
        self._file.write(content[: self._disk.torn] if cut else content)  # type: ignore[attr-defined]
        if cut:
            raise PowerCut


def life(note: RestoreNote, must: set[str]) -> None:
    """Note, perform, put back; `must` is what is performed at each moment."""
    for entry in (A, B):
        note.add(entry)
        must.add(entry.name)
    for entry in (B, A):
        must.discard(entry.name)  # it is put back, then struck out
        note.drop(entry.name)


@pytest.mark.attack("note-cut")
@pytest.mark.parametrize("torn", [0, 1, 40, _ANY])
def test_a_power_cut_at_any_write_leaves_a_note_of_everything_performed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, torn: int
) -> None:
    for at in count(1):
        folder = tmp_path / str(at)
        folder.mkdir()
        note, must, whole = RestoreNote(folder / "note.json"), set[str](), False
        with monkeypatch.context() as patched:
            disk = Disk(patched, at, torn)
            try:
                life(note, must)
                whole = True
            except PowerCut:
                pass
        after = RestoreNote(note.path)
        assert must <= {entry.name for entry in after.read()}, at
        for entry in (A, B):  # and the next run goes on from there, whatever lies about
            after.add(entry)
        assert {entry.name for entry in after.read()} == {"a", "b"}
        if whole:
            assert disk.steps < at
            assert at > 20
            return


@pytest.mark.attack("note-cut")
def test_a_power_cut_never_leaves_both_generations_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that keeps a renamed file's name and loses its unsynced bytes damages one at most."""
    note = RestoreNote(tmp_path / "note.json")
    note.add(A)
    unsynced: list[int] = []
    fsync, replace = os.fsync, Path.replace
    synced: set[int] = set()

    def noting_fsync(descriptor: int) -> None:
        fsync(descriptor)
        synced.add(os.fstat(descriptor).st_ino)

    def noting_replace(path: Path, target: Path) -> Path:
        if path.stat().st_ino not in synced:
            unsynced.append(path.stat().st_ino)
        former = note.paths[1] if target == note.paths[0] else note.paths[0]
        assert RestoreNote(tmp_path / "note.json").read()
        assert former.exists()
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    monkeypatch.setattr(Path, "replace", noting_replace)
    note.add(B)
    note.drop("b")
    assert unsynced == []


@pytest.mark.attack("note-damaged")
@pytest.mark.parametrize("place", [0, 1])
def test_damage_to_any_byte_of_one_file_loses_nothing(tmp_path: Path, place: int) -> None:
    note = RestoreNote(tmp_path / "note.json")
    note.add(A)
    note.add(B)
    path = note.paths[place]
    whole = path.read_bytes()
    assert whole == note.paths[1 - place].read_bytes()
    for at, byte in enumerate(whole):
        for other in {byte ^ 1, byte ^ 0x80, 0, ord(" "), ord("1")} - {byte}:
            path.write_bytes(whole[:at] + bytes([other]) + whole[at + 1 :])
            assert note.read() == (A, B)
        for damaged in (whole[:at], whole[:at] + whole[at + 1 :], whole[:at] + b" " + whole[at:]):
            path.write_bytes(damaged)
            assert note.read() == (A, B)
    path.unlink()
    assert note.read() == (A, B)


@pytest.mark.attack("note-damaged")
def test_damage_to_any_byte_of_the_only_file_is_seen(tmp_path: Path) -> None:
    note = RestoreNote(tmp_path / "note.json")
    note.add(A)
    whole = note.path.read_bytes()
    note.paths[1].write_bytes(b"")
    for at, byte in enumerate(whole):
        for damaged in (whole[:at], whole[:at] + bytes([byte ^ 1]) + whole[at + 1 :]):
            note.path.write_bytes(damaged)
            with pytest.raises(RestoreNoteError):
                note.read()
            with pytest.raises(RestoreNoteError):
                note.add(B)
            assert note.path.read_bytes() == damaged


@pytest.mark.parametrize("place", [0, 1])
def test_a_damaged_file_is_written_anew_with_the_next_change(tmp_path: Path, place: int) -> None:
    note = RestoreNote(tmp_path / "note.json")
    note.add(A)
    note.paths[place].write_bytes(b"damaged")
    note.add(B)
    note.paths[1 - place].write_bytes(b"damaged")
    assert note.read() == (A, B)
    note.drop("a")
    note.drop("b")
    assert not any(path.exists() for path in note.paths)


def test_of_two_whole_files_the_newer_counts(tmp_path: Path) -> None:
    note = RestoreNote(tmp_path / "note.json")
    note.add(A)
    older = note.path.read_bytes()
    note.add(B)
    for path in note.paths:
        newer = path.read_bytes()
        path.write_bytes(older)
        assert note.read() == (A, B)
        path.write_bytes(newer)
