"""Opens a session on this station: access code, then PIN. Knows no toolkit."""

from collections.abc import Callable
from typing import Final

from engine.records.access_code import CROCKFORD
from engine.records.roster import PinRole
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.errors import (
    AccessCodeMistypedError,
    AccessCodeWrongError,
    PinMistypedError,
    PinWaitError,
    PinWrongError,
)
from kiosk.services.pin_desk import PinDesk
from kiosk.services.prepare import KeptTicket
from kiosk.services.room import Room
from kiosk.services.session_card import CardTrouble, code_on_card
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import Complaint, complaint, standing
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.views.opening import CodeState, OpeningView, SessionCard
from kiosk.words import Text, chosen, words
from kiosk.words.failures import failure
from kiosk.words.protections import level_words
from kiosk.words.session_card import CardText, card_words

_CARD: Final = {
    CardTrouble.NO_STICK: CardText.NO_STICK,
    CardTrouble.NO_CARD: CardText.NO_CARD,
    CardTrouble.OTHER_SESSION: CardText.OTHER_SESSION,
    CardTrouble.DAMAGED: CardText.DAMAGED,
    CardTrouble.SEVERAL: CardText.SEVERAL,
}
LENGTH = 13
_TYPED = (
    AccessCodeMistypedError,
    AccessCodeWrongError,
    PinMistypedError,
    PinWaitError,
    PinWrongError,
)
"""What another try at the keyboard may mend."""


class OpeningPresenter:
    """The one screen where a code is typed; a wrong PIN does not ask for the code again."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        frames: Frames,
        gate: Gate,
        leave: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._gate = gate
        self._leave = leave
        self._code = ""
        self._room: tuple[str, Room] | None = None
        self._complaint = Complaint()
        self._trouble: tuple[str, str, str] | None = None
        self._failure = ""
        self._busy = self._closed = False
        self._card_text: CardText | None = None

    def present(self) -> None:
        """Show the code and what is known of it."""
        self._frames.staff()
        state, note = self._state()
        said = standing(self._complaint, self._pins(), PinRole.SURVEILLANT)
        self._closed = said.wait_ms > 0
        self._stage.show(
            Screen.OPENING,
            OpeningView(
                code=self._code,
                code_state=state,
                code_note=note,
                session=self._announced(),
                message=said.message,
                wait_ms=said.wait_ms,
                busy=self._busy,
                can_submit=state is CodeState.COMPLETE and not self._busy and not said.wait_ms,
                again=self._again(),
                trouble=self._trouble,
                failure=self._failure,
                card_note="" if self._card_text is None else card_words(self._card_text),
                card_read=self._card_text is CardText.GIVEN,
                card_busy=self._card_text is CardText.READING,
            ),
        )

    def tick(self) -> None:
        """Once a second: a prompt closed after too many errors opens again."""
        if self._closed:
            self.present()

    def code_edited(self, typed: str) -> None:
        """Another character of the code."""
        kept = "".join(one for one in typed.upper() if one in CROCKFORD or one in "OIL")
        if kept == self._code:
            return
        self._code = kept
        self._card_text = None
        self._well()
        self.present()

    async def card_requested(self) -> None:
        """Take the access code from the session card on a stick, as if it had been typed."""
        kept = self._kept()
        if self._busy or kept is None or self._card_text is CardText.READING:
            return
        self._card_text = CardText.READING
        self._well()
        self.present()
        drives, session = self._desk.gear.drives, kept.ticket.session
        found = await self._gate.aside(lambda: code_on_card(drives, session))
        if self._card_text is not CardText.READING:  # somebody typed meanwhile, or left
            return
        if isinstance(found, CardTrouble):
            self._card_text = _CARD[found]
        else:
            self._card_text, self._code = CardText.GIVEN, found.reveal().decode()
        self.present()

    def back(self) -> None:
        """Leave without opening."""
        if self._busy:
            return
        if self._room is not None:
            self._room[1].unlocked.store.close()
        self._forget()
        self._leave()

    async def submitted(self, code: str, pin: str) -> None:
        """Try code and PIN; whatever fails is said beside what was typed."""
        kept = self._kept()
        if self._busy or kept is None:
            return
        self._code, self._busy = code, True
        self._well()
        self.present()
        try:
            room = await self._entered(kept, code)
            tried = await self._gate.counted(room.pins, PinRole.SURVEILLANT, pin, "open")
            self._desk.begin(room, tried)
        except KioskError as error:
            self._tell(error)
        else:
            self._forget()
            self._leave()
            return
        finally:
            self._busy = False
        self.present()

    async def _entered(self, kept: KeptTicket, code: str) -> Room:
        if self._room is not None and self._room[0] == code:
            return self._room[1]
        unlock = self._desk.gear.unlock
        secret = unlock.check_typing(code)
        opened, share = await self._gate.aside(lambda: unlock.stretch(kept, secret))
        room = self._desk.enter(kept, opened, share)
        self._room = (code, room)
        return room

    def _pins(self) -> PinDesk | None:
        return None if self._room is None else self._room[1].pins

    def _kept(self) -> KeptTicket | None:
        kept = self._desk.tickets()
        return kept[0] if kept else None

    def _again(self) -> bool:
        kept = self._kept()
        return kept is not None and self._desk.gear.unlock.sessions.exists(kept.ticket.session)

    def _state(self) -> tuple[CodeState, str]:
        if not self._code:
            return CodeState.EMPTY, ""
        if len(self._code) < LENGTH:
            return CodeState.PARTIAL, words(Text.OPENING_MISSING, count=LENGTH - len(self._code))
        try:
            self._desk.gear.unlock.check_typing(self._code)
        except AccessCodeMistypedError as error:
            return CodeState.WRONG, complaint(error).message
        return CodeState.COMPLETE, words(Text.OPENING_CODE_GOOD)

    def _announced(self) -> SessionCard | None:
        kept = self._kept()
        if kept is None:
            return None
        ticket = kept.ticket
        return SessionCard(
            title=words(Text.EXAM_NAME),
            place=words(Text.OPENING_PLACE, centre=ticket.centre, room=ticket.room),
            enrolled=words(Text.OPENING_LIST),
            extra_note=words(Text.OPENING_SESSION, session=ticket.session),
            checks=(
                words(Text.OPENING_CHECK_SIGNED),
                words(Text.OPENING_CHECK_STATION),
                level_words(self._desk.gear.lockdown.level),
            ),
        )

    def _tell(self, error: KioskError) -> None:
        """Beside what was typed if typing mends it, else over the page."""
        self._failure = error.key
        if isinstance(error, _TYPED):
            self._complaint = complaint(error)
            return
        found = failure(error.key, chosen().value)
        self._trouble = (found.happened, found.safe, found.todo)

    def _well(self) -> None:
        self._complaint, self._trouble, self._failure = Complaint(), None, ""

    def _forget(self) -> None:
        self._code, self._room, self._card_text = "", None, None
        self._well()
