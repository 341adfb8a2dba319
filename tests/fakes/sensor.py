"""A sensor that sees what it is told to, or fails. Knows no machine."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.ports.sensor import Kind, Sighting

ANYDESK = Sighting(Kind.PROCESS, "anydesk")
KEYBOARD = Sighting(Kind.NEW_KEYBOARD, "Logitech")


@dataclass
class FakeSensor:
    """Counts how often it was asked."""

    seen: tuple[Sighting, ...] = ()
    every_ms: int = 1000
    asked: int = 0
    fails: bool = False

    def look(self) -> Sequence[Sighting]:
        self.asked += 1
        if self.fails:
            raise OSError
        return self.seen
