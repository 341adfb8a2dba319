"""Checks of memory, keyboard, sound, voice, spelling, printer and mains, on readings. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ports.machine import Battery
from kiosk.ports.preflight import Finding, Verdict, not_here, unread
from kiosk.ports.speech import Reason
from kiosk.ports.spelling import Reason as SpellingReason

NEEDED_BYTES: Final = 500 * 2**20
WISHED_BYTES: Final = 2**30
AUDIBLE: Final = 20
CHARGED: Final = 60
EMPTY: Final = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """A keyboard layout by the name and the variant that the system gives it."""

    name: str
    variant: str = ""

    @property
    def shown(self) -> str:
        """`fr`, or `fr (bepo)`."""
        return f"{self.name} ({self.variant})" if self.variant else self.name

    @property
    def french(self) -> bool:
        """Whether it is a layout of France."""
        return self.name.casefold() in ("fr", "french", "français", "0000040c")


@dataclass(frozen=True, slots=True)
class Volume:
    """How loud the sound comes out, in percent, and whether it was muted."""

    percent: int
    muted: bool = False


def check_memory(free: int | None) -> Finding:
    """Whether so many bytes of memory are enough."""
    if free is None:
        return unread("memory")
    data = {"free_mib": free // 2**20, "free_gib": free // 2**30}
    if free < NEEDED_BYTES:
        return Finding("memory", Verdict.STOP, data)
    return Finding("memory", Verdict.FINE if free >= WISHED_BYTES else Verdict.LOOK, data)


def check_keyboard(layouts: Sequence[Layout] | None) -> Finding:
    """Whether the first layout is French; another is named, and no keyboard stops."""
    if layouts is None:
        return unread("keyboard")
    if not layouts:
        return Finding("keyboard", Verdict.STOP)
    verdict = Verdict.FINE if layouts[0].french else Verdict.LOOK
    return Finding("keyboard", verdict, {"layout": layouts[0].shown})


def check_sound(reason: Reason | None, volume: Volume | None) -> Finding:
    """Whether sounds are heard; a test can be sat without, so nothing here stops."""
    if reason is not None:
        return Finding("sound", Verdict.LOOK, case="away")
    if volume is None:
        return Finding("sound", Verdict.FINE, case="unmeasured")
    data = {"percent": volume.percent}
    if volume.muted or volume.percent <= AUDIBLE:
        return Finding("sound", Verdict.LOOK, data)
    return Finding("sound", Verdict.FINE, data)


def check_voice(reason: Reason | None) -> Finding:
    """Whether a French voice reads aloud without a network."""
    if reason is None:
        return Finding("voice", Verdict.FINE)
    case = "language" if reason is Reason.NO_VOICE else ""
    return Finding("voice", Verdict.LOOK, case=case)


def check_spelling(reason: SpellingReason | None) -> Finding:
    """Whether French answers can be checked for whom a spell checker is granted to."""
    if reason is None:
        return Finding("spelling", Verdict.FINE)
    if reason is SpellingReason.OTHER_SYSTEM:
        return not_here("spelling")
    case = "language" if reason is SpellingReason.NO_DICTIONARY else ""
    return Finding("spelling", Verdict.LOOK, case=case)


def check_printer(printers: Sequence[str] | None) -> Finding:
    """Which printer the record of a session would go to; a station needs none."""
    if not printers:
        return not_here("printer")
    return Finding("printer", Verdict.FINE, {"printer": printers[0]})


def check_mains(battery: Battery | None) -> Finding:
    """Whether the machine is on the mains, or has a battery that lasts."""
    if battery is None:
        return Finding("mains", Verdict.FINE, case="fixed")
    data = {"percent": battery.percent}
    if battery.plugged:
        return Finding("mains", Verdict.FINE, data)
    if battery.percent < EMPTY:
        return Finding("mains", Verdict.STOP, data)
    case = "" if battery.percent >= CHARGED else "low"
    return Finding("mains", Verdict.LOOK, data, case=case)
