"""Example views of incidents that are noted and taken back. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.views.closing import NoteRow
from kiosk.ui.views.panel import TimelineRow
from kiosk.ui.views.people import CardView, NotedView, PeopleView
from kiosk.ui.views.preferences import Preferences, ThemeName

_STAYS: Final = "Il reste lisible au procès-verbal, avec ce motif. Il ne compte plus."
_REASONS: Final = (
    ("wrong-candidate", "Mauvais candidat"),
    ("wrong-code", "Mauvais code"),
    ("twice", "Noté deux fois"),
)
SOUND: Final = NotedView(
    12,
    "C7 · Son ou casque",
    f"noté à 10{NBSP}h{NBSP}18",
    notes=(_STAYS, f"Rien d’autre ne change{NBSP}: ni le temps, ni le test."),
    reasons=_REASONS,
)
_EXTRA: Final = NotedView(
    15,
    "C2 · Un quart de temps en plus",
    f"noté à 10{NBSP}h{NBSP}22",
    notes=(
        _STAYS,
        "Le temps majoré a été corrigé depuis, et le reste. Le chef de centre peut le changer.",
    ),
    reasons=_REASONS,
)
_PHONE: Final = NotedView(
    17,
    "C6 · Téléphone ou objet connecté",
    f"retiré à 10{NBSP}h{NBSP}26{NBSP}: mauvais candidat",
    withdrawn=True,
)
_NOISE: Final = NotedView(
    8,
    "C8 · Bruit dans la salle",
    f"noté à 9{NBSP}h{NBSP}40",
    notes=(_STAYS, f"Rien d’autre ne change{NBSP}: ni le temps, ni le test."),
    reasons=(("not-room", "Ne concernait pas toute la salle"), *_REASONS[1:]),
)
_POWER: Final = NotedView(
    9,
    "C7 · Coupure de courant",
    f"retiré à 9{NBSP}h{NBSP}58{NBSP}: noté deux fois",
    withdrawn=True,
)
_TIMELINE: Final = (
    TimelineRow(
        f"10{NBSP}h{NBSP}26", "undo", "Incident C6 retiré", "Mauvais candidat · surveillant"
    ),
    TimelineRow(
        f"10{NBSP}h{NBSP}24",
        "pencil",
        "Incident C6",
        f"Téléphone ou objet connecté · retiré à 10{NBSP}h{NBSP}26{NBSP}: mauvais candidat",
        struck=True,
    ),
    TimelineRow(f"10{NBSP}h{NBSP}22", "pencil", "Incident C2", "Un quart de temps en plus", "warn"),
    TimelineRow(f"10{NBSP}h{NBSP}18", "pencil", "Incident C7", "Son ou casque", "warn"),
    TimelineRow(f"9{NBSP}h{NBSP}12", "play", "Début du test", ""),
)
NOTES: Final = (
    NoteRow("flag", "C7, problème technique non bloquant", f"8{NBSP}h{NBSP}50 · toute la salle"),
    NoteRow(
        "flag",
        f"C6, soupçon de fraude{NBSP}: téléphone ou objet connecté",
        f"10{NBSP}h{NBSP}24 · MARTIN Inès · retiré à 10{NBSP}h{NBSP}26{NBSP}: mauvais candidat",
        struck=True,
    ),
)
"""At the end of a session: one that counts, one that was withdrawn."""


def noted_scenes(people: PeopleView, card: CardView) -> tuple[Scene, ...]:
    """A card with its incidents, the reasons of one, and what was noted of the room."""
    staff = replace(STATION, label="Espace surveillant", context=f"10{NBSP}h{NBSP}36")
    pills = (f"+{NBSP}1/3", "2 incidents", "Sur ce poste")
    shown = replace(
        people,
        rows=tuple(
            replace(one, pills=pills) if one.candidate == card.candidate else one
            for one in people.rows
        ),
        card=replace(
            card,
            pills=pills,
            incidents=(SOUND, _EXTRA, _PHONE),
            timeline=_TIMELINE,
            planned=None,
            granted=None,
        ),
        noted=(_NOISE, _POWER),
    )
    return (
        Scene("people-withdrawn", "people", shown, frame=staff),
        Scene("people-withdraw", "people", shown, frame=staff, pressed="withdraw-12"),
        Scene(
            "people-withdraw-extra",
            "people",
            shown,
            frame=staff,
            preferences=Preferences(theme=ThemeName.DARK),
            pressed="withdraw-15",
        ),
        Scene("people-room-noted", "people", shown, frame=staff, pressed="people-room"),
    )
