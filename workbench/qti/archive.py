"""A package from outside, as files in memory. Knows no QTI, and writes nothing.

Everything is bounded before it is read: how many files, how large each and all, how deep a name.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.qti.refusal import PackageRefusedError

MOST_FILES: Final = 5_000
MAX_FILE_BYTES: Final = 16 * 1024 * 1024
MAX_TOTAL_BYTES: Final = 256 * 1024 * 1024
MAX_ARCHIVE_BYTES: Final = 256 * 1024 * 1024
LARGEST_RATIO: Final = 200
SMALL: Final = 1024 * 1024
LONGEST_NAME: Final = 240
_ENCRYPTED: Final = 0x1
_SYMLINK: Final = 0xA000
_KIND: Final = 0xF000


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of a package, by their names; contents are read one at a time."""

    path: Path
    _members: dict[str, zipfile.ZipInfo] = field(repr=False)

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """The archive of a file, once its directory holds nothing dangerous.

        Raises:
            PackageRefusedError: No ZIP, too much in it, or a name that leads elsewhere.
            OSError: It cannot be read.
        """
        if path.stat().st_size > MAX_ARCHIVE_BYTES:
            raise PackageRefusedError("package.large")
        try:
            with zipfile.ZipFile(path) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError) as error:
            raise PackageRefusedError("package.unreadable") from error
        files = [one for one in members if not one.is_dir()]
        if len(members) > MOST_FILES:
            raise PackageRefusedError("package.many", found=len(members), most=MOST_FILES)
        for one in members:
            _check(one)
        if sum(one.file_size for one in files) > MAX_TOTAL_BYTES:
            raise PackageRefusedError("package.large")
        return cls(path, {posixpath.normpath(one.filename): one for one in files})

    def names(self) -> Iterator[str]:
        """Every file, in the order of names."""
        yield from sorted(self._members)

    def __contains__(self, name: str) -> bool:
        return posixpath.normpath(name) in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a file.

        Raises:
            KeyError: There is none of that name.
            PackageRefusedError: It is damaged, or larger than its directory said.
        """
        member = self._members[posixpath.normpath(name)]
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(member) as stream:
                content = stream.read(MAX_FILE_BYTES + 1)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
            raise PackageRefusedError("package.unreadable") from error
        if len(content) > MAX_FILE_BYTES:
            raise PackageRefusedError("package.large")
        return content


def _check(member: zipfile.ZipInfo) -> None:
    name = member.filename.replace("\\", "/")
    shown = name[:80]
    parts = name.split("/")
    dangerous = name.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name
    if dangerous or len(name) > LONGEST_NAME or name != member.filename:
        raise PackageRefusedError("package.path", name=shown)
    if (member.external_attr >> 16) & _KIND == _SYMLINK:
        raise PackageRefusedError("package.path", name=shown)
    if member.flag_bits & _ENCRYPTED:
        raise PackageRefusedError("package.encrypted")
    inflated = member.file_size > SMALL
    if member.file_size > MAX_FILE_BYTES or (
        inflated and member.file_size > LARGEST_RATIO * max(member.compress_size, 1)
    ):
        raise PackageRefusedError("package.large")
