"""The machine port: how the computer is, and a place for a report. Knows no operating system."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Battery:
    """How full the battery is, in percent, and whether the machine is on the mains."""

    percent: int
    plugged: bool


@dataclass(frozen=True, slots=True)
class MachineState:
    """What was read now; None is unknown, or not there."""

    free_bytes: int | None
    battery: Battery | None
    system: str


class Machine(Protocol):
    """The computer under the station."""

    def read(self) -> MachineState:
        """How it is now; what cannot be read is unknown."""
        ...

    def put_report(self, name: str, content: bytes) -> str:
        """Keep a report where a technician finds it; the name of the folder.

        Raises:
            StorageError: It could not be kept.
        """
        ...
