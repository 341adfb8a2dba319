"""High-water marks: the newest of each journal, kept in several places. Knows no record."""

from dataclasses import dataclass

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
    """The marks of the station database and of the vault."""

    store: StationStore
    vault: Vault

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
        return max(found, key=lambda one: one.size, default=None)
