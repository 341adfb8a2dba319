"""Makes a screen by its name, and imports it only then. Knows the names, and nothing they do."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final, cast

from kiosk.ui.screens.screen import Screen

_CLASSES: Final[Mapping[str, tuple[str, str]]] = {
    "waiting": ("waiting", "WaitingScreen"),
    "opening": ("opening", "OpeningScreen"),
    "candidate-code": ("candidate_code", "CandidateCodeScreen"),
    "identity": ("identity", "IdentityScreen"),
    "admission": ("admission", "AdmissionScreen"),
    "gate": ("gate", "GateScreen"),
    "hold": ("admission", "AdmissionScreen"),
    "instructions": ("instructions", "InstructionsScreen"),
    "practice": ("question", "QuestionScreen"),
    "ready": ("ready", "ReadyScreen"),
    "question": ("question", "QuestionScreen"),
    "overlay": ("overlay", "OverlayScreen"),
    "moved": ("overlay", "OverlayScreen"),
    "resume": ("resume", "ResumeScreen"),
    "time-over": ("time_over", "TimeOverScreen"),
    "end": ("end", "EndScreen"),
    "people": ("people", "PeopleScreen"),
    "technician": ("technician", "TechnicianScreen"),
    "panel": ("panel", "PanelScreen"),
    "checks": ("checks", "ChecksScreen"),
    "copies": ("copies", "CopiesScreen"),
    "closing": ("closing", "ClosingScreen"),
    "fatal": ("fatal", "FatalScreen"),
}
_NAMED: Final = frozenset({"admission", "hold", "moved", "overlay", "practice", "question"})
"""Screens of a shared class, which are told their name."""


def make(name: str) -> Screen:
    """A new screen.

    Raises:
        KeyError: there is no screen of this name.
    """
    module, class_name = _CLASSES[name]
    found = getattr(import_module(f"kiosk.ui.screens.{module}"), class_name)
    builder = cast("Callable[..., Screen]", found)
    return builder(name) if name in _NAMED else builder()


def names() -> tuple[str, ...]:
    """Every screen there is."""
    return tuple(_CLASSES)
