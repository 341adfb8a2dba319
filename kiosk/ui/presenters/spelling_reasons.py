"""Why spelling cannot be checked, in one plain sentence. Knows no screen."""

from collections.abc import Mapping
from typing import Final

from kiosk.ports.spelling import Reason
from kiosk.words.spelling import SpellingText, spelling_words

_WHY: Final[Mapping[Reason, SpellingText]] = {
    Reason.NO_PROGRAM: SpellingText.NO_PROGRAM,
    Reason.NO_DICTIONARY: SpellingText.NO_DICTIONARY,
    Reason.OTHER_SYSTEM: SpellingText.OTHER_SYSTEM,
    Reason.BROKEN: SpellingText.BROKEN,
}


def spelling_reason(reason: Reason | None) -> str:
    """Why spelling cannot be checked; empty when it can."""
    return "" if reason is None else spelling_words(_WHY[reason])
