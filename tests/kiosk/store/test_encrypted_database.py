"""Tests of kiosk.store.encrypted_database."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.records.secret import Secret
from kiosk.ports.errors import (
    DatabaseDamagedError,
    DatabasePlainError,
    DiskFullError,
    FolderUnwritableError,
    JournalConflictError,
    StorageError,
)
from kiosk.store import encrypted_database
from kiosk.store.encrypted_database import EncryptedDatabase
from kiosk.store.migration import History
from tests.kiosk.store.mounts import fill, make_read_only, small_disk

KEY = Secret(b"k" * 32)
BLOB = "INSERT INTO checkpoints (journal, note) VALUES (1, ?)"


@contextmanager
def database(path: Path, key: Secret = KEY) -> Iterator[EncryptedDatabase]:
    opened = EncryptedDatabase(path, key, History.SESSION)
    try:
        yield opened
    finally:
        opened.close()


def write_note(opened: EncryptedDatabase, note: str) -> None:
    with opened.writing() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO journals VALUES (1, 'J', NULL, NULL)")
        connection.exec_driver_sql(BLOB, (note,))


def notes(opened: EncryptedDatabase) -> list[str]:
    with opened.reading() as connection:
        query = "SELECT note FROM checkpoints ORDER BY id"
        return [note for (note,) in connection.exec_driver_sql(query)]


def read_everything(path: Path) -> None:
    with database(path) as opened, opened.reading() as connection:
        connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()


def fail_half_way(opened: EncryptedDatabase) -> None:
    with opened.writing() as connection:
        connection.exec_driver_sql(BLOB, ("two",))
        connection.exec_driver_sql("INSERT INTO checkpoints (journal, note) VALUES (1, NULL)")


def write_until_it_fails(opened: EncryptedDatabase) -> None:
    for _ in range(100):
        write_note(opened, "x" * 20_000)


def test_it_is_durable_private_to_its_key_and_erases_what_is_deleted(tmp_path: Path) -> None:
    with database(tmp_path / "a.db") as opened, opened.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
        assert opened.path == tmp_path / "a.db"

    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
    }


def test_the_folder_is_made_when_it_is_new(tmp_path: Path) -> None:
    with database(tmp_path / "sessions" / "a.db") as opened:
        write_note(opened, "one")

    assert (tmp_path / "sessions" / "a.db").exists()


def test_another_key_does_not_open_it_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    with database(tmp_path / "a.db") as opened:
        write_note(opened, "one")
    before = (tmp_path / "a.db").read_bytes()

    with pytest.raises(DatabaseDamagedError), database(tmp_path / "a.db", Secret(b"x" * 32)):
        pass

    assert (tmp_path / "a.db").read_bytes() == before


def test_a_key_of_another_length_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="key"), database(tmp_path / "a.db", Secret(b"short")):
        pass


def test_a_file_in_clear_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE records (body BLOB)")
    plain.commit()
    plain.close()
    before = path.read_bytes()

    with pytest.raises(DatabasePlainError), database(path):
        pass

    assert path.read_bytes() == before


def test_a_driver_that_ignores_the_key_is_refused_before_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypted_database, "driver", sqlite3)

    with pytest.raises(DatabasePlainError), database(tmp_path / "a.db"):
        pass

    assert (tmp_path / "a.db").read_bytes() == b""


def test_a_file_that_turns_out_in_clear_after_all_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Boaster(sqlite3.Connection):
        def execute(self, sql: str, parameters: object = ()) -> sqlite3.Cursor:
            told = "SELECT '4.0'" if sql == "PRAGMA cipher_version" else sql
            return super().execute(told)

    class Driver:
        def __getattr__(self, name: str) -> object:
            return getattr(sqlite3, name)

        def connect(self, path: str, **options: object) -> sqlite3.Connection:
            return Boaster(path, isolation_level=None, check_same_thread=False)

    monkeypatch.setattr(encrypted_database, "driver", Driver())

    with pytest.raises(DatabasePlainError), database(tmp_path / "a.db"):
        pass


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.99])
def test_a_changed_byte_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.db"
    with database(path) as opened:
        for _ in range(40):
            write_note(opened, "x" * 2000)
        opened.forget_former()
    content = bytearray(path.read_bytes())
    content[int(share * (len(content) - 1))] ^= 1
    path.write_bytes(content)

    with pytest.raises(DatabaseDamagedError):
        read_everything(path)


def test_a_failure_in_the_middle_writes_nothing(tmp_path: Path) -> None:
    with database(tmp_path / "a.db") as opened:
        write_note(opened, "one")

        with pytest.raises(StorageError):
            fail_half_way(opened)

        assert notes(opened) == ["one"]


def test_a_waiting_writer_gives_up_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypted_database, "WAIT_SECONDS", 0.05)
    path = tmp_path / "a.db"
    with database(path) as one, database(path) as other:
        write_note(one, "one")
        with one.writing() as connection:
            connection.exec_driver_sql(BLOB, ("two",))
            with pytest.raises(JournalConflictError):
                write_note(other, "three")

        assert notes(other) == ["one", "two"]


def test_the_log_cannot_be_emptied_while_another_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypted_database, "WAIT_SECONDS", 0.05)
    path = tmp_path / "a.db"
    with database(path) as one, database(path) as other:
        write_note(one, "one")
        with other.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM checkpoints").scalar_one()
            write_note(one, "two")
            with pytest.raises(JournalConflictError):
                one.forget_former()
        one.forget_former()


@pytest.mark.attack("disk-full")
def test_a_full_disk_is_told_and_what_was_written_stays(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        with database(disk / "a.db") as opened:
            write_note(opened, "one")
            ballast = fill(disk)
            with pytest.raises(DiskFullError):
                write_until_it_fails(opened)
            kept = notes(opened)
            assert kept[0] == "one"
            ballast.unlink()
            write_note(opened, "after")
            assert notes(opened) == [*kept, "after"]
        with database(disk / "a.db") as again:
            assert notes(again) == [*kept, "after"]


def test_a_full_disk_takes_no_new_database(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        fill(disk)
        with pytest.raises(DiskFullError), database(disk / "a.db"):
            pass


def test_a_read_only_disk_is_told_and_what_was_written_stays(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        with database(disk / "a.db") as opened:
            write_note(opened, "one")
        make_read_only(disk)
        with (
            pytest.raises(FolderUnwritableError),
            database(disk / "a.db") as opened,
        ):
            write_note(opened, "two")
        with pytest.raises(FolderUnwritableError), database(disk / "new" / "b.db"):
            pass


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()

    with pytest.raises(StorageError), database(tmp_path / "a.db"):
        pass
