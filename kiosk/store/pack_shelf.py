"""The folder of packs on this station, by the digest of their manifests. Knows no content."""

import shutil
from pathlib import Path

from kiosk.durable_file import make_folder, storage_failures, write_durably

_PART = ".part"


class FolderShelf:
    """One folder for each pack; a copy is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, folder: Path, manifest_sha256: bytes, names: tuple[str, ...]) -> None:
        """Copy the named files of a verified pack; doing it twice is doing it once.

        Raises:
            StorageError: The copy could not be written; no half of it is ever found.
        """
        target = self._path(manifest_sha256)
        if target.exists():
            return
        part = target.with_name(target.name + _PART)
        with storage_failures(self._folder):
            shutil.rmtree(part, ignore_errors=True)
            make_folder(part)
            for name in names:
                write_durably(part / name, (folder / name).read_bytes())
            part.rename(target)

    def kept(self) -> tuple[Path, ...]:
        """The folders of all packs that are kept, in no order that means anything."""
        try:
            found = sorted(self._folder.iterdir())
        except OSError:
            return ()
        return tuple(one for one in found if one.is_dir() and one.suffix != _PART)

    def find(self, manifest_sha256: bytes) -> Path | None:
        """The folder of a pack that is kept."""
        target = self._path(manifest_sha256)
        return target if target.is_dir() else None

    def _path(self, manifest_sha256: bytes) -> Path:
        return self._folder / manifest_sha256.hex()
