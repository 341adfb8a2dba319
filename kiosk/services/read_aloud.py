"""Reads what is on the screen, sentence by sentence. Knows no widget and no program.

What is read is what is seen, in the order in which it is seen; only the way in which it is
pronounced differs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.ports.speech import Outcome, Speech, Utterance
from kiosk.services.pronunciation import spoken
from kiosk.services.sentences import sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the screen: its words, and what is said before them to tell what they are."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, as it is seen and as it is said."""

    passage: int
    shown: str
    said: str


def queue_of(passages: Sequence[Passage], language: str) -> tuple[Sentence, ...]:
    """The sentences of the passages, in order; the lead goes with the first of each."""
    found = []
    for place, passage in enumerate(passages):
        lead = f"{passage.lead} " if passage.lead else ""
        for shown in sentences(passage.text):
            found.append(Sentence(place, shown, lead + spoken(shown, language)))
            lead = ""
    return tuple(found)


class ReadAloud:
    """One reader of one queue; it remembers its place while it is paused."""

    def __init__(self, speech: Speech, changed: Callable[[], None]) -> None:
        """Make a reader; *changed* is called whenever another sentence, or none, is read."""
        self._speech = speech
        self._changed = changed
        self._queue: tuple[Sentence, ...] = ()
        self._language = ""
        self._place = 0
        self._run = 0
        self._playing = False
        self._moved = False
        self.rate = self.volume = 1.0
        self.failed = False

    @property
    def playing(self) -> bool:
        """Whether something is being read."""
        return self._playing

    @property
    def started(self) -> bool:
        """Whether a place in the queue is kept."""
        return self._playing or self._place > 0

    @property
    def place(self) -> int:
        """The sentence that is read, or will be, from 0."""
        return self._place

    @property
    def queue(self) -> tuple[Sentence, ...]:
        """All that will have been read."""
        return self._queue

    @property
    def current(self) -> Sentence | None:
        """The sentence that is being read, or at which the reading pauses."""
        return self._queue[self._place] if self.started and self._queue else None

    def load(self, passages: Sequence[Passage], language: str) -> None:
        """Take what the screen shows now; the place stays with its sentence if that is there."""
        before = self.current
        self._queue, self._language = queue_of(passages, language), language
        kept = [
            place
            for place, one in enumerate(self._queue)
            if before is not None and one.said == before.said
        ]
        self._place = min(kept, key=lambda place: abs(place - self._place), default=0)

    async def play(self) -> None:
        """Read from the place on, until the end, a pause, or another reading."""
        self._run += 1
        run = self._run
        self._playing, self.failed = bool(self._queue), False
        while self._playing:
            self._changed()
            sentence = self._queue[self._place]
            outcome = await self._speech.say(
                Utterance(sentence.said, self._language, self.rate, self.volume)
            )
            if run != self._run:
                return
            if self._moved:
                self._moved = False
            elif outcome is not Outcome.DONE:
                self._playing, self.failed = False, outcome is Outcome.FAILED
            elif self._place + 1 < len(self._queue):
                self._place += 1
            else:
                self._playing, self._place = False, 0
        self._changed()

    def pause(self) -> None:
        """Fall silent; the sentence will be read again from its beginning."""
        self._run += 1
        self._playing = self._moved = False
        self._speech.stop()
        self._changed()

    def forget(self) -> None:
        """Fall silent, and let go of what was read."""
        self._queue, self._place = (), 0
        self.pause()

    def step(self, by: int) -> None:
        """Go to another sentence, at most to the first or the last."""
        self._go(max(0, min(self._place + by, len(self._queue) - 1)))

    def set_rate(self, rate: float) -> None:
        """Read so fast from now on; the sentence that is being read begins again."""
        if rate != self.rate:
            self.rate = rate
            self._go(self._place)

    def _go(self, place: int) -> None:
        self._place = place
        if self._playing:
            self._moved = True
            self._speech.stop()
        self._changed()
