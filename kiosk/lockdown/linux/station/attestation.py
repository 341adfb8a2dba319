"""What the guard says each second, for a process without rights. Knows no guard and no exam.

A file of root's, `{"v": 1, "boot_id": "…", "boot_ms": …, "holds": [names], "lost": [names]}`. It
proves nothing to another machine: who is root here can write it.
"""

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.records.journal_record import At
from kiosk.lockdown.linux.station.places import ATTESTATION

FRESH_MS: Final = 5_000
_MOST_BYTES: Final = 16 * 1024
_OTHERS_WRITE: Final = 0o022


@dataclass(frozen=True, slots=True)
class Attestation:
    """Which parts of the station held, and which did not, at one moment of one boot."""

    boot_id: str
    boot_ms: int
    holds: frozenset[str]
    lost: frozenset[str] = frozenset()

    def fresh(self, now: At) -> bool:
        """Whether it is of this boot and no older than five seconds."""
        return self.boot_id == now.boot_id and 0 <= now.boot_ms - self.boot_ms <= FRESH_MS

    def serialize(self) -> bytes:
        """The bytes of the file."""
        told = {"v": 1, "boot_id": self.boot_id, "boot_ms": self.boot_ms}
        return json.dumps({**told, "holds": sorted(self.holds), "lost": sorted(self.lost)}).encode()


def parse_attestation(untrusted: bytes) -> Attestation:
    """The attestation in these bytes.

    Raises:
        ValueError: They hold none.
    """
    match json.loads(untrusted):
        case {
            "v": 1,
            "boot_id": str(boot_id),
            "boot_ms": int(boot_ms),
            "holds": [*holds],
            "lost": [*lost],
        }:
            names = frozenset(str(name) for name in holds)
            return Attestation(boot_id, boot_ms, names, frozenset(str(name) for name in lost))
        case _:
            raise ValueError("not an attestation")


def read_attestation(path: Path = Path(ATTESTATION), owner: int = 0) -> Attestation | None:
    """What the guard said last; None if it says nothing, or somebody else could have said it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        told = os.fstat(file.fileno())
        if not stat.S_ISREG(told.st_mode) or told.st_uid != owner or told.st_mode & _OTHERS_WRITE:
            return None
        try:
            return parse_attestation(file.read(_MOST_BYTES))
        except (ValueError, RecursionError):
            return None
