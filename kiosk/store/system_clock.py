"""The machine's own clocks, read together. Knows nothing about what is timed."""

import sys
import time
from pathlib import Path
from typing import Final

from engine.records.journal_record import At

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_NS_PER_MS: Final = 1_000_000
_WINDOWS_TICKS_PER_MS: Final = 10_000
_BOOT_GRAIN_MS: Final = 60_000


class SystemClock:
    """Wall clock for people; the clock since boot, suspend included, for durations."""

    def __init__(self) -> None:
        self._boot_id = _boot_id()

    def now(self) -> At:
        """Both clocks, read one after the other."""
        return At(wall=_wall_ms(), boot_ms=_boot_ms(), boot_id=self._boot_id)


def _wall_ms() -> int:
    return time.time_ns() // _NS_PER_MS


if sys.platform == "win32":  # pragma: no cover - other systems cannot call it
    import ctypes
    import winreg

    def _boot_ms() -> int:
        # Counts suspend, unlike the performance counter; in units of 100 ns.
        precise = getattr(ctypes.windll.kernelbase, "QueryInterruptTimePrecise", None)
        if precise is None:
            tick = ctypes.windll.kernel32.GetTickCount64
            tick.restype = ctypes.c_uint64
            return int(tick())
        ticks = ctypes.c_uint64()
        precise.restype = None
        precise(ctypes.byref(ticks))
        return ticks.value // _WINDOWS_TICKS_PER_MS

    def _boot_id() -> str:
        # The count of starts when Windows tells it; else the minute of the start, which a step of
        # the wall clock can change: durations then start anew, and none is ever charged twice.
        place = (
            r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management"
            r"\PrefetchParameters"
        )
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                return f"windows-{winreg.QueryValueEx(key, 'BootId')[0]}"
        except OSError:
            return f"windows-minute-{(_wall_ms() - _boot_ms()) // _BOOT_GRAIN_MS}"

else:

    def _boot_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // _NS_PER_MS

    def _boot_id() -> str:
        return _BOOT_ID.read_text(encoding="ascii").strip()
