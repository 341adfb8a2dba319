"""The packs port: folders of packs that this station keeps. Knows no key."""

from pathlib import Path
from typing import Protocol


class PackShelf(Protocol):
    """Packs by the digest of their signed manifest."""

    def add(self, folder: Path, manifest_sha256: bytes, names: tuple[str, ...]) -> None:
        """Copy the named files of a verified pack; doing it twice is doing it once.

        Raises:
            StorageError: The copy could not be written; no half of it is ever found.
        """
        ...

    def kept(self) -> tuple[Path, ...]:
        """The folders of all packs that are kept, in no order that means anything."""
        ...

    def find(self, manifest_sha256: bytes) -> Path | None:
        """The folder of a pack that is kept."""
        ...
