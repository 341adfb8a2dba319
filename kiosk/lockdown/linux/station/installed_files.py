"""Files put on the machine, and the machine as it was put back. Knows not what the files say.

The note holds, for each path, what lay there (`null`: nothing) and the folders that were not
there, so that undoing needs the note alone.
"""

import base64
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from kiosk.lockdown.linux.station.host import ROOT, Found, Host, ProgramError, What

FOLDERS: Final = "folders"
_FOLDER_MODE: Final = 0o755
_LINK_MODE: Final = 0o777


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to lie at a path: a file of root's, or a link."""

    path: str
    content: bytes = b""
    mode: int = 0o644
    target: str = ""

    @property
    def found(self) -> Found:
        """The same, as the machine tells it."""
        if self.target:
            return Found(What.LINK, _LINK_MODE, ROOT, target=self.target)
        return Found(What.FILE, self.mode, ROOT, self.content)


def planned(path: str, text: str, mode: int = 0o644) -> Planned:
    """A file with this text."""
    return Planned(path, text.encode(), mode)


def masked(unit: str) -> Planned:
    """A unit that systemd refuses to start."""
    return Planned(f"/etc/systemd/system/{unit}", target="/dev/null")


Commands = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FilesUndo:
    """Puts files back as the note tells; then programs of the running machine are told.

    A program that does not listen is no failure: the next start finds the files as they were.
    """

    host: Host
    commands: Commands = ()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Put back what the note says; folders go only if nobody else put something in them.

        Raises:
            OSError: Something is not as it was.
            ValueError: The note is not one of files.
        """
        former = {path: word and unpacked(word) for path, word in before.items() if path != FOLDERS}
        for path, found in reversed(former.items()):
            put(self.host, path, found or None)
        for folder in reversed((before.get(FOLDERS) or "").split("\n")):
            if folder:
                self.host.remove(folder)
        if self.host.live:
            for words in self.commands:
                with suppress(ProgramError):
                    self.host.run(*words)


class InstalledFiles:
    """One part of the preparation: some files that are there or not there together."""

    def __init__(
        self,
        host: Host,
        name: str,
        files: tuple[Planned, ...],
        undo: FilesUndo,
        *,
        against: Callable[[], str] = str,
        told: Commands = (),
    ) -> None:
        """Prepare to install.

        Args:
            host: The machine.
            name: The operation's name.
            files: What is to lie where.
            undo: Puts back what was there.
            against: Why it cannot be done here, as a code; empty when it can.
            told: The programs to run on the running machine once the files are there.
        """
        self.name = name
        self._host = host
        self._files = files
        self._undo = undo
        self._against = against
        self._told = told

    def obstacle(self) -> str:
        """What stands against it: a path that is a folder, or what the part itself needs."""
        for file in self._files:
            found = self._host.look(file.path)
            if found is not None and found.what not in (What.FILE, What.LINK):
                return "path-taken"
        return self._against()

    def before(self) -> Mapping[str, str | None]:
        """What lies at each path now, and which folders do not exist."""
        told: dict[str, str | None] = {}
        missing: list[str] = []
        for file in self._files:
            found = self._host.look(file.path)
            told[file.path] = None if found is None else packed(found)
            for folder in reversed(PurePosixPath(file.path).parents):
                inside = str(folder)
                if inside not in missing and self._host.look(inside) is None:
                    missing.append(inside)
        return {**told, FOLDERS: "\n".join(missing) or None}

    def perform(self) -> None:
        """Put every file there.

        Raises:
            OSError: One could not be written.
            ProgramError: A program did not act.
        """
        for file in self._files:
            for folder in reversed(PurePosixPath(file.path).parents):
                if self._host.look(str(folder)) is None:
                    self._host.make_folder(str(folder), _FOLDER_MODE)
            put(self._host, file.path, file.found)
        if self._host.live:
            for words in self._told:
                self._host.run(*words)

    def holds(self) -> bool:
        """Whether every file is there as it was put, with its owner and mode."""
        return all(self._host.look(file.path) == file.found for file in self._files)

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Put back what the note says."""
        self._undo.revert(before)


def put(host: Host, path: str, wanted: Found | None) -> None:
    """Have exactly this at a path; what is so already is not written again.

    Raises:
        OSError: It is not there.
    """
    if wanted is None:
        host.remove(path)
    elif host.look(path) == wanted:
        host.tidy(path)
    elif wanted.what is What.LINK:
        host.link(path, wanted.target, wanted.owner)
    else:
        host.write(path, wanted.content, wanted.mode, wanted.owner)


def packed(found: Found) -> str:
    """What lies at a path, as one word of the note.

    >>> unpacked(packed(Found(What.LINK, 0o777, (0, 0), target="/dev/null"))).target
    '/dev/null'
    """
    content = base64.b64encode(found.content).decode()
    return json.dumps([found.what, found.mode, *found.owner, content, found.target])


def unpacked(word: str) -> Found:
    """The same back.

    Raises:
        ValueError: It is no such word.
    """
    match json.loads(word):
        case ["file" | "link" as what, int(mode), int(user), int(group), str(content), str(target)]:
            return Found(
                What(what), mode, (user, group), base64.b64decode(content, validate=True), target
            )
        case _:
            raise ValueError("not what lay at a path")
