"""The note of what must be put back. Knows nothing about the operations it names.

It is a small JSON file, `{"v": 1, "entries": [{"name": "…", "before": {"…": "…" or null}}]}`, in
the order in which the changes were begun. No file means that nothing was changed; a file that
cannot be read means that something was, and nobody may take it for an empty one.
"""

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kiosk.ports.errors import (
    DiskFullError,
    FolderUnwritableError,
    RestoreNoteError,
    StorageError,
)

MAX_NOTE_BYTES: Final = 64 * 1024
FILE_NAME: Final = "restore-note.json"
_VERSION: Final = 1
_FOLDERS_SYNC = os.name == "posix"  # Windows opens no folder; there NTFS journals the renaming


@dataclass(frozen=True, slots=True)
class Entry:
    """What one operation found before it changed anything; None says that there was nothing."""

    name: str
    before: Mapping[str, str | None]

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", MappingProxyType(dict(self.before)))


class RestoreNote:
    """The note in one file, replaced whole and synced at every change."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """Where the note lies while something has to be put back."""
        return self._path

    def read(self) -> tuple[Entry, ...]:
        """What was begun and not yet put back, oldest first.

        Raises:
            RestoreNoteError: A note is there and cannot be read or understood.
        """
        try:
            with self._path.open("rb") as file:
                untrusted = file.read(MAX_NOTE_BYTES + 1)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise RestoreNoteError(path=str(self._path)) from error
        try:
            return _parse(untrusted)
        except (ValueError, RecursionError) as error:
            raise RestoreNoteError(path=str(self._path)) from error

    def add(self, entry: Entry) -> None:
        """Note one more change, on the disk before this returns; a name already noted stays.

        Raises:
            RestoreNoteError: The note that is there cannot be read.
            StorageError: The note could not be written; the former one is still there.
        """
        entries = self.read()
        if all(entry.name != noted.name for noted in entries):
            self._replace((*entries, entry))

    def drop(self, name: str) -> None:
        """Forget a change that was put back; the file goes with the last one.

        Raises:
            RestoreNoteError: The note that is there cannot be read.
            StorageError: The note could not be written; the former one is still there.
        """
        self._replace(tuple(entry for entry in self.read() if entry.name != name))

    def set_aside(self) -> Path:
        """Move a note that cannot be read out of the way, and tell where it went.

        Raises:
            StorageError: It could not be moved.
        """
        aside = self._path.with_name(self._path.name + ".unreadable")
        try:
            self._path.replace(aside)
            _sync_folder(self._path.parent)
        except OSError as error:
            raise _storage_error(error, self._path) from error
        return aside

    def _replace(self, entries: tuple[Entry, ...]) -> None:
        fresh = self._path.with_name(self._path.name + ".new")
        try:
            if not entries:
                self._path.unlink(missing_ok=True)
            else:
                with fresh.open("wb") as file:
                    file.write(_serialize(entries))
                    file.flush()
                    os.fsync(file.fileno())
                fresh.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            raise _storage_error(error, self._path) from error


def _serialize(entries: tuple[Entry, ...]) -> bytes:
    listed = [{"name": entry.name, "before": dict(entry.before)} for entry in entries]
    document = {"v": _VERSION, "entries": listed}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _parse(untrusted: bytes) -> tuple[Entry, ...]:
    if len(untrusted) > MAX_NOTE_BYTES:
        raise ValueError("too long")
    document = json.loads(untrusted)
    match document:
        case {"v": 1, "entries": [*listed]} if listed:
            entries = tuple(_parse_entry(one) for one in listed)
        case _:
            raise ValueError("not a note")
    if len({entry.name for entry in entries}) != len(entries):
        raise ValueError("a name twice")
    return entries


def _parse_entry(untrusted: object) -> Entry:
    match untrusted:
        case {"name": str(name), "before": dict(before)} if all(
            value is None or isinstance(value, str) for value in before.values()
        ):
            return Entry(name, before)
        case _:
            raise ValueError("not an entry")


def _sync_folder(folder: Path) -> None:
    if not _FOLDERS_SYNC:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _storage_error(error: OSError, path: Path) -> StorageError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError(path=str(path))
    return FolderUnwritableError(path=str(path))
