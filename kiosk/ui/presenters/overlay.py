"""What stands in front of a test that waits, or that was left for a moment. Knows no toolkit.

Each overlay says what happens, what is safe, what the time does and what to do.
"""

from collections.abc import Callable, Mapping
from typing import Final

from engine.records.canonical import Json
from engine.records.journal_record import At
from engine.sitting import events
from engine.sitting.codec import event_of
from engine.sitting.events import PauseCause
from engine.sitting.state import Phase
from kiosk.services.desk import Desk
from kiosk.services.seat import Seat, Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import elapsed, hour, remaining
from kiosk.ui.views.overlay import OverlayKind, OverlayRow, OverlayView
from kiosk.words import Text, words
from kiosk.words.cover import CoverText, cover_words
from kiosk.words.journey import JourneyText, journey_words
from kiosk.words.observed import observed_words

Refresh = Callable[[], None]

_TITLES: Final[Mapping[OverlayKind, Text]] = {
    OverlayKind.PAUSE: Text.PAUSE_TITLE,
    OverlayKind.PERSONAL: Text.PAUSE_PERSONAL_TITLE,
    OverlayKind.REPORT: Text.BLOCKED_TITLE,
    OverlayKind.HOLD: Text.PAUSE_HOLD_TITLE,
}
_SAID: Final[Mapping[OverlayKind, tuple[JourneyText, JourneyText, JourneyText, JourneyText]]] = {
    OverlayKind.PAUSE: (
        JourneyText.STANDS_SUBTITLE_PAUSE,
        JourneyText.STANDS_PAUSE,
        JourneyText.STANDS_TIME_STOPPED,
        JourneyText.STANDS_TODO,
    ),
    OverlayKind.PERSONAL: (
        JourneyText.STANDS_SUBTITLE_PERSONAL,
        JourneyText.STANDS_PERSONAL,
        JourneyText.STANDS_TIME_RUNS,
        JourneyText.STANDS_TODO_PERSONAL,
    ),
    OverlayKind.REPORT: (
        JourneyText.STANDS_SUBTITLE_REPORT,
        JourneyText.STANDS_REPORT,
        JourneyText.STANDS_TIME_REPORT,
        JourneyText.STANDS_TODO_REPORT,
    ),
    OverlayKind.HOLD: (
        JourneyText.STANDS_SUBTITLE_HOLD,
        JourneyText.STANDS_HOLD,
        JourneyText.STANDS_TIME_STOPPED,
        JourneyText.STANDS_TODO,
    ),
}
"""What each kind says under its title, of what happens, of the time, and of what to do."""
_CAUSES: Final[Mapping[PauseCause, OverlayKind]] = {
    PauseCause.PERSONAL: OverlayKind.PERSONAL,
    PauseCause.TECHNICAL: OverlayKind.HOLD,
    PauseCause.INCIDENT: OverlayKind.PAUSE,
}
_STOPS: Final = frozenset({events.SittingPaused.TYPE, events.ProblemReported.TYPE})


