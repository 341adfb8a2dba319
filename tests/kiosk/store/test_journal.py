"""Tests of kiosk.store.journal and kiosk.store.session_store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.records.identifiers import SessionId, StationId
from engine.records.secret import Secret
from kiosk.ports.errors import DatabaseDamagedError, JournalConflictError, StorageError
from kiosk.ports.journal import Working
from kiosk.store.journal import SqlJournal
from kiosk.store.session_store import SqlSessionStore
from kiosk.store.session_stores import SqlSessionStores
from tests.contracts.journal_contract import (
    DRAFT,
    JournalContract,
    SessionStoreContract,
    SessionStoresContract,
)

KEY = Secret(bytes(range(32)))


def open_store(folder: Path) -> SqlSessionStore:
    return SqlSessionStore(folder / "S1.db", KEY, SessionId("S1"), StationId("P14"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlSessionStore]:
    opened = open_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def journal(store: SqlSessionStore) -> SqlJournal:
    return store.sitting_journal("C1", 0)


class TestSqlJournal(JournalContract):
    @pytest.fixture
    def journal(self, store: SqlSessionStore) -> SqlJournal:
        return store.sitting_journal("C1", 0)


class TestSqlSessionStore(SessionStoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[SqlSessionStore]:
        opened = open_store(tmp_path)
        yield opened
        opened.close()


class TestSqlSessionStores(SessionStoresContract):
    @pytest.fixture
    def stores(self, tmp_path: Path) -> SqlSessionStores:
        return SqlSessionStores(tmp_path / "sessions")


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    first.session_journal().append([b"session.opened"], first=0)
    first.sitting_journal("C1", 0).append([b"one", b"two"], first=0)
    first.sitting_journal("C1", 0).keep(DRAFT)
    first.sitting_journal("C1", 0).add_checkpoint("note")
    first.close()

    again = open_store(tmp_path)

    assert again.sittings() == (("C1", 0),)
    assert again.session_journal().bodies() == (b"session.opened",)
    assert again.sitting_journal("C1", 0).bodies() == (b"one", b"two")
    assert again.sitting_journal("C1", 0).working() == DRAFT
    assert again.sitting_journal("C1", 0).checkpoints() == ("note",)
    again.close()


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.binary(min_size=1, max_size=200), max_size=5), max_size=6))
def test_any_batches_come_back_as_one_sequence(
    store: SqlSessionStore, batches: list[list[bytes]]
) -> None:
    journal = store.sitting_journal("C1", len(store.sittings()))
    written: list[bytes] = []
    for batch in batches:
        journal.append(batch, first=len(written))
        written += batch

    assert journal.bodies() == tuple(written)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET body = x'00' WHERE seq = 1",
        "UPDATE records SET seq = 5 WHERE seq = 1",
        "DELETE FROM records WHERE seq = 1",
        "DELETE FROM records",
        "INSERT OR REPLACE INTO records VALUES (1, 0, x'00', zeroblob(32))",
        "INSERT INTO records VALUES (1, 5, x'00', zeroblob(32))",
        "INSERT INTO records VALUES (1, -1, x'00', zeroblob(32))",
        "INSERT INTO records VALUES (1, 2, x'00', zeroblob(31))",
        "INSERT INTO records VALUES (9, 0, x'00', zeroblob(32))",
        "UPDATE checkpoints SET note = 'other'",
        "DELETE FROM checkpoints",
        "UPDATE journals SET epoch = 1",
        "DELETE FROM journals",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_recorded(
    store: SqlSessionStore, journal: SqlJournal, statement: str
) -> None:
    journal.append([b"one", b"two"], first=0)
    journal.add_checkpoint("note")

    with pytest.raises(StorageError), store._database.writing() as connection:
        connection.exec_driver_sql(statement)

    assert journal.bodies() == (b"one", b"two")
    assert journal.checkpoints() == ("note",)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE records SET body = x'00' WHERE seq = 1",
        "UPDATE records SET leaf = zeroblob(32) WHERE seq = 0",
        "DELETE FROM records WHERE seq = 0",
        "DELETE FROM records WHERE seq = 1",
    ],
)
def test_a_record_changed_behind_the_rules_is_seen_when_it_is_read(
    store: SqlSessionStore, journal: SqlJournal, damage: str
) -> None:
    journal.append([b"one", b"two", b"three"], first=0)
    with store._database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER records_never_change")
        connection.exec_driver_sql("DROP TRIGGER records_never_go")
        connection.exec_driver_sql(damage)

    with pytest.raises(DatabaseDamagedError):
        journal.bodies()


def test_two_writers_of_one_journal_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, other = open_store(tmp_path), open_store(tmp_path)
    first, second = one.sitting_journal("C1", 0), other.sitting_journal("C1", 0)
    first.append([b"mine"], first=0)

    with pytest.raises(JournalConflictError):
        second.append([b"yours"], first=0)

    assert first.bodies() == second.bodies() == (b"mine",)
    one.close()
    other.close()


def test_a_draft_that_has_no_canonical_form_is_refused_and_the_former_stays(
    journal: SqlJournal,
) -> None:
    journal.keep(DRAFT)
    floating: object = 0.5

    with pytest.raises(MalformedError):
        journal.keep(Working(3, floating, 0, 0, 0, "boot-1"))  # type: ignore[arg-type]  # wrong on purpose

    assert journal.working() == DRAFT


def test_no_byte_of_a_record_stands_in_clear_on_the_disk(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    journal = store.sitting_journal("candidate-with-a-name", 0)
    journal.append([b"the answer of the candidate"], first=0)
    journal.keep(Working(1, "half a sentence", 0, 0, 0, "boot-1"))
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    store.close()

    for clear in (b"answer", b"sentence", b"candidate", b"records", b"SQLite"):
        assert clear not in written
