"""The frame around every screen: who sits where, in which mode. Knows no toolkit."""

from dataclasses import dataclass, replace

from kiosk.services.desk import Desk
from kiosk.ui.presenters.panel_alerts import bar_alert
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import hour
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView
from kiosk.words import Text, words
from kiosk.words.reports import ReportText, report_words


@dataclass(frozen=True, slots=True)
class Frames:
    """Sets the top bar from what the desk knows."""

    desk: Desk
    stage: Stage

    def plain(self, *, context: str = "", label: str = "") -> None:
        """A frame without a question."""
        self.stage.frame(self._frame(context, label), None, None)

    def practice(self, progress: ProgressView, clock: ClockView) -> None:
        """The frame of a question that is not scored, with an example of the time."""
        label = words(Text.PRACTICE_LABEL)
        self.stage.frame(self._frame("", label), progress, clock)

    def staff(self, *, candidates: bool = False) -> None:
        """The frame of staff screens: nobody mistakes the mode, nobody misses what waits.

        `candidates` offers the room's list.
        """
        room, hours = self.desk.room, hour(self.desk.gear.clock.now().wall)
        context = hours
        if room is not None:
            named = words(Text.WAITING_ROOM, room=room.ticket.room)
            context = report_words(ReportText.CONTEXT, room=named, hour=hours)
        frame = self._frame(context, words(Text.FRAME_STAFF))
        frame = replace(frame, candidate="", alert=bar_alert(self.desk), candidates=candidates)
        self.stage.frame(frame, None, None)

    def question(self, progress: ProgressView, clock: ClockView) -> None:
        """The frame during the test."""
        self.stage.frame(self._frame("", ""), progress, clock)

    def _frame(self, context: str, label: str) -> FrameView:
        seat, room = self.desk.seat, self.desk.room
        person = None if seat is None else seat.person
        name = "" if person is None else f"{person.first_name} {person.last_name}".strip()
        return FrameView(
            station=self.desk.gear.identity.statement.label,
            room="" if room is None else words(Text.WAITING_ROOM, room=room.ticket.room),
            candidate=name,
            context=context,
            label=label,
            rehearsal=self.desk.gear.identity.root.realm.rehearsal,
        )
