"""One clear sentence for each failure, French first: what happened, what is safe, what to do.

Knows keys, no exception. A key that is unknown gets the general sentence.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

GENERAL: Final = "error.unexpected"
LANGUAGES: Final = ("fr", "en")
_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Failure:
    """What happened, what is safe and what to do, in one language."""

    happened: str
    safe: str
    todo: str

    def __str__(self) -> str:
        return f"{self.happened} {self.safe} {self.todo}"


@cache
def catalogue(language: str) -> Mapping[str, Failure]:
    """All sentences of a language."""
    text = (_FOLDER / f"failures.{language}.json").read_text(encoding="utf-8")
    return {key: Failure(**parts) for key, parts in json.loads(text).items()}


def failure(key: str, language: str = "fr") -> Failure:
    """The sentence of a key in French, or in English for any other language."""
    known = catalogue(language if language in LANGUAGES else "en")
    return known.get(key, known[GENERAL])


def both(key: str) -> str:
    """The sentence in French, then in English: for consoles."""
    return f"{failure(key)}\n{failure(key, 'en')}"
