"""Keeps the newest copy of each running sitting outside the station. Knows no medium."""

from dataclasses import dataclass

from engine.records.bundle import SealedBundle
from kiosk.ports.courier import CopyPlace


@dataclass(frozen=True, slots=True)
class Copying:
    """A place for copies, and this station's statement, which whoever reads a copy needs."""

    place: CopyPlace
    statement: bytes

    def keep(self, made: SealedBundle) -> None:
        """Keep a partial bundle; the one before it goes once the new one is there.

        Raises:
            StorageError: The copy before it is still there.
        """
        before = made.header.previous
        self.place.put_copy(
            made.sha256.hex(),
            made.content,
            self.statement,
            None if before is None else before.hex(),
        )
