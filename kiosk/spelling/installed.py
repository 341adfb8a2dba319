"""The spell checker of this machine. Knows which system has which; nothing else."""

import sys

from kiosk.ports.spelling import Reason, Spelling
from kiosk.spelling.absent import AbsentSpelling


def installed(platform: str = sys.platform) -> Spelling:
    """What this system has; nothing is started yet, and what is missing says so."""
    if platform == "linux":
        from kiosk.spelling.hunspell import HunspellSpelling

        return HunspellSpelling()
    return AbsentSpelling(Reason.OTHER_SYSTEM)
