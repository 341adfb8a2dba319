"""A voice and a sound that remember what was said and played."""

import asyncio
from dataclasses import dataclass, field

from kiosk.ports.speech import Outcome, Reason, Utterance

SLOW = 1000


@dataclass
class FakeSpeech:
    """Says everything at once; a text of many characters, or any while it `holds`, lasts.

    What lasts ends with `stop`, or with `finish`.
    """

    reason: Reason | None = None
    languages: frozenset[str] = frozenset({"fr", "en"})
    holds: bool = False
    fails: bool = False
    closed: bool = False
    said: list[Utterance] = field(default_factory=list)
    _lasting: "asyncio.Future[Outcome] | None" = None

    @property
    def texts(self) -> list[str]:
        """What was said, in order."""
        return [one.text for one in self.said]

    @property
    def speaking(self) -> bool:
        """Whether a text lasts."""
        return self._lasting is not None and not self._lasting.done()

    async def state(self, language: str) -> Reason | None:
        if self.closed:
            return Reason.BROKEN
        if self.reason is not None:
            return self.reason
        return None if language in self.languages else Reason.NO_VOICE

    async def say(self, utterance: Utterance) -> Outcome:
        self.stop()
        if self.closed or self.fails or self.reason is not None:
            return Outcome.FAILED
        self.said.append(utterance)
        if not self.holds and len(utterance.text) < SLOW:
            await asyncio.sleep(0)
            return Outcome.DONE
        self._lasting = asyncio.get_running_loop().create_future()
        return await self._lasting

    def stop(self) -> None:
        self._end(Outcome.STOPPED)

    def finish(self) -> None:
        """The last word of what lasts was heard."""
        self._end(Outcome.DONE)

    def close(self) -> None:
        self.closed = True
        self.stop()

    def _end(self, outcome: Outcome) -> None:
        lasting, self._lasting = self._lasting, None
        if lasting is not None and not lasting.done():
            lasting.set_result(outcome)


@dataclass
class FakeSound:
    """Plays at once, and remembers how loud."""

    reason: Reason | None = None
    played: list[float] = field(default_factory=list)
    stops: int = 0

    async def state(self) -> Reason | None:
        return self.reason

    async def play(self, volume: float) -> Outcome:
        if self.reason is not None:
            return Outcome.FAILED
        self.played.append(volume)
        return Outcome.DONE

    def stop(self) -> None:
        self.stops += 1
