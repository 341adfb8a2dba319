"""The spelling port: which words of a text are unknown, and what was meant. Knows no program."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

MOST: Final = 6
"""So many suggestions at most."""


class Reason(StrEnum):
    """Why spelling cannot be checked."""

    NO_PROGRAM = "no-program"
    NO_DICTIONARY = "no-dictionary"
    OTHER_SYSTEM = "other-system"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters of a text: where they start, from 0, and how many they are.

    Raises:
        ValueError: No text has such a stretch.
    """

    start: int
    length: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.length < 1:
            raise ValueError("no text has such a stretch")

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + self.length

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]


class Spelling(Protocol):
    """A spell checker. It tells what it does not know, and never changes a text."""

    async def state(self, language: str) -> Reason | None:
        """Why a language (`fr`, `en`) cannot be checked now; None when it can."""
        ...

    async def unknown(self, text: str, language: str) -> tuple[Stretch, ...] | None:
        """The words of a text that are not in the dictionary, in order; None: nobody can tell."""
        ...

    async def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first, six at most; none when nobody can tell."""
        ...

    def close(self) -> None:
        """Check nothing any more, and leave no program behind."""
        ...
