"""All readings of Linux, put together. Judges nothing."""

import os
import time
from collections.abc import Mapping
from typing import Final

from kiosk.detection.linux.hardware import hardware
from kiosk.detection.linux.input_devices import input_devices
from kiosk.detection.linux.processes import Processes
from kiosk.detection.linux.session import Sessions
from kiosk.detection.linux.tracers import Tracers
from kiosk.detection.linux.uptime import uptime
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.heads import Heads
from kiosk.detection.linux.x11.owners import Owners
from kiosk.detection.linux.x11.panes import Panes
from kiosk.detection.linux.x11.presses import Presses
from kiosk.detection.linux.x11.selections import Selections
from kiosk.detection.programs import descendants
from kiosk.detection.readings import Readings
from kiosk.detection.watch import Shared

_NS_PER_MS: Final = 1_000_000
_FRESH_MS: Final = 4_500


def linux_readings(own: int, environ: Mapping[str, str] = os.environ) -> Readings:
    """Those of this machine; without an X11 display, those of windows find nothing.

    Args:
        own: The number of the kiosk's process.
        environ: The environment of the session.
    """
    running = Shared(Processes(), _awake_ms, _FRESH_MS)

    def ours() -> frozenset[int]:
        return descendants(running(), own)

    display = Display(environ)
    owners = Owners(display, own)
    return Readings(
        running=running,
        ours=ours,
        hardware=hardware,
        session=Sessions(running, environ),
        heads=Heads(display),
        panes=Panes(display, owners),
        devices=input_devices,
        uptime=uptime,
        traced=Tracers(ours, _above(own)),
        injected=Presses(Display(environ)),
        holdings=Selections(display, owners),
    )


def _above(own: int) -> int:
    """The process that started the kiosk, which is its watchdog's."""
    return os.getppid() if own == os.getpid() else 0


def _awake_ms() -> int:
    return time.monotonic_ns() // _NS_PER_MS
