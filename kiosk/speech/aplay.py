"""Sounds through `aplay`, the player of ALSA. Knows no voice."""

import asyncio
import shutil
import subprocess
from collections.abc import Sequence
from threading import Lock
from typing import Final

from kiosk.ports.speech import Outcome, Reason
from kiosk.speech.tone import silence, tone

PROGRAM: Final = ("aplay", "-q", "-")
_PATIENCE_S: Final = 5.0
_PROBE_S: Final = 0.05


class AplaySound:
    """Each sound is a process of its own, fed through its standard input."""

    def __init__(self, program: Sequence[str] = PROGRAM, patience_s: float = _PATIENCE_S) -> None:
        self._program = tuple(program)
        self._patience = patience_s
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def probe(self) -> Reason | None:
        """Try a moment of silence on the device: asking would not tell whether it opens."""
        if shutil.which(self._program[0]) is None:
            return Reason.NO_PROGRAM
        try:
            ended = subprocess.run(
                self._program,
                input=silence(_PROBE_S),
                capture_output=True,
                timeout=self._patience,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return Reason.BROKEN
        return Reason.NO_DEVICE if ended.returncode else None

    async def state(self) -> Reason | None:
        """Whether the device takes a sound now."""
        return await asyncio.to_thread(self.probe)

    async def play(self, volume: float) -> Outcome:
        """Play the test sound."""
        self.stop()
        return await asyncio.to_thread(self._play, tone(volume))

    def stop(self) -> None:
        """End the process that plays."""
        with self._lock:
            if self._process is not None:
                self._stopped = True
                self._process.kill()

    def _play(self, content: bytes) -> Outcome:
        try:
            process = self._begin()
        except OSError:
            return Outcome.FAILED
        try:
            process.communicate(content, timeout=self._patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        with self._lock:
            self._process = None
            stopped, self._stopped = self._stopped, False
        if stopped:
            return Outcome.STOPPED
        return Outcome.FAILED if process.returncode else Outcome.DONE

    def _begin(self) -> subprocess.Popen[bytes]:
        with self._lock:
            self._process = subprocess.Popen(
                self._program,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            return self._process
