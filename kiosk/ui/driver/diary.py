"""What of a script has happened, kept across deaths. Knows no script and no screen."""

import json
from pathlib import Path
from typing import Final

from kiosk.durable_file import storage_failures, write_durably
from kiosk.ports.errors import StorageError

FILE_NAME: Final = "rehearsal-diary.json"
TREE: Final = "tree"


class Diary:
    """Entries by number; each is durable before what it tells is done.

    An entry written before a death says that the death was wanted.
    """

    def __init__(self, folder: Path) -> None:
        """Read what is there.

        Raises:
            StorageError: It cannot be read, or is not what a diary writes.
        """
        self._path = folder / FILE_NAME
        self._done: tuple[int, ...] = ()
        self._deaths: tuple[str, ...] = ()
        with storage_failures(folder):
            try:
                untrusted = self._path.read_bytes()
            except FileNotFoundError:
                return
        try:
            found = json.loads(untrusted)
            self._done = tuple(int(one) for one in found["done"])
            self._deaths = tuple(str(one) for one in found["deaths"])
        except (ValueError, KeyError, TypeError) as error:
            raise StorageError(folder=str(folder), file=FILE_NAME) from error

    @property
    def deaths(self) -> tuple[str, ...]:
        """What was killed as asked, oldest first."""
        return self._deaths

    def done(self, event: int) -> bool:
        """Whether the event of this number has happened."""
        return event in self._done

    def note(self, event: int, death: str = "") -> None:
        """Keep that an event happens now; *death* names what dies of it.

        Raises:
            StorageError: The former diary is still there; the event must not happen.
        """
        done = (*self._done, event)
        deaths = (*self._deaths, death) if death else self._deaths
        content = json.dumps({"done": done, "deaths": deaths}, separators=(",", ":"))
        write_durably(self._path, content.encode())
        self._done, self._deaths = done, deaths
