"""The folders of an exam station that no ordinary user writes in. Knows no system call.

What is asked of the system stands in `Folders`; `win32_folders` answers it, a fake does in tests.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Protocol

from kiosk.lockdown.windows.folder_rights import (
    ADD,
    MODIFY,
    OURS,
    PRIVATE,
    READ,
    Rights,
    for_account,
    parsed,
)

STATE_FOLDER: Final = "state-folder"
_NOTES: Final = "*.json"


class Folders(Protocol):
    """What is asked of the system about rights; each raises OSError where it cannot."""

    def make_folder(self, path: str, rights: str, /) -> None:
        """Make a folder that has these rights from the first moment; one there is left alone."""
        ...

    def rights(self, path: str, /) -> str:
        """Owner and grants as one line."""
        ...

    def set_rights(self, path: str, rights: str, /) -> None:
        """Give it this owner and these grants, and what it holds those that are inherited."""
        ...

    def is_link(self, path: str, /) -> bool:
        """Whether the name leads elsewhere."""
        ...


class ForeignFolderError(PermissionError):
    """Somebody else made this folder, or put a link in its place."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class OpenFolderError(PermissionError):
    """Somebody else could have written what lies in this folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


def trusted(folders: Folders, folder: Path) -> bool:
    """Whether only administrators and the system could have put the notes into a folder.

    Above it a folder where all may make things but only owners take them away is enough, as
    ProgramData is.
    """
    try:
        whole = folder.resolve()
        above = all(_rights(folders, one).closed(others=READ | ADD) for one in whole.parents)
        return (
            above
            and _rights(folders, whole).closed()
            and all(_own_file(folders, one) for one in whole.glob(_NOTES))
        )
    except (OSError, ValueError):
        return False


def _own_file(folders: Folders, path: Path) -> bool:
    return not folders.is_link(str(path)) and _rights(folders, path).closed()


def _rights(folders: Folders, path: Path) -> Rights:
    return parsed(folders.rights(str(path)))


def make_station_folders(folders: Folders, notes: Path, state: Path, sid: str | None) -> None:
    """Make the folder of the notes and the one around it private, or private again.

    Args:
        folders: The system.
        notes: Where the note lies; the folder above it is the station's own too.
        state: The account's folder beside it; it is only looked at.
        sid: The account's identifier, if there is one already.

    Raises:
        ForeignFolderError: One of the three was made by somebody else. Nothing was changed in it.
        OpenFolderError: Notes lie where others could write, or what is above is not closed.
        OSError: A folder could not be made, or its rights not be set.
    """
    if any(notes.glob(_NOTES)) and not trusted(folders, notes):
        raise OpenFolderError(notes)  # closing it now would make a forged note believed
    for folder in (notes.parent, notes):
        _take(folders, folder, PRIVATE)
    if os.path.lexists(state):
        _refuse_foreign(folders, state, sid)
    if not trusted(folders, notes):
        raise OpenFolderError(notes)


def _take(folders: Folders, folder: Path, rights: str, sid: str | None = None) -> None:
    folders.make_folder(str(folder), rights)
    _refuse_foreign(folders, folder, sid)
    folders.set_rights(str(folder), rights)


def _refuse_foreign(folders: Folders, folder: Path, sid: str | None = None) -> None:
    try:
        owner = _rights(folders, folder).owner
        foreign = folders.is_link(str(folder)) or (owner not in OURS and owner != sid)
    except (OSError, ValueError):  # made so that not even we may look
        foreign = True
    if foreign:
        raise ForeignFolderError(folder)


class StateFolder:
    """Lets the account write where the program keeps its answers; other users do not read there.

    The folder stays with its answers whatever is given back. An account made anew is let in to
    what an earlier one left.
    """

    name = STATE_FOLDER

    def __init__(self, folders: Folders, folder: Path, sid: Callable[[], str | None]) -> None:
        self._folders = folders
        self._folder = folder
        self._sid = sid

    def obstacle(self) -> str:
        """Nothing is asked beforehand."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """Nothing is to be put back."""
        return {"changed": None}

    def perform(self) -> None:
        """Make the folder, or give it these rights again.

        Raises:
            FileNotFoundError: There is no such account.
            OSError: It is somebody else's, or could not be made.
        """
        sid = self._sid()
        if sid is None:
            raise FileNotFoundError("no such account")
        _take(self._folders, self._folder, for_account(sid), sid)

    def holds(self) -> bool:
        """Whether the account may write there, and no other user."""
        sid = self._sid() or ""
        found = _rights(self._folders, self._folder)
        return found.lets(sid, MODIFY) and found.closed(but=sid)

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Nothing: answers are never deleted, nor opened to others."""
