"""The folder of the sessions' databases. Knows no key and no table."""

from pathlib import Path

from engine.records.identifiers import SessionId, StationId
from engine.records.secret import Secret
from kiosk.store.session_store import SqlSessionStore


class SqlSessionStores:
    """One file `<session>.db` for each session."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, session: str, station: str, key: Secret) -> SqlSessionStore:
        """Open the database of a session with its working key, or make it.

        Raises:
            StorageError: It cannot be opened, and is left as it is.
        """
        return SqlSessionStore(self._path(session), key, SessionId(session), StationId(station))

    def exists(self, session: str) -> bool:
        """Whether there is a database of this session."""
        return self._path(session).exists()

    def _path(self, session: str) -> Path:
        # Session identifiers come out of a parser that lets no separator through.
        return self._folder / f"{session}.db"
