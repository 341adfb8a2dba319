"""The station's own memory: tickets, packs, outbox, receipts, marks. Knows no transport."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class BundleState(StrEnum):
    """How far a bundle is: only `opened` may be purged; `parked` waits for a human."""

    SEALED = "sealed"
    STORED = "stored"
    OPENED = "opened"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One bundle to be sent, by the digest of its bytes."""

    sha256: str
    session: str
    candidate: str
    kind: str
    size: int
    state: BundleState
    attempts: int
    next_wall: int
    reason: str


@dataclass(frozen=True, slots=True)
class HighWater:
    """The newest record of a journal known somewhere."""

    journal: str
    size: int
    root: str


class StationStore(Protocol):
    """The encrypted station database and the outbox folder beside it."""

    def put_ticket(self, session: str, envelope: bytes) -> None:
        """Keep a verified ticket."""
        ...

    def tickets(self) -> tuple[bytes, ...]:
        """The tickets kept, newest first."""
        ...

    def put_statement(self, envelope: bytes) -> None:
        """Keep this station's statement."""
        ...

    def statement(self) -> bytes | None:
        """This station's statement, once enrolled."""
        ...

    def put_wrapped_key(self, session: str, wrapped: bytes) -> None:
        """Keep the wrapped working key of a session."""
        ...

    def wrapped_key(self, session: str) -> bytes | None:
        """The wrapped working key; none once it was destroyed."""
        ...

    def destroy_wrapped_key(self, session: str) -> None:
        """Erase the wrapped key for good: the session's database can never be read again."""
        ...

    def put_bundle(self, row: OutboxRow, content: bytes) -> None:
        """Write the bundle's file, synced, then its row; doing it twice is doing it once."""
        ...

    def bundle(self, sha256: str) -> bytes:
        """The bytes of a bundle, checked against their digest."""
        ...

    def outbox(self) -> tuple[OutboxRow, ...]:
        """All bundles, oldest first."""
        ...

    def update(self, row: OutboxRow) -> None:
        """Replace the row of a bundle."""
        ...

    def add_receipt(self, sha256: str, envelope: bytes) -> None:
        """Keep a verified receipt."""
        ...

    def receipts(self, sha256: str) -> tuple[bytes, ...]:
        """The receipts of a bundle, oldest first."""
        ...

    def purge(self, sha256: str) -> None:
        """Delete the file of an opened bundle; its row and receipts stay.

        Raises:
            StorageError: The bundle is not in state `opened`.
        """
        ...

    def put_mark(self, mark: HighWater) -> None:
        """Raise the high-water mark of a journal."""
        ...

    def mark(self, journal: str) -> HighWater | None:
        """The high-water mark of a journal."""
        ...

    def add_act(self, session: str, act: bytes) -> None:
        """Keep an act for the procès-verbal: times and states, no response, no ability."""
        ...

    def acts(self, session: str) -> tuple[bytes, ...]:
        """The acts of a session, in order."""
        ...

    def recorded(self) -> tuple[str, ...]:
        """The sessions whose acts are kept, oldest first."""
        ...

    def put_names(self, session: str, names: bytes) -> None:
        """Keep the names of a session's candidates, apart from its acts; replaces former ones."""
        ...

    def names(self, session: str) -> bytes | None:
        """The names of a session, until they are forgotten."""
        ...

    def named(self) -> tuple[str, ...]:
        """The sessions whose names are kept."""
        ...

    def forget_names(self, session: str) -> None:
        """Erase the names of a session for good."""
        ...

    def close(self) -> None:
        """Release the database."""
        ...
