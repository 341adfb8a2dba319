"""Tests of kiosk.lockdown.restore_note."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lockdown.restore_note import MAX_NOTE_BYTES, Entry, RestoreNote
from kiosk.ports.errors import DiskFullError, FolderUnwritableError, RestoreNoteError, StorageError

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


def test_a_note_that_cannot_be_opened_is_never_an_empty_one(note: RestoreNote) -> None:
    note.path.mkdir()
    with pytest.raises(RestoreNoteError):
        note.read()


def test_each_file_is_synced_before_it_replaces_the_former_one(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    note.add(Entry("a", {}))
    done: list[str] = []
    fsync = os.fsync

    def noting_fsync(descriptor: int) -> None:
        held = ("b" if b'"b"' in path.read_bytes() else "a" for path in note.paths)
        done.append("".join(held))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    note.add(Entry("b", {}))
    # Of each: the content while the former file stands, then the folder; the other file after.
    assert done in (["aa", "ba", "ba", "bb"], ["aa", "ab", "ab", "bb"])


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


def test_both_parts_of_an_unreadable_note_are_set_aside(note: RestoreNote) -> None:
    for path in note.paths:
        path.write_bytes(b"damaged")
    note.set_aside()
    assert note.read() == ()
    assert len(list(note.path.parent.iterdir())) == 2


def test_setting_aside_what_is_not_there_is_an_error(note: RestoreNote) -> None:
    with pytest.raises(StorageError):
        note.set_aside()


def test_a_note_of_the_former_format_is_read_and_written_anew(note: RestoreNote) -> None:
    listed = [{"name": "a", "before": {"value": "é", "none": None}}]
    note.path.write_text(json.dumps({"v": 1, "entries": listed}, ensure_ascii=False, indent=1))
    a = Entry("a", {"value": "é", "none": None})
    assert note.read() == (a,)
    note.add(Entry("b", {}))
    assert note.read() == (a, Entry("b", {}))
    assert all(b'"generation": 1' in path.read_bytes() for path in note.paths)
    note.drop("b")
    note.drop("a")
    assert not any(path.exists() for path in note.paths)


def test_what_no_alphabet_knows_is_noted_too(note: RestoreNote) -> None:
    odd = Entry("a", {"name of a file": "\udcff", "of a registry": "\ud800"})
    note.add(odd)
    assert note.read() == (odd,)


def test_a_note_as_long_as_an_exam_stations_is_taken_and_a_longer_one_changes_nothing(
    note: RestoreNote,
) -> None:
    note.add(Entry("files", {"content": "x" * (MAX_NOTE_BYTES // 2)}))
    with pytest.raises(StorageError):
        note.add(Entry("more", {"content": "x" * (MAX_NOTE_BYTES // 2)}))
    assert [entry.name for entry in note.read()] == ["files"]


def test_what_an_administrator_rewrites_stays_the_accounts_own(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "fchown", lambda _descriptor, user, _group: given.append(user))
    note.add(Entry("a", {}))
    owner = note.path.parent.stat().st_uid
    assert given == [owner, owner]
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    note.add(Entry("b", {}))
    assert len(given) == 2


@pytest.mark.attack("note-planted")
@pytest.mark.skipif("os.geteuid() != 0", reason="only root gives files to other accounts")
def test_an_account_is_given_the_note_that_root_rewrote_and_no_file_it_leads_to_by_a_link(
    note: RestoreNote, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    roots = tmp_path_factory.mktemp("root") / "shadow"
    roots.write_text("root's")
    os.chown(note.path.parent, 4711, 4711)
    note.add(Entry("a", {}))
    replace = Path.replace

    def exchanged(path: Path, target: Path) -> Path:
        replaced = replace(path, target)
        target.unlink()
        target.symlink_to(roots)  # what the folder's owner can do at any moment
        return replaced

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", exchanged)
        note.add(Entry("b", {}))
    assert roots.stat().st_uid == 0
    for path in note.paths:
        path.unlink()
    note.add(Entry("a", {}))
    assert {path.stat().st_uid for path in note.paths} == {4711}


@pytest.mark.attack("note-planted")
@pytest.mark.parametrize("planted", ["pipe", "link", "dead link", "folder", "endless"])
def test_what_is_no_plain_file_is_no_note_and_keeps_nobody_waiting(
    note: RestoreNote, planted: str
) -> None:
    other = RestoreNote(note.path.parent / "other.json")
    other.add(Entry("a", {}))
    for path in note.paths:
        if planted == "pipe":
            os.mkfifo(path)
        elif planted == "folder":
            path.mkdir()
        else:
            leads = {"link": other.path, "dead link": path, "endless": Path("/dev/zero")}
            path.symlink_to(leads[planted])
    with pytest.raises(RestoreNoteError):
        note.read()
    note.set_aside()
    assert note.read() == ()
    note.path.write_bytes(b"damaged")  # beside what was put aside the first time
    note.set_aside()
    assert len(list(note.path.parent.glob("note.json.unreadable*"))) == 2


def test_a_file_that_cannot_be_removed_is_told(
    note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    note.add(Entry("a", {}))

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(FolderUnwritableError):
        note.drop("a")
    assert note.read() == (Entry("a", {}),)
