"""The note of what must be put back. Knows nothing about the operations it names.

It lies in two files, written one after the other, and either is enough. Each is a JSON document,
`{"v": 2, "generation": 7, "entries": [{"name": "…", "before": {"…": "…" or null}}], "sha256": …}`,
with the entries in the order in which they were begun, then the digest of all before it. The
newest whole file counts; one that differs in a byte from what its content would be written as is
not whole. No file means that nothing was changed; files of which none is whole mean that something
was, and nobody may take them for an empty note.
"""

import errno
import hashlib
import json
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from itertools import chain, count
from operator import or_
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kiosk.durable_file import storage_error, storage_failures, sync_folder, write_durably
from kiosk.ports.errors import RestoreNoteError, StorageError

MAX_NOTE_BYTES: Final = 1024 * 1024
FILE_NAME: Final = "restore-note.json"
_VERSION: Final = 2
_ADMINISTRATOR: Final = 0
_FORMER: Final = 0
"""The generation of a note of the former format: one file, without checksum."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one operation found before it changed anything; None says that there was nothing."""

    name: str
    before: Mapping[str, str | None]

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", MappingProxyType(dict(self.before)))


@dataclass(frozen=True, slots=True)
class _Found:
    """One of the two files as it lies there; `generation` is -1 where nothing whole does."""

    path: Path
    there: bool
    generation: int
    entries: tuple[Entry, ...]


class RestoreNote:
    """The note in its two files, each replaced whole and synced at every change."""

    def __init__(self, path: Path) -> None:
        """Bind the note to its first file; the second lies beside it."""
        self._path = path

    @property
    def path(self) -> Path:
        """Where the note lies while something has to be put back."""
        return self._path

    @property
    def paths(self) -> tuple[Path, Path]:
        """Both files of the note."""
        return self._path, self._path.with_name(f"{self._path.stem}.2{self._path.suffix}")

    def read(self) -> tuple[Entry, ...]:
        """What was begun and not yet put back, oldest first.

        Raises:
            RestoreNoteError: A note is there and cannot be read or understood.
        """
        return self._newest(self._look())[1]

    def add(self, entry: Entry) -> None:
        """Note one more change, in both files on the disk before this returns.

        A name already noted stays as it was noted first.

        Raises:
            RestoreNoteError: The note that is there cannot be read.
            StorageError: The note could not be written, or would be too long; what it held
                before is still there.
        """
        found = self._look()
        generation, entries = self._newest(found)
        if all(entry.name != noted.name for noted in entries):
            self._write(found, generation + 1, (*entries, entry))

    def drop(self, name: str) -> None:
        """Forget a change that was put back; the files go with the last one.

        Raises:
            RestoreNoteError: The note that is there cannot be read.
            StorageError: The note could not be written; at worst the change is still noted.
        """
        found = self._look()
        generation, entries = self._newest(found)
        left = tuple(entry for entry in entries if entry.name != name)
        if left:
            self._write(found, generation + 1, left)
        else:
            self._remove(found)

    def renew(self, entries: tuple[Entry, ...]) -> None:
        """Write both files again, whatever lies there: for who knows what was begun.

        Raises:
            StorageError: They could not be written, or would be too long.
        """
        found = self._look()
        self._write(found, max(_FORMER, *(one.generation for one in found)) + 1, entries)

    def set_aside(self) -> Path:
        """Move a note that cannot be read out of the way, and tell where its first part went.

        Raises:
            StorageError: It could not be moved.
        """
        moved = []
        with storage_failures(self._path.parent):
            for path in self.paths:
                aside = _free(path.with_name(path.name + ".unreadable"))
                with suppress(FileNotFoundError):
                    path.replace(aside)
                    moved.append(aside)
            sync_folder(self._path.parent)
        if not moved:
            raise StorageError(folder=str(self._path.parent))
        return moved[0]

    def _look(self) -> tuple[_Found, _Found]:
        first, second = self.paths
        return self._file(first), self._file(second)

    def _file(self, path: Path) -> _Found:
        try:
            with os.fdopen(_open_for_reading(path), "rb") as file:
                untrusted = file.read(MAX_NOTE_BYTES + 1)
            generation, entries = _parse(untrusted)
        except FileNotFoundError:
            return _Found(path, there=False, generation=-1, entries=())
        except (OSError, ValueError, RecursionError):  # the other file may be whole
            return _Found(path, there=True, generation=-1, entries=())
        return _Found(path, there=True, generation=generation, entries=entries)

    def _newest(self, found: tuple[_Found, _Found]) -> tuple[int, tuple[Entry, ...]]:
        if not any(one.there for one in found):
            return _FORMER, ()
        newest = max(found, key=lambda one: one.generation)
        if newest.generation < 0:
            raise RestoreNoteError(path=str(self._path))
        return newest.generation, newest.entries

    def _write(
        self, found: tuple[_Found, _Found], generation: int, entries: tuple[Entry, ...]
    ) -> None:
        content = _serialize(generation, entries)
        if len(content) > MAX_NOTE_BYTES:
            raise StorageError(folder=str(self._path.parent))
        for one in _older_first(found):
            write_durably(one.path, content, owner=_of_the_folder(one.path.parent))

    def _remove(self, found: tuple[_Found, _Found]) -> None:
        try:
            for one in _older_first(found):
                one.path.unlink(missing_ok=True)
                sync_folder(self._path.parent)
        except OSError as error:
            raise storage_error(error, self._path.parent) from error


