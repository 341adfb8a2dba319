"""The old station of a test that goes on elsewhere: nothing can go on here. Knows no toolkit."""

from kiosk.ports.errors import StorageError
from kiosk.services.desk import Desk
from kiosk.services.handover import Handed
from kiosk.services.seat import Seat
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.panel_offers import place_words
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.standstill import answers_kept
from kiosk.ui.presenters.times import hour, remaining
from kiosk.ui.views.overlay import OverlayKind, OverlayRow, OverlayView
from kiosk.words import Text, words
from kiosk.words.moving import MovingText, moving_words


class FencePresenter:
    """Says where the copy lies; before it is written, that the candidate stays."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames

    def present(self) -> None:
        """Show the fence."""
        seat = self._desk.seat
        if seat is None:
            return
        try:
            handed = self._desk.handed()
        except StorageError:
            handed = None
        self._frames.plain(context=words(Text.EXAM_NAME))
        self._stage.show(Screen.MOVED, _view(seat, handed))


def _view(seat: Seat, handed: Handed | None) -> OverlayView:
    sitting = seat.sit.exam.sitting
    since = 0 if sitting.mark is None else sitting.mark.wall
    kept = answers_kept(len(sitting.answers))
    copy, todo = moving_words(MovingText.FENCE_COPY_MISSING), MovingText.FENCE_TODO_MISSING
    if handed is not None:
        todo = MovingText.FENCE_TODO
        copy = moving_words(
            MovingText.FENCE_COPY_AT, hour=hour(handed.wall), place=place_words(handed.label)
        )
    time = moving_words(MovingText.FENCE_TIME, time=remaining(seat.sit.remaining_ms))
    return OverlayView(
        kind=OverlayKind.MOVED,
        title=moving_words(MovingText.FENCE_TITLE),
        subtitle=moving_words(MovingText.FENCE_SINCE, hour=hour(since)),
        rows=(
            OverlayRow("save", words(Text.PAUSE_ROW_ANSWERS), kept),
            OverlayRow("clock", words(Text.PAUSE_ROW_TIME), time),
            OverlayRow("usb", moving_words(MovingText.FENCE_COPY), copy),
            OverlayRow("hand", words(Text.PAUSE_ROW_TODO), moving_words(todo)),
        ),
        code=f"M-{len(sitting.answers) + 1:02}",
        moment=hour(since),
        saved_note=kept,
    )
