"""A clock that runs faster than the world, for rehearsals. Knows nothing about what is timed."""

from pathlib import Path
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from engine.records.journal_record import At
from engine.records.reading import Reader
from engine.records.root import Realm
from kiosk.durable_file import storage_failures, write_durably
from kiosk.ports.clock import Clock
from kiosk.ports.errors import RealmRefusedError, StorageError

MAX_FACTOR: Final = 10_000
FILE_NAME: Final = "accelerated-clock.json"
_MAX_BYTES: Final = 4096


class AcceleratedClock:
    """Multiplies the time since an origin; a real exam refuses it.

    Two processes that share the origin agree about the moment, so a restart is not a jump back.
    """

    def __init__(self, inner: Clock, factor: int, realm: Realm, origin: At | None = None) -> None:
        if not realm.rehearsal:
            raise RealmRefusedError(realm=realm.value)
        if not 1 <= factor <= MAX_FACTOR:
            raise ValueError(factor)
        now = inner.now()
        same_boot = origin is not None and origin.boot_id == now.boot_id
        self._inner = inner
        self._factor = factor
        self._origin = origin if origin is not None and same_boot else now

    @property
    def origin(self) -> At:
        """The moment from which time runs faster."""
        return self._origin

    def now(self) -> At:
        """Both clocks, moved on by the same multiple of the time since the origin."""
        origin, now = self._origin, self._inner.now()
        passed = (now.boot_ms - origin.boot_ms) * self._factor
        return At(origin.wall + passed, origin.boot_ms + passed, now.boot_id)


def accelerated_clock(folder: Path, inner: Clock, factor: int, realm: Realm) -> AcceleratedClock:
    """A clock whose origin is kept in a state folder, so that a restart goes on with it.

    Raises:
        RealmRefusedError: The realm is a real one.
        StorageError: The origin can be neither read nor kept.
    """
    path = folder / FILE_NAME
    kept = _read(path)
    clock = AcceleratedClock(inner, factor, realm, kept)
    if clock.origin != kept:
        origin = clock.origin
        write_durably(
            path,
            dumps({"wall": origin.wall, "boot_ms": origin.boot_ms, "boot_id": origin.boot_id}),
        )
    return clock


def _read(path: Path) -> At | None:
    with storage_failures(path.parent):
        try:
            untrusted = path.read_bytes()
        except FileNotFoundError:
            return None
    try:
        reader = Reader(loads_object(untrusted, max_bytes=_MAX_BYTES), "clock.")
        return At(
            wall=reader.integer("wall"),
            boot_ms=reader.integer("boot_ms"),
            boot_id=reader.text("boot_id", longest=64),
        )
    except MalformedError as error:
        raise StorageError(folder=str(path.parent), file=FILE_NAME) from error
