"""Checks of the state folder: room on its disk, and how long it takes to write there."""

import os
import shutil
import time
import uuid
from pathlib import Path
from typing import Final

from kiosk.ports.preflight import Finding, Verdict

NEEDED_BYTES: Final = 500 * 2**20
WISHED_BYTES: Final = 2 * 2**30
QUICK_MS: Final = 50
SLOW_MS: Final = 300
TRIES: Final = 5
_PAGE: Final = b"x" * 4096


def write_ms(folder: Path, tries: int = TRIES) -> int:
    """The slowest of a few writes there, in ms: made, synced, renamed and deleted, not asked.

    Raises:
        OSError: One of them failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    slowest = 0.0
    for _ in range(tries):
        probe = folder / f"probe-{uuid.uuid4().hex}"
        moved = probe.with_suffix(".moved")
        began = time.perf_counter()
        try:
            with probe.open("wb") as file:
                file.write(_PAGE)
                file.flush()
                os.fsync(file.fileno())
            probe.replace(moved)
        finally:
            probe.unlink(missing_ok=True)
            moved.unlink(missing_ok=True)
        slowest = max(slowest, time.perf_counter() - began)
    return round(slowest * 1000)


def read_write(folder: Path) -> Finding:
    """Whether the station's folder can be written, and quickly."""
    try:
        taken: int | None = write_ms(folder)
    except OSError:
        taken = None
    return check_write(taken)


def check_write(taken_ms: int | None) -> Finding:
    """Whether a durable write is quick; none: it failed."""
    if taken_ms is None:
        return Finding("write", Verdict.STOP)
    data = {"ms": taken_ms}
    if taken_ms >= SLOW_MS:
        return Finding("write", Verdict.LOOK, data, case="slow")
    return Finding("write", Verdict.FINE if taken_ms < QUICK_MS else Verdict.LOOK, data)


def read_room(folder: Path) -> Finding:
    """Whether the disk of an existing folder has room for a session, and to spare."""
    try:
        free: int | None = shutil.disk_usage(folder).free
    except OSError:
        free = None
    return check_room(free)


def check_room(free: int | None) -> Finding:
    """Whether so many free bytes are enough; none: the disk does not answer."""
    data = {"free_mib": (free or 0) // 2**20, "free_gib": (free or 0) // 2**30}
    if free is None or free < NEEDED_BYTES:
        return Finding("room", Verdict.STOP, data)
    return Finding("room", Verdict.FINE if free >= WISHED_BYTES else Verdict.LOOK, data)
