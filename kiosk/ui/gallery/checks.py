"""Example views of the checks of a station. Data only; an invented station."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.views.checks import ChecksView, CheckView
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.waiting import StationState, WaitingView
from kiosk.words.checks_screen import ChecksText, checks_words
from kiosk.words.preflight import check_fix, check_title, check_value

_STAFF: Final = replace(STATION, label="Espace surveillant")


def _found(key: str, **data: str | int) -> CheckView:
    full = f"preflight.{key}"
    check = key.partition(".")[0]
    return CheckView(check_title(check), check_value(full, data), check_fix(full, data))


_CHECKS: Final = ChecksView(
    title=checks_words(ChecksText.TITLE_MANY, count=2),
    subtitle=checks_words(ChecksText.SUBTITLE, station=f"Poste{NBSP}14", hour=f"16{NBSP}h{NBSP}20"),
    wrong=(
        _found("displays.stop", screens=2),
        _found("sleep.stop", minutes=20),
    ),
    watch=(
        _found("clock.look", seconds=8),
        _found("antivirus.look", product="Microsoft Defender"),
        _found("link.look", percent=82),
        _found("internet.look"),
        _found("level.look", level=1),
    ),
    fine=(
        _found("screen.fine", width=1366, height=768),
        _found("scale.fine", percent=100),
        _found("room.fine", free_gib=40),
        _found("write.fine", ms=12),
        _found("memory.fine", free_gib=5),
        _found("drawing.fine", ms=84),
        _found("zone.fine", zone="Europe/Paris"),
        _found("keyboard.fine", layout="fr (oss)"),
        _found("sound.fine", percent=64),
        _found("voice.fine"),
        _found("updates.fine"),
        _found("mains.fine", percent=93),
        _found("packs.fine"),
        _found("letters.fine", family="Atkinson Hyperlegible Next"),
        _found("reader.fine"),
        _found("name.fine"),
    ),
    skipped=checks_words(ChecksText.SKIPPED, names=check_title("printer")),
    code="st-7d02c41f9be35a60",
    code_said=checks_words(ChecksText.CODE, station="st-7d02c41f9be35a60"),
    text="-",
    message=checks_words(ChecksText.KEPT),
)
_RUNNING: Final = ChecksView(
    title=checks_words(ChecksText.TITLE_RUNNING),
    running=True,
    progress=checks_words(ChecksText.PROGRESS, done=12, total=34),
    done=12,
    total=34,
)
_WAITING: Final = WaitingView(
    number="14",
    state=StationState.CHECK,
    state_text=checks_words(ChecksText.WAITING, name="horloge"),
    detail=checks_words(
        ChecksText.WAITING_DETAIL, date=f"8{NBSP}mars{NBSP}2027", hour=f"16{NBSP}h{NBSP}20"
    ),
    exam="Certification Pix",
    when=f"Mardi 9 mars 2027, à partir de 9{NBSP}h",
    can_check=True,
    foot=f"8{NBSP}h{NBSP}10 · Pix Kiosk 1.4.2",
)

CHECKS: Final = (
    Scene("checks", "checks", _CHECKS, frame=_STAFF),
    Scene(
        "checks-ready",
        "checks",
        replace(
            _CHECKS,
            title=checks_words(ChecksText.TITLE_READY),
            wrong=(),
            watch=_CHECKS.watch[3:],
            message=checks_words(ChecksText.COPIED),
        ),
        frame=_STAFF,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    Scene("checks-running", "checks", _RUNNING, frame=_STAFF),
    Scene("checks-large", "checks", _CHECKS, frame=_STAFF, preferences=Preferences(text_size=200)),
    Scene("checks-small", "checks", _CHECKS, frame=_STAFF, size=(1024, 600)),
    Scene("waiting-to-check", "waiting", _WAITING, frame=STATION),
)
