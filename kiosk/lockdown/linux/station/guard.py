"""The guard: looks each second whether the station is still prepared, and says so in a file.

Root's, without window or database; knows no exam. What it can put back it puts back, and tells
all the same that it was gone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from kiosk.lockdown.linux.station import firewall, kernel_values, owned_program, undos
from kiosk.lockdown.linux.station.attestation import Attestation
from kiosk.lockdown.linux.station.loaded_rules import LoadedRules
from kiosk.lockdown.linux.station.places import ATTESTATION, HOSTS
from kiosk.lockdown.linux.station.settings import Station
from kiosk.ports.clock import Clock
from kiosk.ports.lockdown import Operation

SECOND: Final = 1.0
_SLOW: Final = frozenset({owned_program.NAME})
_SLOW_EVERY: Final = 300


class Awaitable(Protocol):
    """Something that can be waited for, such as the order to stop."""

    def wait(self, seconds: float) -> bool:
        """Whether it came within the time."""
        ...


class Guard:
    """Asks every part of the preparation, and the kernel itself."""

    def __init__(
        self,
        station: Station,
        parts: Sequence[Operation],
        rules: LoadedRules,
        clock: Clock,
        *,
        tighten: Callable[[], tuple[str, ...]] = kernel_values.tighten,
        addresses: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        """Prepare to guard.

        Args:
            station: What was decided when the machine was prepared.
            parts: The parts of the preparation.
            rules: The firewall's rules in the kernel.
            clock: For the moment of what is said.
            tighten: Makes the kernel's values strict; the names of those that are not.
            addresses: Those of the server as found last; none when they are not known.
        """
        self._station = station
        self._parts = parts
        self._rules = rules
        self._clock = clock
        self._live: Mapping[str, Callable[[], bool]] = {
            firewall.NAME: rules.stand,
            kernel_values.NAME: lambda: not tighten(),
        }
        self._addresses = addresses
        self._slow: dict[str, bool] = {}
        self._looks = 0

    def look(self) -> Attestation:
        """Ask everything once."""
        if self._looks % _SLOW_EVERY == 0:
            self._slow.clear()
        self._looks += 1
        held = {part.name: self._holds(part) for part in self._parts}
        held[undos.GUARD] = held.get(undos.GUARD, True)
        now = self._clock.now()
        return Attestation(
            now.boot_id,
            now.boot_ms,
            frozenset(name for name, holds in held.items() if holds),
            frozenset(name for name, holds in held.items() if not holds),
        )

    def follow_server(self) -> bool:
        """Let the session reach the server where it is now; whether it had moved."""
        server, found = self._station.server, self._addresses()
        if server is None or not found or frozenset(found) == frozenset(server.addresses):
            return False
        self._station = replace(self._station, server=replace(server, addresses=found))
        self._rules.replace(firewall.rules(self._station.uid, self._station.server))
        return True

    @property
    def names(self) -> str:
        """The names of machines that the session knows, as a file of hosts."""
        return firewall.hosts(self._station.server)

    def _holds(self, part: Operation) -> bool:
        live = self._live.get(part.name)
        as_it_runs = live is None or live()  # asked first: asking also puts back
        if part.name in _SLOW:
            if part.name not in self._slow:
                self._slow[part.name] = _asked(part)
            return self._slow[part.name]
        return _asked(part) and as_it_runs


def _asked(part: Operation) -> bool:
    try:
        return part.holds()
    except (OSError, ValueError):
        return False


def stand_guard(
    guard: Guard, stop: Awaitable, notify: Callable[[str], None], root: Path = Path("/")
) -> None:
    """Look each second until told to stop; the service is ready once something was said.

    Args:
        guard: The guard.
        stop: The order to stop.
        notify: Tells the service manager, in its words.
        root: Where the files that are written lie.
    """
    hosts, said = root / HOSTS.lstrip("/"), root / ATTESTATION.lstrip("/")
    _write_in_place(hosts, guard.names)
    ready = False
    while True:
        if guard.follow_server():
            _write_in_place(hosts, guard.names)
        _replace(said, guard.look().serialize())
        notify("WATCHDOG=1" if ready else "READY=1")
        ready = True
        if stop.wait(SECOND):
            return


def _write_in_place(path: Path, text: str) -> None:
    """Not by renaming: the session sees this very file under another name."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.chmod(0o644)
    part.replace(path)
