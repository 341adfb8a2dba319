"""The drives port: USB sticks that are plugged in now. Knows no bundle."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.ports.courier import CopyPlace, Courier


def _no_card() -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive that is mounted: a place for copies, and a way for results.

    `label` is its volume's name, for people. `card` reads the session card that lies on it,
    unverified, or None where there is none; it raises StorageError where it cannot be read.
    """

    label: str
    place: CopyPlace
    courier: Courier
    card: Callable[[], bytes | None] = _no_card


class Drives(Protocol):
    """The removable drives of the machine; its own disks are never among them."""

    def mounted(self) -> tuple[Drive, ...]:
        """Those that are there now, in a stable order; none when they cannot be told."""
        ...


class NoDrives:
    """A machine of which no drive is looked at."""

    def mounted(self) -> tuple[Drive, ...]:
        """None."""
        return ()
