"""The voice of Linux: speech-dispatcher with espeak-ng. Knows no screen.

All that may wait is done in one thread of its own, which lives as long as the voice: the kernel
ends the program with the thread that started it.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from kiosk.ports.speech import Outcome, Reason, Utterance
from kiosk.speech.private_dispatcher import PrivateDispatcher
from kiosk.speech.ssip import BrokenConversationError, Conversation


class DispatcherSpeech:
    """Starts its program when it is first asked for something."""

    def __init__(
        self, dispatcher: PrivateDispatcher, device: Callable[[], Reason | None] = lambda: None
    ) -> None:
        """Make a voice; *device* tells whether a sound can come out of this machine."""
        self._dispatcher = dispatcher
        self._device = device
        self._thread = ThreadPoolExecutor(1, "voice")
        self._lock = Lock()
        self._asked = 0
        self._running: Conversation | None = None
        self._languages: frozenset[str] = frozenset()
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
            if self._running is not None:
                self._running.interrupt()

    def close(self) -> None:
        """Fall silent, and end the program."""
        if self._closed:
            return
        self._closed = True
        self.stop()
        self._thread.submit(self._dispatcher.stop)
        self._thread.shutdown()

    def _state(self, language: str) -> Reason | None:
        if not self._dispatcher.installed:
            return Reason.NO_PROGRAM
        if self._device() is Reason.NO_DEVICE:
            return Reason.NO_DEVICE
        if not self._languages:
            try:
                self._languages = self._dispatcher.conversation().languages()
            except BrokenConversationError:
                self._dispatcher.stop()
                return Reason.BROKEN
        return None if language in self._languages else Reason.NO_VOICE

    def _say(self, utterance: Utterance, asked: int) -> Outcome:
        try:
            conversation = self._dispatcher.conversation()
            with self._lock:
                if asked != self._asked:
                    return Outcome.STOPPED
                conversation.forget_interruptions()
                self._running = conversation
            return conversation.say(utterance)
        except BrokenConversationError:
            # A program that lost its device never ends a message: the next text gets another one.
            self._dispatcher.stop()
            return Outcome.FAILED
        finally:
            with self._lock:
                self._running = None
