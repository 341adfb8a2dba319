"""The server's database and its migrations. Knows no table by name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Final, Protocol, cast

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

MIGRATIONS: Final = Path(__file__).parent / "migrations"
BUSY_MS: Final = 30_000


class _Cursor(Protocol):
    def execute(self, statement: str, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Database:
    """An engine whose transactions are durable once they end."""

    engine: Engine

    @classmethod
    def open(cls, url: str) -> "Database":
        """The database at an SQLAlchemy address, its tables brought up to date."""
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        database = cls(engine)
        database.migrate()
        return database

    def migrate(self) -> None:
        """Bring the tables up to date; doing it twice is doing it once."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: all of it, or nothing."""
        with self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Release every connection."""
        self.engine.dispose()


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file."""
    return make_url("sqlite://").set(database=str(path)).render_as_string(hide_password=False)


def insert_once(connection: Connection, table: Table, values: Mapping[str, object]) -> bool:
    """Insert a row unless one with its key is there; whether it was inserted."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = make(table).values(**values).on_conflict_do_nothing()
    return connection.execute(statement).rowcount == 1


def replace_row(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Insert a row, or give the row with its key these values."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    keys = {column.name for column in table.primary_key}
    changed = {name: value for name, value in values.items() if name not in keys}
    statement = make(table).values(**values)
    connection.execute(statement.on_conflict_do_update(index_elements=sorted(keys), set_=changed))


def _prepare_sqlite(connection: SqliteConnection, _record: object) -> None:
    cursor = cast("_Cursor", connection.cursor())
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
