"""Who traces the processes of the kiosk on Linux. Judges nobody."""

from collections.abc import Callable
from pathlib import Path

from kiosk.detection.debugger import Traced
from kiosk.detection.linux.processes import PROC, tracer_of, word_of


class Tracers:
    """Looks at this process, at the one that started it, and at those that it started."""

    def __init__(
        self, ours: Callable[[], frozenset[int]], above: int = 0, proc: Path = PROC
    ) -> None:
        self._ours = ours
        self._above = above
        self._proc = proc

    def __call__(self) -> tuple[Traced, ...]:
        """Those that can be read; one that ended meanwhile is left out."""
        pids = set(self._ours())
        if self._above > 1:
            pids.add(self._above)
        found = []
        for pid in sorted(pids):
            try:
                tracer = tracer_of(pid, self._proc)
            except (OSError, ValueError):
                continue
            found.append(Traced(pid, tracer, word_of(tracer, self._proc) if tracer else ""))
        return tuple(found)
