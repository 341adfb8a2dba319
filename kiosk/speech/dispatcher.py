"""The voice of Linux: speech-dispatcher with espeak-ng. Knows no screen."""

from collections.abc import Callable

from kiosk.ports.speech import Outcome, Reason, Utterance
from kiosk.speech.private_dispatcher import PrivateDispatcher
from kiosk.speech.ssip import BrokenConversationError, Conversation
from kiosk.speech.voice_thread import VoiceThread


class DispatcherSpeech(VoiceThread):
    """Starts its program when it is first asked for something."""

    def __init__(
        self, dispatcher: PrivateDispatcher, device: Callable[[], Reason | None] = lambda: None
    ) -> None:
        """Make a voice; *device* tells whether a sound can come out of this machine."""
        super().__init__()
        self._dispatcher = dispatcher
        self._device = device
        self._running: Conversation | None = None
        self._languages: frozenset[str] = frozenset()

    def _interrupt(self) -> None:
        if self._running is not None:
            self._running.interrupt()

    def _end(self) -> None:
        self._dispatcher.stop()

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
