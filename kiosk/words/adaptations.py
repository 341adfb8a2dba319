"""What a candidate is granted, and what they have chosen to see, in words. Knows no rule."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class AdaptationText(StrEnum):
    """What can be said of an adaptation."""

    EXTRA_THIRD = auto()
    EXTRA_SHARE = auto()
    GRANTED_NOTE = auto()
    GRANTED_TIME_NOTE = auto()
    READ_ALOUD = auto()
    EXTRA_TIME = auto()
    ASSISTIVE_TECHNOLOGY = auto()
    SPELL_CHECKER = auto()
    HUMAN_READER = auto()
    SCRIBE = auto()
    SIGN_LANGUAGE = auto()
    SEPARATE_ROOM = auto()
    BREAKS = auto()
    TEXT_SIZE = auto()
    THEME_DARK = auto()
    THEME_CREAM = auto()
    THEME_CONTRAST = auto()
    THEME = auto()
    FONT_DYSLEXIA = auto()
    FONT_LEGIBLE = auto()
    FONT = auto()
    READING_RULER = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    AdaptationText.EXTRA_THIRD: ("Temps majoré d'un tiers", "One third more time"),
    AdaptationText.EXTRA_SHARE: ("Temps majoré de {share} %", "{share}% more time"),
    AdaptationText.GRANTED_NOTE: (
        "Accordé par votre établissement",
        "Granted by your school",
    ),
    AdaptationText.GRANTED_TIME_NOTE: (
        "Accordé par votre établissement, déjà dans votre durée",
        "Granted by your school, already in your time",
    ),
    AdaptationText.READ_ALOUD: ("Lecture à voix haute", "Read aloud"),
    AdaptationText.EXTRA_TIME: ("Temps majoré", "Extra time"),
    AdaptationText.ASSISTIVE_TECHNOLOGY: ("Outil d'aide personnel", "Assistive technology"),
    AdaptationText.SPELL_CHECKER: ("Correcteur d'orthographe", "Spell checker"),
    AdaptationText.HUMAN_READER: ("Une personne lit pour vous", "A person reads to you"),
    AdaptationText.SCRIBE: ("Une personne écrit pour vous", "A person writes for you"),
    AdaptationText.SIGN_LANGUAGE: ("Langue des signes ou codage", "Sign language"),
    AdaptationText.SEPARATE_ROOM: ("Salle à part", "Separate room"),
    AdaptationText.BREAKS: ("Pauses", "Breaks"),
    AdaptationText.TEXT_SIZE: ("Texte à {size} %", "Text at {size}%"),
    AdaptationText.THEME_DARK: ("Thème sombre", "Dark theme"),
    AdaptationText.THEME_CREAM: ("Thème crème", "Cream theme"),
    AdaptationText.THEME_CONTRAST: ("Contraste maximal", "Maximum contrast"),
    AdaptationText.THEME: ("Couleurs choisies", "Chosen colours"),
    AdaptationText.FONT_DYSLEXIA: ("Police OpenDyslexic", "OpenDyslexic font"),
    AdaptationText.FONT_LEGIBLE: ("Police hyperlisible", "Hyperlegible font"),
    AdaptationText.FONT: ("Police choisie", "Chosen font"),
    AdaptationText.READING_RULER: ("Règle de lecture", "Reading ruler"),
}


def adaptation_text(key: AdaptationText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
