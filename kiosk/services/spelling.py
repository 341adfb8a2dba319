"""Which words of an answer are for a dictionary. Knows no dictionary and no screen.

What is no word of a language is left alone: addresses, names of files, anything with a digit, and
short words in capitals, which are abbreviations.
"""

import re
from typing import Final

from kiosk.ports.spelling import Stretch

LEAST: Final = 2
SHORT: Final = 5
"""A word in capitals of so many letters at most is an abbreviation."""
LONGEST: Final = 60
_CHUNK: Final = re.compile(r"\S+")
_LETTER: Final = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD: Final = re.compile(rf"{_LETTER}+(?:[’'\-]{_LETTER}+)*")
_FOREIGN: Final = re.compile(r"[\d@/\\_=#&+*<>|~^$%]|(?<=\w)\.(?=\w)|[^\u0000-\uffff]")
_APOSTROPHES: Final = ("’", "'")
_ELIDED: Final = re.compile(
    r"(?:[ldjnsmtc]|(?:jus|lors|puis|quoi)?qu)[’'](?=[^\W\d_])", re.IGNORECASE
)
"""In French what stands before the apostrophe is a word of its own, and always a known one."""


def words_to_check(text: str, language: str) -> tuple[Stretch, ...]:
    """The words of a text that a dictionary is asked about, in order."""
    found = []
    for chunk in _CHUNK.finditer(text):
        if _FOREIGN.search(chunk.group()) is not None:
            continue
        for match in _WORD.finditer(chunk.group()):
            word, start = match.group(), match.start()
            elided = _ELIDED.match(word) if language == "fr" else None
            if elided is not None:
                word, start = word[elided.end() :], start + elided.end()
            if _checked(word, chunk.group()[match.end() : match.end() + 1]):
                found.append(Stretch(chunk.start() + start, len(word)))
    return tuple(found)


def typed_like(word: str, suggestion: str) -> str:
    """A suggestion with the apostrophe that the word was typed with."""
    typed = next((one for one in _APOSTROPHES if one in word), "")
    if not typed:
        return suggestion
    for one in _APOSTROPHES:
        suggestion = suggestion.replace(one, typed)
    return suggestion


def _checked(word: str, after: str) -> bool:
    letters = sum(one.isalpha() for one in word)
    if letters < LEAST or len(word) > LONGEST or after in _APOSTROPHES:
        return False
    return not (word.isupper() and letters <= SHORT)
