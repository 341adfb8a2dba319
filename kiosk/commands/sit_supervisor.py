"""Runs a rehearsal's watchdog and tells how it ended. Knows no toolkit, no screen, no exam.

It lives outside of the tree that a script may kill.
"""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Final

from kiosk.ports.errors import StateLockedError
from kiosk.store.state_lock import StateLock
from kiosk.ui.driver.diary import TREE, Diary

_STOPPING: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_DYING_S: Final = 15.0
_LOOK_S: Final = 0.02


class Ending(IntEnum):
    """The exit statuses of a rehearsal, beside 128 + the signal that stopped it."""

    DONE = 0
    USAGE = 64
    MALFORMED = 65
    NO_SCREEN = 69
    CRASHED = 70
    UNWRITABLE = 73
    KILLED = 75
    LOST = 76
    REFUSED = 77


class Supervisor:
    """One run of the watchdog over a state folder, from a start to an end."""

    def __init__(self, command: Sequence[str], state: Path, environment: Mapping[str, str]) -> None:
        """Prepare to run.

        Args:
            command: Starts the watchdog.
            state: The station's folder, with the diary of what was asked for.
            environment: Of the watchdog.
        """
        self._command = command
        self._state = state
        self._environment = environment
        self._signal = 0
        self._asked = False

    @property
    def killed_as_asked(self) -> bool:
        """Whether the run ended because its script had the whole tree killed."""
        return self._asked

    def run(self) -> int:
        """Run to an end, or until told to stop; nothing is left running. Main thread only.

        Raises:
            StorageError: The diary cannot be read.
        """
        deaths = _tree_deaths(self._state)
        with self._signals():
            # Standard output is the summary's: what the application says goes to people.
            watchdog = subprocess.Popen(
                self._command, env=self._environment, stdin=subprocess.DEVNULL, stdout=2
            )
            self._watchdog = watchdog.pid
            if self._signal:
                watchdog.terminate()
            status = watchdog.wait()
        if self._signal:
            return 128 + self._signal
        if status >= 0:
            return status
        self._await_silence()
        self._asked = _tree_deaths(self._state) > deaths
        return Ending.KILLED if self._asked else Ending.CRASHED

    def _await_silence(self) -> None:
        """Wait until the application, which outlives its watchdog by an instant, is gone."""
        pause = Event()
        for _ in range(int(_DYING_S / _LOOK_S)):
            try:
                StateLock(self._state).release()
            except StateLockedError:
                pause.wait(_LOOK_S)
            else:
                return

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Pass on what asks this program to stop, and wait for the good order below."""
        self._watchdog = 0
        former = {number: signal.signal(number, self._told) for number in _STOPPING}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)

    def _told(self, number: int, _frame: FrameType | None) -> None:
        self._signal = number
        if self._watchdog:
            os.kill(self._watchdog, signal.SIGTERM)


def _tree_deaths(state: Path) -> int:
    return Diary(state).deaths.count(TREE)
