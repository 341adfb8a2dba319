"""Making a machine an exam station and giving it back, as one deed each. Knows no console.

The note of what to put back lies in root's own folder; the mark that all is done is the last part
of the preparation, so that a note without the mark is a deed that was cut short.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.durable_file import PART
from kiosk.lockdown.linux.station.account_lines import PASSWD, parsed
from kiosk.lockdown.linux.station.dedicated_account import NAME as ACCOUNT_PART
from kiosk.lockdown.linux.station.dedicated_account import waiting_results
from kiosk.lockdown.linux.station.host import Host, What
from kiosk.lockdown.linux.station.places import (
    ACCOUNT,
    ENABLED,
    KEPT,
    LOCKDOWN,
    SETTINGS,
)
from kiosk.lockdown.linux.station.preparation import operations, preparation
from kiosk.lockdown.linux.station.settings import Station, parse_station
from kiosk.lockdown.linux.station.undos import undos
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.ports.errors import LockdownError, RestoreNoteError, StateLockedError

_PRIVATE: Final = 0o700
_SEEN: Final = 0o755
_OTHERS_WRITE: Final = 0o022


@dataclass(frozen=True, slots=True)
class Condition:
    """How a machine stands: prepared, cut short, or neither; and each part by its name."""

    prepared: bool
    unfinished: bool
    account: bool
    waiting: int
    parts: tuple[tuple[str, bool], ...] = ()

    @property
    def lost(self) -> tuple[str, ...]:
        """The parts that do not hold."""
        return tuple(name for name, holds in self.parts if not holds)


class Administration:
    """The deeds of an administrator on one machine, or on the image of one."""

    def __init__(self, host: Host, root: Path = Path("/")) -> None:
        self._host = host
        self._folder = root / LOCKDOWN.lstrip("/")
        self._note = RestoreNote(self._folder / FILE_NAME)

    def enable(self, station: Station) -> bool:
        """Prepare the machine; False when it is so already, and nothing was changed.

        What an earlier preparation left is given back first.

        Raises:
            LockdownError: It cannot be done; everything begun was undone, `left` excepted.
            RestoreNoteError: The note of an earlier preparation cannot be read.
            StateLockedError: Another such deed is under way.
            OSError: The note's folder cannot be made.
        """
        if self.station() == station and self.condition().prepared and not self.condition().lost:
            return False
        try:
            self._make_folders()
            with self._alone():
                preparation(self._host, station, self._note).engage()
        except BaseException:
            self._tidy()
            raise
        return True

    def disable(self, *, unfinished_only: bool = False) -> tuple[str, ...]:
        """Give the machine back; the names of the parts that could not be.

        The account stays while the station's memory holds anything.

        Raises:
            RestoreNoteError: The note cannot be read; nothing was changed.
            StateLockedError: Another such deed is under way.
        """
        if unfinished_only and self._marked():
            return ()
        left: tuple[str, ...] = ()
        if self._host.look(LOCKDOWN) is not None:
            if not self._roots():
                raise RestoreNoteError(path=str(self._note.path))
            with self._alone():
                left = restore(self._note, undos(self._host))
        self._tidy()
        return left

    def station(self) -> Station | None:
        """What was decided at the preparation; None when nothing, or nothing readable, tells."""
        found = self._host.look(SETTINGS)
        if found is None or found.what is not What.FILE or found.owner[0] != 0:
            return None
        try:
            return parse_station(found.content)
        except (ValueError, RecursionError):
            return None

    def condition(self) -> Condition:
        """How the machine stands.

        Raises:
            RestoreNoteError: The note cannot be read.
        """
        noted = self._host.look(LOCKDOWN) is not None and bool(self._note.read())
        prepared = noted and self._marked()
        station = self.station()
        parts = () if station is None or not prepared else operations(self._host, station)
        passwd = self._host.look(PASSWD)
        text = "" if passwd is None else passwd.content.decode("utf-8", "surrogateescape")
        return Condition(
            prepared,
            noted and not prepared,
            parsed(text, ACCOUNT) is not None,
            len(waiting_results(self._host)),
            tuple((part.name, part.holds()) for part in parts),
        )

    def _make_folders(self) -> None:
        for path, mode in ((KEPT, _SEEN), (LOCKDOWN, _PRIVATE)):
            if self._host.look(path) is None:
                self._host.make_folder(path, mode)
        if not self._roots():
            raise LockdownError(operation=ACCOUNT_PART, reason="memory-of-another")

    def _roots(self) -> bool:
        """Whether nobody but root could have written what is noted, or can take it away."""
        found = (self._host.look(KEPT), self._host.look(LOCKDOWN))
        return all(
            one is not None
            and (one.what, one.owner[0]) == (What.FOLDER, 0)
            and not one.mode & _OTHERS_WRITE
            for one in found
        )

    def _marked(self) -> bool:
        return self._host.look(ENABLED) is not None

    def _tidy(self) -> None:
        """Take the note's folder away once it is empty, and the one above."""
        if self._host.look(KEPT) is None:
            return
        for path in self._note.paths:
            path.with_name(path.name + PART).unlink(missing_ok=True)  # half a note says nothing
        if self._host.remove(LOCKDOWN):
            self._host.remove(KEPT)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StateLockedError(folder=str(self._folder)) from error
            yield
        finally:
            os.close(descriptor)
