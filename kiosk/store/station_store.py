"""The station's own memory, in one encrypted database and the outbox folder beside it.

Knows no transport, and nothing about what tickets, receipts or acts say.
"""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from engine.records.secret import Secret
from kiosk.ports.errors import BundleLostError, BundleNotOpenedError
from kiosk.ports.outbox import BundleState, HighWater, OutboxRow
from kiosk.store.encrypted_database import EncryptedDatabase
from kiosk.store.migration import History
from kiosk.store.outbox_folder import OutboxFolder
from kiosk.store.station_tables import (
    ACTS,
    MARKS,
    NAMES,
    OUTBOX,
    RECEIPTS,
    STATEMENTS,
    TICKETS,
    WRAPPED_KEYS,
)

DATABASE_NAME: Final = "station.db"
OUTBOX_NAME: Final = "outbox"
_ROW: Final = (
    OUTBOX.c.sha256,
    OUTBOX.c.session,
    OUTBOX.c.candidate,
    OUTBOX.c.kind,
    OUTBOX.c.size,
    OUTBOX.c.state,
    OUTBOX.c.attempts,
    OUTBOX.c.next_wall,
    OUTBOX.c.reason,
)


class SqlStationStore:
    """Everything that outlives a session on this station."""

    def __init__(self, folder: Path, key: Secret) -> None:
        """Open the station's memory in a state folder, or make it.

        Raises:
            StorageError: It cannot be opened, and is left as it is.
        """
        self._database = EncryptedDatabase(folder / DATABASE_NAME, key, History.STATION)
        try:
            self._files = OutboxFolder(folder / OUTBOX_NAME)
        except BaseException:
            self._database.close()
            raise

    def put_ticket(self, session: str, envelope: bytes) -> None:
        """Keep a verified ticket, as the newest; it replaces the session's former one."""
        with self._database.writing() as connection:
            connection.execute(delete(TICKETS).where(TICKETS.c.session == session))
            connection.execute(insert(TICKETS), {"session": session, "envelope": envelope})

    def tickets(self) -> tuple[bytes, ...]:
        """The tickets kept, newest first."""
        with self._database.reading() as connection:
            query = select(TICKETS.c.envelope).order_by(TICKETS.c.id.desc())
            return tuple(connection.execute(query).scalars())

    def put_statement(self, envelope: bytes) -> None:
        """Keep this station's statement."""
        with self._database.writing() as connection:
            connection.execute(delete(STATEMENTS))
            connection.execute(insert(STATEMENTS), {"id": 1, "envelope": envelope})

    def statement(self) -> bytes | None:
        """This station's statement, once enrolled."""
        with self._database.reading() as connection:
            found: bytes | None = connection.execute(
                select(STATEMENTS.c.envelope)
            ).scalar_one_or_none()
            return found

    def put_wrapped_key(self, session: str, wrapped: bytes) -> None:
        """Keep the wrapped working key of a session."""
        with self._database.writing() as connection:
            connection.execute(delete(WRAPPED_KEYS).where(WRAPPED_KEYS.c.session == session))
            connection.execute(insert(WRAPPED_KEYS), {"session": session, "wrapped": wrapped})

    def wrapped_key(self, session: str) -> bytes | None:
        """The wrapped working key; none once it was destroyed."""
        query = select(WRAPPED_KEYS.c.wrapped).where(WRAPPED_KEYS.c.session == session)
        with self._database.reading() as connection:
            found: bytes | None = connection.execute(query).scalar_one_or_none()
            return found

    def destroy_wrapped_key(self, session: str) -> None:
        """Erase the wrapped key, in the file and in its log."""
        with self._database.writing() as connection:
            connection.execute(delete(WRAPPED_KEYS).where(WRAPPED_KEYS.c.session == session))
        self._database.forget_former()

    def put_bundle(self, row: OutboxRow, content: bytes) -> None:
        """Write the bundle's file, synced and read back, then its row.

        A bundle that already has a row keeps it, and a file that was purged stays away.

        Raises:
            BundleLostError: The bytes are not those of the row's digest.
            StorageError: There is no row; what was there is there.
        """
        with self._database.reading() as connection:
            former = _find(connection, row.sha256)
        if former is not None and former.state is BundleState.OPENED:
            return
        self._files.write(row.sha256, content)
        with self._database.writing() as connection:
            connection.execute(upsert(OUTBOX).on_conflict_do_nothing(), _values(row))

    def bundle(self, sha256: str) -> bytes:
        """The bytes of a bundle, checked against their digest.

        Raises:
            BundleLostError: They are purged, absent or changed.
        """
        return self._files.read(sha256)

    def outbox(self) -> tuple[OutboxRow, ...]:
        """All bundles, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*_ROW).order_by(OUTBOX.c.id)).mappings().all()
        return tuple(_row(one) for one in rows)

    def update(self, row: OutboxRow) -> None:
        """Replace the row of a bundle.

        Raises:
            BundleLostError: There is no such row.
            StorageError: The bundle would become another one, or an opened one unopened.
        """
        change = update(OUTBOX).where(OUTBOX.c.sha256 == row.sha256).values(_values(row))
        with self._database.writing() as connection:
            if connection.execute(change).rowcount == 0:
                raise BundleLostError(sha256=row.sha256)

    def add_receipt(self, sha256: str, envelope: bytes) -> None:
        """Keep a verified receipt; keeping it twice is keeping it once.

        Raises:
            BundleLostError: There is no such bundle.
        """
        keep = upsert(RECEIPTS).on_conflict_do_nothing()
        with self._database.writing() as connection:
            if _find(connection, sha256) is None:
                raise BundleLostError(sha256=sha256)
            connection.execute(keep, {"sha256": sha256, "envelope": envelope})

    def receipts(self, sha256: str) -> tuple[bytes, ...]:
        """The receipts of a bundle, oldest first."""
        query = (
            select(RECEIPTS.c.envelope).where(RECEIPTS.c.sha256 == sha256).order_by(RECEIPTS.c.id)
        )
        with self._database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def purge(self, sha256: str) -> None:
        """Delete the file of an opened bundle; its row and receipts stay.

        Raises:
            BundleNotOpenedError: The bundle is not in state `opened`, or unknown.
            StorageError: The file is still there.
        """
        with self._database.reading() as connection:
            row = _find(connection, sha256)
        if row is None or row.state is not BundleState.OPENED:
            raise BundleNotOpenedError(sha256=sha256)
        self._files.remove(sha256)

    def put_mark(self, mark: HighWater) -> None:
        """Raise the high-water mark of a journal; a lower or equal one changes nothing."""
        values = {"journal": mark.journal, "size": mark.size, "root": mark.root}
        raising = upsert(MARKS).on_conflict_do_update(
            index_elements=[MARKS.c.journal],
            set_={"size": mark.size, "root": mark.root},
            where=MARKS.c.size < mark.size,
        )
        with self._database.writing() as connection:
            connection.execute(raising, values)

    def mark(self, journal: str) -> HighWater | None:
        """The high-water mark of a journal."""
        query = select(MARKS.c.journal, MARKS.c.size, MARKS.c.root)
        with self._database.reading() as connection:
            found = connection.execute(query.where(MARKS.c.journal == journal)).one_or_none()
        return None if found is None else HighWater(*found)

    def add_act(self, session: str, act: bytes) -> None:
        """Keep an act for the procès-verbal; keeping it twice is keeping it once."""
        keep = upsert(ACTS).on_conflict_do_nothing()
        with self._database.writing() as connection:
            connection.execute(keep, {"session": session, "act": act})

    def acts(self, session: str) -> tuple[bytes, ...]:
        """The acts of a session, in order."""
        query = select(ACTS.c.act).where(ACTS.c.session == session).order_by(ACTS.c.id)
        with self._database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def recorded(self) -> tuple[str, ...]:
        """The sessions whose acts are kept, oldest first."""
        query = select(ACTS.c.session).group_by(ACTS.c.session).order_by(func.min(ACTS.c.id))
        with self._database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def put_names(self, session: str, names: bytes) -> None:
        """Keep the names of a session's candidates; they replace former ones."""
        with self._database.writing() as connection:
            connection.execute(delete(NAMES).where(NAMES.c.session == session))
            connection.execute(insert(NAMES), {"session": session, "names": names})

    def names(self, session: str) -> bytes | None:
        """The names of a session, until they are forgotten."""
        query = select(NAMES.c.names).where(NAMES.c.session == session)
        with self._database.reading() as connection:
            found: bytes | None = connection.execute(query).scalar_one_or_none()
            return found

    def named(self) -> tuple[str, ...]:
        """The sessions whose names are kept."""
        with self._database.reading() as connection:
            return tuple(connection.execute(select(NAMES.c.session)).scalars())

    def forget_names(self, session: str) -> None:
        """Erase the names of a session, in the file and in its log."""
        with self._database.writing() as connection:
            connection.execute(delete(NAMES).where(NAMES.c.session == session))
        self._database.forget_former()

    def close(self) -> None:
        """Release the database."""
        self._database.close()


def _find(connection: Connection, sha256: str) -> OutboxRow | None:
    query = select(*_ROW).where(OUTBOX.c.sha256 == sha256)
    found = connection.execute(query).mappings().one_or_none()
    return None if found is None else _row(found)


def _row(found: RowMapping) -> OutboxRow:
    values: dict[str, Any] = {column.name: found[column] for column in _ROW}
    return OutboxRow(**{**values, "state": BundleState(values["state"])})


def _values(row: OutboxRow) -> dict[str, str | int]:
    return {
        "sha256": row.sha256,
        "session": row.session,
        "candidate": row.candidate,
        "kind": row.kind,
        "size": row.size,
        "state": row.state.value,
        "attempts": row.attempts,
        "next_wall": row.next_wall,
        "reason": row.reason,
    }
