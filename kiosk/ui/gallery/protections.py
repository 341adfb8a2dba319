"""Example views of a lost protection and of what was noticed. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.gallery.staff import PANEL, STAFF_FRAME
from kiosk.ui.views.overlay import OverlayKind, OverlayRow, OverlayView
from kiosk.ui.views.panel import Act, ActView, AlertLine
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.words.catalogue import french
from kiosk.words.cover import CoverText, cover_words, silence_reasons
from kiosk.words.journey import JourneyText, journey_words
from kiosk.words.protections import Protection, protection_words

_WHAT: Final = OverlayRow(
    "info",
    "Ce qui se passe",
    cover_words(CoverText.WHAT, what=protection_words(Protection.ON_TOP)),
)
_SAFE: Final = OverlayRow(
    "check-circle",
    "Vos réponses",
    f"**Enregistrées** sur ce poste, jusqu’à la question{NBSP}19.\n"
    f"Votre brouillon de la question{NBSP}20 est gardé.",
)
_TIME: Final = OverlayRow(
    "clock", "Votre temps", journey_words(JourneyText.STANDS_TIME_STOPPED, time="1 h 12")
)
_TODO: Final = OverlayRow("person", "Que faire", cover_words(CoverText.TODO))
_COVER: Final = OverlayView(
    OverlayKind.COVER,
    cover_words(CoverText.TITLE),
    cover_words(CoverText.SUBTITLE),
    (_WHAT, _SAFE, _TIME, _TODO),
    code="C-20",
    moment=f"10{NBSP}h{NBSP}34",
    saved_note="Tout est enregistré",
)
_BEFORE: Final = replace(
    _COVER,
    rows=(
        _WHAT,
        OverlayRow("clock", "Votre temps", cover_words(CoverText.TIME_BEFORE)),
        OverlayRow("person", "Que faire", cover_words(CoverText.TODO_BEFORE)),
    ),
    code="C-00",
    saved_note="",
)
_HELD: Final = replace(
    _COVER,
    kind=OverlayKind.HOLD,
    title="Une vérification est nécessaire",
    subtitle=journey_words(JourneyText.STANDS_SUBTITLE_HOLD),
    rows=(
        OverlayRow(
            "info",
            "Ce qui se passe",
            cover_words(
                CoverText.HELD_SINCE,
                what=french("Un clavier a été branché : Logitech."),
                since=f"2{NBSP}min",
            ),
        ),
        _SAFE,
        _TIME,
        OverlayRow("person", "Que faire", journey_words(JourneyText.STANDS_TODO)),
    ),
    code="H-20",
)


def _line(key: CoverText, what: str, hour: str, count: int = 1) -> AlertLine:
    what = french(what)
    act = ActView(
        Act.SILENCE,
        asks_pin=False,
        choices=silence_reasons(),
        notes=(what, cover_words(CoverText.SILENCE_NOTE)),
        confirm=cover_words(CoverText.SILENCE_CONFIRM),
    )
    said = cover_words(key, what=what, hour=french(hour), count=count)
    heard = cover_words(CoverText.SILENCE_HEARD, what=what)
    return AlertLine(said, act=act, heard=heard)


_NOTICED: Final = replace(
    PANEL,
    report=None,
    alerts=(
        _line(
            CoverText.LINE,
            cover_words(CoverText.LINE_HELD, what="Un clavier a été branché : Logitech."),
            "10 h 20",
        ),
        _line(
            CoverText.LINE_MANY, "Un logiciel de prise en main est ouvert : AnyDesk.", "10 h 31", 3
        ),
    ),
)
_FRAME: Final = replace(STAFF_FRAME, alert=f"2{NBSP}alertes")

PROTECTIONS: Final = (
    Scene("cover", "overlay", _COVER),
    Scene("cover-dark", "overlay", _COVER, preferences=Preferences(theme=ThemeName.DARK)),
    Scene("cover-before", "overlay", _BEFORE, frame=STATION),
    Scene("held", "overlay", _HELD),
    Scene("panel-noticed", "panel", _NOTICED, frame=_FRAME),
    Scene(
        "panel-silence",
        "panel",
        _NOTICED,
        frame=_FRAME,
        pressed="alert-silence-1",
    ),
)
