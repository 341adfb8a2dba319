"""An error as a person may read it, beside what they typed. Knows no screen."""

from dataclasses import dataclass

from kiosk.ports.errors import KioskError
from kiosk.words.failures import failure


@dataclass(frozen=True, slots=True)
class Complaint:
    """A short sentence and, after too many errors, how long to wait (milliseconds)."""

    message: str = ""
    wait_ms: int = 0


def complaint(error: KioskError, language: str = "fr") -> Complaint:
    """What to show for an error of the station: what happened, then what to do."""
    found = failure(error.key, language)
    wait = error.data.get("wait_ms", 0)
    return Complaint(f"{found.happened} {found.todo}", wait if isinstance(wait, int) else 0)
