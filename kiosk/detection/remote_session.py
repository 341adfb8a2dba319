"""Whether the screen is seen or driven from elsewhere. Pure: knows no system."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.detection.programs import Running, screen_servers
from kiosk.ports.sensor import Kind, Sighting
from kiosk.words.programs import Family, family_of


@dataclass(frozen=True, slots=True)
class Session:
    """How this session came to its screen.

    Attributes:
        remote: The system itself says that somebody is at another machine.
        forwarded: The display is reached through a network connection.
        protocol: The name of what made the session, where the session says it.
        controlled: Somebody follows this very session from another machine.
        running: What runs on the station.
    """

    remote: bool = False
    forwarded: bool = False
    protocol: str = ""
    controlled: bool = False
    running: tuple[Running, ...] = ()


def watched(session: Session) -> tuple[Sighting, ...]:
    """Each way in which the screen leaves this station; the school's own one by its name."""
    found = set(screen_servers(session.running))
    named = any(family_of(one.subject) is not Family.SUPERVISION for one in found)
    elsewhere = session.remote or session.forwarded or session.controlled
    if session.protocol or (elsewhere and not named):
        found.add(Sighting(Kind.REMOTE_SESSION, session.protocol))
    return tuple(sorted(found))


def protocol_of(names: Sequence[str]) -> str:
    """What the names of a session's environment variables tell of how it was made."""
    if "XRDP_SESSION" in names or "XRDP_SOCKET_PATH" in names:
        return "XRDP"
    if "VNCDESKTOP" in names:
        return "VNC"
    return ""
