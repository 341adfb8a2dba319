"""Journals in memory, with the rules of the real ones."""

from collections.abc import Sequence

from engine.records.canonical import dumps
from engine.records.secret import Secret
from kiosk.ports.errors import DatabaseDamagedError, JournalConflictError, StorageError
from kiosk.ports.journal import Working


class MemoryJournal:
    """Records of one journal; `fail_next` makes the next writing fail, as a disk would."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bodies: list[bytes] = []
        self._checkpoints: list[str] = []
        self._working: Working | None = None
        self._failure: StorageError | None = None

    @property
    def name(self) -> str:
        return self._name

    def fail_next(self, failure: StorageError) -> None:
        """Let the next writing raise this error and change nothing."""
        self._failure = failure

    def append(
        self, bodies: Sequence[bytes], *, first: int, working: Working | None = None
    ) -> None:
        self._fail()
        if first != len(self._bodies):
            raise JournalConflictError(journal=self._name, expected=first, found=len(self._bodies))
        if not all(bodies):
            raise StorageError(journal=self._name)
        if bodies:
            self._bodies += bodies
            self._working = working

    def bodies(self) -> tuple[bytes, ...]:
        return tuple(self._bodies)

    def keep(self, working: Working) -> None:
        dumps(working.draft)  # what cannot be stored is refused here too
        self._fail()
        self._working = working

    def working(self) -> Working | None:
        return self._working

    def add_checkpoint(self, note: str) -> None:
        self._fail()
        self._checkpoints.append(note)

    def checkpoints(self) -> tuple[str, ...]:
        return tuple(self._checkpoints)

    def _fail(self) -> None:
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure


class MemorySessionStore:
    """The journals of one session on one station."""

    def __init__(self, session: str, station: str) -> None:
        self._session = session
        self._station = station
        self._own = MemoryJournal(f"{session}/{station}")
        self._sittings: dict[tuple[str, int], MemoryJournal] = {}
        self._values: dict[str, bytes] = {}

    def session_journal(self) -> MemoryJournal:
        return self._own

    def sitting_journal(self, candidate: str, epoch: int) -> MemoryJournal:
        name = f"{self._session}/{candidate}/{self._station}/{epoch}"
        return self._sittings.setdefault((candidate, epoch), MemoryJournal(name))

    def sittings(self) -> tuple[tuple[str, int], ...]:
        return tuple(self._sittings)

    def keep_value(self, name: str, value: bytes) -> None:
        self._values[name] = value

    def value(self, name: str) -> bytes | None:
        return self._values.get(name)

    def close(self) -> None:
        """Memory needs no release."""


class MemorySessionStores:
    """The sessions of one station, each under its key."""

    def __init__(self) -> None:
        self._opened: dict[str, tuple[Secret, MemorySessionStore]] = {}

    def open(self, session: str, station: str, key: Secret) -> MemorySessionStore:
        new = (key, MemorySessionStore(session, station))
        former, store = self._opened.setdefault(session, new)
        if former != key:
            raise DatabaseDamagedError(file=session)
        return store

    def exists(self, session: str) -> bool:
        return session in self._opened
