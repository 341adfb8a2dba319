"""The machine as its preparation sees it: files, owners, programs. Knows nothing of exams."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from kiosk.ports.errors import LockdownError

PART: Final = ".pix-kiosk-part"
"""What a file that is being written is called until it is whole; a power cut may leave it."""
ROOT: Final = (0, 0)


class What(StrEnum):
    """What can lie at a path."""

    FILE = "file"
    LINK = "link"
    FOLDER = "folder"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at a path: all that has to be put back, times excepted.

    `mode` has twelve bits; `content` is that of a file, `target` that of a link.
    """

    what: What
    mode: int
    owner: tuple[int, int]
    content: bytes = b""
    target: str = ""


class ProgramError(LockdownError):
    """A program of the system is not there, failed, or took too long."""

    key = "error.lockdown"


class Host(Protocol):
    """The machine, or the folder that an image of one is built in. Paths are those inside it."""

    @property
    def live(self) -> bool:
        """Whether it is the machine that runs, so that its programs may be told to act."""
        ...

    def look(self, path: str) -> Found | None:
        """What lies at a path, links not followed; None when nothing does.

        Raises:
            OSError: It cannot be looked at.
        """
        ...

    def write(self, path: str, content: bytes, mode: int, owner: tuple[int, int] = ROOT) -> None:
        """Replace a file, whole and durably; its folder exists.

        Raises:
            OSError: The former one is still there.
        """
        ...

    def link(self, path: str, target: str, owner: tuple[int, int] = ROOT) -> None:
        """Replace what lies there, no folder, by a symbolic link; its folder exists.

        Raises:
            OSError: The former one is still there.
        """
        ...

    def make_folder(self, path: str, mode: int, owner: tuple[int, int] = ROOT) -> None:
        """Make one folder, or give the one that is there this mode and owner.

        Raises:
            OSError: It could not be made.
        """
        ...

    def remove(self, path: str) -> bool:
        """Take a file, a link or an empty folder away, and what was left of its writing.

        Returns:
            False when a folder holds something, and stays.

        Raises:
            OSError: It is still there.
        """
        ...

    def tidy(self, path: str) -> None:
        """Take away what an interrupted writing of this path left beside it.

        Raises:
            OSError: It is still there.
        """
        ...

    def below(self, path: str) -> Iterator[tuple[str, Found]]:
        """Everything under a folder, without the content of files; nothing if it is not there.

        Raises:
            OSError: A part cannot be looked at.
        """
        ...

    def accounts_locked(self) -> AbstractContextManager[None]:
        """Keep other programs from changing the list of accounts meanwhile.

        Raises:
            OSError: Another one has it for too long.
        """
        ...

    def has_program(self, name: str) -> bool:
        """Whether a program of the system is installed there."""
        ...

    def run(self, *words: str) -> str:
        """The standard output of a program of the machine that runs.

        Raises:
            ProgramError: It is not there, failed, or took longer than twenty seconds.
        """
        ...
