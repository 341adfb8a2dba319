"""Tests of kiosk.lockdown.restore_note."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lockdown.restore_note import MAX_NOTE_BYTES, Entry, RestoreNote
from kiosk.ports.errors import DiskFullError, FolderUnwritableError, RestoreNoteError

BEFORE = st.dictionaries(st.text(max_size=8), st.none() | st.text(max_size=12), max_size=4)


@pytest.fixture
def note(tmp_path: Path) -> RestoreNote:
    return RestoreNote(tmp_path / "note.json")


def test_no_file_means_that_nothing_was_changed(note: RestoreNote) -> None:
    assert note.read() == ()


@given(befores=st.lists(BEFORE, min_size=1, max_size=5))
def test_what_is_noted_is_read_again_in_order(
    tmp_path_factory: pytest.TempPathFactory, befores: list[dict[str, str | None]]
) -> None:
    note = RestoreNote(tmp_path_factory.mktemp("note") / "note.json")
    entries = tuple(Entry(f"operation {n}", before) for n, before in enumerate(befores))
    for entry in entries:
        note.add(entry)
    assert RestoreNote(note.path).read() == entries


def test_an_absent_value_is_not_an_empty_one(note: RestoreNote) -> None:
    note.add(Entry("operation", {"absent": None, "empty": ""}))
    (entry,) = note.read()
    assert entry.before["absent"] is None
    assert entry.before["empty"] == ""


def test_the_first_note_of_an_operation_stays(note: RestoreNote) -> None:
    note.add(Entry("operation", {"value": "original"}))
    note.add(Entry("operation", {"value": "locked"}))
    assert note.read() == (Entry("operation", {"value": "original"}),)


def test_the_file_goes_with_the_last_entry(note: RestoreNote) -> None:
    note.add(Entry("a", {}))
    note.add(Entry("b", {}))
    note.drop("a")
    assert note.read() == (Entry("b", {}),)
    note.drop("b")
    assert not note.path.exists()
    note.drop("b")
    assert note.read() == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"v": 2, "entries": []}',
        b'{"v": 1, "entries": []}',
        b'{"v": 1, "entries": [{"name": 3, "before": {}}]}',
        b'{"v": 1, "entries": [{"name": "a", "before": {"x": 3}}]}',
        b'{"v": 1, "entries": [{"name": "a", "before": {}}, {"name": "a", "before": {}}]}',
        b"[" * 60_000,
        b" " * (MAX_NOTE_BYTES + 1),
    ],
)
def test_a_note_that_cannot_be_understood_is_never_an_empty_one(
    note: RestoreNote, content: bytes
) -> None:
    note.path.write_bytes(content)
    with pytest.raises(RestoreNoteError):
        note.read()
    with pytest.raises(RestoreNoteError):
        note.add(Entry("operation", {}))
    assert note.path.read_bytes() == content


def test_every_cut_of_a_note_is_refused(note: RestoreNote) -> None:
    note.add(Entry("operation", {"value": "original"}))
    whole = note.path.read_bytes()
    for length in range(len(whole)):
        note.path.write_bytes(whole[:length])
        with pytest.raises(RestoreNoteError):
            note.read()


def test_a_note_that_cannot_be_opened_is_never_an_empty_one(note: RestoreNote) -> None:
    note.path.mkdir()
    with pytest.raises(RestoreNoteError):
        note.read()


def test_a_note_is_synced_before_it_replaces_the_former_one(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    note.add(Entry("a", {}))
    done: list[str] = []
    fsync = os.fsync

    def noting_fsync(descriptor: int) -> None:
        done.append("b" if b'"b"' in note.path.read_bytes() else "a")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    note.add(Entry("b", {}))
    assert done == ["a", "b"]  # the content while the former note stands, the folder afterwards


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EACCES, FolderUnwritableError),
    ],
)
def test_a_failed_write_leaves_the_former_note(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    note.add(Entry("a", {}))

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(expected):
        note.add(Entry("b", {}))
    assert note.read() == (Entry("a", {}),)


def test_an_unreadable_note_can_be_set_aside(note: RestoreNote) -> None:
    note.path.write_bytes(b"damaged")
    aside = note.set_aside()
    assert aside.read_bytes() == b"damaged"
    assert note.read() == ()


def test_setting_aside_what_is_not_there_is_an_error(note: RestoreNote) -> None:
    with pytest.raises(FolderUnwritableError):
        note.set_aside()


def test_a_system_without_folder_handles_is_served(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.lockdown.restore_note._FOLDERS_SYNC", False)
    note.add(Entry("a", {}))
    assert json.loads(note.path.read_bytes())["entries"] == [{"name": "a", "before": {}}]
