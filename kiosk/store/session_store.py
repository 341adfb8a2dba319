"""The encrypted database of one session on one station. Knows nothing about records."""

from pathlib import Path

from sqlalchemy import delete, insert, select

from engine.records.identifiers import SessionId, StationId
from engine.records.secret import Secret
from kiosk.store.encrypted_database import EncryptedDatabase
from kiosk.store.journal import SqlJournal
from kiosk.store.migration import History
from kiosk.store.session_tables import JOURNALS, KEPT


class SqlSessionStore:
    """The session's journal and one journal for each sitting, in one file."""

    def __init__(self, path: Path, key: Secret, session: SessionId, station: StationId) -> None:
        """Open the database of a session, or make it.

        Raises:
            StorageError: It cannot be opened, and is left as it is.
        """
        self._database = EncryptedDatabase(path, key, History.SESSION)
        self._session = session
        self._station = station

    def session_journal(self) -> SqlJournal:
        """The journal of the session itself."""
        return self._journal(f"{self._session}/{self._station}", None, None)

    def sitting_journal(self, candidate: str, epoch: int) -> SqlJournal:
        """The journal of a sitting, made empty when it is new."""
        name = f"{self._session}/{candidate}/{self._station}/{epoch}"
        return self._journal(name, candidate, epoch)

    def sittings(self) -> tuple[tuple[str, int], ...]:
        """The candidates (and epochs) that have a journal here, in the order they came."""
        query = (
            select(JOURNALS.c.candidate, JOURNALS.c.epoch)
            .where(JOURNALS.c.candidate.is_not(None))
            .order_by(JOURNALS.c.id)
        )
        with self._database.reading() as connection:
            return tuple((candidate, epoch) for candidate, epoch in connection.execute(query))

    def keep_value(self, name: str, value: bytes) -> None:
        """Replace a named value in one durable commit."""
        with self._database.writing() as connection:
            connection.execute(delete(KEPT).where(KEPT.c.name == name))
            connection.execute(insert(KEPT), {"name": name, "value": value})

    def value(self, name: str) -> bytes | None:
        """The named value, once it was kept."""
        query = select(KEPT.c.value).where(KEPT.c.name == name)
        with self._database.reading() as connection:
            found: bytes | None = connection.execute(query).scalar_one_or_none()
        return found

    def close(self) -> None:
        """Release the database; it can be opened again with its key."""
        self._database.close()

    def _journal(self, name: str, candidate: str | None, epoch: int | None) -> SqlJournal:
        here = select(JOURNALS.c.id).where(JOURNALS.c.name == name)
        row = {"name": name, "candidate": candidate, "epoch": epoch}
        with self._database.writing() as connection:
            found = connection.execute(here).scalar_one_or_none()
            if found is None:
                connection.execute(insert(JOURNALS), row)
                found = connection.execute(here).scalar_one()
        return SqlJournal(self._database, found, name)
