"""A file that only its key opens, and one writer at a time. Knows no table.

Two ways of writing in clear without any error are known: a driver that ignores the key, and a
file that was made without one. Both are looked for at every opening.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine
from sqlalchemy.exc import DBAPIError

from engine.records.secret import Secret
from kiosk.durable_file import make_folder, storage_failures
from kiosk.ports.errors import (
    DatabaseDamagedError,
    DatabasePlainError,
    DiskFullError,
    FolderUnwritableError,
    JournalConflictError,
    StorageError,
)
from kiosk.store.migration import History, migrate

KEY_BYTES: Final = 32
WAIT_SECONDS: Final = 5
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_PRIMARY: Final = 0xFF
# https://www.sqlite.org/rescode.html: the primary codes that say more than "it failed".
_ERROR_FOR: Final[dict[int, type[StorageError]]] = {
    3: FolderUnwritableError,  # PERM
    5: JournalConflictError,  # BUSY
    6: JournalConflictError,  # LOCKED
    8: FolderUnwritableError,  # READONLY
    11: DatabaseDamagedError,  # CORRUPT
    13: DiskFullError,  # FULL
    14: FolderUnwritableError,  # CANTOPEN
    26: DatabaseDamagedError,  # NOTADB: a wrong key, or a changed first page
}


class EncryptedDatabase:
    """One SQLCipher file in WAL mode; what `writing` commits survives a power cut."""

    def __init__(self, path: Path, key: Secret, history: History) -> None:
        """Open the file, make it when it is new, and bring it to the present form.

        Raises:
            DatabasePlainError: The file is, or would be, written in clear.
            DatabaseDamagedError: The key does not open it, or it was changed.
            DatabaseNewerError: A newer program wrote it.
            StorageError: The folder or the disk does not allow it.
        """
        if len(key.reveal()) != KEY_BYTES:
            raise ValueError("key")
        self._path = path
        self._key = key
        make_folder(path.parent)
        self._refuse_plain()
        self._engine: Engine = create_engine(
            "sqlite://",
            module=driver,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
        )
        try:
            with self.writing() as connection:
                migrate(connection, history)
            self._refuse_plain()
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database.

        Raises:
            StorageError: It cannot be read.
        """
        with self._failures(), self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write; all or nothing is durable at the end.

        Raises:
            StorageError: Nothing was written.
        """
        with self._failures(), self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    def forget_former(self) -> None:
        """Overwrite what the log still holds of rows that were deleted.

        Raises:
            StorageError: The log could not be emptied.
        """
        with self._failures(), self._engine.connect() as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        if busy:
            raise JournalConflictError(file=self._path.name)

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()

    # The driver has no types; its connection goes straight to SQLAlchemy.
    def _connect(self) -> Any:
        connection = driver.connect(
            str(self._path),
            timeout=WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: Any) -> None:
        # Errors come as exceptions; the cipher's own log would print to the console.
        connection.execute("PRAGMA cipher_log = off")
        connection.execute(f"PRAGMA key = \"x'{self._key.reveal().hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise DatabasePlainError(file=self._path.name)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = wal").fetchone()
        connection.execute("PRAGMA synchronous = full")
        connection.execute("PRAGMA secure_delete = on").fetchone()
        connection.execute("PRAGMA foreign_keys = on")

    def _refuse_plain(self) -> None:
        with storage_failures(self._path.parent):
            if not self._path.exists():
                return
            with self._path.open("rb") as file:
                if file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER:
                    raise DatabasePlainError(file=self._path.name)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            code = getattr(error.orig, "sqlite_errorcode", None) or 0
            kind = _ERROR_FOR.get(code & _PRIMARY, StorageError)
            raise kind(file=self._path.name, code=code) from error
