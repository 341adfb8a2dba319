"""A clock that moves only when it is told to."""

from engine.records.journal_record import At

START = At(wall=1_790_000_000_000, boot_ms=3_600_000, boot_id="boot-1")


class FakeClock:
    """Stands still between the calls that move it."""

    def __init__(self, start: At = START) -> None:
        self._at = start

    def now(self) -> At:
        return self._at

    def advance(self, ms: int) -> None:
        """Let time pass, on both clocks."""
        at = self._at
        self._at = At(at.wall + ms, at.boot_ms + ms, at.boot_id)

    def step_wall(self, ms: int) -> None:
        """Set the wall clock forward or back, as a person would."""
        at = self._at
        self._at = At(at.wall + ms, at.boot_ms, at.boot_id)

    def reboot(self, boot_id: str, outage_ms: int) -> None:
        """Start the machine again after an outage."""
        self._at = At(self._at.wall + outage_ms, 0, boot_id)
