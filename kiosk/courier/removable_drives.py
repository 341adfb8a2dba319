"""USB sticks that are mounted now, and the copies on them. Knows no bundle's inside.

A stick is told from the machine's own disks by what the system says of it, never by its name.
Copies are looked for in the folder that this program makes, and in the first two floors of
folders, where people may have carried one. No link is followed.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from engine.records import session_card
from kiosk.courier.stick import OUT_NAME, read_plain_file
from kiosk.courier.usb_courier import UsbCourier
from kiosk.durable_file import storage_failures
from kiosk.ports.drives import Drive

_OCTAL: Final = re.compile(rb"\\([0-3][0-7]{2})")
_FLOORS: Final = 2
_MOST_FOLDERS: Final = 200
_REMOVABLE_TYPE: Final = 2
"""What Windows calls a drive whose medium can be taken out."""


@dataclass(frozen=True, slots=True)
class StickPlace:
    """A stick as a place for copies: written to in one folder, read wherever they lie."""

    root: Path

    def require(self) -> None:
        """Refuse a stick that was pulled out.

        Raises:
            StickMissingError: It is not there.
        """
        UsbCourier(self.root).require()

    def put_document(self, name: str, content: bytes) -> None:
        """Lay a paper for people on the stick, and read it back.

        Raises:
            StorageError: It is not there whole.
        """
        UsbCourier(self.root).put_document(name, content)

    def put_copy(self, sha256: str, content: bytes, statement: bytes, replaces: str | None) -> None:
        """Lay the copy into this program's folder on the stick; then take the former one away.

        Raises:
            StorageError: The former copy is still there.
        """
        UsbCourier(self.root).put_copy(sha256, content, statement, replaces)

    def copies(self) -> tuple[bytes, ...]:
        """The bundles on the stick, unverified, each once.

        Raises:
            StorageError: The stick cannot be read.
        """
        return tuple(dict.fromkeys(one for folder in self._folders() for one in folder.copies()))

    def statements(self) -> tuple[bytes, ...]:
        """The statements on the stick, unverified, each once.

        Raises:
            StorageError: The stick cannot be read.
        """
        found = (one for folder in self._folders() for one in folder.statements())
        return tuple(dict.fromkeys(found))

    def _folders(self) -> tuple[UsbCourier, ...]:
        with storage_failures(self.root):
            return tuple(UsbCourier(folder) for folder in _holding(self.root))


def _holding(root: Path) -> Iterator[Path]:
    """The folders, from the top, that hold the folder of copies."""
    floor, seen = [root], 0
    for _ in range(_FLOORS + 1):
        below: list[Path] = []
        for folder in floor:
            seen += 1
            if seen > _MOST_FOLDERS:
                return
            inside = [one for one in os.scandir(folder) if one.is_dir(follow_symlinks=False)]
            if any(one.name == OUT_NAME for one in inside):
                yield folder
            below += [Path(one.path) for one in inside if one.name != OUT_NAME]
        floor = sorted(below)


@dataclass(frozen=True, slots=True)
class LinuxDrives:
    """The removable drives that Linux has mounted."""

    mounts: Path = field(default_factory=lambda: Path("/proc/self/mounts"))
    blocks: Path = field(default_factory=lambda: Path("/sys/class/block"))

    def mounted(self) -> tuple[Drive, ...]:
        """Those that are there now, by their mount points; none when they cannot be told."""
        try:
            lines = self.mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except OSError:
            return ()
        found: dict[Path, Drive] = {}
        for line in lines:
            device, _, rest = line.partition(" ")
            place = Path(_plain(rest.partition(" ")[0]))
            if device.startswith("/dev/") and self._removable(Path(device).name):
                found[place] = _drive(place.name or str(place), place)
        return tuple(found[place] for place in sorted(found))

    def _removable(self, block: str) -> bool:
        """Whether a partition or a disk can be taken out: its own flag, its disk's, or its bus."""
        try:
            node = (self.blocks / block).resolve(strict=True)
        except OSError:
            return False
        if any(part.startswith("usb") for part in node.parts):
            return True
        return any(_says_one(one / "removable") for one in (node, node.parent))


def _says_one(flag: Path) -> bool:
    try:
        return flag.read_text(encoding="ascii").strip() == "1"
    except (OSError, UnicodeDecodeError):
        return False


def _plain(mount_point: str) -> str:
    """A mount point as it is: the table writes spaces and the like as three octal digits."""
    written = mount_point.encode("utf-8", "surrogateescape")
    return os.fsdecode(_OCTAL.sub(lambda found: bytes([int(found[1], 8)]), written))


@dataclass(frozen=True, slots=True)
class WindowsDrives:
    """The removable drives that Windows has given a letter."""

    kind_of: Callable[[str], int]

    def mounted(self) -> tuple[Drive, ...]:
        """Those that are there now, by their letters."""
        roots = (f"{letter}:\\" for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
        return tuple(
            _drive(root[:2], Path(root)) for root in roots if self.kind_of(root) == _REMOVABLE_TYPE
        )


def _drive(label: str, root: Path) -> Drive:
    return Drive(label, StickPlace(root), UsbCourier(root), partial(_card, root))


def _card(root: Path) -> bytes | None:
    """The session card at the top of a drive, unverified; one that is far too large is none."""
    return read_plain_file(root / session_card.FILE_NAME, 2 * session_card.MAX_BYTES)


def removable_drives() -> LinuxDrives | WindowsDrives:
    """The drives of this machine."""
    if sys.platform == "win32":
        import ctypes

        return WindowsDrives(lambda root: int(ctypes.windll.kernel32.GetDriveTypeW(root)))
    return LinuxDrives()
