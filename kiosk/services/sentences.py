"""Cuts a text into the sentences that are read one by one. Knows no language's words but titles.

A full stop after a usual abbreviation, in a number, an address or the name of a file ends nothing.
"""

import re
from typing import Final

_END: Final = re.compile(r"(?<=[.!?…])[\s\u00a0\u202f]*(?:[»”\"][\s\u00a0\u202f]*)?(?=\S)")
_BREAKS: Final = re.compile(r"[\n\u2028\u2029]+")
_SPACES: Final = re.compile(r"\s+")
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(«\"'’\u00a0\u202f])"
    r"(?:p\. ?ex|ex|etc|cf|c\.-à-d|env|tél|max|min|art|fig|chap|vol|p|M|MM|Mme|Mlle|Dr|Pr|St|Ste|"
    r"e\.g|i\.e|Mr|Mrs|Ms|no|approx|vs)\.[\s\u00a0\u202f]*$",
)
_OPENS: Final = re.compile(r"[«“\"'(\[—–-]?[\s\u00a0\u202f]*[A-ZÀ-ÖØ-ÞŒ0-9¿¡]")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without empty ones; together they are all its words."""
    found: list[str] = []
    for line in _BREAKS.split(text):
        begin = 0
        for end in _END.finditer(line):
            if _ends(line, begin, end):
                found.append(line[begin : end.end()])
                begin = end.end()
        found.append(line[begin:])
    tidy = (one.strip() for one in found)
    return tuple(one for one in tidy if any(sign.isalnum() for sign in one))


def plain(text: str) -> str:
    """A text with every kind of space as one space."""
    return _SPACES.sub(" ", text).strip()


def _ends(line: str, begin: int, end: "re.Match[str]") -> bool:
    """Whether a sentence ends here, and another begins."""
    if not end[0]:
        return False
    etc_apart = _ABBREVIATED.search(line[begin : end.start()])
    return etc_apart is None and _OPENS.match(line, end.end()) is not None
