"""Example questions worked in an application, or answered in other ways, for the gallery."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, Scene
from kiosk.ui.views.frame import ClockView, ProgressView
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.question import (
    AnswerKind,
    AttachmentView,
    FieldFormat,
    FieldView,
    QuestionView,
)
from kiosk.ui.views.tool import State, ToolView
from kiosk.words.catalogue import french

_CLOCK: Final = ClockView(f"Reste 1{NBSP}h{NBSP}40{NBSP}min", f"fin à 11{NBSP}h{NBSP}32")
_SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 240" width="600" height="240"'
    ' font-family="sans-serif" font-size="18" fill="#fff" stroke="#14213d" stroke-width="2">'
    '<rect x="20" y="30" width="560" height="50"/><rect x="20" y="100" width="170" height="110"/>'
    '<rect x="210" y="100" width="370" height="110"/><g fill="#14213d" stroke="none">'
    '<text x="40" y="62">Chercher un livre</text><text x="40" y="160">Rayons</text>'
    '<text x="230" y="160">Nouveautés de la semaine</text></g></svg>'
)
_ORDER: Final = QuestionView(
    25,
    32,
    "example-order",
    french("""Léo fait de la place sur un disque. Il compare quatre éléments.

**Rangez ces éléments du plus léger au plus lourd.**"""),
    AnswerKind.ORDER,
    choices=(
        f"Film{NBSP}: 4,7{NBSP}Go",
        f"Photo{NBSP}: 3{NBSP}200{NBSP}ko",
        f"Chanson{NBSP}: 8{NBSP}Mo",
        f"Sauvegarde{NBSP}: 1{NBSP}To",
    ),
    draft=[2, 1, 3, 4],
    serial="25",
)
_MATCHING: Final = QuestionView(
    26,
    32,
    "example-matching",
    french("""Nora prépare un exposé avec trois fichiers.

**Que contient chaque fichier ?**"""),
    AnswerKind.MATCHING,
    fields=tuple(
        FieldView(
            name,
            file,
            FieldFormat.LIST,
            ("Une image", "Un son", "Un tableau de calcul", "Une page web"),
        )
        for name, file in (("a", "vent.ogg"), ("b", "mesures.ods"), ("c", "carte.png"))
    ),
    draft={"a": "Un son"},
    serial="26",
)
_HOTSPOT: Final = QuestionView(
    27,
    32,
    "example-hotspot",
    french("""L’image montre la page d’une médiathèque.

**Dans quelle zone écrire le titre d’un livre ?**"""),
    AnswerKind.HOTSPOT,
    choices=("Bande du haut", "Bloc de gauche", "Bloc de droite"),
    attachments=(AttachmentView("page.svg", "image", "Une page en trois blocs", _SVG.encode()),),
    zones=((20, 30, 560, 50), (20, 100, 170, 110), (210, 100, 370, 110)),
    draft=1,
    serial="27",
)
_SHEET: Final[State] = {
    "file": "achats-robotique.ods",
    "year": 2027,
    "sheets": [
        {
            "name": "Achats",
            "rows": 15,
            "columns": 5,
            "cells": {
                "A1:D6": [
                    ["Date", "Achat", "Catégorie", "Montant"],
                    ["12/01", "Capteur de distance", "Capteurs", "18,90"],
                    ["12/01", "Roues (lot de 4)", "Mécanique", "14,50"],
                    ["19/01", "Batterie", "Énergie", "22"],
                    ["26/01", "Capteur de lumière", "Capteurs", "6,40"],
                    ["09/02", "Capteur de couleur", "Capteurs", "24,60"],
                ],
                "C8": "Total capteurs",
            },
            "bold": ["A1:D1"],
        }
    ],
}
_MAIL: Final[State] = {
    "me": {"name": "Inès Martin", "address": "ines.martin@college-bellevue.example"},
    "messages": [
        {
            "id": "m-1",
            "folder": "inbox",
            "from": {"name": "Karim Haddad", "address": "karim.haddad@club-astro.example"},
            "to": ["ines.martin@college-bellevue.example"],
            "date": "2027-03-02T12:35",
            "subject": "Sortie au planétarium",
            "body": "Bonjour,\nLa sortie a lieu samedi. Dites-moi si vous venez.\nKarim",
        },
        {
            "id": "m-2",
            "folder": "inbox",
            "from": {"name": "Vie scolaire", "address": "vie@college-bellevue.example"},
            "to": ["ines.martin@college-bellevue.example"],
            "date": "2027-03-02T08:10",
            "subject": "Casiers",
            "body": "Le plan des casiers est affiché dans le hall.",
        },
    ],
}
_FILES: Final[State] = {
    "today": "2027-03-08",
    "places": [
        {
            "name": "Maël",
            "items": [
                {"name": "Documents", "items": [{"name": "Exposé volcans", "items": []}]},
                {"name": "Images", "items": []},
                {"name": "Affiche_fete.png", "size": 3100000, "modified": "2027-03-07"},
                {"name": "Bus_horaires.pdf", "size": 420000, "modified": "2027-03-05"},
                {"name": "Eruptions_1902.pdf", "size": 2600000, "modified": "2027-03-04"},
                {"name": "Magma_cours.pdf", "size": 1400000, "modified": "2027-03-02"},
            ],
        }
    ],
}


def _task(number: int, name: str, statement: str, start: State) -> QuestionView:
    return QuestionView(
        number,
        32,
        f"example-{name}",
        statement,
        AnswerKind.APPLICATION,
        saved_note=f"Question{NBSP}{number - 1} enregistrée",
        serial=str(number),
        tool=ToolView(name, start),
    )


_TASKS: Final = (
    _task(
        12,
        "sheet",
        french("""Le club de robotique note ses achats. Nadia prépare le bilan.

**En D8, calculez par une formule la dépense en capteurs.**"""),
        _SHEET,
    ),
    _task(
        14,
        "mail",
        french("""Vous êtes Inès. Karim organise une sortie.

**Répondez à Karim que vous venez.**"""),
        _MAIL,
    ),
    _task(
        17,
        "files",
        french("""Maël prépare un exposé sur les volcans.

**Déplacez dans le dossier « Exposé volcans » les documents PDF de plus de 1 Mo.**"""),
        _FILES,
    ),
)


def _scene(name: str, view: QuestionView, preferences: Preferences | None = None) -> Scene:
    shown = Scene(
        name, "question", view, progress=ProgressView(view.number, view.total), clock=_CLOCK
    )
    return shown if preferences is None else replace(shown, preferences=preferences)


APPLICATIONS: Final = (
    _scene("question-order", _ORDER),
    _scene("question-order-contrast", _ORDER, Preferences(theme=ThemeName.CONTRAST)),
    _scene("question-matching", _MATCHING),
    _scene("question-hotspot", _HOTSPOT),
    *(_scene(f"question-{one.tool.name}", one) for one in _TASKS if one.tool is not None),
    _scene("question-files-dark", _TASKS[2], Preferences(theme=ThemeName.DARK)),
    _scene("question-sheet-200", _TASKS[0], Preferences(text_size=200)),
)
