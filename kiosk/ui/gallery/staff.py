"""Example views of the invigilator's panel. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.views.panel import (
    Act,
    ActView,
    LedgerView,
    PanelView,
    PersonCard,
    PillView,
    ReportStrip,
    TimelineRow,
)
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.words.catalogue import french

_CHEF: Final = ("chef",)
_ACTS: Final = (
    ActView(
        Act.GRANT,
        f"Jusqu’à 15{NBSP}min avec votre PIN",
        choices=(("alarm", "Alarme"), ("technical", "Incident technique")),
    ),
    ActView(Act.TAKE_OVER, enabled=False, reason="Aucune clé USB n’est branchée."),
    ActView(Act.PAUSE_INCIDENT),
    ActView(Act.PAUSE_PERSONAL),
    ActView(Act.CORRECT_EXTRA, "PIN du chef de centre", roles=_CHEF),
    ActView(Act.BLANK_SLOT, enabled=False, reason="Un candidat est assis ici.", roles=_CHEF),
    ActView(Act.CLEAR_LOCK, "PIN du chef de centre", roles=_CHEF),
    ActView(
        Act.END,
        "Motif : abandon ou technique",
        choices=(("candidate", "Abandon"), ("technical", "Raison technique")),
    ),
    ActView(Act.CLOSE_SESSION, enabled=False, reason="Un test est en cours."),
    ActView(Act.NEXT_CANDIDATE, enabled=False, reason="Un test est en cours."),
)


def _row(moment: str, icon: str, title: str, detail: str, tone: str = "text2") -> TimelineRow:
    return TimelineRow(moment.replace(" ", NBSP), icon, french(title), french(detail), tone)


_PANEL: Final = PanelView(
    person=PersonCard("MARTIN Inès", "IM", f"4{NBSP}février 2011 · 2de 5"),
    pills=(PillView("Bloquée", "warn"), PillView(f"Question{NBSP}21"), PillView("Tiers-temps")),
    planned=LedgerView(
        (
            ("Durée de l’épreuve", f"1{NBSP}h{NBSP}45"),
            ("Temps majoré d’un tiers", f"+ 35{NBSP}min"),
        ),
        f"2{NBSP}h{NBSP}20",
    ),
    granted=LedgerView(
        (
            (f"10{NBSP}h{NBSP}14 · image absente, E1", f"+ 4{NBSP}min"),
            (f"10{NBSP}h{NBSP}24 · pause de la salle", f"+ 6{NBSP}min"),
        ),
        f"+ 10{NBSP}min",
        (f"10{NBSP}h{NBSP}34 · à décider", f"+ 2{NBSP}min"),
    ),
    timeline=(
        _row("10 h 34", "flag", "Signalement, question 21", "pièce jointe", "warn"),
        _row("10 h 30", "play", "Reprise de la salle", "surveillant · 6 min rendues"),
        _row("10 h 24", "pause", "Pause de la salle", "surveillant · alarme incendie"),
        _row("10 h 18", "check-circle", "Signalement accepté, E1", "question 18 remplacée", "ok"),
        _row("10 h 14", "flag", "Signalement, question 18", "image · ne peut pas continuer"),
        _row("9 h 12", "play", "Début du test", "fin prévue à 11 h 32"),
        _row("9 h 08", "person", "Admission", "identité confirmée"),
    ),
    end_time=f"11{NBSP}h{NBSP}42",
    end_note=f"11{NBSP}h{NBSP}44 si accepté",
    remaining=f"1{NBSP}h{NBSP}08",
    remaining_note="temps arrêté",
    acts=_ACTS,
    report=ReportStrip(
        f"Signalement en attente depuis 2{NBSP}min : pièce jointe, question{NBSP}21",
        "Inès MARTIN ne peut pas continuer. « Le fichier horaires.ods ne s’ouvre pas. »",
        (("E3", "E3 · Fichier qui ne s’ouvre pas"), ("E1", "E1 · Image absente")),
    ),
    foot=f"Fermeture automatique dans 1{NBSP}min{NBSP}40{NBSP}s",
)
_STAFF: Final = replace(STATION, label="Espace surveillant", context=f"10{NBSP}h{NBSP}36")

STAFF: Final = (
    Scene("panel", "panel", _PANEL, frame=_STAFF),
    Scene(
        "panel-dark",
        "panel",
        replace(_PANEL, report=None, message="Le PIN ne convient pas.", timeline=()),
        frame=_STAFF,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    Scene(
        "panel-nobody",
        "panel",
        replace(_PANEL, person=None, pills=(), planned=None, granted=None, report=None),
        frame=_STAFF,
    ),
)
