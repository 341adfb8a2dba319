"""What is said of the session card on a stick. Knows no drive and no code."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class CardText(StrEnum):
    """What can be said of the card."""

    READ = auto()
    READING = auto()
    GIVEN = auto()
    NO_STICK = auto()
    NO_CARD = auto()
    OTHER_SESSION = auto()
    DAMAGED = auto()
    SEVERAL = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    CardText.READ: ("Lire la carte de session (USB)", "Read the session card (USB)"),
    CardText.READING: ("Lecture de la carte…", "Reading the card…"),
    CardText.GIVEN: (
        "Code lu sur la carte. Retirez la clé, puis tapez votre PIN.",
        "Code read from the card. Take the stick out, then type your PIN.",
    ),
    CardText.NO_STICK: (
        "Aucune clé USB n'est branchée. Branchez celle de la carte, puis recommencez.",
        "No USB stick is plugged in. Plug in the one with the card, then try again.",
    ),
    CardText.NO_CARD: (
        "Cette clé ne porte pas de carte de session. Essayez l'autre clé, ou tapez le code.",
        "There is no session card on this stick. Try the other stick, or type the code.",
    ),
    CardText.OTHER_SESSION: (
        "Cette carte est celle d'une autre session. Prenez la bonne clé, ou tapez le code.",
        "This card belongs to another session. Take the right stick, or type the code.",
    ),
    CardText.DAMAGED: (
        "Cette carte est abîmée : elle ne peut pas être lue. Tapez le code.",
        "This card is damaged: it cannot be read. Type the code.",
    ),
    CardText.SEVERAL: (
        "Deux clés portent une carte de session. N'en laissez qu'une, puis recommencez.",
        "Two sticks have a session card. Leave only one, then try again.",
    ),
}


def card_words(key: CardText) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key)
