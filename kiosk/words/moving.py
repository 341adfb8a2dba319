"""What is said when a test goes on at another station, and of alerts. Knows no sitting."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class MovingText(StrEnum):
    """What can be said of changing stations."""

    FRAME_CANDIDATES = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    MovingText.FRAME_CANDIDATES: ("Candidats", "Candidates"),
}


def moving_words(key: MovingText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
