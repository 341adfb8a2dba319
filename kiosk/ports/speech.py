"""The speech and sound ports: a voice that reads, and a sound to test. Knows no program."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

SLOWEST: Final = 0.7
FASTEST: Final = 1.5


class Reason(StrEnum):
    """Why there is no voice, or no sound."""

    NO_PROGRAM = "no-program"
    NO_VOICE = "no-voice"
    NO_DEVICE = "no-device"
    BROKEN = "broken"


class Outcome(StrEnum):
    """How saying or playing something ended."""

    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text to say as it stands; `rate` is from 0.7 to 1.5, 1 being usual, `volume` from 0 to 1.

    Raises:
        ValueError: The rate or the volume is out of bounds.
    """

    text: str
    language: str
    rate: float = 1.0
    volume: float = 1.0

    def __post_init__(self) -> None:
        if not (SLOWEST <= self.rate <= FASTEST and 0 <= self.volume <= 1):
            raise ValueError("a voice that slow, fast or loud does not exist")


class Speech(Protocol):
    """A voice. One text at a time: saying another one stops the first."""

    async def state(self, language: str) -> Reason | None:
        """Why a language (`fr`, `en`) cannot be spoken now; None when it can."""
        ...

    async def say(self, utterance: Utterance) -> Outcome:
        """Say a text; the answer comes when the last word was heard, or none will be."""
        ...

    def stop(self) -> None:
        """Fall silent at once; whoever waits for a text is told that it was stopped."""
        ...

    def close(self) -> None:
        """Fall silent for ever and leave no program behind."""
        ...


class Sound(Protocol):
    """Where sounds come out of this machine."""

    async def state(self) -> Reason | None:
        """Why nothing can be heard here now; None when a device took a sound."""
        ...

    async def play(self, volume: float) -> Outcome:
        """Play the test sound, about a second long; `volume` is from 0 to 1."""
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...
