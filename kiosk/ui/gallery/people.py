"""Example views of the staff's door, list of candidates and technician. Invented people only."""

from dataclasses import replace
from typing import Any, Final

from kiosk.ui.gallery.noted import SOUND, noted_scenes
from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.presenters.people_acts import codes
from kiosk.ui.presenters.roles import role_views
from kiosk.ui.views.gate import GateView
from kiosk.ui.views.panel import LedgerView, PillView, TimelineRow
from kiosk.ui.views.people import (
    BatchView,
    CardView,
    PeopleView,
    PersonAct,
    PersonActView,
    PersonRow,
)
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.technician import FactView, TechnicianView
from kiosk.words.protections import limits_sentence

_STAFF: Final = replace(STATION, label="Espace surveillant", context=f"10{NBSP}h{NBSP}36")
_GATE: Final = GateView(role_views(), "surveillant", "PIN du surveillant")
_SHORT: Final = f"1{NBSP}h{NBSP}"


def _row(name: str, born: str, state: str, icon: str, tone: str, **more: Any) -> PersonRow:
    return PersonRow(
        candidate=name,
        name=name,
        detail=f"Naissance{NBSP}: {born}" if born else "",
        state=state,
        icon=icon,
        tone=tone,
        spoken=f"{name}, {state}",
        sought=name.casefold(),
        **more,
    )


def _live(number: int, left: str, end: str) -> dict[str, str]:
    return {
        "progress": f"question{NBSP}{number}/32",
        "left": f"reste {left}",
        "end": end if end.startswith("temps") else f"fin à {end}",
    }


_INES: Final = _row(
    "MARTIN Inès",
    "04/02/2011",
    "Test bloqué",
    "hand",
    "warn",
    **_live(21, f"{_SHORT}08{NBSP}min", "temps arrêté"),
    alerts=(f"Signalement, 2{NBSP}min",),
    pills=(f"+{NBSP}1/3", "1 incident", "Sur ce poste"),
)

