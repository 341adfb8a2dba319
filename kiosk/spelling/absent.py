"""A spell checker that is none, and says why. Knows no program."""

from dataclasses import dataclass

from kiosk.ports.spelling import Reason, Stretch


@dataclass(frozen=True, slots=True)
class AbsentSpelling:
    """Checks nothing, for a reason."""

    reason: Reason

    async def state(self, language: str) -> Reason | None:
        """The reason, in every language."""
        del language
        return self.reason

    async def unknown(self, text: str, language: str) -> tuple[Stretch, ...] | None:
        """Nobody can tell."""
        del text, language
        return None

    async def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """None."""
        del word, language
        return ()

    def close(self) -> None:
        """Leave nothing behind."""
