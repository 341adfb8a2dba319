"""A sensor made of a reading and a judgement. Knows neither what is read nor what is judged."""

import logging
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from kiosk.ports.sensor import Sighting

_LOG: Final = logging.getLogger(__name__)

T = TypeVar("T")


class _Paced(Generic[T]):
    """A reading with its pace. Its failure is silence: told once in the log, by its type alone."""

    def __init__(self, every_ms: int, read: Callable[[], T | None]) -> None:
        self._every_ms = every_ms
        self._read = read
        self._told = False

    @property
    def every_ms(self) -> int:
        """How often it is worth asking."""
        return self._every_ms

    def _now(self) -> T | None:
        try:
            return self._read()
        except Exception as error:  # noqa: BLE001 - no reading may end an exam, whatever it met
            if not self._told:
                self._told = True
                name = getattr(self._read, "__qualname__", type(self._read).__qualname__)
                _LOG.info("%s cannot be read here: %s", name, type(error).__name__)
            return None


class Watch(_Paced[T]):
    """Judges what is there now."""

    def __init__(
        self,
        every_ms: int,
        read: Callable[[], T | None],
        judge: Callable[[T], Sequence[Sighting]],
    ) -> None:
        super().__init__(every_ms, read)
        self._judge = judge

    def look(self) -> Sequence[Sighting]:
        """What is there now; nothing when it cannot be read."""
        now = self._now()
        return () if now is None else tuple(self._judge(now))


class SinceFirst(_Paced[T]):
    """Judges what is there now against what was there at the first look that could read."""

    def __init__(
        self,
        every_ms: int,
        read: Callable[[], T | None],
        judge: Callable[[T, T], Sequence[Sighting]],
    ) -> None:
        super().__init__(every_ms, read)
        self._judge = judge
        self._first: T | None = None

    def look(self) -> Sequence[Sighting]:
        """What came since the first look, which itself finds nothing."""
        now = self._now()
        if now is None:
            return ()
        if self._first is None:
            self._first = now
        return tuple(self._judge(self._first, now))


class SinceLast(_Paced[T]):
    """Judges what is there now against the look before."""

    def __init__(
        self,
        every_ms: int,
        read: Callable[[], T | None],
        judge: Callable[[T, T], Sequence[Sighting]],
    ) -> None:
        super().__init__(every_ms, read)
        self._judge = judge
        self._last: T | None = None

    def look(self) -> Sequence[Sighting]:
        """What happened since the last look that could read."""
        now = self._now()
        if now is None:
            return ()
        before, self._last = self._last, now
        return () if before is None else tuple(self._judge(before, now))


class Shared(Generic[T]):
    """One reading for several sensors: asked again only once it is old."""

    def __init__(
        self, read: Callable[[], T], clock_ms: Callable[[], int], fresh_ms: int = 900
    ) -> None:
        self._read = read
        self._clock_ms = clock_ms
        self._fresh_ms = fresh_ms
        self._kept: tuple[int, T] | None = None

    def __call__(self) -> T:
        """What was read less than `fresh_ms` ago, or is read now."""
        now = self._clock_ms()
        if self._kept is None or not 0 <= now - self._kept[0] < self._fresh_ms:
            self._kept = (now, self._read())
        return self._kept[1]
