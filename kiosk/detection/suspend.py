"""Whether the station slept, by two of its clocks. Pure: knows no system."""

from dataclasses import dataclass
from typing import Final

from kiosk.ports.sensor import Kind, Sighting

LEAST_MS: Final = 2_000
"""A shorter gap is two clocks read one after the other on a busy machine."""


@dataclass(frozen=True, slots=True)
class Uptime:
    """Milliseconds since the start: awake only, and sleep included."""

    awake_ms: int
    all_ms: int


def suspended(before: Uptime, now: Uptime) -> tuple[Sighting, ...]:
    """A sleep between two looks: the clock that counts sleep went further than the other."""
    slept = (now.all_ms - before.all_ms) - (now.awake_ms - before.awake_ms)
    return (Sighting(Kind.SUSPEND),) if slept >= LEAST_MS else ()