_ROWS: Final = (
    _row(
        "FAURE Noé",
        "12/09/2010",
        "À reprendre",
        "refresh",
        "warn",
        **_live(16, f"44{NBSP}min", "temps arrêté"),
        alerts=(f"Arrêté à 10{NBSP}h{NBSP}31",),
    ),
    _INES,
    _row("PERRIN Salomé", "30/06/2011", "À admettre", "half", "info"),
    _row("WEBER-DUBOIS Marie-Clémentine", "21/11/2010", "À admettre", "half", "info"),
    _row("ABADI Yanis", "02/03/2011", "Pas encore là", "person", "text2"),
    _row(
        "DIALLO Aya",
        "19/08/2010",
        "En cours",
        "play",
        "brand",
        **_live(22, f"36{NBSP}min", f"11{NBSP}h{NBSP}12"),
    ),
    _row(
        "GARCIA Alba",
        "07/01/2011",
        "En pause",
        "pause",
        "warn",
        **_live(12, f"58{NBSP}min", "temps arrêté"),
    ),
    _row("KONÉ Ismaël", "15/05/2011", "Admission faite", "check", "info"),
    _row("LEROY Bastien", "28/10/2010", "Sur un autre poste", "swap", "text2"),
    _row("PETIT Jade", "03/12/2010", "Absence notée", "close", "text2", dashed=True),
    _row(
        "ROUX Louane",
        "11/04/2011",
        "Terminé",
        "check-circle",
        "ok",
        end=f"à 10{NBSP}h{NBSP}09",
    ),
    _row(f"Place libre{NBSP}1", "", "Libre", "plus", "text2", dashed=True),
)
_CARD: Final = CardView(
    candidate="MARTIN Inès",
    name="MARTIN Inès",
    initials="IM",
    detail=f"Naissance{NBSP}: 04/02/2011",
    state=PillView("Test bloqué", "warn"),
    icon="hand",
    alerts=(f"Signalement, 2{NBSP}min",),
    pills=(f"+{NBSP}1/3", "1 incident", "Sur ce poste"),
    left=(f"{_SHORT}08{NBSP}min", "temps arrêté"),
    end=(f"11{NBSP}h{NBSP}44", ""),
    acts=(
        PersonActView(PersonAct.OPEN, "Ouvrir la fiche du poste", "list", "Temps, pause, fin"),
        PersonActView(
            PersonAct.INCIDENT,
            "Noter un incident…",
            "pencil",
            "Pour le procès-verbal, sans rien écrire",
        ),
    ),
    incidents=(SOUND,),
    planned=LedgerView(
        (
            ("Durée de l’épreuve", f"1{NBSP}h{NBSP}45"),
            ("Temps majoré", f"+{NBSP}35{NBSP}min"),
        ),
        f"2{NBSP}h{NBSP}20",
    ),
    granted=LedgerView((("Incident technique", f"+{NBSP}4{NBSP}min"),), f"+{NBSP}4{NBSP}min"),
    timeline=(
        TimelineRow(f"10{NBSP}h{NBSP}34", "flag", "Signalement", "image", "warn"),
        TimelineRow(f"10{NBSP}h{NBSP}18", "pencil", "Incident C7", "Son ou casque", "warn"),
        TimelineRow(f"9{NBSP}h{NBSP}12", "play", "Début du test", ""),
    ),
)
_PEOPLE: Final = PeopleView(
    rows=_ROWS,
    counts="À voir **4** · À admettre **2** · En test **4** · Attendus **1** · Absents **1**",
    note="Ce poste ne voit que lui-même. Un candidat attendu ici peut être sur un autre poste.",
    card=_CARD,
    codes=codes(),
    admit_all=BatchView("Admettre les 2 identifiés"),
    absent_rest=BatchView("Marquer 1 absent…"),
    foot=f"Fermeture automatique dans 1{NBSP}min{NBSP}52{NBSP}s",
)
_EXPECTED: Final = replace(
    _CARD,
    candidate="ABADI Yanis",
    name="ABADI Yanis",
    initials="YA",
    state=PillView("Pas encore là"),
    icon="person",
    alerts=(),
    pills=(),
    left=("", ""),
    end=("", ""),
    incidents=(),
    planned=None,
    granted=None,
    timeline=(),
    acts=(
        PersonActView(
            PersonAct.ADMIT,
            "Admettre sur ce poste",
            "check",
            "Sans taper de code, identité vérifiée par vous",
        ),
        PersonActView(PersonAct.ABSENT, "Noter l’absence", "close"),
        PersonActView(PersonAct.INCIDENT, "Noter un incident…", "pencil"),
        PersonActView(
            PersonAct.CORRECT,
            "Corriger le tiers-temps…",
            "clock",
            enabled=False,
            reason="Possible dès que l’identité est confirmée.",
        ),
    ),
)
_TECHNICIAN: Final = TechnicianView(
    can_check=True,
    title="Ce poste a 2 points à corriger.",
    subtitle=f"Poste{NBSP}14 · vérifié à 10{NBSP}h{NBSP}36 · aucun nom, aucune réponse.",
    wrong=(
        FactView(
            "Espace disque", f"120{NBSP}Mo libres", "Libérez de la place sur le disque du poste."
        ),
        FactView(
            "Protection perdue",
            "fenêtre du test au premier plan",
            "Fermez ce qui est passé devant, ou relancez le poste.",
        ),
    ),
    watch=(FactView("Batterie", f"64{NBSP}%, pas sur secteur", "Branchez le poste."),),
    fine=(
        FactView("Système", "Linux 6.1"),
        FactView("Contenu", "certification-fr 3"),
        FactView("Contenu", "entrainement-fr 1"),
        FactView(
            "Verrouillage",
            f"session protégée · {limits_sentence(('consoles', 'kernel-keys', 'capture'))}",
        ),
        FactView("Résultats", "1 à envoyer"),
        FactView("Résultats", "2 vérifiés"),
        FactView("Copies des tests", f"3 lisibles, la dernière à 10{NBSP}h{NBSP}35"),
        FactView("Inscription du poste", "jusqu’au 31/08/2027"),
        FactView("Version du programme", "0.1.0"),
    ),
    foot=f"Fermeture automatique dans 1{NBSP}min{NBSP}52{NBSP}s",
)

PEOPLE: Final = (
    Scene("people", "people", _PEOPLE, frame=_STAFF),
    Scene(
        "people-expected",
        "people",
        replace(_PEOPLE, card=_EXPECTED, message="PERRIN Salomé peut commencer."),
        frame=_STAFF,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    Scene("technician", "technician", _TECHNICIAN, frame=_STAFF),
    Scene(
        "people-nobody-chosen",
        "people",
        replace(_PEOPLE, card=None, admit_all=None, absent_rest=None),
        frame=_STAFF,
    ),
    Scene(
        "people-large",
        "people",
        _PEOPLE,
        frame=_STAFF,
        preferences=Preferences(text_size=200),
    ),
    *noted_scenes(_PEOPLE, _CARD),
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
