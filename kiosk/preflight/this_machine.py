"""This computer: room on the disk, battery, and a folder for reports. Knows no exam."""

import platform
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.durable_file import write_durably
from kiosk.ports.errors import StorageError
from kiosk.ports.machine import Battery, MachineState

SUPPLIES: Final = Path("/sys/class/power_supply")
_READABLE: Final = 0o644


@dataclass(frozen=True, slots=True)
class ThisMachine:
    """Reads the disk of the state folder; reports go to the first folder that takes them.

    `folders` are where a report may go, the one that travels first; `supplies` is where the
    system tells about batteries.
    """

    state: Path
    folders: tuple[Path, ...]
    supplies: Path = SUPPLIES

    def read(self) -> MachineState:
        """How it is now; what cannot be read is unknown."""
        try:
            free: int | None = shutil.disk_usage(self.state).free
        except OSError:
            free = None
        system = f"{platform.system()} {platform.release()}"
        return MachineState(free, self._battery(), system)

    def put_report(self, name: str, content: bytes) -> str:
        """Keep a report in the first folder that takes it.

        Raises:
            StorageError: None of them does.
        """
        refused: StorageError | None = None
        for folder in self.folders:
            try:
                write_durably(folder / name, content, mode=_READABLE)
            except StorageError as error:
                refused = error
            else:
                return str(folder)
        raise refused or StorageError(folder=name)

    def _battery(self) -> Battery | None:
        """The fullest battery; a machine without one, or that does not tell, has none."""
        found = []
        try:
            kept = sorted(self.supplies.iterdir())
        except OSError:
            return None
        for supply in kept:
            percent = _number(supply / "capacity")
            if percent is not None:
                found.append(Battery(percent, _text(supply / "status") != "Discharging"))
        return max(found, key=lambda one: one.percent, default=None)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _number(path: Path) -> int | None:
    text = _text(path)
    return int(text) if text.isdecimal() else None
