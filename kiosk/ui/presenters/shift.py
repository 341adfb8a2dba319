"""Who of the staff is in, and until when. Knows no act and no toolkit."""

from dataclasses import dataclass
from typing import Final

from engine.records.journal_record import Actor
from kiosk.ports.clock import Clock

OPEN_MS: Final = 120_000
"""The staff's area closes by itself after two minutes without an act."""


@dataclass(slots=True)
class Shift:
    """One stay in the staff's area; nobody is in while `actor` is None."""

    clock: Clock
    actor: Actor | None = None
    until: int = 0

    def begin(self, actor: Actor) -> None:
        """Somebody was let in."""
        self.actor = actor
        self.stay()

    def stay(self) -> None:
        """Somebody did something: the two minutes begin again."""
        self.until = self.clock.now().boot_ms + OPEN_MS

    def end(self) -> None:
        """Nobody is in any more."""
        self.actor = None

    @property
    def left_ms(self) -> int:
        """How long it stays open if nobody does anything."""
        return max(0, self.until - self.clock.now().boot_ms)
