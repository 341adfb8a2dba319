"""Every probe of this machine, put together: of the machine, the window and the station.

Opens nothing that it is not given.
"""

import socket
import sys
from collections.abc import Iterator, Sequence

from engine.records.roster import Policies, Policy
from kiosk.bootstrap import RELEASE, Base
from kiosk.detection.installed import installed_sensors
from kiosk.lockdown.linux.exam_station import facts
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.ports.clock import Clock
from kiosk.ports.errors import KioskError
from kiosk.ports.lockdown import EXAM_STATION, PROTECTED_SESSION
from kiosk.ports.preflight import Finding, Probe, Verdict, not_here
from kiosk.ports.sensor import Kind, Sensor
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
from kiosk.words.everything import sentences


def probes(
    base: Base, server: str, level: int | None = None, held: frozenset[str] | None = None
) -> tuple[Probe, ...]:
    """Every probe, those of the window first.

    Args:
        base: The station's own things.
        server: The server's address, if the station has one.
        level: The level of lockdown in force, where somebody knows it.
        held: What the open session holds a test for; None where none is open.
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
        held,
    )
    return (
        Probe(("screen", "displays"), _screens, aside=False),
        Probe(("drawing", "scale"), _drawing, aside=False, warm=_learn_to_draw),
        Probe(("letters",), _letters, aside=False, warm=sentences),
        Probe(station.checks, station.findings, aside=False),
        Probe(("packs",), station.content),
        *machine.probes(),
    )


def check_desk(base: Base, desk: Desk, server: str) -> CheckDesk:
    """What a running station checks itself with."""
    level = desk.gear.lockdown.level

    def now() -> Sequence[Probe]:
        room = desk.room
        held = None if room is None else held_kinds(room.unlocked.credentials.roster.policies)
        return probes(base, server, level, held)

    return CheckDesk(
        identity=desk.gear.identity,
        clock=base.clock,
        shelf=ReportFiles(base.state),
        probes=now,
        release=RELEASE,
        host=host_name(),
    )


def held_kinds(policies: Policies) -> frozenset[str]:
    """The kinds of observation that hold a test under the policies of a session."""
    return frozenset(kind.value for kind in Kind if policies.observation(kind) is Policy.HOLD)


def reachable_level(clock: Clock) -> int | None:
    """The level of lockdown that this machine reaches: 2 where it was prepared and says so."""
    if sys.platform == "linux" and not any(one.obstacle() for one in facts(clock)):
        return EXAM_STATION
    return PROTECTED_SESSION if sys.platform in ("linux", "win32") else None


def host_name() -> str:
    """The machine's own name."""
    return socket.gethostname()


class StationChecks:
    """What the station knows of itself, read once; its packs are read where nobody waits."""

    checks = ("note", "enrolled", "ticket", "name", "level")

    def __init__(self, base: Base, level: int | None) -> None:
        self._base = base
        self._level = level
        self.identity = self._who()
        kept = () if self.identity is None else base.prepare().tickets(self.identity.statement)
        self._ticket = kept[0].ticket if kept else None

    def window(self) -> tuple[int, int] | None:
        """When the newest prepared session may start."""
        ticket = self._ticket
        return None if ticket is None else (ticket.window.not_before, ticket.window.not_after)

    def findings(self) -> Iterator[Finding]:
        """What is ready for a session."""
        yield check_note(left=bool(RestoreNote(self._base.state / FILE_NAME).read()))
        yield check_level(self._level)
        if self.identity is None:
            yield Finding("enrolled", Verdict.STOP)
            yield from map(not_here, ("ticket", "name"))
            return
        yield Finding("enrolled", Verdict.FINE, {"label": self.identity.statement.label})
        told = ReportFiles(self._base.state).answer()
        answer = None if told is None else answer_of(told)
        yield check_name(None if answer is None else Alike(answer.label, answer.host))
        if self._ticket is None:
            yield Finding("ticket", Verdict.STOP)
        else:
            yield Finding("ticket", Verdict.FINE, {"session": self._ticket.session})

    def content(self) -> Iterator[Finding]:
        """Whether the packs of the session are here; reads files only, no memory of the station."""
        if self._ticket is None:
            yield not_here("packs")
            return
        prepare = self._base.prepare()
        asked: dict[str, int] = {one.pack: one.version for one in self._ticket.packs}
        try:
            prepare.packs(self._ticket)
        except KioskError as error:
            missing = str(error.data.get("pack", ""))
            yield check_packs(asked, error.key, missing, prepare.versions())
        else:
            yield check_packs(asked, here=prepare.versions())

    def _who(self) -> Identity | None:
        """Who the station is; None before it was enrolled, or when its statement does not hold."""
        base = self._base
        try:
            return identity_of(base.root, base.store, base.vault, base.clock)
        except KioskError:
            return None


def _screens() -> Iterator[Finding]:
    found = _places()
    yield check_screen(found)
    yield check_displays(found)


def _learn_to_draw() -> None:
    """Read what drawing needs of the program; the window is not touched."""
    import kiosk.ui.sampling  # noqa: F401 - that is the whole of it


def _drawing() -> Iterator[Finding | None]:
    found = _places()
    if not found:
        yield check_drawing(None)
        yield check_scale((), None)
        return
    from kiosk.ui.sampling import paint_samples

    sampled = yield from paint_samples()
    yield check_drawing(max(sampled.taken_ms))
    yield check_scale(found, sampled.needed)


def _letters() -> Iterator[Finding | None]:
    if not _places():
        yield not_here("letters")
        return
    from kiosk.ui.theme import display

    present = sorted(display.families_present())
    yield None
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
