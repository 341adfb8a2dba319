"""One journal in a session's database. Knows nothing about what its records mean."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import delete, func, insert, select

from engine.records.canonical import dumps, loads
from engine.records.tree import leaf_hash
from kiosk.ports.errors import DatabaseDamagedError, JournalConflictError
from kiosk.ports.journal import Working
from kiosk.store.encrypted_database import EncryptedDatabase
from kiosk.store.session_tables import CHECKPOINTS, RECORDS, WORKING

_WORKING_FIELDS: Final = (
    WORKING.c.question,
    WORKING.c.draft,
    WORKING.c.spent_ms,
    WORKING.c.wall,
    WORKING.c.boot_ms,
    WORKING.c.boot_id,
)


class SqlJournal:
    """Records in order, each with its leaf of the journal's tree; one working row."""

    def __init__(self, database: EncryptedDatabase, identity: int, name: str) -> None:
        self._database = database
        self._id = identity
        self._name = name

    @property
    def name(self) -> str:
        """The identity of this journal, as in its checkpoints."""
        return self._name

    def append(
        self, bodies: Sequence[bytes], *, first: int, working: Working | None = None
    ) -> None:
        """Write all records in one durable commit; the working row is replaced with them.

        Raises:
            StorageError: Nothing was written.
            JournalConflictError: Others wrote meanwhile; nothing was written.
        """
        rows = [
            {"journal": self._id, "seq": seq, "body": body, "leaf": leaf_hash(body)}
            for seq, body in enumerate(bodies, first)
        ]
        with self._database.writing() as connection:
            here = select(func.count()).where(RECORDS.c.journal == self._id)
            found = connection.execute(here).scalar_one()
            if found != first:
                raise JournalConflictError(journal=self._name, expected=first, found=found)
            if rows:
                connection.execute(insert(RECORDS), rows)
                connection.execute(delete(WORKING).where(WORKING.c.journal == self._id))
            if rows and working is not None:
                connection.execute(insert(WORKING), self._row(working))

    def bodies(self) -> tuple[bytes, ...]:
        """All records, checked against their stored leaves.

        Raises:
            DatabaseDamagedError: A stored record is not what was written.
        """
        query = (
            select(RECORDS.c.seq, RECORDS.c.body, RECORDS.c.leaf)
            .where(RECORDS.c.journal == self._id)
            .order_by(RECORDS.c.seq)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        for expected, (seq, body, leaf) in enumerate(rows):
            if seq != expected or leaf_hash(body) != leaf:
                raise DatabaseDamagedError(journal=self._name, seq=expected)
        return tuple(body for _, body, _ in rows)

    def keep(self, working: Working) -> None:
        """Replace the working row.

        Raises:
            StorageError: The former row is still there.
        """
        row = self._row(working)
        with self._database.writing() as connection:
            connection.execute(insert(WORKING).prefix_with("OR REPLACE"), row)

    def _row(self, working: Working) -> dict[str, object]:
        return {
            "journal": self._id,
            "question": working.question,
            "draft": dumps(working.draft).decode(),
            "spent_ms": working.spent_ms,
            "wall": working.wall,
            "boot_ms": working.boot_ms,
            "boot_id": working.boot_id,
        }

    def working(self) -> Working | None:
        """The working row, if something was kept since the last record."""
        query = select(*_WORKING_FIELDS).where(WORKING.c.journal == self._id)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        question, draft, spent_ms, wall, boot_ms, boot_id = row
        return Working(question, loads(draft.encode()), spent_ms, wall, boot_ms, boot_id)

    def add_checkpoint(self, note: str) -> None:
        """Keep a signed checkpoint beside the records."""
        with self._database.writing() as connection:
            connection.execute(insert(CHECKPOINTS), {"journal": self._id, "note": note})

    def checkpoints(self) -> tuple[str, ...]:
        """The checkpoints, oldest first."""
        query = (
            select(CHECKPOINTS.c.note)
            .where(CHECKPOINTS.c.journal == self._id)
            .order_by(CHECKPOINTS.c.id)
        )
        with self._database.reading() as connection:
            return tuple(connection.execute(query).scalars())
