"""A file that is there whole or not at all, even after a power cut. Knows no format."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kiosk.ports.errors import DiskFullError, FolderUnwritableError, StorageError

PRIVATE: Final = 0o600
PART: Final = ".part"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_UNWRITABLE: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def storage_failures(folder: Path) -> Iterator[None]:
    """Turn what the operating system says about *folder* into the station's own errors.

    Raises:
        DiskFullError: No space, or no quota, is left.
        FolderUnwritableError: The account may not write there, or nobody may.
        StorageError: Anything else.
    """
    try:
        yield
    except OSError as error:
        raise storage_error(error, folder) from error


def storage_error(error: OSError, folder: Path) -> StorageError:
    """The station's error for one of the operating system."""
    if error.errno in _FULL:
        return DiskFullError(folder=str(folder))
    if error.errno in _UNWRITABLE:
        return FolderUnwritableError(folder=str(folder))
    return StorageError(folder=str(folder), errno=error.errno)


def write_durably(
    path: Path, content: bytes, *, mode: int = PRIVATE, owner: tuple[int, int] | None = None
) -> None:
    """Replace a file; once this returns, the new content survives a power cut.

    Args:
        path: The file; its folder exists.
        content: All of its bytes.
        mode: Its permissions, where the system has them.
        owner: The user and the group that it is given to before it has its name; the process's
            own if None. Only an administrator gives files away.

    Raises:
        StorageError: The former file, if any, is still there whole.
    """
    part = path.with_name(path.name + PART)
    with storage_failures(path.parent):
        try:
            _write_new(part, content, mode, owner)
            part.replace(path)
            sync_folder(path.parent)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise


def make_folder(folder: Path) -> None:
    """Make a private folder and those above it; nothing happens when it exists.

    Raises:
        StorageError: It cannot be made.
    """
    with storage_failures(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; a system without such a call does it by itself."""
    if sys.platform == "win32":  # pragma: no cover - a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_new(part: Path, content: bytes, mode: int, owner: tuple[int, int] | None) -> None:
    # A leftover keeps its own permissions, and might be a link: never written through.
    part.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, mode), "wb") as file:
        file.write(content)
        file.flush()
        if owner is not None and sys.platform != "win32":
            os.fchown(file.fileno(), *owner)
        os.fsync(file.fileno())
