"""Example views of the staff's door, list of candidates and technician. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.presenters.roles import role_views
from kiosk.ui.views.gate import GateView
from kiosk.ui.views.preferences import Preferences, ThemeName

_STAFF: Final = replace(STATION, label="Espace surveillant", context=f"10{NBSP}h{NBSP}36")
_GATE: Final = GateView(role_views(), "surveillant", "PIN du surveillant")

PEOPLE: Final = (
    Scene("gate", "gate", _GATE, frame=_STAFF),
    Scene(
        "gate-chief",
        "gate",
        replace(_GATE, role="chef", role_label="PIN du chef de centre"),
        frame=_STAFF,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    Scene(
        "gate-locked",
        "gate",
        replace(
            _GATE,
            message=f"Trop d’essais. Réessayez dans 40{NBSP}s.",
            help_note="Le chef de centre peut entrer avec son PIN et débloquer le vôtre.",
            wait_ms=40_000,
        ),
        frame=_STAFF,
    ),
)
