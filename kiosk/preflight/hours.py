"""Checks of the clock and of the time zone, on readings that the caller took. Pure."""

from typing import Final

from kiosk.ports.preflight import Finding, Verdict, unread

DAY_MS: Final = 24 * 60 * 60 * 1000
RIGHT_MS: Final = 2_000
NEAR_MS: Final = 60_000
SECOND_MS: Final = 1000
# Where French is at home: the mainland first, then every territory, then Windows' own names.
FRENCH_ZONES: Final = frozenset(
    {
        "Europe/Paris",
        "America/Cayenne",
        "America/Guadeloupe",
        "America/Marigot",
        "America/Martinique",
        "America/Miquelon",
        "America/St_Barthelemy",
        "Indian/Mayotte",
        "Indian/Reunion",
        "Pacific/Gambier",
        "Pacific/Marquesas",
        "Pacific/Noumea",
        "Pacific/Tahiti",
        "Pacific/Wallis",
        "Romance Standard Time",
    }
)


def check_clock(
    wall: int, *, server: int | None, uncertain_ms: int = 0, window: tuple[int, int] | None = None
) -> Finding:
    """Whether the wall clock is right: as the server's where it answers, else plausible.

    Args:
        wall: The wall clock in ms since the epoch.
        server: The server's clock at the same moment, if it answered.
        uncertain_ms: How exactly the server's moment is known.
        window: When the next session may start, from and until, if one is known.
    """
    if server is not None:
        off = max(0, abs(wall - server) - uncertain_ms)
        data = {"seconds": round(off / SECOND_MS)}
        if off > NEAR_MS:
            return Finding("clock", Verdict.STOP, data)
        return Finding("clock", Verdict.FINE if off <= RIGHT_MS else Verdict.LOOK, data)
    if window is not None and not window[0] - DAY_MS <= wall <= window[1]:
        return Finding("clock", Verdict.LOOK, case="outside")
    return Finding("clock", Verdict.FINE, case="plausible")


def check_zone(zone: str | None) -> Finding:
    """Whether the time zone is one of France."""
    if not zone:
        return unread("zone")
    verdict = Verdict.FINE if zone in FRENCH_ZONES else Verdict.LOOK
    return Finding("zone", verdict, {"zone": zone})
