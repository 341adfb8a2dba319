"""A voice and a sound that are none, and say why. Knows no program."""

from dataclasses import dataclass

from kiosk.ports.speech import Outcome, Reason, Utterance


@dataclass(frozen=True, slots=True)
class SilentSpeech:
    """Says nothing, for a reason."""

    reason: Reason

    async def state(self, language: str) -> Reason | None:
        """The reason, in every language."""
        del language
        return self.reason

    async def say(self, utterance: Utterance) -> Outcome:
        """Fail: nobody may believe that something was heard."""
        del utterance
        return Outcome.FAILED

    def stop(self) -> None:
        """Stay silent."""

    def close(self) -> None:
        """Leave nothing behind."""


@dataclass(frozen=True, slots=True)
class SilentSound:
    """Plays nothing, for a reason."""

    reason: Reason

    async def state(self) -> Reason | None:
        """The reason."""
        return self.reason

    async def play(self, volume: float) -> Outcome:
        """Fail: nobody may believe that something was heard."""
        del volume
        return Outcome.FAILED

    def stop(self) -> None:
        """Stay silent."""
