"""The station while nobody sits at it. Knows no toolkit."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.records.ticket import Ticket
from kiosk.services.desk import Desk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.checks import ChecksPresenter
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import day, hour, weekday, whole_hour
from kiosk.ui.views.waiting import StationState, WaitingView
from kiosk.words import Text, words
from kiosk.words.checks_screen import ChecksText, checks_words
from kiosk.words.journey import JourneyText, journey_words
from kiosk.words.preflight import check_title
from kiosk.words.protections import protection_words


@dataclass(frozen=True, slots=True, weakref_slot=True)
class WaitingPresenter:
    """Says whether a session can be opened here or, once it is, that a candidate may sit down."""

    desk: Desk
    stage: Stage
    frames: Frames
    release: str
    open_session: Callable[[], None]
    enter_code: Callable[[], None]
    show_record: Callable[[], None]
    checks: ChecksPresenter

    def present(self) -> None:
        """Show the quiet station."""
        room, kept = self.desk.room, self.desk.tickets()
        ticket = kept[0].ticket if room is None and kept else None
        if room is not None:
            ticket = room.ticket
        state, said, detail = self._state(ticket)
        place = "" if ticket is None else words(Text.WAITING_ROOM, room=ticket.room)
        statement = self.desk.gear.identity.statement
        self.frames.plain(context=place)
        self.stage.show(
            Screen.WAITING,
            WaitingView(
                number=station_number(statement.label),
                state=state,
                state_text=said,
                detail=detail,
                exam="" if ticket is None else words(Text.EXAM_NAME),
                when="" if ticket is None else _when(ticket),
                can_open=room is None and ticket is not None,
                can_enter=room is not None,
                can_report=room is None and bool(self.desk.gear.store.recorded()),
                can_check=room is None and self.checks.offered,
                foot=words(
                    Text.WAITING_FOOT,
                    hour=hour(self.desk.gear.clock.now().wall),
                    release=self.release,
                ),
            ),
        )

    def tick(self) -> None:
        """Once a second: the hour below, and a session whose hour is over."""
        self.present()

    def open_requested(self) -> None:
        """Staff want to open a session."""
        if self.desk.tickets():
            self.open_session()

    def code_requested(self) -> None:
        """A candidate sits down."""
        if self.desk.room is not None:
            self.enter_code()

    def record_requested(self) -> None:
        """Somebody wants the record of the session closed here."""
        self.show_record()

    async def check_requested(self) -> None:
        """Somebody wants the station checked; not while a session is open."""
        if self.desk.room is None:
            self.checks.opened()
            await self.checks.run()

    def _state(self, ticket: Ticket | None) -> tuple[StationState, str, str]:
        left = self.desk.left
        check = StationState.CHECK, words(Text.WAITING_CHECK)
        if left:
            return *check, words(Text.WAITING_LEFT, names=", ".join(map(protection_words, left)))
        if ticket is None:
            return *check, words(Text.WAITING_CHECK_DETAIL)
        if self.desk.room is not None:
            ready = words(Text.WAITING_READY), journey_words(JourneyText.WAITING_SAFE)
            return StationState.READY, *ready
        if self.desk.gear.clock.now().wall >= ticket.window.not_after:
            return (
                StationState.CHECK,
                journey_words(JourneyText.WAITING_CLOCK),
                journey_words(JourneyText.WAITING_CLOCK_DETAIL),
            )
        problem = self.checks.problem()
        if problem is not None:
            return StationState.CHECK, *_told(*problem)
        return (
            StationState.WAITING,
            journey_words(JourneyText.WAITING_ROOM),
            words(Text.WAITING_READY_DETAIL),
        )


def station_number(label: str) -> str:
    """The number of a station's label, or the label when it has none."""
    found = re.findall(r"[0-9]+", label)
    return found[-1] if found else label


def _told(check: str, wall: int) -> tuple[str, str]:
    title = check_title(check)
    return (
        checks_words(ChecksText.WAITING, name=title[:1].lower() + title[1:]),
        checks_words(ChecksText.WAITING_DETAIL, date=day(wall), hour=hour(wall)),
    )


def _when(ticket: Ticket) -> str:
    start = ticket.window.not_before
    return journey_words(JourneyText.WAITING_FROM, day=weekday(start), hour=whole_hour(start))
