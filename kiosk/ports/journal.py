"""The journal port: append-only records and one working row for each sitting.

Knows nothing about what the records mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.records.canonical import Json
from engine.records.secret import Secret


@dataclass(frozen=True, slots=True)
class Working:
    """What is typed and spent since the last record; at most one second old.

    `question` is the number served of the question that the draft belongs to.
    """

    question: int
    draft: Json
    spent_ms: int
    wall: int
    boot_ms: int
    boot_id: str


class Journal(Protocol):
    """The records of one journal, in order, durable once `append` returns."""

    @property
    def name(self) -> str:
        """The identity of this journal, as in its checkpoints."""
        ...

    def append(
        self, bodies: Sequence[bytes], *, first: int, working: Working | None = None
    ) -> None:
        """Write all records in one durable commit; the working row is replaced with them.

        Args:
            bodies: Canonical bytes of consecutive records; with none, nothing happens.
            first: Their first number; must be the number of records already there.
            working: What is typed goes on being kept; without it the row is cleared.

        Raises:
            StorageError: Nothing was written.
            JournalConflictError: Others wrote meanwhile; nothing was written.
        """
        ...

    def bodies(self) -> tuple[bytes, ...]:
        """All records, checked against their stored leaves.

        Raises:
            DatabaseDamagedError: A stored record is not what was written.
        """
        ...

    def keep(self, working: Working) -> None:
        """Replace the working row.

        Raises:
            StorageError: The former row is still there.
        """
        ...

    def working(self) -> Working | None:
        """The working row, if something was kept since the last record."""
        ...

    def add_checkpoint(self, note: str) -> None:
        """Keep a signed checkpoint beside the records."""
        ...

    def checkpoints(self) -> tuple[str, ...]:
        """The checkpoints, oldest first."""
        ...


class SessionStore(Protocol):
    """The encrypted database of one session on this station."""

    def session_journal(self) -> Journal:
        """The journal of the session itself."""
        ...

    def sitting_journal(self, candidate: str, epoch: int) -> Journal:
        """The journal of a sitting, made empty when it is new."""
        ...

    def sittings(self) -> tuple[tuple[str, int], ...]:
        """The candidates (and epochs) that have a journal here, in the order they came."""
        ...

    def keep_value(self, name: str, value: bytes) -> None:
        """Replace a named value in one durable commit.

        Raises:
            StorageError: The former value is still there.
        """
        ...

    def value(self, name: str) -> bytes | None:
        """The named value, once it was kept."""
        ...

    def close(self) -> None:
        """Release the database; it can be opened again with its key."""
        ...


class SessionStores(Protocol):
    """Where the databases of sessions lie."""

    def open(self, session: str, station: str, key: Secret) -> SessionStore:
        """Open the database of a session with its working key, or make it.

        Raises:
            StorageError: It cannot be opened, and is left as it is.
        """
        ...

    def exists(self, session: str) -> bool:
        """Whether there is a database of this session."""
        ...
