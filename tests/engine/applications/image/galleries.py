"""Starts for the tests of the image viewer. Knows no test."""

from typing import Any

from engine.applications.image.application import ImageApplication
from engine.records.canonical import JsonObject

APP = ImageApplication()
LAKE: dict[str, Any] = {
    "name": "lac.jpg",
    "width": 4000,
    "height": 3000,
    "weight": 2400,
    "file": "lac.svg",
    "description": "Un lac, un panneau à gauche.",
    "properties": [
        {"key": "date", "label": "Prise de vue", "value": "12 mai, 10 h", "fixed": True},
        {"key": "author", "label": "Auteur", "value": "Inès Roy"},
        {"key": "place", "label": "Position", "value": "45,1 N ; 6,2 E"},
    ],
}
ROCK: dict[str, Any] = {
    "name": "rocher.png",
    "folder": "Web",
    "width": 600,
    "height": 800,
    "weight": 90,
}


def start(**changes: Any) -> dict[str, Any]:
    """Two pictures, every tool, two formats and two folders."""
    return {
        "pictures": [LAKE, ROCK],
        "tools": ["rotate", "crop", "adjust", "export", "properties"],
        "folders": ["Images", "Web"],
        "formats": [
            {"name": "jpg", "rate": 500, "quality": True},
            {"name": "png", "rate": 1500},
        ],
        **changes,
    }


def after(*acts: dict[str, Any], given: JsonObject | None = None) -> Any:
    """The state after acts."""
    found: Any = APP.first(given or start())
    for act in acts:
        found = APP.perform(given or start(), found, act)
    return found


def crop(x: int, y: int, width: int, height: int) -> dict[str, Any]:
    """The act that cuts out a frame."""
    return {"do": "crop", "x": x, "y": y, "width": width, "height": height}


def export(**changes: Any) -> dict[str, Any]:
    """The act that writes a copy."""
    return {
        "do": "export",
        "name": "copie",
        "format": "jpg",
        "folder": "Images",
        "width": 1200,
        "height": 900,
        "quality": 50,
        **changes,
    }


RIGHT = {"do": "rotate", "way": "right"}
LEFT = {"do": "rotate", "way": "left"}
SAVE = {"do": "save"}


def adjust(what: str, value: int) -> dict[str, Any]:
    """The act that changes how the picture looks."""
    return {"do": "adjust", "what": what, "value": value}


def give(key: str, value: str) -> dict[str, Any]:
    """The act that gives a property a value."""
    return {"do": "property", "key": key, "value": value}
