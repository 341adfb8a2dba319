"""What the spell checker says, where it is granted. Knows no dictionary and no screen."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class SpellingText(StrEnum):
    """What can be said of spelling."""

    NAME = auto()
    CHECK = auto()
    NOTHING_FOUND = auto()
    UNKNOWN = auto()
    FOUND_NONE = auto()
    FOUND_ONE = auto()
    FOUND_MANY = auto()
    LEAVE = auto()
    LIST = auto()
    KEY = auto()
    HINT = auto()
    NO_PROGRAM = auto()
    NO_DICTIONARY = auto()
    OTHER_SYSTEM = auto()
    BROKEN = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    SpellingText.NAME: ("Correcteur d'orthographe", "Spell checker"),
    SpellingText.CHECK: ("Vérifier l'orthographe", "Check spelling"),
    SpellingText.NOTHING_FOUND: ("Aucun mot inconnu.", "No unknown word."),
    SpellingText.UNKNOWN: ("Mot inconnu : **{word}**", "Unknown word: **{word}**"),
    SpellingText.FOUND_NONE: (
        "Mot inconnu : {word}. Aucune proposition.",
        "Unknown word: {word}. No suggestion.",
    ),
    SpellingText.FOUND_ONE: (
        "Mot inconnu : {word}. 1 proposition.",
        "Unknown word: {word}. 1 suggestion.",
    ),
    SpellingText.FOUND_MANY: (
        "Mot inconnu : {word}. {count} propositions.",
        "Unknown word: {word}. {count} suggestions.",
    ),
    SpellingText.LEAVE: ("Laisser ce mot", "Leave this word"),
    SpellingText.LIST: ("Propositions pour {word}", "Suggestions for {word}"),
    SpellingText.KEY: ("vérifier l'orthographe", "check spelling"),
    SpellingText.HINT: ("touche **F7**", "**F7** key"),
    SpellingText.NO_PROGRAM: (
        "Aucun correcteur n'est installé sur ce poste. Prévenez le surveillant.",
        "No spell checker is installed on this station. Tell the invigilator.",
    ),
    SpellingText.NO_DICTIONARY: (
        "Ce poste n'a pas de dictionnaire français. Prévenez le surveillant.",
        "This station has no English dictionary. Tell the invigilator.",
    ),
    SpellingText.OTHER_SYSTEM: (
        "Le correcteur n'existe pas sur ce poste Windows. Prévenez le surveillant.",
        "There is no spell checker on this Windows station. Tell the invigilator.",
    ),
    SpellingText.BROKEN: (
        "Le correcteur ne répond pas sur ce poste. Prévenez le surveillant.",
        "The spell checker does not answer on this station. Tell the invigilator.",
    ),
}


def spelling_words(key: SpellingText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
