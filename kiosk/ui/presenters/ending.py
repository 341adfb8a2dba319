"""The time is over, and the end. Knows no toolkit, and shows no score in a real exam."""

from collections.abc import Callable

from engine.sitting.events import EndReason
from kiosk.ports.errors import KioskError
from kiosk.ports.outbox import BundleState
from kiosk.services.desk import Desk
from kiosk.services.end_code import end_code
from kiosk.services.seat import Seat
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.ending import EndView, StorageRow, TimeOverView
from kiosk.words import Text, words

Refresh = Callable[[], None]
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

    def __init__(self, desk: Desk, stage: Stage, frames: Frames) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._sealed: tuple[str, str] | None = None
        self._told: tuple[StorageRow, StorageRow] | None = None

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

    def _storage(self, seat: Seat) -> tuple[StorageRow, StorageRow]:
        sha256, problem = self._seal(seat)
        return self._here(problem), self._there(sha256)

    def _show(self, seat: Seat, storage: tuple[StorageRow, StorageRow]) -> None:
        sitting = seat.sit.exam.sitting
        skipped = sum(answered.status == "aband" for answered in sitting.answers)
        seen = len(sitting.answers)
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(
            Screen.END,
            EndView(
                title=words(_TITLES[sitting.end or EndReason.COMPLETED]),
                subtitle=words(Text.END_STAY),
                seen=seen,
                total=seat.sit.exam.paper.plan.length,
                answered=seen - skipped,
                skipped=skipped,
                end_code=end_code(seat.sit.ledger.root),
                storage=storage,
                note=words(Text.END_RESULTS),
                foot=words(Text.END_CALL),
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
        self._sealed = (seat.sit.ledger.name, sha256)
        return sha256, ""

    def _here(self, problem: str) -> StorageRow:
        if problem:
            return StorageRow(
                "save", words(Text.END_HERE), problem, words(Text.END_PILL_RETRY), "warn"
            )
        return StorageRow(
            "save", words(Text.END_HERE), words(Text.END_HERE_DETAIL), words(Text.END_PILL_YES)
        )

    def _there(self, sha256: str) -> StorageRow:
        rows = {row.sha256: row.state for row in self._desk.gear.store.outbox()}
        state = rows.get(sha256)
        if state in (BundleState.STORED, BundleState.OPENED):
            return StorageRow(
                "server",
                words(Text.END_THERE),
                words(Text.END_THERE_DETAIL),
                words(Text.END_PILL_YES),
            )
        return StorageRow(
            "server",
            words(Text.END_THERE),
            words(Text.END_THERE_LATER),
            words(Text.END_PILL_LATER),
            "warn",
        )

    def _score(self, seat: Seat) -> str:
        scored = seat.sit.exam.sitting.scored
        if not self._desk.gear.identity.root.realm.rehearsal or scored is None:
            return ""
        if scored.pix is None:
            return words(Text.END_SCORE_NONE)
        return words(Text.END_SCORE, pix=f"{scored.pix}{NBSP}pix")
