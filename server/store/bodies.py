"""Bodies of bundles in a folder, each under its digest. Knows nothing about what they hold."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from server.errors import StateError


@dataclass(frozen=True, slots=True)
class Bodies:
    """A content-addressed folder: what is there is whole, and never changes."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the bytes of a digest lie."""
        return self.folder / sha256[:2] / f"{sha256}.evb"

    def has(self, sha256: str) -> bool:
        """Whether the bytes are there."""
        return self.path(sha256).is_file()

    def get(self, sha256: str) -> bytes:
        """The bytes of a digest, hashed again.

        Raises:
            StateError: They are missing or were changed.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise StateError("body.missing", sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StateError("body.changed", sha256)
        return content

    def put(self, content: bytes) -> str:
        """Keep bytes for good and return their digest; keeping them twice is keeping them once."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if path.is_file():
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        with self.incoming() as (stream, temporary):
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
            temporary.replace(path)
        sync_folder(path.parent)
        sync_folder(self.folder)
        return sha256

    @contextmanager
    def incoming(self) -> Iterator[tuple[BinaryIO, Path]]:
        """A file for bytes on their way; gone afterwards unless it was moved."""
        arrivals = self.folder / "incoming"
        arrivals.mkdir(parents=True, exist_ok=True)
        temporary = arrivals / token_hex(16)
        try:
            with temporary.open("xb") as stream:
                yield stream, temporary
        finally:
            temporary.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what an interrupted run left on its way."""
        for leftover in (self.folder / "incoming").glob("*"):
            leftover.unlink(missing_ok=True)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file so that a power cut leaves the former one or this one, never a half."""
    temporary = path.with_name(f".{token_hex(8)}.part")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can."""
    if os.name != "posix":
        return  # pragma: no cover - other systems keep names with the files
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
