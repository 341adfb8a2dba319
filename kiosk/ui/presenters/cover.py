"""What covers the screen while a protection is lost that does not come back. Knows no toolkit.

It says what happened, that nothing is lost, what the time does and what to do. It lifts by itself
once the protection holds; a test that it stopped waits for the invigilator.
"""

from typing import Final

from kiosk.services.desk import Desk
from kiosk.services.seat import Seat, Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.overlay import overlay_view, question_of
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import hour, remaining
from kiosk.ui.views.overlay import OverlayKind, OverlayRow, OverlayView
from kiosk.words import Text, words
from kiosk.words.cover import CoverText, cover_words
from kiosk.words.journey import JourneyText, journey_words
from kiosk.words.protections import protection_words

_BEYOND: Final = frozenset({Step.MOVED, Step.TIME_OVER, Step.ENDED})
"""Where the test is over here, and nothing is left to protect."""


class CoverPresenter:
    """Stands in front of every screen of the candidate, in a sitting or not."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames

    @property
    def wanted(self) -> bool:
        """Whether the screen has to be covered now."""
        return bool(self._broken()) and self._desk.step not in _BEYOND

    def present(self) -> None:
        """Say what no longer works, and that nobody is at fault."""
        seat = self._desk.seat
        inside = seat is not None and seat.sit.under_way
        self._frames.plain(context=question_of(seat) if inside and seat is not None else "")
        view = self._inside(seat) if inside and seat is not None else self._outside()
        self._stage.show(Screen.OVERLAY, view)

    def tick(self) -> None:
        """Once a second: the hour."""
        self.present()

    def _broken(self) -> tuple[str, ...]:
        lookout = self._desk.lookout
        return () if lookout is None else lookout.guard.broken

    def _what(self) -> str:
        listed = ", ".join(map(protection_words, self._broken()))
        return cover_words(CoverText.WHAT, what=listed)

    def _inside(self, seat: Seat) -> OverlayView:
        left = remaining(seat.sit.remaining_ms)
        return overlay_view(
            seat,
            self._desk.gear.clock.now(),
            OverlayKind.COVER,
            title=cover_words(CoverText.TITLE),
            subtitle=cover_words(CoverText.SUBTITLE),
            what=self._what(),
            time=journey_words(JourneyText.STANDS_TIME_STOPPED, time=left),
            todo=cover_words(CoverText.TODO),
        )

    def _outside(self) -> OverlayView:
        return OverlayView(
            kind=OverlayKind.COVER,
            title=cover_words(CoverText.TITLE),
            subtitle=cover_words(CoverText.SUBTITLE),
            rows=(
                OverlayRow("info", words(Text.PAUSE_ROW_WHAT), self._what()),
                OverlayRow("clock", words(Text.PAUSE_ROW_TIME), cover_words(CoverText.TIME_BEFORE)),
                OverlayRow(
                    "person", words(Text.PAUSE_ROW_TODO), cover_words(CoverText.TODO_BEFORE)
                ),
            ),
            code="C-00",
            moment=hour(self._desk.gear.clock.now().wall),
        )
