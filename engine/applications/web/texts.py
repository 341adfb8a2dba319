"""What is written in a page: its words, its links, its pictures. Knows no site."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_LINK: Final = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)")
_PICTURE: Final = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]+)\)")
_MARKS: Final = re.compile(r"[*_`#>|]+|^\s*[-:| ]+$", re.MULTILINE)
_WORD: Final = re.compile("[a-z0-9]+")
_SPACES: Final = re.compile(r"\s+")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_PLACEHOLDER: Final = re.compile(r"\{\{([a-z][a-z0-9_-]*)\.([a-z][a-z0-9_]*)\}\}")
_LONG_ENOUGH: Final = 4
"""Shorter words keep their last s: « bus », « mars » is longer and is found by « mar », too."""


def links(body: str) -> Iterator[str]:
    """Where the links of a page lead, as its author wrote them."""
    return (found.group(2) for found in _LINK.finditer(body))


def placeholders(body: str) -> Iterator[tuple[str, str]]:
    """The forms and fields whose values stand in a page, written ``{{form.field}}``."""
    return ((found.group(1), found.group(2)) for found in _PLACEHOLDER.finditer(body))


def fill_in(body: str, values: dict[tuple[str, str], str]) -> str:
    """A page with the values of fields in their places."""
    return _PLACEHOLDER.sub(lambda found: values[found.group(1), found.group(2)], body)


def plain(body: str) -> str:
    """The text of a page without its marks."""
    text = _PICTURE.sub(r"\1", body)
    text = _PLACEHOLDER.sub("", _LINK.sub(r"\1", text))
    return _SPACES.sub(" ", _MARKS.sub(" ", text)).strip()


def words(text: str) -> tuple[str, ...]:
    """The words of a text in their order, without capitals and accents."""
    lower = text.lower().replace("œ", "oe").replace("æ", "ae")
    return tuple(_WORD.findall(_ACCENTS.sub("", unicodedata.normalize("NFD", lower))))


def stem(word: str) -> str:
    """A word without the mark of its plural."""
    return word[:-1] if len(word) >= _LONG_ENOUGH and word[-1] in "sx" else word
