"""The clock port: one reading of all clocks. Knows nothing about sittings."""

from typing import Protocol

from engine.records.journal_record import At


class Clock(Protocol):
    """Tells the moment; the only source of time in the station."""

    def now(self) -> At:
        """The wall clock and the clock since boot, suspend included, read together."""
        ...
