"""The mark that one process uses a state folder. Knows nothing about what is in it."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kiosk.durable_file import PRIVATE, make_folder, storage_failures
from kiosk.ports.errors import StateLockedError

FILE_NAME: Final = "station.lock"


class StateLock:
    """Held from its making to its release, or to the end of the process, however it ends.

    The file stays: removing it would let two processes lock two files of one name.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            StateLockedError: Another process holds it.
            StorageError: The folder or the file cannot be made.
        """
        make_folder(folder)
        with storage_failures(folder):
            self._descriptor = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, PRIVATE)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise StateLockedError(folder=str(folder)) from error
        self._held = True

    def release(self) -> None:
        """Let another process in; doing it twice is doing it once."""
        if self._held:
            self._held = False
            os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


if sys.platform == "win32":  # pragma: no cover - other systems cannot call it
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
