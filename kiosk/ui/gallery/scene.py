"""One picture of the gallery: a screen with a view, in a frame, perhaps with a panel. Data only."""

from dataclasses import dataclass, field
from typing import Final

from kiosk.ui.views.frame import ClockView, FrameView, ProgressView, StripView
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.views.spelling import SpellingView
from kiosk.ui.views.voice import ListenView, SoundTestView

NBSP: Final = "\u00a0"
STATION: Final = FrameView(station=f"Poste{NBSP}14", room=f"Salle{NBSP}B12")
CANDIDATE: Final = FrameView(
    station=f"Poste{NBSP}14", candidate="Inès MARTIN", context="Certification Pix"
)
USUAL: Final = (1366, 768)


@dataclass(frozen=True, slots=True)
class Scene:
    """`beside` is a report, a skip, a sound test, or the name of another panel beside the screen.

    `pressed` names a button of the screen that is pressed once all is shown.
    `listening` is where the voice is, where there is one; `spelling` what is not known of the
    words of an answer, where a spell checker is granted.
    """

    name: str
    screen: str
    view: object
    frame: FrameView = CANDIDATE
    progress: ProgressView | None = None
    clock: ClockView | None = None
    strip: StripView | None = None
    beside: ReportView | SkipView | SoundTestView | str | None = None
    preferences: Preferences = field(default_factory=Preferences)
    size: tuple[int, int] = USUAL
    practice: bool = False
    pressed: str = ""
    listening: ListenView | None = None
    spelling: SpellingView | None = None
