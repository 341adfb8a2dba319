"""What a candidate tries once before the test, each seen when it is really done. No toolkit."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.ui.views.question import GestureView
from kiosk.words.journey import JourneyText, journey_words


class Gesture(StrEnum):
    """A thing to try, in the order in which it is listed."""

    ANSWER = "answer"
    SKIP = "skip"
    CLOCK = "clock"
    DISPLAY = "display"
    REPORT = "report"
    TOOL = "tool"


_WORDS: Final[Mapping[Gesture, tuple[JourneyText, JourneyText]]] = {
    Gesture.ANSWER: (JourneyText.PRACTICE_ANSWER, JourneyText.PRACTICE_ANSWER_HINT),
    Gesture.SKIP: (JourneyText.PRACTICE_SKIP, JourneyText.PRACTICE_SKIP_HINT),
    Gesture.CLOCK: (JourneyText.PRACTICE_CLOCK, JourneyText.PRACTICE_CLOCK_HINT),
    Gesture.DISPLAY: (JourneyText.PRACTICE_DISPLAY, JourneyText.PRACTICE_DISPLAY_HINT),
    Gesture.REPORT: (JourneyText.PRACTICE_REPORT, JourneyText.PRACTICE_REPORT_HINT),
    Gesture.TOOL: (JourneyText.PRACTICE_TOOL, JourneyText.PRACTICE_TOOL_HINT),
}
_HALFWAY: Final[Mapping[Gesture, JourneyText]] = {
    Gesture.CLOCK: JourneyText.PRACTICE_CLOCK_AGAIN,
    Gesture.REPORT: JourneyText.PRACTICE_REPORT_AGAIN,
}


class Gestures:
    """One candidate's list: two of them have a second half, and are done with it."""

    def __init__(self) -> None:
        self._done: set[Gesture] = set()
        self._begun: set[Gesture] = set()
        self._listed: tuple[Gesture, ...] = ()

    def begin(self, *, tool: bool) -> None:
        """Another candidate: nothing was tried yet; *tool* says whether there is one to try."""
        self._done, self._begun = set(), set()
        self._listed = tuple(one for one in Gesture if tool or one is not Gesture.TOOL)

    def did(self, gesture: Gesture) -> None:
        """It was done, or its second half was."""
        self._begun.discard(gesture)
        self._done.add(gesture)

    def half(self, gesture: Gesture) -> None:
        """Its first half was done: the time is hidden, the panel is open."""
        if gesture not in self._done:
            self._begun.add(gesture)

    def finished(self, gesture: Gesture) -> None:
        """Its second half was done; without the first one this is nothing."""
        if gesture in self._begun:
            self.did(gesture)

    @property
    def complete(self) -> bool:
        """Whether everything was tried."""
        return self._done >= set(self._listed)

    def views(self) -> tuple[GestureView, ...]:
        """The list as it is shown."""
        return tuple(self._view(one) for one in self._listed)

    def _view(self, gesture: Gesture) -> GestureView:
        said, hint = _WORDS[gesture]
        if gesture in self._begun:
            hint = _HALFWAY[gesture]
        return GestureView(journey_words(said), gesture in self._done, journey_words(hint))
