"""One voice at a time, in a thread of its own. Knows no program that speaks.

All that may wait is done in that thread, which lives as long as the voice: on Linux the kernel
ends the program with the thread that started it.
"""

import asyncio
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from kiosk.ports.speech import Outcome, Reason, Utterance


class VoiceThread(ABC):
    """What every voice does: one text after the other, the last one asked for wins."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "voice")
        self._lock = Lock()
        self._asked = 0
        self._closed = False

    async def state(self, language: str) -> Reason | None:
        """Why a language cannot be spoken now."""
        if self._closed:
            return Reason.BROKEN
        return await asyncio.wrap_future(self._thread.submit(self._state, language))

    async def say(self, utterance: Utterance) -> Outcome:
        """Say a text; whatever was being said is stopped."""
        self.stop()
        if self._closed:
            return Outcome.FAILED
        return await asyncio.wrap_future(self._thread.submit(self._say, utterance, self._asked))

    def stop(self) -> None:
        """Fall silent."""
        with self._lock:
            self._asked += 1
            self._interrupt()

    def close(self) -> None:
        """Fall silent, and end the program."""
        if self._closed:
            return
        self._closed = True
        self.stop()
        self._thread.submit(self._end)
        self._thread.shutdown()

    @abstractmethod
    def _state(self, language: str) -> Reason | None:
        """The same as `state`, in the thread."""

    @abstractmethod
    def _say(self, utterance: Utterance, asked: int) -> Outcome:
        """Say it to its end, unless another one than number *asked* is wanted by then."""

    @abstractmethod
    def _interrupt(self) -> None:
        """Tell the program to fall silent; called from any thread, with the lock held."""

    @abstractmethod
    def _end(self) -> None:
        """End the program, if there is one."""
