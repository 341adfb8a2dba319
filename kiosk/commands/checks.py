"""Every probe of this machine, put together: of the machine, the window and the station.

Opens nothing that it is not given.
"""

import socket
import sys
from collections.abc import Iterator, Sequence

from kiosk.bootstrap import RELEASE, Base
from kiosk.detection.installed import installed_sensors
from kiosk.lockdown.linux.exam_station import facts
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.ports.clock import Clock
from kiosk.ports.errors import KioskError
from kiosk.ports.lockdown import EXAM_STATION, PROTECTED_SESSION
from kiosk.ports.preflight import Finding, Probe, Verdict, not_here
from kiosk.ports.sensor import Sensor
from kiosk.preflight.probes import Machine
from kiosk.preflight.report_files import ReportFiles
from kiosk.preflight.screens import (
    ScreenReading,
    check_displays,
    check_drawing,
    check_letters,
    check_scale,
    check_screen,
)
from kiosk.preflight.station import Alike, check_level, check_name, check_note, check_packs
from kiosk.preflight.this_host import this_host
from kiosk.services.check_desk import CheckDesk
from kiosk.services.desk import Desk
from kiosk.services.identity import Identity, identity_of
from kiosk.services.preflight import answer_of
from kiosk.speech.installed import installed
from kiosk.spelling.installed import installed as installed_spelling
from kiosk.ui.application import ScreenMissingError, require_screen


def probes(base: Base, server: str, level: int | None = None) -> tuple[Probe, ...]:
    """Every probe, those of the window first.

    Args:
        base: The station's own things.
        server: The server's address, if the station has one.
        level: The level of lockdown in force, where somebody knows it.
    """
    reached = reachable_level(base.clock) if level is None else level
    station = StationChecks(base, reached)

    def sensors() -> Sequence[Sensor]:
        return installed_sensors(level=reached or PROTECTED_SESSION)

    machine = Machine(
        this_host(),
        base.state,
        installed,
        installed_spelling,
        server,
        sensors,
        station.window(),
    )
    return (
        Probe(("screen", "displays"), _screens, aside=False),
        Probe(("drawing", "scale"), _drawing, aside=False),
        Probe(("letters",), _letters, aside=False),
        Probe(station.checks, station.findings, aside=False),
        *machine.probes(),
    )


def check_desk(base: Base, desk: Desk, server: str) -> CheckDesk:
    """What a running station checks itself with."""
    level = desk.gear.lockdown.level
    return CheckDesk(
        identity=desk.gear.identity,
        clock=base.clock,
        shelf=ReportFiles(base.state),
        probes=lambda: probes(base, server, level),
        release=RELEASE,
        host=host_name(),
    )


def reachable_level(clock: Clock) -> int | None:
    """The level of lockdown that this machine reaches: 2 where it was prepared and says so."""
    if sys.platform == "linux" and not any(one.obstacle() for one in facts(clock)):
        return EXAM_STATION
    return PROTECTED_SESSION if sys.platform in ("linux", "win32") else None


def host_name() -> str:
    """The machine's own name."""
    return socket.gethostname()


class StationChecks:
    """What the station knows of itself."""

    checks = ("note", "enrolled", "ticket", "packs", "name", "level")

    def __init__(self, base: Base, level: int | None) -> None:
        self._base = base
        self._level = level

    def identity(self) -> Identity | None:
        """Who the station is; None before it was enrolled, or when its statement does not hold."""
        base = self._base
        try:
            return identity_of(base.root, base.store, base.vault, base.clock)
        except KioskError:
            return None

    def window(self) -> tuple[int, int] | None:
        """When the newest prepared session may start."""
        identity = self.identity()
        kept = () if identity is None else self._base.prepare().tickets(identity.statement)
        return (kept[0].ticket.window.not_before, kept[0].ticket.window.not_after) if kept else None

    def findings(self) -> Iterator[Finding]:
        """What is ready for a session."""
        yield check_note(left=bool(RestoreNote(self._base.state / FILE_NAME).read()))
        yield check_level(self._level)
        identity = self.identity()
        if identity is None:
            yield Finding("enrolled", Verdict.STOP)
            yield from map(not_here, ("ticket", "packs", "name"))
            return
        yield Finding("enrolled", Verdict.FINE, {"label": identity.statement.label})
        told = ReportFiles(self._base.state).answer()
        answer = None if told is None else answer_of(told)
        yield check_name(None if answer is None else Alike(answer.label, answer.host))
        yield from self._content(identity)

    def _content(self, identity: Identity) -> Iterator[Finding]:
        prepare = self._base.prepare()
        kept = prepare.tickets(identity.statement)
        if not kept:
            yield Finding("ticket", Verdict.STOP)
            yield not_here("packs")
            return
        ticket = kept[0].ticket
        yield Finding("ticket", Verdict.FINE, {"session": ticket.session})
        wanted = [pack.pack for pack in ticket.packs]
        try:
            prepare.packs(ticket)
        except KioskError as error:
            yield check_packs(wanted, error.key, str(error.data.get("pack", "")))
        else:
            yield check_packs(wanted, "")


def _screens() -> Iterator[Finding]:
    found = _places()
    yield check_screen(found)
    yield check_displays(found)


def _drawing() -> Iterator[Finding]:
    found = _places()
    if not found:
        yield check_drawing(None)
        yield check_scale((), None)
        return
    from kiosk.ui.sampling import paint_samples

    sampled = paint_samples()
    yield check_drawing(max(sampled.taken_ms))
    yield check_scale(found, sampled.needed)


def _letters() -> Iterator[Finding]:
    if not _places():
        yield not_here("letters")
        return
    from kiosk.ui.theme import display

    present = sorted(display.families_present())
    missing = display.missing_letters() if present else ()
    yield check_letters(display.wanted_families(), present, missing, display.broken_parts())


def _places() -> tuple[ScreenReading, ...]:
    """The screens; none where the toolkit would end the process without a word."""
    try:
        require_screen()
    except ScreenMissingError:
        return ()
    from kiosk.ui.theme import display

    return tuple(ScreenReading(*one) for one in display.screens())
