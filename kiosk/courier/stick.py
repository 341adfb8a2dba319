"""A folder that travels, such as a USB stick. Knows neither bundles' insides nor receipts'.

Only files with exactly the names that this program gives are looked at, none of them through a
link, none larger than it may be; and no name found there is used to make a path.
"""

import hashlib
import os
import re
import stat
from pathlib import Path
from typing import Final

from engine.records.bundle import MAX_BUNDLE_BYTES
from kiosk.courier.answer_body import MAX_ANSWER_BYTES
from kiosk.durable_file import make_folder, storage_failures, sync_folder, write_durably
from kiosk.ports.errors import StickMissingError, StorageError

OUT_NAME: Final = "PIX-KIOSK-OUT"
IN_NAME: Final = "PIX-KIOSK-IN"
PAPERS_NAME: Final = "PIX-KIOSK-PV"
MAX_STATEMENT_BYTES: Final = 64 * 1024
MAX_FILES: Final = 10_000
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_PAPER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,120}\.pdf")


class Stick:
    """One folder with a way out, a way in, and a place for papers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._out = folder / OUT_NAME
        self._in = folder / IN_NAME

    def require(self) -> None:
        """Refuse a place that is not there: folders made in its stead would stay behind.

        The last folder may be new. Where sticks are mounted no ordinary account can make one.

        Raises:
            StickMissingError: It is not there.
        """
        with storage_failures(self._folder):
            if not self._folder.is_dir() and not self._folder.parent.is_dir():
                raise StickMissingError(folder=str(self._folder))

    def put(self, sha256: str, suffix: str, content: bytes) -> None:
        """Write a file on the way out and read it back from the stick itself.

        Raises:
            StickMissingError: There is no stick.
            StorageError: The stick did not take it, or gives other bytes back.
        """
        path = self._path(self._out, sha256, suffix)
        self.require()
        if self._same(path, sha256):
            return
        if self._out.is_symlink():
            raise StorageError(folder=str(self._out), reason="link")
        make_folder(self._out)
        write_durably(path, content)
        if not self._same(path, sha256):
            raise StorageError(folder=str(self._out), reason="read_back")

    def put_document(self, name: str, content: bytes) -> None:
        """Write a paper for people and read it back from the stick itself.

        Raises:
            StickMissingError: There is no stick.
            StorageError: The stick did not take it, or gives other bytes back.
        """
        if _PAPER.fullmatch(name) is None:
            raise ValueError(name)
        self.require()
        folder = self._folder / PAPERS_NAME
        if folder.is_symlink():
            raise StorageError(folder=str(folder), reason="link")
        make_folder(folder)
        write_durably(folder / name, content)
        if read_plain_file(folder / name, len(content), from_medium=True) != content:
            raise StorageError(folder=str(folder), reason="read_back")

    def remove(self, sha256: str, suffix: str) -> None:
        """Delete a file on the way out, if it is there.

        Raises:
            StorageError: It is still there.
        """
        path = self._path(self._out, sha256, suffix)
        with storage_failures(self._out):
            if self._out.is_dir():
                path.unlink(missing_ok=True)
                sync_folder(self._out)

    def received(self, sha256: str, suffix: str) -> bytes | None:
        """A file on the way in, if it is there.

        Raises:
            StorageError: It cannot be read.
        """
        return read_plain_file(self._path(self._in, sha256, suffix), MAX_ANSWER_BYTES)

    def outgoing(self, suffix: str, most: int) -> tuple[bytes, ...]:
        """The contents of all files on the way out whose name is their digest.

        Raises:
            StorageError: They cannot be read.
        """
        if not self._out.is_dir():
            return ()
        with storage_failures(self._out):
            names = sorted(entry.name for entry in os.scandir(self._out))[:MAX_FILES]
        found = []
        for name in names:
            digest = name.removesuffix(suffix)
            if not name.endswith(suffix) or _DIGEST.fullmatch(digest) is None:
                continue
            content = read_plain_file(self._path(self._out, digest, suffix), most)
            if content is not None and hashlib.sha256(content).hexdigest() == digest:
                found.append(content)
        return tuple(found)

    def _path(self, folder: Path, sha256: str, suffix: str) -> Path:
        if _DIGEST.fullmatch(sha256) is None:
            raise ValueError(sha256)
        return folder / f"{sha256}{suffix}"

    def _same(self, path: Path, sha256: str) -> bool:
        content = read_plain_file(path, MAX_BUNDLE_BYTES, from_medium=True)
        return content is not None and hashlib.sha256(content).hexdigest() == sha256


def read_plain_file(path: Path, most: int, *, from_medium: bool = False) -> bytes | None:
    """The bytes of a plain file of at most *most* bytes; None for anything else, a link too.

    Raises:
        StorageError: It is there and cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with storage_failures(path.parent):
        try:
            descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            if path.is_symlink():
                return None
            raise
        try:
            about = os.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode) or about.st_size > most:
                return None
            if from_medium and hasattr(os, "posix_fadvise"):
                # Else the system would answer from its memory, whatever the stick holds.
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                content = file.read(most + 1)
        finally:
            os.close(descriptor)
    return content if len(content) <= most else None
