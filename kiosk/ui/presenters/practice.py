"""Practice before the test: items with feedback, nothing of them is recorded. Knows no toolkit."""

from collections.abc import Callable

from engine.errors import MalformedError
from engine.grading import Status, grade, is_complete
from engine.items import Item, ItemType
from engine.records.ticket import PackPurpose
from kiosk.services.desk import Desk
from kiosk.services.seat import Reading, Seat
from kiosk.services.sit import Sit
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.gestures import Gesture, Gestures
from kiosk.ui.presenters.own_time import own_time_ms
from kiosk.ui.presenters.questions import as_value, medium_of, missing_note, question_view
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import remaining
from kiosk.ui.views.frame import ClockView, ProgressView, StripView
from kiosk.ui.views.question import FeedbackView, Given
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.views.tool import Work
from kiosk.words import Text, words
from kiosk.words.journey import JourneyText, journey_words

Refresh = Callable[[], None]


class PracticePresenter:
    """The practice pack, item after item, with feedback; nothing is recorded."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, refresh: Refresh) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._refresh = refresh
        self._place = 0
        self._feedback: FeedbackView | None = None
        self._draft: Given = None
        self._missing = ""
        self._reader: Sit | None = None
        self._gestures = Gestures()
        self._clock_hidden = False

    def present(self) -> None:
        """Show the practice question, or go on when there is none."""
        seat = self._desk.seat
        if seat is None:
            return
        if seat.sit is not self._reader:
            self._reader, self._clock_hidden = seat.sit, False
            self._gestures.begin(
                tool=any(one.type is ItemType.APPLICATION for one in self._items())
            )
            self._begin()
        items = self._items()
        if self._place >= len(items):
            self._done()
            return
        progress = ProgressView(self._place + 1, len(items), practice=True)
        self._frames.practice(progress, self._clock(seat))
        view = question_view(
            items[self._place],
            number=self._place + 1,
            total=len(items),
            draft=self._draft,
            media=self._media,
            practice=True,
            feedback=self._feedback,
            gestures=self._gestures.views(),
            missing_note=self._missing,
            serial=f"practice-{self._place}",
        )
        self._stage.show(Screen.PRACTICE, view)

    def draft_changed(self, answer: Given) -> None:
        """Another answer is being tried."""
        self._draft, self._missing = answer, ""
        items = self._items()
        if isinstance(answer, Work) and items[self._place].type is ItemType.APPLICATION:
            self._tried(Gesture.TOOL)

    def validated(self, answer: Given) -> None:
        """Say whether it was right."""
        if self._feedback is not None:
            return
        items, room = self._items(), self._desk.room
        pack = None if room is None else room.pack(PackPurpose.PRACTICE)
        if pack is None or self._place >= len(items):
            self._done()
            return
        item, self._draft = items[self._place], answer
        solution = pack.solutions()[item.id]
        try:
            complete = is_complete(item, as_value(item, answer))
            right = complete and grade(item, solution, as_value(item, answer)) is Status.OK
        except MalformedError:
            complete = right = False
        if not complete:
            self._missing = missing_note(item, as_value(item, answer))
        else:
            title = words(Text.PRACTICE_RIGHT if right else Text.PRACTICE_WRONG)
            self._feedback = FeedbackView(right, title, solution.feedback)
            self._gestures.did(Gesture.ANSWER)
        self.present()

    def continued(self) -> None:
        """The feedback was read: on to the next one, or try the same again."""
        if self._feedback is None:
            return
        if self._feedback.right:
            self._next()
        else:
            self._feedback = None
            self.present()

    def skip_requested(self) -> None:
        """Passing asks the same confirmation as in the test."""
        self._stage.dialog(SkipView(self._place + 1))

    def skip_confirmed(self) -> None:
        """The practice question is passed."""
        self._gestures.did(Gesture.SKIP)
        self._stage.dialog(None)
        self._next()

    def report_requested(self) -> None:
        """The panel of reports may be looked at."""
        self._gestures.half(Gesture.REPORT)
        self._stage.dialog(ReportView(self._place + 1))
        self.present()

    def report_sent(self, category: str, text: str, blocked: bool) -> None:  # noqa: FBT001 - as said by the panel
        """Nothing is recorded in practice, and that is said."""
        del category, text, blocked
        self._stage.dialog(None)
        self.report_closed()
        self._stage.strip(StripView(words(Text.PRACTICE_REPORTED), tone="info"))

    def dialog_cancelled(self) -> None:
        """Back to the question, as it was."""
        self._stage.dialog(None)

    def report_closed(self) -> None:
        """The panel of reports was closed, sent or not."""
        self._gestures.finished(Gesture.REPORT)
        self.present()

    def display_opened(self) -> None:
        """The settings of display were opened."""
        self._tried(Gesture.DISPLAY)

    def clock_toggled(self) -> None:
        """The example of the time is hidden, or shown again."""
        self._clock_hidden = not self._clock_hidden
        if self._clock_hidden:
            self._gestures.half(Gesture.CLOCK)
        else:
            self._gestures.finished(Gesture.CLOCK)
        self.present()

    def left(self) -> None:
        """The candidate has practised enough."""
        self._stage.dialog(None)
        self._stage.strip(None)
        self._done()

    def _tried(self, gesture: Gesture) -> None:
        self._gestures.did(gesture)
        self.present()

    def _clock(self, seat: Seat) -> ClockView:
        """The candidate's own time, which does not run yet."""
        return ClockView(
            text=words(Text.CLOCK_LEFT, time=remaining(self._whole_ms(seat))),
            end_text=journey_words(JourneyText.PRACTICE_CLOCK_STOPPED),
            hidden=self._clock_hidden,
        )

    def _whole_ms(self, seat: Seat) -> int:
        room = self._desk.room
        return 0 if room is None else own_time_ms(seat, room)

    def _next(self) -> None:
        self._stage.strip(None)
        self._begin(self._place + 1)
        self.present()

    def _begin(self, place: int = 0) -> None:
        self._place, self._feedback, self._draft, self._missing = place, None, None, ""

    def _done(self) -> None:
        self._begin()
        self._desk.read(Reading.READY)
        self._refresh()

    def _items(self) -> tuple[Item, ...]:
        """The practice items in the candidate's language; a pack without any leads straight on.

        A choice and an application come first, so that whoever leaves early has met both.
        """
        seat, room = self._desk.seat, self._desk.room
        pack = None if room is None else room.pack(PackPurpose.PRACTICE)
        if seat is None or pack is None:
            return ()
        items = [item for item in pack.bank() if item.language == seat.person.language]
        return tuple(sorted(items, key=lambda item: _first(items, item)))

    def _media(self, name: str) -> bytes:
        room = self._desk.room
        pack = None if room is None else room.pack(PackPurpose.PRACTICE)
        return b"" if pack is None else medium_of(pack, name)


def _first(items: list[Item], item: Item) -> int:
    """Where an item stands in practice: a choice, an application, then the others in order."""
    choice = next((one for one in items if one.type is ItemType.SINGLE), None)
    tool = next((one for one in items if one.type is ItemType.APPLICATION), None)
    return 0 if item is choice else 1 if item is tool else 2
