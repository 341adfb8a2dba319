"""The notice of time under the top bar: how long it stays. Knows no toolkit.

It stays until a person closes it, or until another question comes once it was there long enough
to be read, so that nothing moves below the eyes.
"""

from typing import Final

from engine.records.journal_record import At
from kiosk.services.sit import Sit
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import end_hour, in_words
from kiosk.ui.views.frame import StripView
from kiosk.words.comfort import ComfortText, comfort_words

LEAST_MS: Final = 20_000


class TimeNotice:
    """What is said of the time now, if anything."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._shown = False
        self._since = 0

    def say(self, strip: StripView, boot_ms: int) -> None:
        """Show a notice, and read it aloud."""
        self._shown, self._since = True, boot_ms
        self._stage.time_notice(strip)
        self._stage.announce(f"{strip.title} {strip.text}".strip())

    def turn(self, boot_ms: int) -> None:
        """Another question: a notice that was there for long enough goes."""
        if boot_ms - self._since >= LEAST_MS:
            self.clear()

    def clear(self) -> None:
        """Take the notice away."""
        if self._shown:
            self._shown = False
            self._stage.time_notice(None)


def time_sentence(sit: Sit, now: At) -> str:
    """The candidate's own time in a sentence: running, stopped, or not begun."""
    sitting, left = sit.exam.sitting, sit.remaining_ms
    if sitting.terms is None:
        return comfort_words(ComfortText.TIME_NOT_STARTED)
    if sitting.ticking and not sit.interrupted:
        hour = end_hour(now, left)
        return comfort_words(ComfortText.TIME_SAID, time=in_words(left), hour=hour)
    return comfort_words(ComfortText.TIME_STOPPED, time=in_words(left))
