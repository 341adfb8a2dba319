"""What is forgiven in a typed answer, and how close two texts are. Knows no item.

Source of the treatments and comparisons: Pix's correction rules. t1 forgives case, accents and
spaces, t2 everything but letters and digits, t3 one edit for four characters typed.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import Levenshtein

TREATMENTS: Final = frozenset({"t1", "t2", "t3"})

_CLOSE_ENOUGH: Final = 4
_DIACRITICS: Final = re.compile("[\u0300-\u036f]")
_SPACE: Final = re.compile(r"\s")
_SPACES: Final = re.compile(r"\s{2,}")
_NOT_PLAIN: Final = re.compile("[^A-Za-z0-9 ]")
_NO_BREAK_SPACE: Final = "\u00a0"


def form_matches(text: str, forms: Iterable[str], treatments: frozenset[str]) -> bool:
    """Equality after t1 and t2 or, with t3, at most one edit for four characters typed."""
    answer = treated(text, treatments)
    most = len(answer) // _CLOSE_ENOUGH if "t3" in treatments else 0
    return any(
        Levenshtein.distance(answer, treated(form, treatments), score_cutoff=most) <= most
        for form in forms
    )


def treated(text: str, treatments: frozenset[str]) -> str:
    """A text without what t1 and t2 forgive."""
    if "t1" in treatments:
        plain = unicodedata.normalize("NFD", text.strip().lower())
        text = _SPACE.sub("", _DIACRITICS.sub("", plain))
    if "t2" in treatments:
        text = _SPACES.sub(" ", _NOT_PLAIN.sub("", text))
    return text


def composed(text: str) -> str:
    """A text with its accents composed (NFC) and no-break spaces made plain."""
    return unicodedata.normalize("NFC", text).replace(_NO_BREAK_SPACE, " ")
