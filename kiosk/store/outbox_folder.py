"""The bundles' files, each under the digest of its bytes. Knows neither rows nor states."""

import hashlib
import re
from pathlib import Path
from typing import Final

from kiosk.durable_file import (
    PART,
    make_folder,
    storage_failures,
    sync_folder,
    write_durably,
)
from kiosk.ports.errors import BundleLostError

SUFFIX: Final = ".evb"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class OutboxFolder:
    """One folder that only this program writes to."""

    def __init__(self, folder: Path) -> None:
        """Make the folder when it is new; what an interrupted writing left is removed.

        Raises:
            StorageError: It cannot be made.
        """
        make_folder(folder)
        self._folder = folder
        with storage_failures(folder):
            for part in folder.glob(f"*{SUFFIX}{PART}"):
                part.unlink()

    def write(self, sha256: str, content: bytes) -> None:
        """Write a bundle durably and read it back.

        Raises:
            BundleLostError: What is on the disk is not what the digest says.
            StorageError: It could not be written.
        """
        write_durably(self._path(sha256), content)
        self.read(sha256)

    def read(self, sha256: str) -> bytes:
        """The bytes of a bundle.

        Raises:
            BundleLostError: The file is absent, or is not what its name says.
            StorageError: It cannot be read.
        """
        path = self._path(sha256)
        with storage_failures(self._folder):
            try:
                content = path.read_bytes()
            except FileNotFoundError as error:
                raise BundleLostError(sha256=sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BundleLostError(sha256=sha256)
        return content

    def remove(self, sha256: str) -> None:
        """Delete a bundle's file; doing it twice is doing it once.

        Raises:
            StorageError: It is still there.
        """
        with storage_failures(self._folder):
            self._path(sha256).unlink(missing_ok=True)
            sync_folder(self._folder)

    def _path(self, sha256: str) -> Path:
        if _DIGEST.fullmatch(sha256) is None:
            raise BundleLostError(sha256=sha256)
        return self._folder / f"{sha256}{SUFFIX}"
