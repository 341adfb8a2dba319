"""What can be read of a machine, whatever its system. Knows no judgement.

Each reading is None where this machine does not let it be read: nobody guesses.
"""

from typing import Protocol

from kiosk.ports.machine import Battery
from kiosk.preflight.equipment import Layout, Volume
from kiosk.preflight.guards import Running, Shortcuts
from kiosk.preflight.network import Link
from kiosk.preflight.upkeep import Rest, Updates


class Host(Protocol):
    """The machine under the station; every reading is short, and none changes anything."""

    def memory(self) -> int | None:
        """Bytes of memory that a new program may use."""
        ...

    def zone(self) -> str | None:
        """The name of the time zone, as this system writes it."""
        ...

    def layouts(self) -> tuple[Layout, ...] | None:
        """The keyboard's layouts, the one in use first; empty without a keyboard."""
        ...

    def volume(self) -> Volume | None:
        """How loud the sound comes out."""
        ...

    def printers(self) -> tuple[str, ...] | None:
        """The printers that the system knows."""
        ...

    def running(self) -> tuple[Running, ...]:
        """The programs that run, as far as this account sees them."""
        ...

    def excluded(self) -> bool | None:
        """Whether the antivirus was told to leave the program's folder alone."""
        ...

    def updates(self) -> Updates | None:
        """What waits to be installed."""
        ...

    def rest(self) -> Rest | None:
        """When the machine rests by itself."""
        ...

    def battery(self) -> Battery | None:
        """The battery; None without one."""
        ...

    def administrator(self) -> bool | None:
        """Whether this account has rights over the machine."""
        ...

    def shortcuts(self) -> Shortcuts | None:
        """Ways past a window that the system leaves open."""
        ...

    def cursor(self) -> str:
        """The name of a pointer that is not the system's own; empty for the usual one."""
        ...

    def link(self) -> Link | None:
        """How the machine is connected."""
        ...

    def screen_reader(self) -> bool | None:
        """Whether the bus that screen readers listen on answers."""
        ...
