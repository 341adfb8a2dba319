"""Tries to reach the server and the open Internet. Knows no judgement and sends nothing of note."""

import socket
import time
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

from kiosk.preflight.network import Reach

TRIES: Final = 3
SECONDS: Final = 2.0
OPEN_SECONDS: Final = 0.8
DATE_MS: Final = 1000
"""A server tells its clock in whole seconds."""
OUTSIDE: Final = (("9.9.9.9", 443), ("1.1.1.1", 443))
"""Public name servers, by number: nothing is asked of them, a connection is opened and closed."""


def reach_server(server: str, tries: int = TRIES) -> Reach:
    """Ask the server whether it lives, a few times; the first try may set the line up."""
    taken: list[int] = []
    wall: int | None = None
    asked = 0
    for _ in range(tries):
        began, before = time.perf_counter(), time.time_ns() // 1_000_000
        told = _health(server)
        if told is None:
            break
        taken.append(round((time.perf_counter() - began) * 1000))
        moment = parsedate(told)
        if moment is not None:
            # Half of the second that the server's clock leaves out, half of the way there.
            wall, asked = moment + DATE_MS // 2, before + taken[-1] // 2
    return Reach(tuple(taken), tries, wall, asked)


def reach_internet(places: Sequence[tuple[str, int]] = OUTSIDE) -> bool:
    """Whether anything outside takes a connection."""
    for place in places:
        try:
            with socket.create_connection(place, timeout=OPEN_SECONDS):
                return True
        except OSError:
            continue
    return False


def parsedate(text: str) -> int | None:
    """Milliseconds since the epoch of an HTTP date."""
    try:
        return round(parsedate_to_datetime(text).timestamp() * 1000)
    except ValueError:
        return None


def _health(server: str) -> str | None:
    """The date of the server's answer, empty without one; None when it did not answer."""
    try:
        parts = urlsplit(server)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        line = kind(parts.hostname or "", parts.port, timeout=SECONDS)
        try:
            line.request("GET", f"{parts.path.rstrip('/')}/health")
            answer = line.getresponse()
            answer.read(4096)
        finally:
            line.close()
    except (OSError, HTTPException, ValueError):
        return None
    return (answer.getheader("Date") or "") if answer.status == 200 else None  # noqa: PLR2004
