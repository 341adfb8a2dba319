"""The two clocks of Linux since its start. Judges nothing."""

import time
from typing import Final

from kiosk.detection.suspend import Uptime

_NS_PER_MS: Final = 1_000_000


def uptime() -> Uptime:
    """Both, read one after the other."""
    return Uptime(
        awake_ms=time.clock_gettime_ns(time.CLOCK_MONOTONIC) // _NS_PER_MS,
        all_ms=time.clock_gettime_ns(time.CLOCK_BOOTTIME) // _NS_PER_MS,
    )
