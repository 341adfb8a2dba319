"""High-water marks: the newest of each journal, kept in several places. Knows no record."""

from dataclasses import dataclass

from engine.errors import EngineError
from engine.records.bundle import claimed_header
from engine.records.checkpoint import verify_checkpoint
from kiosk.ports.courier import CopyPlace
from kiosk.ports.outbox import HighWater, StationStore
from kiosk.ports.vault import Vault


@dataclass(frozen=True, slots=True)
class Newest:
    """The largest size known for a journal, its root and where it was found."""

    size: int
    root: str
    where: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of the station database, of the vault, and of copies kept outside the station.

    `device` is the raw public key of this station: only its own checkpoints are marks.
    """

    store: StationStore
    vault: Vault
    copies: CopyPlace | None = None
    device: bytes = b""

    def put(self, journal: str, size: int, root: str) -> None:
        """Raise the marks of a journal everywhere.

        Raises:
            KioskError: One of the places did not take it.
        """
        self.store.put_mark(HighWater(journal, size, root))
        self.vault.put_mark(journal, size, root)

    def newest(self, journal: str) -> Newest | None:
        """The largest mark of a journal."""
        found = []
        stored, kept = self.store.mark(journal), self.vault.mark(journal)
        if stored is not None:
            found.append(Newest(stored.size, stored.root, "station"))
        if kept is not None:
            found.append(Newest(kept[0], kept[1], "vault"))
        found += self._copied(journal)
        return max(found, key=lambda one: one.size, default=None)

    def _copied(self, journal: str) -> list[Newest]:
        found = []
        for content in () if self.copies is None else self.copies.copies():
            try:
                note = claimed_header(content).checkpoint
                checkpoint = verify_checkpoint(note, journal, self.device)
            except EngineError:
                continue
            found.append(Newest(checkpoint.size, checkpoint.root.hex(), "copy"))
        return found
