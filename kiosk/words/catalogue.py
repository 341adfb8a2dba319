"""A key becomes a sentence of the chosen language, as it is printed. Knows no screen."""

import re
from collections.abc import Mapping
from enum import StrEnum
from math import ceil
from typing import Final

from kiosk.words.english import ENGLISH
from kiosk.words.english_states import ENGLISH_STATES
from kiosk.words.french import FRENCH
from kiosk.words.french_states import FRENCH_STATES
from kiosk.words.keys import Text

NARROW: Final = "\u202f"
HARD: Final = "\u00a0"


class Language(StrEnum):
    """The languages of the interface; the last one shows every sentence that was missed."""

    FRENCH = "fr"
    ENGLISH = "en"
    PSEUDO = "xx"


_CATALOGUES: Final[Mapping[Language, Mapping[Text, str]]] = {
    Language.FRENCH: {**FRENCH, **FRENCH_STATES},
    Language.ENGLISH: {**ENGLISH, **ENGLISH_STATES},
    Language.PSEUDO: {**FRENCH, **FRENCH_STATES},
}
_HIGH_MARKS: Final = re.compile(r"(?<=[^\s?!;])[ \u00a0\u202f]*([?!;]+)(?=\s|$|[»*)])")
_COLON: Final = re.compile(r" :(?=\s|$|\*)")
_NUMBER_AND_UNIT: Final = re.compile(
    r"(?<=\d) (?=h\b|min\b|s\b|%|€|ko\b|Mo\b|Go\b|questions?\b|caractères\b|chiffres?\b)"
)
_HOURS: Final = re.compile(r"(?<=\bh) (?=\d)")
_BEFORE_NUMBER: Final = re.compile(r"\b(Poste|Question|question|Salle|page|à) (?=\d)")
_LONGER: Final = "~~~~~~ "
_SHARE: Final = 0.35
"""How much longer than in French a sentence of another language may be."""


class _Choice:
    """The language in force, for the whole process."""

    language = Language.FRENCH


def choose(language: Language) -> None:
    """Speak this language from now on."""
    _Choice.language = language


def chosen() -> Language:
    """The language in force."""
    return _Choice.language


def words(key: Text, **values: object) -> str:
    """The sentence of a key in the chosen language, with its values filled in.

    Raises:
        KeyError: a value that the sentence names was not given.
    """
    return printed(_CATALOGUES[_Choice.language][key].format_map(values))


def said(sentences: Mapping[StrEnum, tuple[str, str]], key: StrEnum, **values: object) -> str:
    """The sentence of a key in a catalogue of its own, written in French and in English.

    Raises:
        KeyError: the catalogue lacks the key, or a value that the sentence names was not given.
    """
    place = 1 if _Choice.language is Language.ENGLISH else 0
    return printed(sentences[key][place].format_map(values))


def plural(one: Text, many: Text, count: int, **values: object) -> str:
    """The sentence for a count: in French one and none are singular, in English one alone."""
    singular = count == 1 or (count == 0 and _Choice.language is not Language.ENGLISH)
    return words(one if singular else many, count=count, **values)


def french(text: str) -> str:
    """French spaces and apostrophes as they are printed: none of them breaks a line."""
    text = text.replace("'", "’").replace("...", "…")
    text = _HIGH_MARKS.sub(NARROW + r"\1", text)
    text = text.replace("« ", "«" + HARD).replace(" »", HARD + "»")
    text = _COLON.sub(HARD + ":", text)
    text = _NUMBER_AND_UNIT.sub(HARD, text)
    text = _HOURS.sub(HARD, text)
    return _BEFORE_NUMBER.sub(r"\1" + HARD, text)


def printed(text: str) -> str:
    """A filled sentence of the chosen language as it is printed, or as it shows what was missed."""
    if _Choice.language is Language.ENGLISH:
        return text
    text = french(text)
    if _Choice.language is Language.PSEUDO:
        more = ceil(len(text) * _SHARE)
        return f"⟦{text}{(_LONGER * more)[:more].rstrip()}⟧"
    return text
