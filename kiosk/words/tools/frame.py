"""What the window around every simulated application says. Knows no application."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class FrameText(StrEnum):
    """What can be said around an application."""

    UNDO = auto()
    REDO = auto()
    RESET = auto()
    RESET_ASKED = auto()
    RESET_NO = auto()
    ENLARGE = auto()
    SHRINK = auto()
    KEYS = auto()
    UNUSED = auto()
    INSTRUCTIONS = auto()
    TOOL = auto()
    STATE = auto()
    SPLITTER = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    FrameText.UNDO: ("Annuler", "Undo"),
    FrameText.REDO: ("Rétablir", "Redo"),
    FrameText.RESET: ("Réinitialiser", "Start over"),
    FrameText.RESET_ASKED: ("Tout remettre au début ?", "Put everything back?"),
    FrameText.RESET_NO: ("Garder mon travail", "Keep my work"),
    FrameText.ENLARGE: ("Agrandir", "Enlarge"),
    FrameText.SHRINK: ("Réduire", "Shrink"),
    FrameText.KEYS: (
        "**F6** passe de la consigne à l'outil. Votre travail dans l'outil est gardé. {hint}",
        "**F6** goes from the question to the tool. Your work in the tool is kept. {hint}",
    ),
    FrameText.UNUSED: (
        "L'outil n'a pas encore été utilisé. Faites ce qui est demandé, ou passez la question.",
        "The tool has not been used yet. Do what is asked, or skip the question.",
    ),
    FrameText.INSTRUCTIONS: ("Consigne", "Question"),
    FrameText.TOOL: ("Outil", "Tool"),
    FrameText.STATE: ("État de votre réponse", "Your answer so far"),
    FrameText.SPLITTER: (
        "Largeur des deux parties : flèches gauche et droite",
        "Width of the two parts: left and right arrows",
    ),
}


def frame_words(key: FrameText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
