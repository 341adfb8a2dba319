"""The endings of ordinal numbers, which French sets above the line. Knows no toolkit.

Only their look changes: the words that are read aloud, searched or copied stay as they are.
"""

import re
from typing import Final

_ORDINAL: Final = re.compile(r"(?<![\w,.\-/])\d{1,2}(ers?|res?|des?|nde?s?|es?)(?![\w\-/])")
_QUOTED: Final = re.compile("«[^»]*»")
"""A name that somebody gave is shown as they wrote it."""


def raised(text: str) -> tuple[tuple[int, int], ...]:
    """Where the letters to set above the line stand: the first of them, and the one after."""
    kept = [found.span() for found in _QUOTED.finditer(text)]
    return tuple(
        found.span(1)
        for found in _ORDINAL.finditer(text)
        if not any(first <= found.start() < end for first, end in kept)
    )
