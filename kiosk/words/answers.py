"""What the ways of answering say that have a catalogue of their own. Knows no question."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class AnswerText(StrEnum):
    """What can be said of ordering, of matching and of pointing."""

    ORDER_HINT = auto()
    ORDER_UP = auto()
    ORDER_UP_FULL = auto()
    ORDER_DOWN = auto()
    ORDER_DOWN_FULL = auto()
    ORDER_ROW = auto()
    ORDER_KEYS = auto()
    ORDER_HERE = auto()
    MATCHING_HINT = auto()
    HOTSPOT_HINT = auto()
    HOTSPOT_PICTURE = auto()
    HOTSPOT_MISSING = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    AnswerText.ORDER_HINT: (
        "Le numéro 1 est en haut. Les boutons changent l'ordre.",
        "Number 1 is at the top. The buttons change the order.",
    ),
    AnswerText.ORDER_UP: ("Monter", "Up"),
    AnswerText.ORDER_UP_FULL: ("Monter {what}", "Move {what} up"),
    AnswerText.ORDER_DOWN: ("Descendre", "Down"),
    AnswerText.ORDER_DOWN_FULL: ("Descendre {what}", "Move {what} down"),
    AnswerText.ORDER_ROW: ("{place} sur {count} : {what}", "{place} of {count}: {what}"),
    AnswerText.ORDER_KEYS: (
        "Au clavier : **Alt** + **↑** ou **Alt** + **↓** déplace la ligne choisie.",
        "With the keyboard: **Alt** + **↑** or **Alt** + **↓** moves the chosen row.",
    ),
    AnswerText.ORDER_HERE: ("Ligne choisie", "Chosen row"),
    AnswerText.MATCHING_HINT: (
        "Choisissez dans chaque liste ce qui va avec les mots placés devant.",
        "In each list, pick what goes with the words before it.",
    ),
    AnswerText.HOTSPOT_HINT: (
        "Choisissez une zone : sur l'image, ou dans la liste. Les numéros sont les mêmes.",
        "Choose a zone: on the picture, or in the list. The numbers are the same.",
    ),
    AnswerText.HOTSPOT_PICTURE: ("Image à zones. {alt}", "Picture with zones. {alt}"),
    AnswerText.HOTSPOT_MISSING: ("Choisissez une zone.", "Choose a zone."),
}


def answer_words(key: AnswerText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
