"""Gives a machine back from its restore note alone. Knows no window, no database, no exam.

For a technician, on a console, after a crash that nothing else has cleaned up:

    pix-kiosk rescue --state ~/.local/state/pix-kiosk
"""

import argparse
import io
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Final, TextIO

from platformdirs import user_state_path

from kiosk.lockdown.restoration import Undo, restore
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.lockdown.undos import known_undos
from kiosk.ports.errors import RestoreNoteError, StorageError
from kiosk.store.state_lock import FILE_NAME as STATION_LOCK
from kiosk.words.protections import protection_in_both

_TRIES: Final = 50
_WAIT_S: Final = 0.1


class Exit(IntEnum):
    """The exit statuses; 2 is a wrong command line."""

    GIVEN_BACK = 0
    """Everything noted was put back, or nothing was noted; twice is once."""
    NOT_ALL = 1
    """Something could not be put back; it is named, and still noted for the next try."""
    UNREADABLE = 3
    """No part of the note can be read; nothing was touched, and the note is kept."""
    NOT_WRITABLE = 4
    """An unreadable note could not be put aside by this account."""


_NOTHING = (
    "Rien à rétablir : aucun verrouillage n’est noté dans {path}.",
    "Nothing to give back: no lockdown is noted in {path}.",
)
_GIVEN_BACK = (
    "La machine est rendue comme elle était ({names}). Les réponses ne sont pas touchées.",
    "The machine is as it was before ({names}). Answers are not touched.",
)
_NOT_ALL = (
    "Tout n’a pas pu être rétabli : {names}. Relancez depuis la session du candidat.",
    "Not everything could be put back: {names}. Log in as the candidate and run this again.",
)
_UNREADABLE = (
    (
        "La note {path} ne peut pas être lue : ce qui était modifié n’est pas connu. Les réponses"
        " ne sont pas touchées. Vérifiez la mise en veille, puis relancez avec --set-aside."
    ),
    (
        "The note {path} cannot be read: what was changed is not known. Answers are not touched."
        " Check the screen saver’s settings, then run this again with --set-aside."
    ),
)
_SET_ASIDE = (
    "La note illisible est mise de côté : {path}. Un nouveau verrouillage est possible.",
    "The unreadable note was put aside: {path}. The machine can be locked again.",
)
_RUNNING = (
    "Un poste tourne encore avec ce dossier et se protège de nouveau. Fermez-le, puis relancez.",
    "A station still runs with this folder and locks again. Close it, then run this again.",
)
_NOT_WRITABLE = (
    "Le dossier de {path} ne peut pas être modifié par ce compte.",
    "The folder of {path} cannot be changed by this account.",
)


def main(argv: Sequence[str] | None = None, undos: Mapping[str, Undo] | None = None) -> int:
    """Run the command and tell what was done, in French and in English.

    Args:
        argv: The arguments after the command's name.
        undos: The undo of each operation; those of this system if not given.

    Returns:
        One of `Exit`.
    """
    options = _parser().parse_args(argv)
    folder = options.state.resolve()  # what was judged is what is read
    with _alone(folder):
        return _rescue(RestoreNote(folder / FILE_NAME), options, undos)


def _rescue(
    note: RestoreNote, options: argparse.Namespace, undos: Mapping[str, Undo] | None
) -> int:
    try:
        entries = note.read()
        if not entries:
            return _say(Exit.GIVEN_BACK, _NOTHING, path=note.path)
        left = restore(note, known_undos(note.path.parent) if undos is None else undos)
    except RestoreNoteError:
        return _put_aside(note) if options.set_aside else _unreadable(note)
    if _runs(note.path.parent):
        _tell(sys.stderr, _RUNNING)
    if left:
        return _say(Exit.NOT_ALL, _NOT_ALL, names=left)
    return _say(Exit.GIVEN_BACK, _GIVEN_BACK, names=tuple(entry.name for entry in entries))


def _runs(folder: Path) -> bool:
    """Whether a station is alive that uses the folder; where it cannot be told, none is."""
    if sys.platform == "win32":  # pragma: no cover - its locks are of another kind
        return False
    import fcntl

    try:
        descriptor = os.open(folder / STATION_LOCK, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(descriptor)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait for another rescue to end, some seconds at most: whoever holds the folder may stay."""
    if sys.platform == "win32":  # pragma: no cover - a folder cannot be opened there
        yield
        return
    import fcntl

    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:  # what reads the note says what is the matter
        yield
        return
    try:
        for _ in range(_TRIES):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                time.sleep(_WAIT_S)
            else:
                break
        yield
    finally:
        os.close(descriptor)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pix-kiosk rescue",
        description="Rend la machine comme elle était. Gives the machine back as it was.",
        epilog="0: rendue/given back. 1: en partie/in part. 3: note illisible/unreadable note. "
        "4: dossier protégé/folder not writable. Ex.: pix-kiosk rescue --state DIR",
    )
    parser.add_argument(
        "--state",
        type=Path,
        default=user_state_path("pix-kiosk", appauthor=False),
        help="dossier d’état du poste / the station's state folder (%(default)s)",
    )
    parser.add_argument(
        "--set-aside",
        action="store_true",
        help="écarter une note illisible / put an unreadable note aside",
    )
    return parser


def _unreadable(note: RestoreNote) -> int:
    return _say(Exit.UNREADABLE, _UNREADABLE, path=note.path)


def _put_aside(note: RestoreNote) -> int:
    try:
        aside = note.set_aside()
    except StorageError:
        return _say(Exit.NOT_WRITABLE, _NOT_WRITABLE, path=note.path)
    return _say(Exit.GIVEN_BACK, _SET_ASIDE, path=aside)


def _say(
    status: Exit, sentences: tuple[str, str], *, names: Sequence[str] = (), path: Path | None = None
) -> int:
    _tell(sys.stdout if status is Exit.GIVEN_BACK else sys.stderr, sentences, names, path)
    return int(status)


def _tell(
    stream: TextIO, sentences: tuple[str, str], names: Sequence[str] = (), path: Path | None = None
) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # no console of another alphabet stops a rescue
    for language, sentence in enumerate(sentences):
        listed = ", ".join(protection_in_both(name)[language] for name in names)
        print(sentence.format(names=listed, path=path), file=stream)


if __name__ == "__main__":
    sys.exit(main())
