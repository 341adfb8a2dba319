"""What is said of the candidate's comfort: aids to read, the pointer, the time, the keys."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class ComfortText(StrEnum):
    """What can be said of reading, of the time and of the keyboard."""

    ON = auto()
    OFF = auto()
    RULER = auto()
    RULER_DETAIL = auto()
    MASK = auto()
    MASK_DETAIL = auto()
    POINTER = auto()
    POINTER_NORMAL = auto()
    POINTER_LARGE = auto()
    POINTER_HUGE = auto()
    TIME_LEFT = auto()
    TIME_LEFT_DETAIL = auto()
    TIME_SAID = auto()
    TIME_STOPPED = auto()
    TIME_NOT_STARTED = auto()
    TIME_CLOSE = auto()
    KEYS_ANSWER = auto()
    KEYS_SCREEN = auto()
    KEYS_TIME = auto()
    KEYS_MOVE = auto()
    KEY_SAY_TIME = auto()
    KEY_READ = auto()
    KEY_USUAL = auto()
    KEY_PANES = auto()
    KEY_PANES_BACK = auto()
    KEY_NEXT = auto()
    KEY_RULER = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ComfortText.ON: ("activée", "on"),
    ComfortText.OFF: ("désactivée", "off"),
    ComfortText.RULER: ("Règle de lecture", "Reading ruler"),
    ComfortText.RULER_DETAIL: ("Suit le clavier et la souris", "Follows keyboard and mouse"),
    ComfortText.MASK: ("Fenêtre de lecture", "Reading window"),
    ComfortText.MASK_DETAIL: ("Cache tout sauf le passage lu", "Hides all but the passage read"),
    ComfortText.POINTER: ("Pointeur de la souris", "Mouse pointer"),
    ComfortText.POINTER_NORMAL: ("Normal", "Normal"),
    ComfortText.POINTER_LARGE: ("Grand", "Large"),
    ComfortText.POINTER_HUGE: ("Très grand", "Very large"),
    ComfortText.TIME_LEFT: ("Il vous reste {time}.", "You have {time} left."),
    ComfortText.TIME_LEFT_DETAIL: (
        "Continuez à votre rythme. Vos réponses sont enregistrées.",
        "Go on at your own pace. Your answers are recorded.",
    ),
    ComfortText.TIME_SAID: (
        "Il vous reste {time}. Fin à {hour}.",
        "You have {time} left. It ends at {hour}.",
    ),
    ComfortText.TIME_STOPPED: (
        "Votre temps est arrêté. Il vous reste {time}.",
        "Your time is stopped. You have {time} left.",
    ),
    ComfortText.TIME_NOT_STARTED: (
        "Votre temps n'a pas commencé.",
        "Your time has not started.",
    ),
    ComfortText.TIME_CLOSE: ("Fermer l'avis de temps", "Close the notice of time"),
    ComfortText.KEYS_ANSWER: ("Répondre", "To answer"),
    ComfortText.KEYS_SCREEN: ("Affichage et aide", "Display and help"),
    ComfortText.KEYS_TIME: ("Temps", "Time"),
    ComfortText.KEYS_MOVE: ("Se déplacer", "To move around"),
    ComfortText.KEY_SAY_TIME: ("dire le temps qui reste", "say the time left"),
    ComfortText.KEY_READ: ("lire la consigne", "read the question aloud"),
    ComfortText.KEY_USUAL: ("taille habituelle du texte", "usual size of the text"),
    ComfortText.KEY_PANES: ("volet suivant", "next pane"),
    ComfortText.KEY_PANES_BACK: ("volet précédent", "previous pane"),
    ComfortText.KEY_NEXT: ("passer d'un élément à l'autre", "go from one control to the next"),
    ComfortText.KEY_RULER: (
        "lire ligne par ligne avec la règle",
        "read line by line with the ruler",
    ),
}


def comfort_words(key: ComfortText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
