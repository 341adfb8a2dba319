"""A panel with one part of every kind, for the tests of settings."""

from typing import Any

from engine.applications.settings.application import SettingsApplication
from engine.records.canonical import JsonObject

SETTINGS = SettingsApplication()

START: JsonObject = {
    "title": "Réglages",
    "subtitle": "Tablette de Lina",
    "pages": (
        {
            "id": "reseau",
            "title": "Réseau",
            "section": "Appareil",
            "parts": (
                {"part": "heading", "text": "Connexion"},
                {"part": "switch", "id": "avion", "label": "Mode avion", "value": True},
                {
                    "part": "switch",
                    "id": "wifi",
                    "label": "Wi-Fi",
                    "when": {"avion": False},
                },
                {"part": "info", "id": "connexion", "label": "Connecté à", "value": "Gare"},
                {
                    "part": "list",
                    "id": "reseaux",
                    "title": "Réseaux connus",
                    "remove": "Oublier",
                    "mark": "connexion",
                    "marked": "Connecté",
                    "when": {"wifi": True, "avion": False},
                    "fields": ({"id": "auto", "label": "Connexion automatique", "kind": "switch"},),
                    "rows": (
                        {"id": "gare", "name": "Gare"},
                        {"id": "club", "name": "Club", "secret": "jonquille-24"},
                        {"id": "ecole", "name": "École", "fixed": True, "values": {"auto": True}},
                    ),
                    "deeds": (
                        {
                            "id": "join",
                            "label": "Se connecter",
                            "fields": (
                                {"id": "cle", "label": "Clé", "kind": "password", "of_row": True},
                            ),
                            "effects": ({"set": {"connexion": {"row": True}, "./auto": True}},),
                        },
                        {
                            "id": "drop",
                            "label": "Effacer",
                            "only": ("gare",),
                            "effects": ({"forget": (".",)},),
                        },
                    ),
                },
            ),
        },
        {
            "id": "compte",
            "title": "Compte",
            "under": "reseau",
            "parts": (
                {"part": "note", "text": "Votre compte.", "shown": {"avion": (True, False)}},
                {
                    "part": "choice",
                    "id": "public",
                    "label": "Qui voit mon profil",
                    "options": ("Tout le monde", {"text": "Mes contacts", "hint": "12 personnes"}),
                },
                {
                    "part": "slider",
                    "id": "son",
                    "label": "Volume",
                    "step": 10,
                    "unit": "%",
                    "value": 50,
                },
                {"part": "text", "id": "jour", "label": "Jusqu’au", "form": "date"},
                {"part": "text", "id": "heure", "label": "Dès", "form": "time", "value": "9 h"},
                {"part": "text", "id": "pseudo", "label": "Pseudonyme", "value": "Lina"},
                {
                    "part": "deed",
                    "id": "secret",
                    "label": "Changer le mot de passe",
                    "says": "Le mot de passe est changé.",
                    "fields": (
                        {"id": "old", "label": "Ancien", "kind": "password", "expect": "lune"},
                        {
                            "id": "new",
                            "label": "Nouveau",
                            "kind": "password",
                            "rule": {
                                "least": 12,
                                "classes": ("lower", "upper", "digit", "other"),
                                "without": ("lina",),
                                "none_of": ("Azerty12345!",),
                            },
                        },
                        {"id": "again", "label": "Encore", "kind": "password", "same_as": "new"},
                    ),
                },
                {
                    "part": "deed",
                    "id": "clear",
                    "label": "Effacer",
                    "ask": "Effacer les données cochées ?",
                    "fields": (
                        {"id": "pages", "label": "Pages", "kind": "switch", "value": True},
                        {"id": "mots", "label": "Mots de passe", "kind": "switch"},
                    ),
                    "effects": (
                        {"when": {"pages": True}, "forget": ("historique",)},
                        {"when": {"mots": True}, "forget": ("reseaux/gare",)},
                    ),
                },
                {
                    "part": "list",
                    "id": "historique",
                    "rows": ({"id": "un", "name": "Page 1"}, {"id": "deux", "name": "Page 2"}),
                },
                {
                    "part": "list",
                    "id": "comptes",
                    "remove": "Supprimer",
                    "fields": (
                        {
                            "id": "type",
                            "label": "Type",
                            "kind": "choice",
                            "options": ("standard", "administrateur"),
                        },
                        {"id": "mail", "label": "Adresse", "kind": "info"},
                    ),
                    "rows": ({"id": "lina", "name": "Lina", "fixed": True},),
                    "deeds": (
                        {"id": "leave", "label": "Retirer", "effects": ({"forget": (".",)},)},
                    ),
                },
                {
                    "part": "deed",
                    "id": "create",
                    "label": "Créer un compte",
                    "when": {"avion": False},
                    "fields": (
                        {"id": "nom", "label": "Nom", "kind": "text", "required": False},
                        {
                            "id": "type",
                            "label": "Type",
                            "kind": "choice",
                            "options": ("standard", "administrateur"),
                        },
                    ),
                    "effects": (
                        {
                            "add": {
                                "list": "comptes",
                                "name": {"field": "nom"},
                                "values": {"type": {"field": "type"}, "mail": "aucune"},
                            },
                            "set": {"pseudo": {"field": "nom"}, "reseaux/gare/auto": True},
                        },
                    ),
                },
                {
                    "part": "deed",
                    "id": "update",
                    "label": "Mettre à jour",
                    "once": True,
                    "fields": ({"id": "code", "label": "Code", "kind": "text", "expect": "42 17"},),
                },
                {"part": "deed", "id": "test", "label": "Essayer", "harmless": True},
            ),
        },
    ),
}


def after(*acts: JsonObject, start: JsonObject = START) -> Any:
    """The state after these acts."""
    state = SETTINGS.first(start)
    for act in acts:
        state = SETTINGS.perform(start, state, act)
    return state


def put(control: str, value: object) -> dict[str, Any]:
    """The act that sets a control."""
    return {"do": "set", "control": control, "value": value}


def press(act: str, **fields: object) -> dict[str, Any]:
    """The act that presses a button."""
    return {"do": "press", "act": act, "fields": fields} if fields else {"do": "press", "act": act}


def remove(rows: str, row: str) -> dict[str, Any]:
    """The act that removes a row."""
    return {"do": "remove", "list": rows, "row": row}


def check(state: JsonObject, kind: str, **terms: object) -> bool:
    """Whether an assertion holds."""
    found: dict[str, Any] = {"kind": kind, **terms}
    return SETTINGS.holds(START, state, found)


ONLINE = (put("avion", False), put("wifi", True))
"""What makes the list of networks usable."""
