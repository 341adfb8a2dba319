"""A start with every part that a browser can have."""

from copy import deepcopy
from typing import Any, Final

START: Final[dict[str, Any]] = {
    "today": "2031-05-12",
    "home": "musee.example",
    "bookmarks": ["lycee.example"],
    "history": [{"address": "musee.example/tarifs", "when": "2031-05-06T17:20"}],
    "sites": [
        {
            "domain": "musee.example",
            "name": "Musée du sel",
            "menu": [{"label": "Accueil", "to": "/"}, {"label": "Tarifs", "to": "/tarifs"}],
            "banner": "traceurs",
            "pages": [
                {
                    "path": "/",
                    "title": "Musée du sel",
                    "body": "# Bienvenue\n\nVoir [le lycée](lycee.example) et [la liste](/tarifs).",
                    "date": "2031-05-01",
                },
                {
                    "path": "/tarifs",
                    "title": "Tarifs",
                    "body": "Entrée : **7 euros**. Bonjour {{carte.nom}}.",
                    "crumbs": ["/"],
                    "form": "carte",
                    "date": "2030-01-01",
                    "summary": "Les prix d’entrée",
                },
            ],
            "forms": [
                {
                    "id": "traceurs",
                    "title": "Traceurs",
                    "fields": [
                        {"key": "mesure", "label": "Mesure", "kind": "box"},
                        {"key": "pub", "label": "Publicité", "kind": "box", "value": True},
                    ],
                    "send": "Enregistrer",
                    "done": "C’est noté.",
                    "once": True,
                    "shortcuts": [
                        {"label": "Tout accepter", "values": {"mesure": True, "pub": True}}
                    ],
                },
                {
                    "id": "carte",
                    "title": "Carte",
                    "note": "Pour une année.",
                    "fields": [
                        {"key": "nom", "label": "Nom", "required": True, "hint": "de famille"},
                        {"key": "jour", "label": "Jour", "kind": "choice", "options": ["lundi"]},
                        {"key": "mot", "label": "Mot", "kind": "area", "value": "Bonjour"},
                        {"key": "accord", "label": "Accord", "kind": "box", "required": True},
                    ],
                    "send": "Demander",
                    "done": "Demande envoyée.",
                },
            ],
        },
        {
            "domain": "lycee.example",
            "name": "Lycée",
            "secure": False,
            "pages": [
                {"path": "/", "title": "Lycée", "body": "La sortie au musée du sel, en mars."},
                {
                    "path": "/plan",
                    "title": "Plan du lycée",
                    "body": "![le plan](plan.svg) La salle de musique. Une archive.",
                    "kind": "pdf",
                    "date": "2031-05-10",
                },
                {
                    "path": "/photo",
                    "title": "Photo du musée",
                    "body": "Un tas de sel.",
                    "kind": "image",
                },
                {"path": "/secret", "title": "Sel", "body": "Sel", "indexed": False},
            ],
        },
        {
            "domain": "docs.lycee.example",
            "name": "Documents",
            "certificate": {
                "name": "autre.example",
                "holder": "Un autre",
                "issuer": "Sceau",
                "since": "2030-01-01",
                "until": "2031-01-01",
            },
            "pages": [
                {"path": "/", "title": "Sorties", "body": "Le musée, le sel.", "kind": "pdf"}
            ],
        },
    ],
    "search": {
        "address": "cherche.example",
        "name": "Cherche",
        "ads": [
            {"title": "Sel fin", "address": "lycee.example", "summary": "-", "words": ["sels"]},
            {"title": "Partout", "address": "lycee.example", "summary": "-"},
        ],
    },
}


def start() -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(START)
