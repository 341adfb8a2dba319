"""How everything that any level changes is put back on this system. Knows no window.

For a process that did not make the changes: the watchdog, the rescue, a boot, an uninstallation.
"""

import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from kiosk.lockdown.linux.protected_session import undos_without_window
from kiosk.lockdown.restoration import Undo, restore
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote

_LEVELS: Final[Mapping[str, str]] = {
    "linux": "kiosk.lockdown.linux.station",
    "win32": "kiosk.lockdown.windows",
}
"""On each system, the package whose module `undos` has a function `undos()`.

It is loaded only when something is undone: another system's could not be.
"""


def known_undos() -> Mapping[str, Undo]:
    """The undo of each operation by its name; those of a window first."""
    here: Mapping[str, Undo] = {}
    package = _LEVELS.get(sys.platform, "")
    if package and _there(f"{package}.undos"):
        here = import_module(f"{package}.undos").undos()
    return {**here, **undos_without_window()}


def _there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even its package
        return False


def give_back(folder: Path) -> tuple[str, ...]:
    """Give the machine back from the note in a folder; twice is once.

    Returns:
        The names of what could not be put back; they stay in the note.

    Raises:
        RestoreNoteError: The note is there and cannot be read; nothing was put back.
    """
    return restore(RestoreNote(folder / FILE_NAME), known_undos())
