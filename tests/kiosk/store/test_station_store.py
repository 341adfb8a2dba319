"""Tests of kiosk.store.station_store and kiosk.store.outbox_folder."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.secret import Secret
from kiosk.ports.errors import (
    BundleLostError,
    BundleNotOpenedError,
    DiskFullError,
    StorageError,
)
from kiosk.ports.outbox import BundleState, HighWater
from kiosk.store.outbox_folder import OutboxFolder
from kiosk.store.station_store import SqlStationStore
from tests.contracts.station_store_contract import (
    CONTENT,
    ROW,
    StationStoreContract,
    row_of,
)
from tests.kiosk.store.mounts import fill, small_disk

KEY = Secret(b"k" * 32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStationStore]:
    opened = SqlStationStore(tmp_path, KEY)
    yield opened
    opened.close()


class TestSqlStationStore(StationStoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[SqlStationStore]:
        opened = SqlStationStore(tmp_path, KEY)
        yield opened
        opened.close()


def bundle_file(folder: Path) -> Path:
    return folder / "outbox" / f"{ROW.sha256}.evb"


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    first = SqlStationStore(tmp_path, KEY)
    first.put_ticket("S1", b"ticket")
    first.put_statement(b"statement")
    first.put_wrapped_key("S1", b"wrapped")
    first.put_bundle(ROW, CONTENT)
    first.add_receipt(ROW.sha256, b"receipt")
    first.put_mark(HighWater("S1/P14", 5, "aa"))
    first.add_act("S1", b"act")
    first.close()

    again = SqlStationStore(tmp_path, KEY)

    assert again.tickets() == (b"ticket",)
    assert again.statement() == b"statement"
    assert again.wrapped_key("S1") == b"wrapped"
    assert again.outbox() == (ROW,)
    assert again.bundle(ROW.sha256) == CONTENT
    assert again.receipts(ROW.sha256) == (b"receipt",)
    assert again.mark("S1/P14") == HighWater("S1/P14", 5, "aa")
    assert again.acts("S1") == (b"act",)
    again.close()


def test_the_file_carries_the_digest_of_its_bytes(tmp_path: Path, store: SqlStationStore) -> None:
    store.put_bundle(ROW, CONTENT)

    assert bundle_file(tmp_path).read_bytes() == CONTENT


@pytest.mark.parametrize("content", [b"", CONTENT[:-1], CONTENT + b"!", b"T" + CONTENT[1:]])
def test_a_changed_file_is_seen_when_it_is_read(
    tmp_path: Path, store: SqlStationStore, content: bytes
) -> None:
    store.put_bundle(ROW, CONTENT)
    bundle_file(tmp_path).write_bytes(content)

    with pytest.raises(BundleLostError):
        store.bundle(ROW.sha256)


def test_a_lost_file_is_written_again_under_its_row(tmp_path: Path, store: SqlStationStore) -> None:
    store.put_bundle(ROW, CONTENT)
    tried = replace(ROW, attempts=2)
    store.update(tried)
    bundle_file(tmp_path).unlink()

    store.put_bundle(ROW, CONTENT)

    assert store.bundle(ROW.sha256) == CONTENT
    assert store.outbox() == (tried,)


@pytest.mark.attack("disk-full")
def test_a_full_disk_makes_no_row_and_keeps_the_other_bundles(tmp_path: Path) -> None:
    big = bytes(300_000)
    with small_disk(tmp_path / "disk") as disk:
        store = SqlStationStore(disk, KEY)
        store.put_bundle(ROW, CONTENT)
        ballast = fill(disk)

        with pytest.raises(DiskFullError):
            store.put_bundle(row_of(big), big)

        assert store.outbox() == (ROW,)
        assert store.bundle(ROW.sha256) == CONTENT
        assert [one.name for one in (disk / "outbox").iterdir()] == [f"{ROW.sha256}.evb"]
        ballast.unlink()
        store.put_bundle(row_of(big), big)
        assert len(store.outbox()) == 2
        store.close()


def test_a_name_that_is_no_digest_never_becomes_a_path(store: SqlStationStore) -> None:
    for name in ("../station", "", "A" * 64, "0" * 63, "0" * 64 + "\n"):
        with pytest.raises(BundleLostError):
            store.bundle(name)


def test_what_an_interrupted_writing_left_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    kept = hashlib.sha256(b"kept").hexdigest()
    OutboxFolder(folder).write(kept, b"kept")
    (folder / f"{ROW.sha256}.evb.part").write_bytes(b"half")

    OutboxFolder(folder)

    assert [one.name for one in folder.iterdir()] == [f"{kept}.evb"]


def test_a_destroyed_key_leaves_no_trace_in_the_log(tmp_path: Path, store: SqlStationStore) -> None:
    store.put_wrapped_key("S1", b"wrapped")
    store.destroy_wrapped_key("S1")

    assert (tmp_path / "station.db-wal").stat().st_size == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM outbox",
        "UPDATE outbox SET state = 'sent'",
        "UPDATE outbox SET size = 0",
        "UPDATE receipts SET envelope = x'00'",
        "DELETE FROM receipts",
        "UPDATE marks SET size = 4",
        "UPDATE marks SET root = 'other'",
        "DELETE FROM marks",
        "UPDATE acts SET act = x'00'",
        "DELETE FROM acts",
    ],
)
def test_the_database_itself_refuses_to_forget(store: SqlStationStore, statement: str) -> None:
    store.put_bundle(ROW, CONTENT)
    store.add_receipt(ROW.sha256, b"receipt")
    store.put_mark(HighWater("S1/P14", 5, "aa"))
    store.add_act("S1", b"act")

    with pytest.raises(StorageError), store._database.writing() as connection:
        connection.exec_driver_sql(statement)

    assert store.outbox() == (ROW,)
    assert store.receipts(ROW.sha256) == (b"receipt",)
    assert store.mark("S1/P14") == HighWater("S1/P14", 5, "aa")
    assert store.acts("S1") == (b"act",)


def test_a_purge_that_fails_leaves_the_file(tmp_path: Path, store: SqlStationStore) -> None:
    store.put_bundle(ROW, CONTENT)
    with pytest.raises(BundleNotOpenedError):
        store.purge(ROW.sha256)
    store.update(replace(ROW, state=BundleState.OPENED))
    store.purge(ROW.sha256)

    assert not bundle_file(tmp_path).exists()


def test_a_station_without_an_outbox_folder_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_bytes(b"a file in its place")

    with pytest.raises(StorageError):
        SqlStationStore(tmp_path, KEY)
