"""Checks of the folders and of the room on their disk. Knows nothing of what they will hold."""

import os
import shutil
import uuid
from pathlib import Path
from typing import Final

from kiosk.preflight.finding import Finding, Verdict

NEEDED_BYTES: Final = 200 * 2**20
WISHED_BYTES: Final = 2 * 2**30


def check_folder(folder: Path) -> Finding:
    """Whether files can be made, synced, renamed and deleted there; tried, not asked."""
    probe = folder / f"probe-{uuid.uuid4().hex}"
    data = {"folder": str(folder)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with probe.open("wb") as file:
                file.write(b"probe")
                file.flush()
                os.fsync(file.fileno())
            probe.replace(probe.with_suffix(".moved"))
        finally:
            probe.unlink(missing_ok=True)
            probe.with_suffix(".moved").unlink(missing_ok=True)
    except OSError:
        return Finding("folder", Verdict.STOP, data)
    return Finding("folder", Verdict.FINE, data)


def check_room(folder: Path) -> Finding:
    """Whether the disk of an existing folder has room for a session, and to spare."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return Finding("room", Verdict.STOP, {"folder": str(folder), "free_mib": 0})
    data: dict[str, str | int] = {"folder": str(folder), "free_mib": free // 2**20}
    if free < NEEDED_BYTES:
        return Finding("room", Verdict.STOP, data)
    return Finding("room", Verdict.FINE if free >= WISHED_BYTES else Verdict.LOOK, data)
