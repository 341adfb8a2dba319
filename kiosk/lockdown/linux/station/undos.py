"""How each part of an exam station is undone by the note alone. Knows no part's files.

Also for `pix-kiosk rescue --state /var/lib/pix-kiosk/lockdown`, as root.
"""

import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kiosk.lockdown.linux.station import (
    dedicated_account,
    exam_facts,
    firewall,
    kernel_values,
    owned_program,
    session_files,
    system_files,
)
from kiosk.lockdown.linux.station.host import Host
from kiosk.lockdown.linux.station.installed_files import Commands, FilesUndo
from kiosk.lockdown.restoration import Undo

RESTORE: Final = "restore-unit"
GUARD: Final = "guard"
START: Final = "start"
ENABLED: Final = "enabled"
RELOAD: Final = ("systemctl", "daemon-reload")

_TOLD: Final[Mapping[str, Commands]] = MappingProxyType(
    {
        RESTORE: (RELOAD,),
        session_files.NAME: (),
        firewall.NAME: (firewall.FORGET,),
        kernel_values.NAME: (),
        system_files.CONSOLES: (),
        system_files.RESTART_KEYS: (),
        system_files.POWER_KEYS: (),
        system_files.RIGHTS: (),
        system_files.PLUGS: (),
        system_files.ONE_KEYBOARD: (),
        GUARD: (),
        START: (),
        ENABLED: (),
    }
)


class NothingToUndo:
    """The undo of what was only looked at."""

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Nothing was changed."""


def undos(host: Host | None = None) -> Mapping[str, Undo]:
    """The undo of every part, and of what an exam only asks about, by its name in the note."""
    if sys.platform == "win32":  # pragma: no cover - nothing of this is done there
        return {}
    from kiosk.lockdown.linux.station.real_host import RealHost

    machine = host or RealHost()
    parts: Mapping[str, Undo] = {
        **{name: files_undo(machine, name) for name in _TOLD},
        dedicated_account.NAME: dedicated_account.AccountUndo(machine),
        owned_program.NAME: NothingToUndo(),
    }
    return {**parts, **undos_of_facts()}


def undos_of_facts() -> Mapping[str, Undo]:
    """The undo of what an exam only asks about: nothing was changed, whoever wrote the note."""
    parts = (*_TOLD, dedicated_account.NAME, owned_program.NAME)
    facts = (*exam_facts.SEEN, *(f"{exam_facts.ATTESTED}{name}" for name in parts))
    return dict.fromkeys(facts, NothingToUndo())


def files_undo(host: Host, name: str) -> FilesUndo:
    """The undo of a part that is files."""
    return FilesUndo(host, _TOLD[name])
