"""Make this Windows machine an exam station, check it, and give it back as it was.

    pix-kiosk lockdown enable     prepare: account, policies, the test in place of the desktop
    pix-kiosk lockdown verify     is everything still as it was prepared?
    pix-kiosk lockdown status     is this machine prepared?
    pix-kiosk lockdown disable    give the machine back; answers are never deleted

All need a console opened as an administrator. Each may be run again at any time.

Exit status: 0 done, prepared, or everything holds; 1 not prepared, not everything holds, or not
everything was given back; 64 wrong command line; 65 the restore note cannot be read; 73 it failed,
the machine is as it was; 77 not an administrator.

example: pix-kiosk lockdown enable
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import list2cmdline
from typing import Final

from kiosk.commands.program import program
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.lockdown.undos import known_undos
from kiosk.lockdown.windows.exam_station import NEEDED, STATE, Preparation, preparation, verified
from kiosk.lockdown.windows.private_folders import ForeignFolderError, OpenFolderError
from kiosk.ports.errors import LockdownError
from kiosk.words.protections import protection_in_both
from kiosk.words.windows_station import sentence

DONE: Final = 0
NOT_SO: Final = 1
FAILED: Final = 73
NOT_ADMINISTRATOR: Final = 77
_NOTE: Final = "lockdown"


@dataclass(frozen=True, slots=True)
class Windows:
    """What the deeds are done with."""

    wanted: Preparation
    give_back: Callable[[RestoreNote], tuple[str, ...]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the deeds and their options."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    enable = deeds.add_parser("enable", help="make this machine an exam station")
    enable.add_argument(
        "--help-on-secure-screen",
        action="store_true",
        help="keep the system's accessibility tools on the Ctrl+Alt+Del screen",
    )
    others = [
        deeds.add_parser("disable", help="give this machine back as it was"),
        deeds.add_parser("status", help="whether this machine is prepared"),
        deeds.add_parser("verify", help="whether everything still holds"),
    ]
    for deed in (enable, *others):
        deed.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Do one deed.

    Raises:
        RestoreNoteError: The note of what to put back cannot be read.
    """
    return done(arguments, this_windows(arguments))


def done(arguments: argparse.Namespace, windows: Windows) -> int:
    """Do one deed with that Windows; its exit status."""
    if not windows.wanted.accounts.is_administrator():
        return _say(arguments, NOT_ADMINISTRATOR, "not-administrator")
    return _DEEDS[arguments.deed](arguments, windows)


def _enable(arguments: argparse.Namespace, windows: Windows) -> int:
    try:
        windows.wanted.make_folders()
    except ForeignFolderError as error:
        return _say(arguments, FAILED, "foreign-folder", folder=error.folder)
    except OpenFolderError as error:
        return _say(arguments, FAILED, "open-folder", folder=error.folder)
    except OSError:
        return _say(arguments, FAILED, "failed", names=("restore-note",))
    try:
        preparation(windows.wanted).engage()
    except LockdownError as error:
        left = error.data.get("left")
        if isinstance(left, tuple) and left:
            return _say(arguments, NOT_SO, "left", names=left)
        return _say(arguments, FAILED, "failed", names=(str(error.data["operation"]),))
    return _say(arguments, DONE, "enabled", parts=verified(windows.wanted))


def _disable(arguments: argparse.Namespace, windows: Windows) -> int:
    note = _note(windows)
    if not note.read():
        return _say(arguments, DONE, "nothing")
    if not windows.wanted.note_is_ours():
        return _say(arguments, NOT_SO, "open-folder", folder=note.path.parent)
    left = windows.give_back(note)
    if left:
        return _say(arguments, NOT_SO, "left", names=left)
    return _say(arguments, DONE, "disabled")


def _status(arguments: argparse.Namespace, windows: Windows) -> int:
    if _note(windows).read():
        return _say(arguments, DONE, "prepared")
    return _say(arguments, NOT_SO, "unprepared")


def _verify(arguments: argparse.Namespace, windows: Windows) -> int:
    noted = {entry.name for entry in _note(windows).read()}
    if not noted:
        return _say(arguments, NOT_SO, "unprepared")
    parts = {name: holds for name, holds in verified(windows.wanted).items() if name in noted}
    lost = tuple(name for name in (*parts, *NEEDED) if not parts.get(name))
    if lost:
        return _say(arguments, NOT_SO, "lost", names=tuple(dict.fromkeys(lost)), parts=parts)
    return _say(arguments, DONE, "prepared", parts=parts)


def _note(windows: Windows) -> RestoreNote:
    return RestoreNote(windows.wanted.folder / FILE_NAME)


_DEEDS: Final[Mapping[str, Callable[[argparse.Namespace, Windows], int]]] = {
    "enable": _enable,
    "disable": _disable,
    "status": _status,
    "verify": _verify,
}


def this_windows(arguments: argparse.Namespace) -> Windows:
    """This machine; the account runs the program with the machine's own state folder."""
    from kiosk.lockdown.windows import win32, win32_folders
    from kiosk.lockdown.windows.power_shell import run_script
    from kiosk.lockdown.windows.winreg_registry import WinregRegistry

    folder = Path(os.environ.get("PROGRAMDATA", "C:\\ProgramData")) / "pix-kiosk"
    command = list2cmdline([*program(), "run", "--state", str(folder / STATE)])
    wanted = Preparation(
        WinregRegistry(),
        win32,
        win32_folders,
        run_script,
        command,
        folder / _NOTE,
        help_on_secure_screen=getattr(arguments, "help_on_secure_screen", False),
    )
    return Windows(wanted, lambda note: restore(note, known_undos(note.path.parent)))


def _say(
    arguments: argparse.Namespace,
    status: int,
    key: str,
    *,
    names: tuple[str, ...] = (),
    parts: Mapping[str, bool] | None = None,
    folder: Path | None = None,
) -> int:
    both = [protection_in_both(name) for name in names]
    listed = [", ".join(words) for words in zip(*both, strict=True)] or ["", ""]
    french, english = (
        sentence(key, names=words, folder=folder)[place] for place, words in enumerate(listed)
    )
    if arguments.json:
        told = {"status": status, "said": key, "fr": french, "en": english}
        print(json.dumps({**told, "parts": dict(parts or {})}, ensure_ascii=False))
        return status
    stream = sys.stdout if status == DONE else sys.stderr
    for name, holds in (parts or {}).items():
        print(" / ".join(("[x]" if holds else "[ ]", *protection_in_both(name))), file=stream)
    print(f"{french}\n{english}", file=stream)
    return status
