"""The checks of a running station: made when asked for, the newest report kept. Knows no screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.ports.clock import Clock
from kiosk.ports.preflight import Finding, Probe, ReportShelf
from kiosk.services.identity import Identity
from kiosk.services.preflight import (
    Aside,
    Kept,
    Making,
    check,
    kept_report,
    newest_report,
    signed_report,
)


@dataclass(slots=True)
class CheckDesk:
    """`probes` makes those of this machine anew; `host` is the machine's own name."""

    identity: Identity
    clock: Clock
    shelf: ReportShelf
    probes: Callable[[], Sequence[Probe]]
    release: str
    host: str
    _kept: Kept | None = None
    _read: bool = False

    def kept(self) -> Kept | None:
        """What the newest report of this station says; read once, and after each run."""
        if not self._read:
            self._kept, self._read = kept_report(self.shelf, self.identity), True
        return self._kept

    async def run(self, aside: Aside, told: Callable[[int, int], None]) -> tuple[Finding, ...]:
        """Make every check, and keep the report for the server.

        Args:
            aside: Runs what may be taken beside the window.
            told: Called with how many checks were made, and how many there are.

        Raises:
            StorageError: The checks were made, and their report could not be kept.
        """
        found = await check(self.probes(), aside, told)
        wall = self.clock.now().wall
        former = newest_report(self.shelf, self.identity)
        making = Making(wall, self.release, self.host, former)
        report = signed_report(found, self.identity, making)
        await aside(partial(self.shelf.keep, report))  # a slow disk keeps nobody waiting
        self._read = False
        return found
