"""A progress bar on a stream: percentage and remaining time. Knows nothing about the work."""

from collections.abc import Callable
from typing import Final, TextIO

from workbench.simulation.french import duration, percent

_CELLS: Final = 30
_EVERY: Final = 0.2
"""Seconds between two drawings."""


class Bar:
    """One line that is drawn again and again on a terminal; elsewhere a line each tenth.

    Work comes in phases, each with its own hundred per cent.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        """Make it ready.

        Args:
            stream: Where to draw.
            clock: Seconds, monotonic.
        """
        self._stream = stream
        self._live = stream.isatty()
        self._clock = clock
        self._name = ""
        self._begun = clock()
        self._drawn = -_EVERY
        self._tenths = 0

    def phase(self, name: str) -> "Bar":
        """Begin something now; the bar itself is told how far it is."""
        self._name = name
        self._begun = self._clock()
        self._drawn = -_EVERY
        self._tenths = 0
        self._stream.write(f"\r{name} …\x1b[K" if self._live else f"{name} …\n")
        self._stream.flush()
        return self

    def __call__(self, done: int, total: int) -> None:
        """So many pieces of all are done."""
        spent = self._clock() - self._begun
        share = done / total
        if self._live:
            if spent - self._drawn >= _EVERY or done == total:
                self._drawn = spent
                self._stream.write(f"\r{self._line(share, spent)}\x1b[K")
                self._stream.flush()
        elif int(share * 10) > self._tenths:
            self._tenths = int(share * 10)
            self._stream.write(f"{self._line(share, spent)}\n")
            self._stream.flush()

    def clear(self) -> None:
        """Leave the line."""
        if self._live:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _line(self, share: float, spent: float) -> str:
        filled = int(share * _CELLS)
        bar = "#" * filled + "-" * (_CELLS - filled)
        left = duration(spent * (1.0 - share) / share) if share else "…"
        return f"{self._name} [{bar}] {percent(share, 0)} – reste {left}"
