"""The end of a session on this station: where everything is, papers, the closing itself.

Opened from the staff's area, in the name of who came in. After the closing it stays for whoever
closed, with the names; from the quiet station anybody may have the record again, without names,
since no PIN can be checked any more. Knows no toolkit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from engine.records.journal_record import Actor
from engine.sitting.state import Phase
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.kept_acts import kept_acts
from kiosk.services.names import Names, kept_names, names_here
from kiosk.services.official_record import OfficialRecord
from kiosk.services.record_reading import record_of
from kiosk.services.storage import Stick, Storage, StorageDesk, look_at
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.closing_rows import Standing, ended_rows, note_rows, standings
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.press import Press
from kiosk.ui.presenters.record_document import Who, document_of
from kiosk.ui.presenters.shift import Shift
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import remaining
from kiosk.ui.views.closing import ClosingView, ConfirmView, EndAct, StepView
from kiosk.ui.views.document import Document
from kiosk.words import Text, words
from kiosk.words.closing import ClosingText, closing_words

_T = ClosingText


class Mode(Enum):
    """Which of its three lives the screen has: before the closing, after it, from outside."""

    OPEN = auto()
    CLOSED = auto()
    NAMELESS = auto()


_SLOW: Final = frozenset({EndAct.COPY, EndAct.PRINT, EndAct.EXPORT, EndAct.CONFIRM})
_TITLES: Final[Mapping[Mode, ClosingText]] = {
    Mode.OPEN: _T.TITLE,
    Mode.CLOSED: _T.TITLE_CLOSED,
    Mode.NAMELESS: _T.TITLE_NAMELESS,
}


@dataclass(frozen=True, slots=True)
class _Told:
    """What is shown, as long as nothing has changed."""

    record: OfficialRecord
    found: tuple[Standing, ...]
    names: Names


class ClosingPresenter:
    """Opened by somebody of the staff; leaves by itself when nobody acts for two minutes."""

    def __init__(
        self, desk: Desk, stage: Stage, frames: Frames, press: Press, refresh: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._press = press
        self._refresh = refresh
        self._storage = StorageDesk(desk.gear.store, desk.gear.identity.root)
        self._shift = Shift(desk.gear.clock)
        self._mode: Mode | None = None
        self._session = ""
        self._stick = Stick(present=False)
        self._asking = self._busy = False
        self._message, self._tone = "", "ok"

    @property
    def wanted(self) -> bool:
        """Whether it is in front."""
        return self._mode is not None

    @property
    def offered(self) -> bool:
        """Whether the record of a session closed here can be had from the quiet station."""
        return self._desk.room is None and bool(self._desk.gear.store.recorded())

    def begin(self, actor: Actor) -> None:
        """Somebody of the staff comes to the end of the session."""
        room = self._desk.room
        if room is None:
            return
        self._enter(Mode.OPEN, room.ticket.session, actor)
        try:
            self._seal()
        except KioskError as error:
            self._say(complaint(error).message, "err")

    def reopen(self) -> None:
        """Somebody at the quiet station wants the record of the last session closed here."""
        if self.offered:
            self._enter(Mode.NAMELESS, self._desk.gear.store.recorded()[-1], Actor.STATION)
            self._refresh()

    def present(self) -> None:
        """Show where everything is."""
        self._frames.staff()
        self._stage.show(Screen.CLOSING, self._view())

    def tick(self) -> None:
        """Once a second: leave when nobody acts, else show what the server has said meanwhile."""
        if self._busy:
            return
        if self._shift.left_ms:
            carrying = self._desk.gear.carriage()
            there = carrying is not None and carrying.there()
            if there is not self._stick.present:
                self._look_at_stick()
            self.present()
        else:
            self._leave()

    async def acted(self, act: EndAct) -> None:
        """Do one of the steps."""
        if self._mode is None or self._busy:
            return
        self._shift.stay()
        self._say("", "ok")
        self._busy = True
        if act in _SLOW:
            self.present()
        try:
            await self._do(act)
        except KioskError as error:
            self._say(complaint(error).message, "err")
            if self._mode is Mode.OPEN and self._desk.room is None:
                self._mode = Mode.CLOSED  # what failed came after the closing
        finally:
            self._busy = False
        self._refresh()

    async def _do(self, act: EndAct) -> None:
        if act is EndAct.COPY:
            await self._copy()
        elif act is EndAct.PRINT:
            self._press.send(self._document())
            self._say(closing_words(_T.PRINTED), "ok")
        elif act is EndAct.EXPORT:
            self._export()
        elif act is EndAct.CLOSE:
            self._asking = self._mode is Mode.OPEN
        elif act is EndAct.STAY:
            self._asking = False
        elif act is EndAct.CONFIRM:
            await self._close()
        else:
            self._mode = None

    async def _copy(self) -> None:
        carrying = self._desk.gear.carriage()
        if carrying is None:
            return
        await carrying.results()
        self._stick = look_at(carrying.place)
        held = len(self._stick.digests & {row.sha256 for row in self._desk.gear.store.outbox()})
        self._say(closing_words(_T.COPIED, count=held), "ok")

    def _export(self) -> None:
        carrying = self._desk.gear.carriage()
        if carrying is None:
            return
        pdf = self._press.pdf(self._document())
        station = self._desk.gear.identity.statement.station
        name = carrying.paper(self._session, station, pdf)
        self._say(closing_words(_T.EXPORTED, name=name), "ok")

    async def _close(self) -> None:
        if not self._asking:
            return
        self._asking = False
        seat, actor = self._desk.seat, self._shift.actor
        if seat is not None and (seat.sit.moved or seat.sit.exam.sitting.phase is Phase.ENDED):
            self._desk.release_seat()
        self._desk.close(actor or Actor.STATION)
        self._mode = Mode.CLOSED
        self._say(closing_words(_T.CLOSED), "ok")
        if self._stick.present:
            await self._copy()  # the session's own journal was sealed just now
            self._say(closing_words(_T.CLOSED), "ok")

    def _seal(self) -> None:
        room = self._desk.room
        for person, sit in () if room is None else room.sits():
            if sit.moved or sit.exam.sitting.phase is Phase.ENDED:
                self._desk.sealing().seal(person, sit)

    def _enter(self, mode: Mode, session: str, actor: Actor) -> None:
        self._mode, self._session, self._asking = mode, session, False
        self._shift.begin(actor)
        self._say("", "ok")
        self._look_at_stick()

    def _look_at_stick(self) -> None:
        carrying = self._desk.gear.carriage()
        self._stick = look_at(None if carrying is None else carrying.place)

    def _leave(self) -> None:
        self._mode = None
        self._refresh()

    def _say(self, message: str, tone: str) -> None:
        self._message, self._tone = message, tone

    def _told(self) -> _Told:
        room, store = self._desk.room, self._desk.gear.store
        live = self._mode is Mode.OPEN and room is not None
        acts = kept_acts(room) if live and room is not None else store.acts(self._session)
        record = record_of(acts)
        names: Names = {}
        if live and room is not None:
            names = names_here(room)
        elif self._mode is Mode.CLOSED:
            names = kept_names(store, self._session)
        return _Told(record, standings(record, self._where), names)

    def _where(self, candidate: str, bundle: str) -> Storage:
        return self._storage.of(self._session, candidate, bundle, self._stick)

    def _document(self) -> Document:
        told = self._told()
        wall = self._desk.gear.clock.now().wall
        nameless = self._mode is Mode.NAMELESS
        return document_of(told.record, told.names, self._where, wall, nameless=nameless)

    def _view(self) -> ClosingView:
        told, mode = self._told(), self._mode or Mode.OPEN
        carrying = self._desk.gear.carriage()
        who = Who(told.record, told.names)
        lead, tone = _lead(mode, told.found)
        left = remaining(self._shift.left_ms)
        return ClosingView(
            title=closing_words(_TITLES[mode]),
            lead=closing_words(lead),
            tone=tone,
            rows=ended_rows(told.found, who, stick=carrying is not None),
            notes_title=closing_words(_T.NOTES),
            notes=note_rows(told.record, who),
            no_notes=closing_words(_T.NO_NOTES),
            steps_title=closing_words(_T.STEPS),
            steps=self._steps(mode, told.found),
            leave=closing_words(_T.LEAVE_OPEN if mode is Mode.OPEN else _T.LEAVE_CLOSED),
            asking=self._question(told.found) if self._asking else None,
            message=closing_words(_T.BUSY) if self._busy else self._message,
            message_tone="info" if self._busy else self._tone,
            busy=self._busy,
            foot=words(Text.PANEL_CLOSES, time=left),
        )

    def _steps(self, mode: Mode, found: tuple[Standing, ...]) -> tuple[StepView, ...]:
        stick, printer = self._desk.gear.carriage() is not None, self._press.printer()
        no_stick = closing_words(_T.STEP_NO_STICK)
        steps = [
            StepView(
                EndAct.COPY,
                "usb",
                closing_words(_T.STEP_COPY),
                closing_words(_T.STEP_COPY_DETAIL),
                enabled=stick,
                reason=no_stick,
            ),
            StepView(
                EndAct.PRINT,
                "printer",
                closing_words(_T.STEP_PRINT),
                closing_words(_T.STEP_PRINT_DETAIL, printer=printer),
                enabled=bool(printer),
                reason=closing_words(_T.STEP_NO_PRINTER if stick else _T.STEP_NO_PAPER),
            ),
            StepView(
                EndAct.EXPORT,
                "file",
                closing_words(_T.STEP_EXPORT),
                closing_words(_T.STEP_EXPORT_DETAIL),
                enabled=stick,
                reason=no_stick,
            ),
        ]
        if mode is Mode.OPEN:
            steps.append(
                StepView(
                    EndAct.CLOSE,
                    "shield",
                    closing_words(_T.STEP_CLOSE),
                    closing_words(_T.STEP_CLOSE_DETAIL),
                    enabled=not any(one.under_way for one in found),
                    reason=closing_words(_T.STEP_UNDER_WAY),
                )
            )
        return tuple(steps)

    def _question(self, found: tuple[Standing, ...]) -> ConfirmView:
        alone = sum(one.only_here for one in found)
        return ConfirmView(
            title=closing_words(_T.ASK_TITLE),
            text=closing_words(_T.ASK_TEXT),
            warning=closing_words(_T.ASK_MISSING, count=alone) if alone else "",
            stay=closing_words(_T.ASK_STAY),
            go=closing_words(_T.ASK_GO),
        )


def _lead(mode: Mode, found: tuple[Standing, ...]) -> tuple[ClosingText, str]:
    if mode is Mode.CLOSED:
        return _T.LEAD_CLOSED, "text2"
    if mode is Mode.NAMELESS:
        return _T.LEAD_NAMELESS, "text2"
    if any(one.under_way for one in found):
        return _T.LEAD_UNDER_WAY, "warn"
    if not found:
        return _T.LEAD_NOBODY, "text2"
    if any(one.only_here for one in found):
        return _T.LEAD_MISSING, "warn"
    return _T.LEAD, "ok"
