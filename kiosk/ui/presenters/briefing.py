"""Between admission and start: instructions, practice, ready. Knows no toolkit."""

from collections.abc import Callable

from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.errors import LevelTooLowError, WindowClosedError
from kiosk.services.seat import Reading
from kiosk.services.sit import Sit
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.instruction_pages import PAGES, pages
from kiosk.ui.presenters.own_time import own_time_ms
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import duration, end_hour
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.instructions import InstructionsView
from kiosk.ui.views.ready import ReadyView
from kiosk.words import Text, words
from kiosk.words.journey import JourneyText, journey_words

Refresh = Callable[[], None]


class InstructionsPresenter:
    """Four pages; the rules are accepted on the last, never beforehand."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, refresh: Refresh) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._refresh = refresh
        self._page = 1
        self._checked = False
        self._reader: Sit | None = None

    def present(self) -> None:
        """Show the page; each candidate begins with the first."""
        seat, room = self._desk.seat, self._desk.room
        if seat is None or room is None:
            return
        if seat.sit is not self._reader:
            self._reader, self._page, self._checked = seat.sit, 1, False
            if seat.back:
                self._stage.strip(_again())
        read = pages(seat, room)
        page = read[self._page - 1]
        last = self._page == len(read)
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(
            Screen.INSTRUCTIONS,
            InstructionsView(
                page=self._page,
                pages=len(read),
                steps=tuple(one.step for one in read),
                title=page.title,
                lead=page.lead,
                points=page.points,
                needs_checkbox=last,
                checkbox_text=words(Text.INSTRUCTIONS_ACCEPT) if last else "",
                checked=self._checked,
                note=words(Text.INSTRUCTIONS_NOT_STARTED),
            ),
        )

    def next_requested(self) -> None:
        """The next page, or practice once the rules are accepted."""
        self._stage.strip(None)
        if self._page < PAGES:
            self._page += 1
            self.present()
        elif self._checked:
            self._page, self._checked = 1, False
            self._desk.read(Reading.PRACTICE)
            self._refresh()

    def previous_requested(self) -> None:
        """The page before."""
        self._page = max(1, self._page - 1)
        self.present()

    def checked(self, checked: bool) -> None:  # noqa: FBT001 - what the box says
        """The rules were accepted, or no longer."""
        self._checked = checked
        self.present()


def _again() -> StripView:
    """After a stop of the station the reading begins again, which costs nothing."""
    title = journey_words(JourneyText.READING_AGAIN)
    return StripView(title, journey_words(JourneyText.READING_AGAIN_TEXT), tone="info")


class ReadyPresenter:
    """A full stop: the time starts when the candidate says so."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, refresh: Refresh) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._refresh = refresh

    def present(self) -> None:
        """Show the whole time, when it would end, and why it cannot start yet."""
        seat, room = self._desk.seat, self._desk.room
        if seat is None or room is None:
            return
        now, whole = self._desk.gear.clock.now(), own_time_ms(seat, room)
        reason = ""
        try:
            room.require_start()
        except KioskError as error:
            reason = complaint(error).message
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(
            Screen.READY,
            ReadyView(
                duration=duration(whole),
                end_text=words(Text.READY_END, hour=end_hour(now, whole)),
                questions=seat.sit.exam.paper.plan.length,
                can_start=not reason,
                reason=reason,
            ),
        )

    def tick(self) -> None:
        """Once a second: the end moves on, and the session's hour may come."""
        self.present()

    def started(self) -> None:
        """Start the test."""
        failed: StripView | None = None
        try:
            self._desk.start()
        except (WindowClosedError, LevelTooLowError):
            pass  # the screen says it, as long as it lasts
        except KioskError as error:
            failed = StripView(complaint(error).message, tone="err")
        self._stage.strip(failed)
        self._refresh()

    def back(self) -> None:
        """Read the instructions again."""
        self._desk.read(Reading.INSTRUCTIONS)
        self._refresh()
