"""The copies of other stations, and the chief's accord to go on with one here. Knows no toolkit."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.errors import TransferRefusedError
from kiosk.services.findings import UNREADABLE, Findings, Found
from kiosk.services.transfer import (
    DAMAGED,
    ENDED,
    HERE,
    INCOMPLETE,
    OTHER_SESSION,
    SUPERSEDED,
    UNSIGNED,
)
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import Complaint, complaint, standing
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.panel_offers import place_words
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import hour, minutes, remaining
from kiosk.ui.views.copies import CopiesView, CopyRow
from kiosk.ui.views.panel import Act
from kiosk.words import Text, words
from kiosk.words.moving import MovingText, moving_words

_REASONS: Final[Mapping[str, MovingText]] = {
    OTHER_SESSION: MovingText.REFUSED_OTHER_SESSION,
    UNSIGNED: MovingText.REFUSED_UNSIGNED,
    DAMAGED: MovingText.REFUSED_DAMAGED,
    INCOMPLETE: MovingText.REFUSED_DAMAGED,
    UNREADABLE: MovingText.REFUSED_UNREADABLE,
    ENDED: MovingText.REFUSED_ENDED,
    SUPERSEDED: MovingText.REFUSED_SUPERSEDED,
    HERE: MovingText.REFUSED_HERE,
}


class CopiesPresenter:
    """A list, a name to check, the chief's PIN: then the test goes on here."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        gate: Gate,
        *,
        stay: Callable[[], None],
        taken: Callable[[], None],
    ) -> None:
        """Bind the list to the staff's area.

        Args:
            desk: What the station is doing.
            stage: The window.
            gate: For the chief's PIN.
            stay: Told that somebody did something, so that the area stays open.
            taken: Told that a test was taken over.
        """
        self._desk = desk
        self._stage = stage
        self._gate = gate
        self._stay = stay
        self._taken = taken
        self._findings = Findings((), {})
        self._chosen = ""
        self._complaint = Complaint()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a PIN is being checked."""
        return self._busy

    def look(self) -> None:
        """Look for copies; what was chosen stays chosen while it is there."""
        self._stay()
        self._complaint = Complaint()
        self._findings = self._desk.findings()
        usable = [one.copy.sha256 for one in self._findings.found if not one.reason]
        if self._chosen not in usable:
            self._chosen = usable[0] if len(usable) == 1 else ""

    def look_again(self) -> None:
        """Somebody plugged another stick in."""
        if not self._busy:
            self.look()
            self.present()

    def chosen(self, value: str) -> None:
        """The candidate who sits down here."""
        self._stay()
        if not self._busy and value != self._chosen:
            self._chosen, self._complaint = value, Complaint()
            self.present()

    def present(self, foot: str = "") -> None:
        """Show what was found."""
        room = self._desk.room
        said = standing(self._complaint, None if room is None else room.pins, PinRole.CHEF)
        self._stage.show(
            Screen.COPIES,
            CopiesView(
                rows=tuple(map(self._row, self._findings.found)),
                chosen=self._chosen,
                refused=self._refused(),
                role_label=words(Text.ROLE_PIN_CHEF),
                message=said.message,
                wait_ms=said.wait_ms,
                busy=self._busy,
                foot=foot,
            ),
        )

    async def pin_submitted(self, typed: str) -> None:
        """The chief agrees: the test goes on here at once."""
        room = self._desk.room
        found = next((one for one in self._findings.found if one.copy.sha256 == self._chosen), None)
        if room is None or found is None or self._busy:
            return
        self._stay()
        self._busy, self._complaint = True, Complaint()
        self.present()
        try:
            actor = await self._gate.authorise(room.pins, PinRole.CHEF, typed, Act.TAKE_OVER.value)
            self._take(found, actor)
        except KioskError as error:
            self._complaint = _said(error)
        finally:
            self._busy = False
        if not self._complaint.message:
            self._taken()
        else:
            self.present()

    def _take(self, found: Found, actor: Actor) -> None:
        self._desk.take_over(found.copy, actor)
        self._findings, self._chosen = Findings((), {}), ""

    def _row(self, found: Found) -> CopyRow:
        copy, person = found.copy, found.person
        now = self._desk.gear.clock.now().wall
        whole = copy.sitting.moved
        age = minutes(max(0, now - copy.header.made_wall))
        note = moving_words(MovingText.COPIES_WHOLE)
        if not whole:
            old = moving_words(MovingText.COPIES_OLD, age=age)
            note = f"{old} {moving_words(MovingText.COPIES_OLD_MISSING)}"
        return CopyRow(
            value=copy.sha256,
            name=f"{person.last_name} {person.first_name}".strip() or person.code,
            what=moving_words(
                MovingText.COPIES_ROW,
                number=len(copy.sitting.answers) + 1,
                time=remaining(copy.remaining_ms),
            ),
            origin=moving_words(
                MovingText.COPIES_MADE,
                station=copy.station,
                hour=hour(copy.header.made_wall),
                place=place_words(found.place.label),
            ),
            note="" if found.reason else note,
            tone="ok" if whole else "warn",
            reason=reason_words(found.reason) if found.reason else "",
        )

    def _refused(self) -> tuple[str, ...]:
        told = self._findings.refused
        return tuple(dict.fromkeys(reason_words(key) for key in sorted(told)))


def reason_words(key: str) -> str:
    """Why a copy is not to be taken over."""
    return moving_words(_REASONS.get(key, MovingText.REFUSED_OTHER))


def _said(error: KioskError) -> Complaint:
    if isinstance(error, TransferRefusedError):
        return Complaint(reason_words(str(error.data.get("reason"))))
    return complaint(error)