def _free(path: Path) -> Path:
    """A name that nothing has: what was put aside before is kept, and may be a folder."""
    names = (path.with_name(f"{path.name}.{number}") for number in count(2))
    return next(one for one in chain([path], names) if not os.path.lexists(one))


def _older_first(found: tuple[_Found, _Found]) -> list[_Found]:
    """The newest whole file is touched last: until then it can be read."""
    return sorted(found, key=lambda one: one.generation)


def _of_the_folder(folder: Path) -> tuple[int, int] | None:
    """Whose a file is that an administrator writes in an account's folder: that account's.

    Given away before it has its name: an account could put a link under the name meanwhile, and
    would be given what that leads to.
    """
    if sys.platform == "win32" or os.geteuid() != _ADMINISTRATOR:
        return None
    with storage_failures(folder):
        told = folder.stat()
    return told.st_uid, told.st_gid


def _open_for_reading(path: Path) -> int:
    """Open a plain file: a link leads elsewhere, and a pipe would keep its reader waiting.

    Raises:
        OSError: It cannot be opened, or is no plain file.
    """
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    descriptor = os.open(path, reduce(or_, flags, os.O_RDONLY))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "no plain file")
    return descriptor


def _serialize(generation: int, entries: tuple[Entry, ...]) -> bytes:
    listed = [{"name": entry.name, "before": dict(entry.before)} for entry in entries]
    content = {"v": _VERSION, "generation": generation, "entries": listed}
    digest = hashlib.sha256(_json(content)).hexdigest()
    return _json({**content, "sha256": digest})


def _json(document: object) -> bytes:
    return json.dumps(document, indent=1).encode("ascii")


def _parse(untrusted: bytes) -> tuple[int, tuple[Entry, ...]]:
    if len(untrusted) > MAX_NOTE_BYTES:
        raise ValueError("too long")
    document = json.loads(untrusted)
    match document:
        case {"v": 1, "entries": [*listed], **others} if listed and not others:
            return _FORMER, _entries(listed)
        case {"v": 2, "generation": int(generation), "entries": [*listed]} if listed:
            entries = _entries(listed)
        case _:
            raise ValueError("not a note")
    if generation <= _FORMER or untrusted != _serialize(generation, entries):
        raise ValueError("damaged")
    return generation, entries


def _entries(untrusted: list[object]) -> tuple[Entry, ...]:
    entries = tuple(_entry(one) for one in untrusted)
    if len({entry.name for entry in entries}) != len(entries):
        raise ValueError("a name twice")
    return entries


def _entry(untrusted: object) -> Entry:
    match untrusted:
        case {"name": str(name), "before": dict(before)} if all(
            value is None or isinstance(value, str) for value in before.values()
        ):
            return Entry(name, before)
        case _:
            raise ValueError("not an entry")
