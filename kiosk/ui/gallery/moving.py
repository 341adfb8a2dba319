"""Example views of a change of station, on the old one and on the new one. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.views.copies import CopiesView, CopyRow
from kiosk.ui.views.overlay import OverlayKind, OverlayRow, OverlayView

_STAFF: Final = replace(
    STATION, label="Espace surveillant", context=f"Salle{NBSP}B12 · 10{NBSP}h{NBSP}40"
)
_FENCE: Final = OverlayView(
    kind=OverlayKind.MOVED,
    title="Ce test continue sur un autre poste",
    subtitle=f"Depuis 10{NBSP}h{NBSP}36",
    rows=(
        OverlayRow("save", "Vos réponses", f"**20{NBSP}réponses enregistrées.**"),
        OverlayRow(
            "clock",
            "Votre temps",
            f"**Arrêté.** Il vous reste 1{NBSP}h{NBSP}08{NBSP}min. Le trajet ne compte pas.",
        ),
        OverlayRow(
            "usb",
            "La copie",
            f"**Écrite et relue** à 10{NBSP}h{NBSP}36{NBSP}: Clé USB SALLE B12.",
        ),
        OverlayRow(
            "hand",
            "À faire",
            "Suivez le surveillant. Il reprend votre test sur l’autre poste.",
        ),
    ),
    code="M-21",
    moment=f"10{NBSP}h{NBSP}36",
    saved_note=f"20{NBSP}réponses enregistrées",
)
_UNWRITTEN: Final = replace(
    _FENCE,
    rows=(
        *_FENCE.rows[:2],
        OverlayRow(
            "usb",
            "La copie",
            f"**Pas encore écrite.** Rien n’est perdu{NBSP}: tout est sur ce poste.",
        ),
        OverlayRow("hand", "À faire", "Restez ici. Le surveillant va écrire la copie de nouveau."),
    ),
)
_WHOLE: Final = CopyRow(
    value="a",
    name="MARTIN Inès",
    what=f"Question{NBSP}21 · reste 1{NBSP}h{NBSP}08{NBSP}min",
    origin=f"Poste{NBSP}14, à 10{NBSP}h{NBSP}36 · Clé USB SALLE B12",
    note="Tout y est, même la réponse commencée.",
)
_OLD: Final = CopyRow(
    value="b",
    name="DIALLO Awa",
    what=f"Question{NBSP}9 · reste 1{NBSP}h{NBSP}31{NBSP}min",
    origin=f"Poste{NBSP}7, à 10{NBSP}h{NBSP}33 · Dossier des copies",
    note=f"Copie faite il y a 6{NBSP}min. "
    "La dernière minute et la réponse commencée peuvent manquer.",
    tone="warn",
)
_TAKEN: Final = CopyRow(
    value="c",
    name="PETIT Lou",
    what=f"Question{NBSP}4 · reste 1{NBSP}h{NBSP}39{NBSP}min",
    origin=f"Poste{NBSP}3, à 9{NBSP}h{NBSP}51 · Clé USB SALLE B12",
    note="",
    reason="Ce test a déjà été repris ailleurs.",
)
_COPIES: Final = CopiesView(
    rows=(_WHOLE, _OLD, _TAKEN),
    chosen="a",
    refused=("Cette copie est d’une autre session.",),
    role_label="PIN du chef de centre",
)

MOVING: Final = (
    Scene("moved", "moved", _FENCE),
    Scene("moved-unwritten", "moved", _UNWRITTEN),
    Scene("copies", "copies", _COPIES, frame=_STAFF),
    Scene(
        "copies-old",
        "copies",
        replace(_COPIES, rows=(_OLD,), chosen="b", refused=(), message="Le PIN ne convient pas."),
        frame=_STAFF,
    ),
    Scene("copies-none", "copies", replace(_COPIES, rows=(), chosen="", refused=()), frame=_STAFF),
)
