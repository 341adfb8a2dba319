"""How everything that any level changes is put back on this system. Knows no window.

For a process that did not make the changes: the watchdog, the rescue, a boot, an uninstallation.
"""

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
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

It is loaded only when something is undone: another system's could not be. Its `undos_of_facts()`
are those that change nothing of the system.
"""
_OTHERS_WRITE: Final = 0o022


def known_undos(folder: Path) -> Mapping[str, Undo]:
    """The undo of each operation by its name; those of a window first.

    Args:
        folder: Where the note lies. What it says of the system itself is undone only if nobody
            but who administers the machine and this account could have written it: an account's
            note must not have root write files.
    """
    here: Mapping[str, Undo] = {}
    package = _LEVELS.get(sys.platform, "")
    if package and _there(f"{package}.undos"):
        level = import_module(f"{package}.undos")
        here = level.undos() if believed(folder) else level.undos_of_facts()
    return {**here, **undos_without_window()}


def believed(folder: Path) -> bool:
    """Whether nobody but root and this account could have put a note into a folder.

    Above it a folder where all may write but only owners may take away (`/tmp`) is enough. On
    Windows this account counts for nothing where it is an administrator, and for all elsewhere.
    """
    system: str = sys.platform
    if system == "win32":
        from kiosk.lockdown.windows import win32, win32_folders
        from kiosk.lockdown.windows.private_folders import trusted

        return not win32.is_administrator() or trusted(win32_folders, folder)
    whole = folder.resolve()
    try:
        above = all(_ours(one, shared=True) for one in whole.parents)
        return above and _ours(whole) and all(map(_ours, whole.glob("*.json")))
    except OSError:
        return False


def _ours(path: Path, *, shared: bool = False) -> bool:
    told = path.lstat()
    open_to_others = told.st_mode & _OTHERS_WRITE and not (shared and told.st_mode & stat.S_ISVTX)
    return told.st_uid in {0, os.geteuid()} and not open_to_others


def _there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even its package
        return False


def give_back(folder: Path) -> tuple[str, ...]:
    """Give the machine back from the note in a folder, and the usual desktop; twice is once.

    Returns:
        The names of what could not be put back; they stay in the note.

    Raises:
        RestoreNoteError: The note is there and cannot be read; nothing was put back.
    """
    try:
        return restore(RestoreNote(folder / FILE_NAME), known_undos(folder))
    finally:
        leave_own_desktop()


def leave_own_desktop() -> None:
    """Show the usual desktop where the application's own is shown, which only Windows has."""
    system: str = sys.platform
    if system != "win32":
        return
    from kiosk.lockdown.windows import win32
    from kiosk.lockdown.windows.seat_operations import show_usual_desktop

    with suppress(OSError):  # the secure screen is shown: there is nothing to leave
        show_usual_desktop(win32)
