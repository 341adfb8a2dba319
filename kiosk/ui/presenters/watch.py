"""The candidate's clock as it is shown, and when it speaks up. Knows no toolkit.

Each threshold speaks once, and again only after time was added above it. Two are for those who
listen to the screen alone: they move nothing that is looked at.
"""

from dataclasses import dataclass
from typing import Final, Protocol

from engine.records.journal_record import At
from kiosk.ui.presenters.times import end_hour, in_words, remaining
from kiosk.ui.views.frame import ClockLevel, ClockView, StripView
from kiosk.ui.views.preferences import Choices
from kiosk.words import Text, words
from kiosk.words.comfort import ComfortText, comfort_words

_MINUTE: Final = 60_000
EARLY_MS: Final = 30 * _MINUTE
SOON_MS: Final = 15 * _MINUTE
URGENT_MS: Final = 5 * _MINUTE
LAST_MS: Final = _MINUTE
LONG_MS: Final = 120 * _MINUTE
"""A longer test has a notice at thirty minutes too."""
THRESHOLDS: Final = (EARLY_MS, SOON_MS, URGENT_MS, LAST_MS)


class Hiding(Protocol):
    """Who remembers whether the time is hidden."""

    @property
    def choices(self) -> Choices:
        """What is in force."""
        ...

    def clock_chosen(self, *, hidden: bool) -> None:
        """Remember it."""
        ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """A threshold was just passed: what is read aloud, and what is shown, if anything."""

    text: str
    strip: StripView | None


class Watch:
    """One candidate's clock on the screen."""

    def __init__(self, hiding: Hiding) -> None:
        self._hiding = hiding
        self._spoken: set[int] = set()

    def begin(self, left_ms: int) -> None:
        """Another candidate, or a stop before: what was passed is known to them."""
        self._spoken = {one for one in THRESHOLDS if left_ms <= one}

    def toggle(self) -> None:
        """Hide the time, or show it again."""
        self._hiding.clock_chosen(hidden=not self._hiding.choices.clock_hidden)

    def view(self, left_ms: int, now: At, *, running: bool = True) -> ClockView:
        """The clock with so much time left."""
        level = ClockLevel.CALM
        if left_ms <= SOON_MS:
            level = ClockLevel.URGENT if left_ms <= URGENT_MS else ClockLevel.SOON
        return ClockView(
            text=words(Text.CLOCK_LEFT, time=remaining(left_ms)),
            end_text=words(Text.CLOCK_END, hour=end_hour(now, left_ms)) if running else "",
            hidden=self._hiding.choices.clock_hidden,
            level=level,
            spoken=words(Text.CLOCK_LEFT, time=in_words(left_ms)),
        )

    def look(self, left_ms: int, limit_ms: int) -> Spoken | None:
        """What to say now, if a threshold was just passed; at five minutes the time reappears."""
        before = self._spoken
        self._spoken = {one for one in THRESHOLDS if left_ms <= one}
        new = self._spoken - before
        if not new:
            return None
        nearest = min(self._spoken)
        if URGENT_MS in new and self._hiding.choices.clock_hidden:
            self._hiding.clock_chosen(hidden=False)
        text = comfort_words(ComfortText.TIME_LEFT, time=in_words(left_ms))
        shown = new & {SOON_MS, URGENT_MS} or (EARLY_MS in new and limit_ms > LONG_MS)
        if not shown:
            return Spoken(text, None)
        detail = comfort_words(ComfortText.TIME_LEFT_DETAIL)
        tone = "urgent" if nearest <= URGENT_MS else "warn"
        return Spoken(text, StripView(text, detail, tone))
