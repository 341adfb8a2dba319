"""Checks of the network: the server, the link, the open Internet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ports.preflight import Finding, Verdict, not_here, unread

QUICK_MS: Final = 20
STRONG: Final = 50


@dataclass(frozen=True, slots=True)
class Reach:
    """Tries to reach the server: ms of each that succeeded, how many were made.

    `wall` is the server's clock in ms since the epoch at `asked` by this machine's, if it told.
    """

    taken_ms: Sequence[int]
    tries: int
    wall: int | None = None
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """How the machine is connected; `signal` is the strength of the Wi-Fi in percent."""

    cable: bool
    wireless: bool = False
    signal: int | None = None


def check_server(reach: Reach | None) -> Finding:
    """Whether the server answers every time, and quickly; none: the station has no server."""
    if reach is None:
        return not_here("server")
    if not reach.taken_ms:
        return Finding("server", Verdict.STOP)
    slowest, lost = max(reach.taken_ms), reach.tries - len(reach.taken_ms)
    data = {"ms": slowest, "lost": lost}
    fine = slowest < QUICK_MS and not lost
    return Finding("server", Verdict.FINE if fine else Verdict.LOOK, data)


def check_link(link: Link | None, *, needed: bool) -> Finding:
    """Whether the cable is in, or the Wi-Fi is strong; a station without a server needs neither.

    Args:
        link: How the machine is connected; None where that cannot be told.
        needed: Whether the station has a server.
    """
    if link is None:
        return unread("link") if needed else not_here("link")
    if link.cable:
        return Finding("link", Verdict.FINE)
    if not link.wireless:
        return Finding("link", Verdict.STOP, case="away") if needed else not_here("link")
    if link.signal is None:
        return Finding("link", Verdict.LOOK, case="wireless")
    data = {"percent": link.signal}
    if link.signal >= STRONG:
        return Finding("link", Verdict.LOOK, data)
    return Finding("link", Verdict.STOP if needed else Verdict.LOOK, data, case="weak")


def check_internet(*, reachable: bool) -> Finding:
    """Whether the Internet is closed, as an exam wants it; an open one is looked at."""
    return Finding("internet", Verdict.LOOK if reachable else Verdict.FINE)
