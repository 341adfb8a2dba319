"""A journal with its tree, its signed checkpoints and its marks. Knows no meaning of records."""

import logging
from collections.abc import Sequence
from typing import Final

from engine.records.checkpoint import Checkpoint, sign_checkpoint
from engine.records.journal_record import At, Record, record_from_bytes, record_to_bytes
from engine.records.keys import DeviceSigner
from engine.records.tree import Frontier, frontier_of, leaf_hash
from kiosk.ports.errors import KioskError
from kiosk.ports.journal import Journal, Working
from kiosk.services.marks import Marks, Newest

EVERY_RECORDS: Final = 50
EVERY_MS: Final = 60_000


class Ledger:
    """The only way by which facts become durable."""

    def __init__(self, journal: Journal, device: DeviceSigner, marks: Marks) -> None:
        """Read what the journal holds.

        Raises:
            DatabaseDamagedError: A stored record is not what was written.
        """
        self._journal = journal
        self._device = device
        self._marks = marks
        self._bodies = list(journal.bodies())
        self._records = [record_from_bytes(body) for body in self._bodies]
        self._frontier: Frontier = frontier_of(self._bodies)
        self._checked_size = self._frontier.size
        self._checked_at: At | None = self._records[-1].at if self._records else None
        self._owed = False

    @property
    def name(self) -> str:
        """The journal's identity."""
        return self._journal.name

    @property
    def records(self) -> tuple[Record, ...]:
        """The facts so far."""
        return tuple(self._records)

    @property
    def bodies(self) -> tuple[bytes, ...]:
        """Their stored bytes."""
        return tuple(self._bodies)

    @property
    def root(self) -> bytes:
        """The root hash of the tree over the stored bytes."""
        return self._frontier.root

    def behind(self) -> Newest | None:
        """A mark that is newer than this journal, or of its size and another root."""
        newest = self._marks.newest(self.name)
        if newest is None or newest.size < len(self._bodies):
            return None
        same = newest.size == len(self._bodies) and newest.root == self.root.hex()
        return None if same else newest

    def append(
        self,
        records: Sequence[Record],
        *,
        checkpoint: bool = False,
        working: Working | None = None,
    ) -> None:
        """Make facts durable, all or none; sign a checkpoint when one is due.

        A checkpoint that cannot be kept now is owed: the facts are durable and stay, and
        `sign_if_due` tries again.

        Args:
            records: Consecutive, from the next number on.
            checkpoint: Sign one in any case.
            working: What is typed, kept in the same commit; without it the row is cleared.

        Raises:
            StorageError: None of them was written.
        """
        bodies = [record_to_bytes(record) for record in records]
        self._journal.append(bodies, first=len(self._bodies), working=working)
        self._bodies += bodies
        self._records += records
        for body in bodies:
            self._frontier = self._frontier.append(leaf_hash(body))
        if checkpoint or self._due(records[-1].at):
            try:
                self.sign(records[-1].at)
            except KioskError as error:
                self._owed = True
                logging.getLogger(__name__).warning("a checkpoint is owed: %s", error.key)

    def sign(self, at: At) -> str:
        """Sign and keep a checkpoint of everything so far, and raise the marks.

        Raises:
            KioskError: It could not be kept everywhere.
        """
        size, root = len(self._bodies), self.root
        note = sign_checkpoint(Checkpoint(self.name, size, root, at.wall), self._device)
        self._journal.add_checkpoint(note)
        self._marks.put(self.name, size, root.hex())
        self._checked_size, self._checked_at, self._owed = size, at, False
        return note

    def sign_if_due(self, at: At) -> None:
        """Sign a checkpoint that is owed, or when a minute has passed and facts came.

        Raises:
            KioskError: It could not be kept everywhere; it stays owed.
        """
        if self._checked_size < len(self._bodies) and self._due(at):
            self.sign(at)

    def checkpoints(self) -> tuple[str, ...]:
        """The signed checkpoints, oldest first."""
        return self._journal.checkpoints()

    def keep(self, working: Working) -> None:
        """Replace the working row."""
        self._journal.keep(working)

    def working(self) -> Working | None:
        """The working row kept since the last fact."""
        return self._journal.working()

    def _due(self, at: At) -> bool:
        if (
            self._owed
            or self._checked_at is None
            or len(self._bodies) - self._checked_size >= EVERY_RECORDS
        ):
            return True
        if self._checked_at.boot_id != at.boot_id:
            return True
        return at.boot_ms - self._checked_at.boot_ms >= EVERY_MS
