"""Everything that makes a machine an exam station, in its order. Knows no exam.

What gives the machine back comes first, so that a crash at any later point finds it; what starts
the session comes last but one, so that no session starts half protected; the mark that all is
done comes last.
"""

from collections.abc import Callable
from typing import Final

from kiosk.lockdown.linux.station import (
    dedicated_account,
    firewall,
    kernel_values,
    owned_program,
    session_files,
    system_files,
    undos,
    units,
)
from kiosk.lockdown.linux.station.dedicated_account import DedicatedAccount
from kiosk.lockdown.linux.station.host import Host
from kiosk.lockdown.linux.station.installed_files import Commands, InstalledFiles, Planned, planned
from kiosk.lockdown.linux.station.owned_program import OwnedProgram
from kiosk.lockdown.linux.station.places import ENABLED
from kiosk.lockdown.linux.station.settings import Station
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.lockdown import EXAM_STATION, Level, Operation

LIMITS: Final = ("firmware", "other-systems", "root", "capture-by-the-account", "camera")
"""What no preparation of the system stops: what happens before it, above it, or outside it."""
OPTIONAL: Final = frozenset({system_files.ONE_KEYBOARD})
MANDATORY: Final = frozenset(
    {
        owned_program.NAME,
        undos.RESTORE,
        dedicated_account.NAME,
        session_files.NAME,
        firewall.NAME,
        kernel_values.NAME,
        system_files.CONSOLES,
        system_files.RESTART_KEYS,
        system_files.POWER_KEYS,
        system_files.RIGHTS,
        system_files.PLUGS,
        undos.GUARD,
        undos.START,
        undos.ENABLED,
    }
)


def operations(host: Host, station: Station) -> tuple[Operation, ...]:
    """The parts, the first first."""

    def part(
        name: str,
        files: tuple[Planned, ...],
        against: Callable[[], str] = str,
        told: Commands = (),
    ) -> InstalledFiles:
        undo = undos.files_undo(host, name)
        return InstalledFiles(host, name, files, undo, against=against, told=told)

    def needs(code: str, *programs: str) -> Callable[[], str]:
        return lambda: "" if all(host.has_program(program) for program in programs) else code

    keyboards: tuple[Operation, ...] = ()
    if station.one_keyboard:
        against = needs("no-usbguard", "usbguard-daemon")
        keyboards = (part(system_files.ONE_KEYBOARD, system_files.keyboard_files(), against),)
    manager = needs("no-display-manager", station.display)
    return (
        OwnedProgram(host, station.trees),
        part(
            undos.RESTORE,
            units.restore_files(station.program),
            needs("no-systemd", "systemctl"),
        ),
        DedicatedAccount(host, station.account),
        part(session_files.NAME, session_files.files(station), needs("no-compositor", "cage")),
        part(
            firewall.NAME,
            (*firewall.files(station), *units.firewall_files()),
            needs("no-nftables", "nft"),
        ),
        part(kernel_values.NAME, kernel_values.files(station.kernel)),
        part(system_files.CONSOLES, system_files.console_files()),
        part(system_files.RESTART_KEYS, system_files.restart_files()),
        part(system_files.POWER_KEYS, system_files.power_files()),
        part(system_files.RIGHTS, system_files.rights_files()),
        part(system_files.PLUGS, system_files.plug_files(station)),
        *keyboards,
        part(undos.GUARD, units.guard_files(station)),
        part(undos.START, session_files.start_files(station.display), manager, (undos.RELOAD,)),
        part(undos.ENABLED, (planned(ENABLED, "", 0o600),)),
    )


def preparation(host: Host, station: Station, note: RestoreNote) -> Sequence:
    """All parts as one, each noted before it is made."""
    return Sequence(operations(host, station), note, Level(EXAM_STATION, MANDATORY, LIMITS))
