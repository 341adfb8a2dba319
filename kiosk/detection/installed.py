"""The sensors of this machine. Knows which system has which readings; judges nothing.

They are made anew at each opening of a session: what the first look finds of keyboards and of
clipboards was there before. The clock of the station is watched where its time is kept.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

from kiosk.detection.clipboard import taken
from kiosk.detection.debugger import debuggers
from kiosk.detection.displays import Head, extended
from kiosk.detection.injected_input import Injected
from kiosk.detection.keyboards import came
from kiosk.detection.programs import Running, captures, forbidden, unexpected
from kiosk.detection.readings import Readings
from kiosk.detection.remote_session import watched
from kiosk.detection.suspend import suspended
from kiosk.detection.virtual_machine import virtual
from kiosk.detection.watch import SinceFirst, SinceLast, Watch
from kiosk.detection.windows_in_front import Pane, strangers
from kiosk.ports.sensor import Sensor, Sighting
from kiosk.ports.window import Rectangle

OFTEN_MS: Final = 2_000
"""For what a person does with windows, keys and clipboards."""
PLUGGED_MS: Final = 3_000
"""For what is plugged in."""
RUNNING_MS: Final = 10_000
"""For what runs, and who follows it: the longest to read, and read once for all of them."""
BUILT_MS: Final = 600_000
"""For what the machine is made of."""


def nobody() -> bool:
    """Whether assistive technology is in use, where nothing says so."""
    return False


def installed_sensors(
    *,
    level: int,
    assisted: Callable[[], bool] = nobody,
    screens: Callable[[], Sequence[Rectangle]] | None = None,
    injected: Callable[[], int] | None = None,
    platform: str = sys.platform,
    own: int | None = None,
) -> tuple[Sensor, ...]:
    """All sensors that this system has; none where it is unknown.

    Args:
        level: That of the lockdown: on an exam station, unknown programs are told too.
        assisted: Whether the candidate who is seated now was granted assistive technology, which
            may press keys and show windows of its own.
        screens: The screens of the application's own toolkit, for a display that cannot be asked.
        injected: How many presses the lockdown has seen that no device made, where it counts them.
        platform: The name of the system, as Python has it.
        own: The number of the kiosk's process.
    """
    pid = os.getpid() if own is None else own
    readings = _readings(platform, pid)
    if readings is None:
        return ()
    return sensors(
        readings, own=pid, level=level, assisted=assisted, screens=screens, injected=injected
    )


def sensors(
    readings: Readings,
    *,
    own: int,
    level: int,
    assisted: Callable[[], bool] = nobody,
    screens: Callable[[], Sequence[Rectangle]] | None = None,
    injected: Callable[[], int] | None = None,
) -> tuple[Sensor, ...]:
    """The sensors over the readings of some system; the arguments are those above."""

    def programs(running: tuple[Running, ...]) -> tuple[Sighting, ...]:
        return (*forbidden(running), *unexpected(running, own, level))

    def windows(panes: tuple[Pane, ...]) -> tuple[Sighting, ...]:
        return () if assisted() else strangers(panes)

    def heads() -> tuple[Head, ...] | None:
        try:
            return readings.heads()
        except OSError:
            return None if screens is None else tuple(Head(place) for place in screens())

    def traced() -> tuple[Sighting, ...]:
        return debuggers(readings.traced() or (), readings.ours())

    return (
        Watch(BUILT_MS, readings.hardware, virtual),
        Watch(RUNNING_MS, readings.session, watched),
        Watch(PLUGGED_MS, heads, extended),
        Watch(OFTEN_MS, readings.panes, windows),
        Watch(RUNNING_MS, readings.running, programs),
        Watch(RUNNING_MS, readings.running, captures),
        SinceFirst(PLUGGED_MS, readings.devices, came),
        SinceLast(OFTEN_MS, readings.uptime, suspended),
        Watch(RUNNING_MS, traced, tuple),
        SinceLast(OFTEN_MS, injected or readings.injected, Injected(assisted)),
        SinceLast(OFTEN_MS, readings.holdings, taken),
    )


def _readings(platform: str, own: int) -> Readings | None:
    if platform == "linux":
        from kiosk.detection.linux.readings import linux_readings

        return linux_readings(own)
    if platform == "win32":
        from kiosk.detection.windows.readings import windows_readings

        return windows_readings(own)
    return None