class OverlayPresenter:
    """Why the test stands still; the minutes go on, nothing else moves."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames

    def present(self) -> None:
        """Show why the test stands still."""
        seat = self._desk.seat
        if seat is None:
            return
        self._frames.plain(context=question_of(seat))
        self._stage.show(Screen.OVERLAY, self._view(seat))

    def tick(self) -> None:
        """Once a second: how long it has lasted and, in a personal pause, the time that runs."""
        self.present()

    def _view(self, seat: Seat) -> OverlayView:
        sitting, now = seat.sit.exam.sitting, self._desk.gear.clock.now()
        kind = (
            OverlayKind.REPORT
            if sitting.phase is Phase.BLOCKED
            else _CAUSES[sitting.pause or PauseCause.INCIDENT]
        )
        subtitle, what, time, todo = _SAID[kind]
        return overlay_view(
            seat,
            now,
            kind,
            title=words(_TITLES[kind]),
            subtitle=journey_words(subtitle),
            what=_why(seat, kind, now) or journey_words(what, since=elapsed(_since(seat, now))),
            time=journey_words(time, time=remaining(seat.sit.remaining_ms)),
            todo=journey_words(todo),
        )


class AwayPresenter:
    """The window was left again: one click brings the question back, and the time goes on."""

    def __init__(self, desk: Desk, stage: Stage, frames: Frames, refresh: Refresh) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._refresh = refresh
        self._wanted = False

    @property
    def wanted(self) -> bool:
        """Whether the question waits behind the notice."""
        return self._wanted and self._desk.step is Step.QUESTION

    def notice(self) -> None:
        """Put the notice in front of the question."""
        self._wanted = True

    def present(self) -> None:
        """Say what happened, and that nothing is lost."""
        seat = self._desk.seat
        if seat is None:
            return
        now = self._desk.gear.clock.now()
        left = remaining(seat.sit.remaining_ms)
        self._frames.plain(context=question_of(seat))
        self._stage.show(
            Screen.OVERLAY,
            overlay_view(
                seat,
                now,
                OverlayKind.FOCUS,
                title=journey_words(JourneyText.AWAY_TITLE),
                subtitle=journey_words(JourneyText.AWAY_SUBTITLE),
                what=journey_words(JourneyText.AWAY_WHAT),
                time=journey_words(JourneyText.AWAY_TIME, time=left),
                todo=journey_words(JourneyText.AWAY_TODO),
                action=journey_words(JourneyText.AWAY_ACTION),
            ),
        )

    def tick(self) -> None:
        """Once a second: the time that goes on."""
        self.present()

    def acknowledged(self) -> None:
        """The candidate is back at the question."""
        self._wanted = False
        self._refresh()


def overlay_view(
    seat: Seat,
    now: At,
    kind: OverlayKind,
    *,
    title: str,
    subtitle: str,
    what: str,
    time: str,
    todo: str,
    action: str = "",
) -> OverlayView:
    """The four rows, the code for the staff, and what is safe."""
    number = len(seat.sit.exam.sitting.answers) + 1
    return OverlayView(
        kind=kind,
        title=title,
        subtitle=subtitle,
        rows=(
            OverlayRow("info", words(Text.PAUSE_ROW_WHAT), what),
            OverlayRow("check-circle", words(Text.PAUSE_ROW_ANSWERS), safe(seat)),
            OverlayRow("clock", words(Text.PAUSE_ROW_TIME), time),
            OverlayRow("person", words(Text.PAUSE_ROW_TODO), todo),
        ),
        code=f"{kind.value[0].upper()}-{number:02}",
        moment=hour(now.wall),
        saved_note=words(Text.OVERLAY_SAVED),
        action=action,
    )


def question_of(seat: Seat) -> str:
    """Which question waits behind, in words."""
    number = len(seat.sit.exam.sitting.answers) + 1
    total = seat.sit.exam.paper.plan.length
    return words(Text.FRAME_QUESTION, number=number, total=total)


def safe(seat: Seat) -> str:
    """What is recorded and, where something was begun, that it is kept."""
    done = len(seat.sit.exam.sitting.answers)
    said = journey_words(
        JourneyText.STANDS_ANSWERS if done else JourneyText.STANDS_NO_ANSWER, number=done
    )
    if begun(seat.sit.kept_draft):
        said += "\n" + journey_words(JourneyText.STANDS_DRAFT, number=done + 1)
    return said


def begun(draft: Json) -> bool:
    """Whether a draft holds anything."""
    return draft not in (None, "", (), [], {})


def _why(seat: Seat, kind: OverlayKind, now: At) -> str:
    """What the station noticed, where that is why the test waits; empty where nobody knows."""
    if kind is not OverlayKind.HOLD:
        return ""
    for record in reversed(seat.sit.ledger.records):
        event = event_of(record)
        if isinstance(event, events.SittingResumed):
            break
        if isinstance(event, events.Observation) and event.policy is events.ObservationPolicy.HOLD:
            what = observed_words(event.kind, event.subject)
            return cover_words(CoverText.HELD_SINCE, what=what, since=elapsed(_since(seat, now)))
    return ""


def _since(seat: Seat, now: At) -> int:
    """How long the test has waited, in ms: by the clock that counts suspend, while it is the same.

    Across a restart of the machine only the wall clock says it; nothing is counted with it.
    """
    stop = next((one.at for one in reversed(seat.sit.ledger.records) if one.type in _STOPS), now)
    same = stop.boot_id == now.boot_id
    return max(0, now.boot_ms - stop.boot_ms if same else now.wall - stop.wall)
