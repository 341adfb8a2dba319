"""A start with every part that the explorer can have."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

from engine.applications.files.application import FilesApplication

APPLICATION: Final = FilesApplication()

START: Final[dict[str, Any]] = {
    "today": "2031-03-09",
    "open": "Léa/Bureau",
    "places": [
        {
            "name": "Léa",
            "capacity": 10_000_000,
            "taken": 1_000_000,
            "items": [
                {
                    "name": "Bureau",
                    "items": [
                        {"name": "photo-lac.jpg", "size": 2_000_000, "modified": "2031-03-01"},
                        {"name": "Été 2030.odt", "size": 40_000, "modified": "2031-02-01T10:15"},
                        {
                            "name": "notes",
                            "size": 300,
                            "modified": "2031-01-15",
                            "created": "2031-01-02",
                            "text": "Trois lacs.",
                            "format": "txt",
                            "properties": [{"label": "Auteur", "value": "Léa"}],
                        },
                        {
                            "name": "club.zip",
                            "id": "archive",
                            "modified": "2031-03-02",
                            "items": [
                                {"name": "Règles.pdf", "size": 90_000},
                                {"name": "Jeux", "items": [{"name": "go.txt", "size": 100}]},
                            ],
                        },
                    ],
                },
                {"name": "Sortie", "items": [{"name": "photo-lac.jpg", "size": 1_500_000}]},
                {"name": "Vide", "items": []},
            ],
        },
        {"name": "Clé", "kind": "usb", "capacity": 1_000_000, "items": []},
        {"name": "Nuage", "kind": "cloud", "items": [{"name": "notes.txt", "content": "n"}]},
    ],
    "trash": [
        {"name": "Lettre.odt", "size": 5000, "from": "Léa/Bureau"},
        {"name": "Vieux", "from": "Léa", "items": [{"name": "a.txt", "content": "n"}]},
    ],
}

Act = Mapping[str, Any]


def start(**changes: Any) -> dict[str, Any]:
    """The start with some of its fields replaced."""
    return {**deepcopy(START), **changes}


def after(*acts: Act) -> Mapping[str, Any]:
    """The state after acts, from the start."""
    state = APPLICATION.first(START)
    for act in acts:
        state = APPLICATION.perform(START, state, act)
    return state


def holds(check: Act, *acts: Act) -> bool:
    """Whether a check holds after acts, from the start."""
    APPLICATION.check_assertion(START, check)
    return APPLICATION.holds(START, after(*acts), check)


def exists(path: str, of: str = "") -> dict[str, Any]:
    """The check that something lies at a path."""
    return {"kind": "exists", "path": path, **({"of": of} if of else {})}
