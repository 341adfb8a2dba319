"""The time is over, and the end. Knows no toolkit, and shows no score in a real exam."""

from collections.abc import Callable
from typing import Final

from engine.sitting.events import EndReason
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.end_code import end_code
from kiosk.services.seat import Seat
from kiosk.services.storage import Stick, StorageDesk, look_at
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.stage import Begin, Stage, done_here
from kiosk.ui.presenters.storage_rows import centre, here, stick, thanks
from kiosk.ui.presenters.times import NBSP, hour
from kiosk.ui.views.ending import EndView, StorageRow, TimeOverView
from kiosk.words import Text, words
from kiosk.words.journey import JourneyText, journey_words

Refresh = Callable[[], None]
LOOK_MS: Final = 10_000
_TITLES = {
    EndReason.COMPLETED: Text.END_COMPLETED,
    EndReason.TIME: Text.END_TIME,
    EndReason.CANDIDATE: Text.END_STOPPED,
    EndReason.TECHNICAL: Text.END_TECHNICAL,
    EndReason.INVIGILATOR: Text.END_STOPPED,
}


class TimeOverPresenter:
    """The time and its grace are spent."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, refresh: Refresh) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._refresh = refresh

    def present(self) -> None:
        """Say that everything is recorded."""
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(Screen.TIME_OVER, TimeOverView(note=words(Text.TIME_OVER_NOTE)))

    def acknowledged(self) -> None:
        """On to the end."""
        self._desk.acknowledge_end()
        self._refresh()


class EndPresenter:
    """The end of the road: counts, where the answers are, a code for the staff."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, begin: Begin = done_here) -> None:
        """Make it; *begin* has the stick read aside, for a whole one takes its time."""
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._begin = begin
        self._sealed: tuple[str, str, str] | None = None
        self._told: tuple[StorageRow, ...] = ()
        self._stick: Stick | None = None
        self._looked_at: int | None = None
        self._looking = False

    def present(self) -> None:
        """Seal what is not sealed yet, then show where it is."""
        seat = self._desk.seat
        if seat is not None:
            self._told = self._storage(seat)
            self._show(seat, self._told)

    def tick(self) -> None:
        """Once a second: seal what could not be sealed before, and say what the server received."""
        seat = self._desk.seat
        if seat is not None and self._storage(seat) != self._told:
            self.present()

    def _storage(self, seat: Seat) -> tuple[StorageRow, ...]:
        sha256, problem = self._seal(seat)
        gear = self._desk.gear
        room = self._desk.room
        session = "" if room is None else room.ticket.session
        self._look_at_stick()
        known = self._stick
        found = StorageDesk(gear.store, gear.identity.root).of(
            session, seat.person.candidate, sha256, known or Stick(present=False)
        )
        seen = len(seat.sit.exam.sitting.answers)
        at = "" if self._sealed is None else self._sealed[2]
        lies = None if known is None else found.copied
        return (here(problem, seen, at), stick(lies), centre(found.received))

    def _look_at_stick(self) -> None:
        """Have the stick looked at every ten seconds, one look at a time."""
        gear = self._desk.gear
        now = gear.clock.now().boot_ms
        last = self._looked_at
        if self._looking or (last is not None and 0 <= now - last < LOOK_MS):
            return
        self._looked_at, self._looking = now, True
        if gear.copying is None:
            self._seen(look_at(None))
            return
        place = gear.copying.place
        self._begin(lambda: look_at(place), self._seen)

    def _seen(self, found: Stick) -> None:
        self._stick, self._looking = found, False

    def _show(self, seat: Seat, storage: tuple[StorageRow, ...]) -> None:
        sitting = seat.sit.exam.sitting
        skipped = sum(answered.status == "aband" for answered in sitting.answers)
        seen = len(sitting.answers)
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(
            Screen.END,
            EndView(
                title=words(_TITLES[sitting.end or EndReason.COMPLETED]),
                subtitle=thanks(seat.person.first_name),
                seen=seen,
                total=seat.sit.exam.paper.plan.length,
                answered=seen - skipped,
                skipped=skipped,
                end_code=end_code(seat.sit.ledger.root),
                storage=storage,
                note=journey_words(JourneyText.END_RESULTS),
                score_note=self._score(seat),
            ),
        )

    def _seal(self, seat: Seat) -> tuple[str, str]:
        if self._sealed is not None and self._sealed[0] == seat.sit.ledger.name:
            return self._sealed[1], ""
        try:
            sha256 = self._desk.seal()
        except KioskError as error:
            return "", complaint(error).message
        self._sealed = (seat.sit.ledger.name, sha256, hour(self._desk.gear.clock.now().wall))
        return sha256, ""

    def _score(self, seat: Seat) -> str:
        scored = seat.sit.exam.sitting.scored
        if not self._desk.gear.identity.root.realm.rehearsal or scored is None:
            return ""
        if scored.pix is None:
            return words(Text.END_SCORE_NONE)
        return words(Text.END_SCORE, pix=f"{scored.pix}{NBSP}pix")
