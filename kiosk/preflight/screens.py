"""Checks of the screen: its size, its scale, how many, how fast it is drawn. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ports.preflight import Finding, Verdict, not_here
from kiosk.ports.sensor import Kind, Sighting

WISHED: Final = (1366, 768)
SMALLEST: Final = (1024, 600)
USUAL_SCALE: Final = 150
FAST_MS: Final = 250
SLOW_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class ScreenReading:
    """One screen: its place in the toolkit's pixels and its scale in percent."""

    left: int
    top: int
    width: int
    height: int
    scale: int = 100

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Where it stands; mirrored screens stand at the same place."""
        return self.left, self.top, self.width, self.height


def check_screen(screens: Sequence[ScreenReading]) -> Finding:
    """Whether the main screen is large enough, once its scale is taken off."""
    if not screens:
        return Finding("screen", Verdict.STOP, case="away")
    main = screens[0]
    data = {"width": main.width, "height": main.height}
    if main.width < SMALLEST[0] or main.height < SMALLEST[1]:
        return Finding("screen", Verdict.STOP, data)
    fine = main.width >= WISHED[0] and main.height >= WISHED[1]
    return Finding("screen", Verdict.FINE if fine else Verdict.LOOK, data)


def check_scale(screens: Sequence[ScreenReading], needed: tuple[int, int] | None) -> Finding:
    """Whether letters have a usual size, and a whole question has room on the screen.

    Args:
        screens: All of them, the main one first.
        needed: The least width and height that a laid out question asks for, if one was.
    """
    if not screens:
        return not_here("scale")
    main = screens[0]
    data = {"percent": main.scale}
    if needed is not None and (needed[0] > main.width or needed[1] > main.height):
        return Finding("scale", Verdict.STOP, data)
    return Finding("scale", Verdict.FINE if main.scale <= USUAL_SCALE else Verdict.LOOK, data)


def check_displays(
    screens: Sequence[ScreenReading], sightings: Sequence[Sighting] | None = None
) -> Finding:
    """Whether one screen is in use; a copy of it is looked at, a wider desktop is corrected."""
    if not screens:
        return not_here("displays")
    data = {"screens": len(screens)}
    others = any(one.kind is Kind.SECOND_DISPLAY for one in sightings or ())
    places = {one.place for one in screens}
    if len(places) > 1:
        return Finding("displays", Verdict.STOP, data)
    if len(screens) > 1 or others:
        return Finding("displays", Verdict.LOOK, {"screens": max(2, len(screens))})
    return Finding("displays", Verdict.FINE, data)


def check_drawing(slowest_ms: int | None) -> Finding:
    """Whether the slowest of the sample questions was painted fast enough; none: no screen."""
    if slowest_ms is None:
        return not_here("drawing")
    data = {"ms": slowest_ms}
    if slowest_ms > SLOW_MS:
        return Finding("drawing", Verdict.STOP, data)
    return Finding("drawing", Verdict.FINE if slowest_ms <= FAST_MS else Verdict.LOOK, data)


def check_letters(
    wanted: Sequence[str], present: Sequence[str], missing: Sequence[str], broken: Sequence[str]
) -> Finding:
    """Whether every letter can be drawn, in the intended font, in every theme and language.

    Args:
        wanted: The families of the usual choice, best first.
        present: The families that are there.
        missing: Letters that no family draws.
        broken: Themes and languages that cannot be loaded.
    """
    if missing or broken or not present:
        lost = ", ".join((*missing, *broken)) or wanted[0]
        return Finding("letters", Verdict.STOP, {"lost": lost})
    if wanted[0] in present:
        return Finding("letters", Verdict.FINE, {"family": wanted[0]})
    other = next((one for one in wanted if one in present), present[0])
    return Finding("letters", Verdict.LOOK, {"family": other})
