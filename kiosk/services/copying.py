"""Keeps the newest copy of each running sitting outside the station. Knows no medium."""

from dataclasses import dataclass, field

from engine.records.bundle import SealedBundle
from kiosk.ports.courier import CopyPlace


@dataclass(frozen=True, slots=True)
class Copying:
    """A place for copies, and this station's statement, which whoever reads a copy needs.

    `kept` remembers the copy of each journal that lies there: one that could not be written while
    the place was away replaces nothing.
    """

    place: CopyPlace
    statement: bytes
    kept: dict[tuple[str, int], str] = field(default_factory=dict, compare=False)

    def keep(self, made: SealedBundle) -> None:
        """Keep a partial bundle; the one before it goes once the new one is there.

        Raises:
            StorageError: The copy before it is still there.
        """
        header, sha256 = made.header, made.sha256.hex()
        journal = (header.candidate or "", header.epoch)
        chained = None if header.previous is None else header.previous.hex()
        self.place.put_copy(sha256, made.content, self.statement, self.kept.get(journal, chained))
        self.kept[journal] = sha256
