"""Checks of the screen, the fonts and the clock, on readings that the caller took. Pure."""

from collections.abc import Collection, Sequence
from typing import Final

from kiosk.ports.speech import Reason
from kiosk.preflight.finding import Finding, Verdict

SMALLEST: Final = (1024, 700)
DAY_MS: Final = 24 * 60 * 60 * 1000


def check_screens(sizes: Sequence[tuple[int, int]]) -> Finding:
    """Whether there is a screen, large enough, and only one.

    Args:
        sizes: Width and height of each screen in the toolkit's pixels, the main one first.
    """
    if not sizes:
        return Finding("screen", Verdict.STOP, {"screens": 0, "width": 0, "height": 0})
    width, height = sizes[0]
    data = {"screens": len(sizes), "width": width, "height": height}
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Finding("screen", Verdict.STOP, data)
    return Finding("screen", Verdict.FINE if len(sizes) == 1 else Verdict.LOOK, data)


def check_fonts(wanted: Sequence[str], present: Collection[str]) -> Finding:
    """Whether the first wanted family is there, or at least one that can stand in for it."""
    found = [family for family in wanted if family in present]
    if not found:
        verdict = Verdict.STOP if not present else Verdict.LOOK
        return Finding("fonts", verdict, {"family": wanted[0]})
    verdict = Verdict.FINE if found[0] == wanted[0] else Verdict.LOOK
    return Finding("fonts", verdict, {"family": found[0]})


def check_clock(wall: int, *, last_known: int | None, window: tuple[int, int] | None) -> Finding:
    """Whether the wall clock can be right.

    The clock never shortens an exam, it only dates it: a wrong one is shown, and stops nothing.

    Args:
        wall: The wall clock in ms since the epoch.
        last_known: A moment that has certainly passed, such as the last record made here.
        window: When the next session may start, from and until, if one is known.
    """
    if last_known is not None and wall < last_known:
        return Finding("clock", Verdict.LOOK, {"behind_ms": last_known - wall})
    if window is not None and not window[0] - DAY_MS <= wall <= window[1]:
        off = max(window[0] - wall, wall - window[1])
        return Finding("clock", Verdict.LOOK, {"outside_ms": off})
    return Finding("clock", Verdict.FINE)


def check_voice(sound: Reason | None, voice: Reason | None) -> tuple[Finding, Finding]:
    """Whether sounds and a voice are heard here; a test can be sat without them."""
    return _heard("sound", sound), _heard("voice", voice)


def _heard(check: str, reason: Reason | None) -> Finding:
    if reason is None:
        return Finding(check, Verdict.FINE)
    return Finding(check, Verdict.LOOK, {"reason": reason.value})


def check_packs(wanted: Collection[str], present: Collection[str]) -> Finding:
    """Whether every pack that the ticket names has been imported."""
    missing = sorted(set(wanted) - set(present))
    if missing:
        return Finding("packs", Verdict.STOP, {"missing": ", ".join(missing)})
    return Finding("packs", Verdict.FINE, {"packs": len(set(wanted))})
