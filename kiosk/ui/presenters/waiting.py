"""The station while nobody sits at it. Knows no toolkit."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.services.desk import Desk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import hour
from kiosk.ui.views.waiting import StationState, WaitingView
from kiosk.words import Text, words


@dataclass(frozen=True, slots=True, weakref_slot=True)
class WaitingPresenter:
    """Says whether a session can be opened here."""

    desk: Desk
    stage: Stage
    frames: Frames
    release: str
    open_session: Callable[[], None]

    def present(self) -> None:
        """Show the quiet station."""
        kept = self.desk.tickets()
        left = self.desk.left
        ready = bool(kept) and not left
        detail = words(Text.WAITING_READY_DETAIL if ready else Text.WAITING_CHECK_DETAIL)
        if left:
            detail = words(Text.WAITING_LEFT, names=", ".join(left))
        statement = self.desk.gear.identity.statement
        self.frames.plain()
        self.stage.show(
            Screen.WAITING,
            WaitingView(
                number=station_number(statement.label),
                state=StationState.READY if ready else StationState.CHECK,
                state_text=words(Text.WAITING_READY if ready else Text.WAITING_CHECK),
                detail=detail,
                exam=words(Text.EXAM_NAME) if ready else "",
                when=words(Text.WAITING_ROOM, room=kept[0].ticket.room) if ready else "",
                can_open=ready,
                foot=words(
                    Text.WAITING_FOOT,
                    hour=hour(self.desk.gear.clock.now().wall),
                    release=self.release,
                ),
            ),
        )

    def open_requested(self) -> None:
        """Staff want to open a session."""
        if self.desk.tickets():
            self.open_session()


def station_number(label: str) -> str:
    """The number of a station's label, or the label when it has none."""
    found = re.findall(r"[0-9]+", label)
    return found[-1] if found else label
