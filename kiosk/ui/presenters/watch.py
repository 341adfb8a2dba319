"""The candidate's clock as it is shown, and when it speaks up. Knows no toolkit.

Each threshold speaks once, and again only after time was added above it.
"""

from typing import Final

from engine.records.journal_record import At
from kiosk.ui.presenters.times import end_hour, remaining
from kiosk.ui.views.frame import ClockLevel, ClockView, StripView
from kiosk.words import Text, words

_MINUTE: Final = 60_000
SOON_MS: Final = 15 * _MINUTE
URGENT_MS: Final = 5 * _MINUTE
_THRESHOLDS: Final = (SOON_MS, URGENT_MS)


class Watch:
    """One candidate's clock on the screen."""

    def __init__(self) -> None:
        self._hidden = False
        self._spoken: set[int] = set()
        self._last: int | None = None

    def begin(self) -> None:
        """Another candidate: nothing was hidden and nothing said yet."""
        self._hidden, self._spoken, self._last = False, set(), None

    def toggle(self) -> None:
        """Hide the time, or show it again."""
        self._hidden = not self._hidden

    def view(self, left_ms: int, now: At, *, running: bool = True) -> ClockView:
        """The clock with so much time left."""
        level = ClockLevel.CALM
        if left_ms <= SOON_MS:
            level = ClockLevel.URGENT if left_ms <= URGENT_MS else ClockLevel.SOON
        end = words(Text.CLOCK_END, hour=end_hour(now, left_ms)) if running else ""
        text = words(Text.CLOCK_LEFT, time=remaining(left_ms))
        return ClockView(text=text, end_text=end, hidden=self._hidden, level=level)

    def notice(self, left_ms: int) -> StripView | None:
        """What to say now, if a threshold was just passed; at five minutes the clock reappears."""
        before = self._last
        self._last = left_ms
        self._spoken = {one for one in self._spoken if left_ms <= one}
        for threshold in sorted(_THRESHOLDS):
            passed = left_ms <= threshold and threshold not in self._spoken
            if not passed:
                continue
            self._spoken |= {one for one in _THRESHOLDS if one >= threshold}
            if before is None:
                return None
            if threshold == URGENT_MS:
                self._hidden = False
            return StripView(words(Text.CLOCK_NOTICE, time=remaining(threshold)), tone="warn")
        return None
