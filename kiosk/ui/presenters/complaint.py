"""An error as a person may read it, beside what they typed. Knows no screen."""

from dataclasses import dataclass

from engine.records.roster import PinRole
from kiosk.ports.errors import KioskError
from kiosk.services.errors import PinWaitError
from kiosk.services.pin_desk import PinDesk
from kiosk.words import Text, chosen, words
from kiosk.words.failures import failure


@dataclass(frozen=True, slots=True)
class Complaint:
    """A short sentence and, after too many errors, how long to wait (milliseconds)."""

    message: str = ""
    wait_ms: int = 0


def complaint(error: KioskError) -> Complaint:
    """What to show for an error of the station: what happened, then what to do."""
    found = failure(error.key, chosen().value)
    wait = error.data.get("wait_ms", 0)
    return Complaint(f"{found.happened} {found.todo}", wait if isinstance(wait, int) else 0)


def standing(said: Complaint, pins: PinDesk | None, role: PinRole) -> Complaint:
    """A complaint at the prompt of a role as it stands now: the delay runs while it is shown."""
    wait = 0 if pins is None else pins.wait_ms(role)
    if wait:
        closed = failure(PinWaitError.key, chosen().value).happened
        left = words(Text.PIN_WAIT, seconds=-(-wait // 1000))
        return Complaint(f"{closed} {left}", wait)
    return Complaint() if said.wait_ms else said
