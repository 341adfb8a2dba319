"""Tests of kiosk.store.migration: every step up and down, with data."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, Table, select

from engine.records.secret import Secret
from kiosk.ports.errors import DatabaseNewerError
from kiosk.store import session_tables, station_tables
from kiosk.store.encrypted_database import EncryptedDatabase
from kiosk.store.migration import NEWEST, History, migrate

KEY = Secret(b"k" * 32)
DATA = {
    History.SESSION: (
        "INSERT INTO journals VALUES (1, 'S1/C1/P14/0', 'C1', 0)",
        "INSERT INTO records VALUES (1, 0, x'6f6e65', zeroblob(32))",
        "INSERT INTO checkpoints (journal, note) VALUES (1, 'note')",
    ),
    History.STATION: (
        "INSERT INTO tickets (session, envelope) VALUES ('S1', x'01')",
        "INSERT INTO statements VALUES (1, x'02')",
        "INSERT INTO wrapped_keys VALUES ('S1', x'03')",
        "INSERT INTO outbox VALUES (1, hex(zeroblob(32)), 'S', '', '', 3, 'sealed', 0, 0, '')",
        "INSERT INTO receipts VALUES (1, hex(zeroblob(32)), x'04')",
    ),
}
LATER = {
    History.SESSION: "INSERT INTO working VALUES (1, 1, 'null', 0, 0, 0, 'boot-1')",
    History.STATION: "INSERT INTO marks VALUES ('S1/P14', 1, 'aa')",
}
METADATA = {
    History.SESSION: session_tables.METADATA,
    History.STATION: station_tables.METADATA,
}


@pytest.fixture(params=list(History))
def history(request: pytest.FixtureRequest) -> History:
    return History(request.param)


@pytest.fixture
def database(tmp_path: Path, history: History) -> Iterator[EncryptedDatabase]:
    opened = EncryptedDatabase(tmp_path / "a.db", KEY, history)
    yield opened
    opened.close()


def content(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    found = MetaData()
    found.reflect(connection)
    return {
        name: [tuple(row) for row in connection.execute(select(table))]
        for name, table in found.tables.items()
        if name != "alembic_version"
    }


def test_a_step_down_and_up_again_keeps_what_both_forms_have(
    database: EncryptedDatabase, history: History
) -> None:
    with database.writing() as connection:
        for statement in (*DATA[history], LATER[history]):
            connection.exec_driver_sql(statement)
        full = content(connection)

    with database.writing() as connection:
        migrate(connection, history, "s0001")
    with database.reading() as connection:
        older = content(connection)
    with database.writing() as connection:
        migrate(connection, history)
    with database.reading() as connection:
        newer = content(connection)

    assert set(older) < set(full)
    assert older == {table: full[table] for table in older}
    assert newer == {table: full[table] if table in older else [] for table in full}


def test_the_first_form_goes_down_to_nothing_and_comes_back(
    database: EncryptedDatabase, history: History
) -> None:
    with database.reading() as connection:
        before = content(connection)
    with database.writing() as connection:
        migrate(connection, history, "base")
        assert content(connection) == {}
        migrate(connection, history)

    with database.reading() as connection:
        assert content(connection) == before


def test_a_migration_that_fails_leaves_the_former_form(
    database: EncryptedDatabase, history: History
) -> None:
    with database.writing() as connection:
        migrate(connection, history, "s0001")
        for statement in DATA[history]:
            connection.exec_driver_sql(statement)
        former = content(connection)

    def migrate_and_stop() -> None:
        with database.writing() as connection:
            migrate(connection, history)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        migrate_and_stop()

    with database.reading() as connection:
        assert content(connection) == former


def test_a_database_of_a_newer_program_is_left_alone(
    tmp_path: Path, database: EncryptedDatabase, history: History
) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 's9999'")

    with pytest.raises(DatabaseNewerError) as caught:
        EncryptedDatabase(tmp_path / "a.db", KEY, history)

    assert caught.value.data["revision"] == "s9999"
    with database.reading() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        assert version.scalar_one() == "s9999"


def test_the_tables_of_the_queries_are_those_of_the_migrations(
    database: EncryptedDatabase, history: History
) -> None:
    found = MetaData()
    with database.reading() as connection:
        found.reflect(connection)

    assert {name: shape(table) for name, table in METADATA[history].tables.items()} == {
        name: shape(table) for name, table in found.tables.items() if name != "alembic_version"
    }


def shape(table: Table) -> dict[str, tuple[bool, bool, list[str]]]:
    return {
        column.name: (
            column.primary_key,
            bool(column.nullable and not column.primary_key),
            sorted(str(key.target_fullname) for key in column.foreign_keys),
        )
        for column in table.columns
    }


def test_the_newest_revision_is_the_one_that_the_migrations_lead_to(
    database: EncryptedDatabase, history: History
) -> None:
    with database.writing() as connection:
        migrate(connection, history, "base")
        migrate(connection, history)
        versions = Table("alembic_version", MetaData(), autoload_with=connection)
        assert connection.execute(select(versions)).scalars().all() == [NEWEST[history]]
