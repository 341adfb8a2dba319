"""Between admission and start: instructions, practice, ready. Knows no toolkit."""

from collections.abc import Callable

from engine.sitting.budget import exact_extra, planned_ms
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.errors import LevelTooLowError, WindowClosedError
from kiosk.services.seat import Reading
from kiosk.services.sit import Sit
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import duration, end_hour
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.instructions import InstructionsView, PointView
from kiosk.ui.views.ready import ReadyView
from kiosk.words import Text, words

Refresh = Callable[[], None]

_PAGES: tuple[tuple[Text, Text, tuple[tuple[str, Text, Text], ...]], ...] = (
    (
        Text.INSTRUCTIONS_TIME_TITLE,
        Text.INSTRUCTIONS_TIME_LEAD,
        (
            ("clock", Text.INSTRUCTIONS_TIME_1, Text.INSTRUCTIONS_TIME_1_TEXT),
            ("list", Text.INSTRUCTIONS_TIME_2, Text.INSTRUCTIONS_TIME_2_TEXT),
            ("check", Text.INSTRUCTIONS_TIME_3, Text.INSTRUCTIONS_TIME_3_TEXT),
        ),
    ),
    (
        Text.INSTRUCTIONS_ANSWER_TITLE,
        Text.INSTRUCTIONS_ANSWER_LEAD,
        (
            ("check", Text.INSTRUCTIONS_ANSWER_1, Text.INSTRUCTIONS_ANSWER_1_TEXT),
            ("skip", Text.INSTRUCTIONS_ANSWER_2, Text.INSTRUCTIONS_ANSWER_2_TEXT),
            ("back", Text.INSTRUCTIONS_ANSWER_3, Text.INSTRUCTIONS_ANSWER_3_TEXT),
        ),
    ),
    (
        Text.INSTRUCTIONS_HELP_TITLE,
        Text.INSTRUCTIONS_HELP_LEAD,
        (
            ("flag", Text.INSTRUCTIONS_HELP_1, Text.INSTRUCTIONS_HELP_1_TEXT),
            ("hand", Text.INSTRUCTIONS_HELP_2, Text.INSTRUCTIONS_HELP_2_TEXT),
            ("save", Text.INSTRUCTIONS_HELP_3, Text.INSTRUCTIONS_HELP_3_TEXT),
        ),
    ),
    (
        Text.INSTRUCTIONS_RULES_TITLE,
        Text.INSTRUCTIONS_RULES_LEAD,
        (
            ("user", Text.INSTRUCTIONS_RULES_1, Text.INSTRUCTIONS_RULES_1_TEXT),
            ("phone", Text.INSTRUCTIONS_RULES_2, Text.INSTRUCTIONS_RULES_2_TEXT),
            ("window", Text.INSTRUCTIONS_RULES_3, Text.INSTRUCTIONS_RULES_3_TEXT),
        ),
    ),
)


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
        seat = self._desk.seat
        if seat is None:
            return
        if seat.sit is not self._reader:
            self._reader, self._page, self._checked = seat.sit, 1, False
        title, lead, points = _PAGES[self._page - 1]
        last = self._page == len(_PAGES)
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(
            Screen.INSTRUCTIONS,
            InstructionsView(
                page=self._page,
                pages=len(_PAGES),
                steps=tuple(words(one[0]) for one in _PAGES),
                title=words(title),
                lead=words(lead),
                points=tuple(
                    PointView(icon, words(head), words(text)) for icon, head, text in points
                ),
                needs_checkbox=last,
                checkbox_text=words(Text.INSTRUCTIONS_ACCEPT) if last else "",
                checked=self._checked,
                note=words(Text.INSTRUCTIONS_NOT_STARTED),
            ),
        )

    def next_requested(self) -> None:
        """The next page, or practice once the rules are accepted."""
        if self._page < len(_PAGES):
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
        person, now = seat.person, self._desk.gear.clock.now()
        extra = seat.sit.exam.sitting.correction
        if extra is None:
            extra = exact_extra(person.extra.numerator, person.extra.denominator)
        whole = planned_ms(room.terms(person).duration_ms, extra)
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
