"""Example views of the invigilator's panel. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.views.panel import (
    Act,
    ActView,
    AlertLine,
    AmountView,
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
_AMOUNTS: Final = tuple(
    AmountView(count * 60_000, f"{count}{NBSP}min", f"Fin effective{NBSP}: 11{NBSP}h{NBSP}{end}")
    for count, end in ((5, 47), (10, 52), (15, 57))
)
_ACTS: Final = (
    ActView(
        Act.GRANT,
        f"Jusqu’à 15{NBSP}min avec votre PIN",
        asks_pin=False,
        choices=(("alarm", "Alarme ou évacuation"), ("technical", "Problème technique")),
        amounts=_AMOUNTS,
        confirm="Accorder",
    ),
    ActView(
        Act.HAND_OVER,
        "Par clé USB, sans réseau",
        asks_pin=False,
        choices=(
            ("hardware", "Le poste marche mal"),
            ("room", "La place ne convient pas"),
            ("other", "Autre raison"),
        ),
        chosen="hardware",
        places=(("set", "Dossier des copies"), ("drive:SALLE", "Clé USB SALLE B12")),
        notes=(
            "Le temps s’arrête. Toutes les réponses suivent.",
            "Une copie protégée est écrite, puis relue.",
            "Ensuite, le test ne peut plus continuer sur ce poste.",
        ),
        confirm="Écrire la copie",
    ),
    ActView(Act.TAKE_OVER, enabled=False, reason="Un candidat est déjà sur ce poste."),
    ActView(Act.PAUSE_INCIDENT, "Le temps s’arrête. Il est rendu.", asks_pin=False),
    ActView(Act.PAUSE_PERSONAL, "Le temps continue, par exemple pour sortir.", asks_pin=False),
    ActView(Act.RESUME, enabled=False, reason="Aucun test en cours.", asks_pin=False),
    ActView(Act.CORRECT_EXTRA, "PIN du chef de centre", roles=_CHEF),
    ActView(
        Act.END,
        f"Motif{NBSP}: abandon ou technique",
        asks_pin=False,
        choices=(
            ("candidate", "Abandon du candidat"),
            ("technical", "Problème technique"),
            ("invigilator", "Décision du surveillant"),
        ),
        notes=(
            "Le test ne pourra pas reprendre.",
            f"Réponses données{NBSP}: 20 sur 32. Elles seront notées.",
            "Le signalement en attente sera annulé.",
        ),
        confirm="Terminer le test",
        grave=True,
    ),
    ActView(Act.CLOSE_SESSION, enabled=False, reason="Un test est en cours.", asks_pin=False),
    ActView(Act.NEXT_CANDIDATE, enabled=False, reason="Un test est en cours.", asks_pin=False),
)


def _row(moment: str, icon: str, title: str, detail: str, tone: str = "text2") -> TimelineRow:
    return TimelineRow(moment.replace(" ", NBSP), icon, french(title), french(detail), tone)


PANEL: Final = PanelView(
    person=PersonCard("MARTIN Inès", "IM", f"4{NBSP}février 2011 · 2de 5"),
    pills=(
        PillView("Test bloqué", "warn"),
        PillView(f"Question{NBSP}21"),
        PillView("Temps majoré"),
    ),
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
        (
            ("E3", "E3 · Fichier qui ne s’ouvre pas"),
            ("E9", "E9 · Logiciel qui ne marche pas"),
            ("E12", "E12 · Problème d’accessibilité"),
        ),
    ),
    foot=f"Fermeture automatique dans 1{NBSP}min{NBSP}40{NBSP}s",
)
STAFF_FRAME: Final = replace(
    STATION,
    label="Espace surveillant",
    context=f"Salle{NBSP}B12 · 10{NBSP}h{NBSP}36",
    alert="Signalement en attente",
    candidates=True,
)
_CALM: Final = replace(STAFF_FRAME, alert="")
_PAUSED: Final = (
    *(one for one in _ACTS if one.act is not Act.RESUME),
    ActView(Act.RESUME, "Le candidat continue aussitôt", asks_pin=False),
)
_NOBODY: Final = (
    ActView(Act.TAKE_OVER, "PIN du chef de centre", asks_pin=False),
    ActView(Act.CLOSE_SESSION, asks_pin=False),
)
_WAITING_TOO: Final = replace(
    PANEL,
    pills=(
        PillView("En pause", "warn"),
        PillView("Signalement", "warn"),
        PillView(f"Question{NBSP}21"),
        PillView("Temps majoré"),
    ),
    acts=_PAUSED,
    report=None
    if PANEL.report is None
    else replace(PANEL.report, enabled=False, reason="Reprenez d’abord le test, puis décidez."),
    alerts=(
        AlertLine(f"Aucune copie de secours. Rebranchez la clé USB. Depuis 10{NBSP}h{NBSP}20."),
        AlertLine(
            "Une protection du poste n’est plus en place. Prévenez le technicien."
            f" Depuis 10{NBSP}h{NBSP}31.",
            "err",
        ),
    ),
)

STAFF: Final = (
    Scene("panel", "panel", PANEL, frame=STAFF_FRAME),
    Scene(
        "panel-dark",
        "panel",
        replace(PANEL, report=None, message="Le PIN ne convient pas.", timeline=()),
        frame=_CALM,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    Scene(
        "panel-nobody",
        "panel",
        replace(
            PANEL,
            person=None,
            pills=(),
            planned=None,
            granted=None,
            report=None,
            timeline=(),
            end_time="",
            acts=_NOBODY,
        ),
        frame=_CALM,
    ),
    Scene("panel-alerts", "panel", _WAITING_TOO, frame=STAFF_FRAME),
    Scene("panel-hand-over", "panel", PANEL, frame=STAFF_FRAME, pressed="act-hand-over"),
    Scene("panel-grant", "panel", PANEL, frame=STAFF_FRAME, pressed="act-grant"),
    Scene("panel-pause", "panel", PANEL, frame=STAFF_FRAME, pressed="act-pause"),
    Scene("panel-end", "panel", PANEL, frame=STAFF_FRAME, pressed="act-end"),
)
