"""The machine itself, or the folder of an image. Knows nothing of what is written where.

Only root changes anything here; every change is whole and on the disk before it returns.
"""

import errno
import fcntl
import os
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kiosk.lockdown.linux.station.host import PART, ROOT, Found, ProgramError, What

SYSTEM_FOLDERS: Final = (
    "/usr/local/sbin",
    "/usr/local/bin",
    "/usr/sbin",
    "/usr/bin",
    "/sbin",
    "/bin",
)
ACCOUNTS_LOCK: Final = "/etc/.pwd.lock"
_SECONDS: Final = 20.0
_LOCK_TRIES: Final = 50
_LOCK_WAIT_S: Final = 0.1
_BITS: Final = 0o7777


class RealHost:
    """Files under a root folder; programs only where that is the machine that runs."""

    def __init__(self, root: Path = Path("/"), *, lock_wait_s: float = _LOCK_WAIT_S) -> None:
        self._root = root
        self._lock_wait_s = lock_wait_s

    @property
    def live(self) -> bool:
        """Whether the root folder is the machine's own."""
        return self._root == Path("/")

    def look(self, path: str) -> Found | None:
        """What lies at a path, links not followed."""
        try:
            return _found(self._at(path), whole=True)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def write(self, path: str, content: bytes, mode: int, owner: tuple[int, int] = ROOT) -> None:
        """Replace a file, whole and durably."""
        place = self._at(path)
        part = place.with_name(place.name + PART)
        part.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fchown(file.fileno(), *owner)
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        part.replace(place)
        _sync(place.parent)

    def link(self, path: str, target: str, owner: tuple[int, int] = ROOT) -> None:
        """Replace what lies there by a symbolic link."""
        place = self._at(path)
        part = place.with_name(place.name + PART)
        part.unlink(missing_ok=True)
        part.symlink_to(target)
        os.lchown(part, *owner)
        part.replace(place)
        _sync(place.parent)

    def make_folder(self, path: str, mode: int, owner: tuple[int, int] = ROOT) -> None:
        """Make one folder, or give the one that is there this mode and owner."""
        place = self._at(path)
        place.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            os.fchown(descriptor, *owner)
            os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _sync(place.parent)

    def remove(self, path: str) -> bool:
        """Take it away; a folder that holds something stays."""
        place = self._at(path)
        self.tidy(path)
        try:
            if stat.S_ISDIR(place.lstat().st_mode):
                if any(place.iterdir()):
                    return False
                place.rmdir()
            else:
                place.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return True
        _sync(place.parent)
        return True

    def tidy(self, path: str) -> None:
        """Take away what an interrupted writing of this path left beside it."""
        place = self._at(path)
        with suppress(FileNotFoundError, NotADirectoryError):
            place.with_name(place.name + PART).unlink()

    def below(self, path: str) -> Iterator[tuple[str, Found]]:
        """Everything under a folder, without the content of files."""
        top = self._at(path)
        if top.is_symlink() or not top.is_dir():
            return
        for folder, folders, files in os.walk(top, onerror=_refuse):
            for name in sorted((*folders, *files)):
                place = Path(folder, name)
                inside = "/" + str(place.relative_to(self._root))
                with suppress(FileNotFoundError):  # it went meanwhile
                    yield inside, _found(place, whole=False)

    @contextmanager
    def accounts_locked(self) -> Iterator[None]:
        """Hold the lock that the system's own account tools take, where there is one."""
        try:
            descriptor = os.open(self._at(ACCOUNTS_LOCK), os.O_RDWR | os.O_NOFOLLOW)
        except FileNotFoundError:  # no account tool has ever run there
            yield
            return
        try:
            self._await_lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def _await_lock(self, descriptor: int) -> None:
        for _ in range(_LOCK_TRIES):
            with suppress(BlockingIOError):
                fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            time.sleep(self._lock_wait_s)
        raise BlockingIOError(errno.EAGAIN, "the list of accounts is locked")

    def has_program(self, name: str) -> bool:
        """Whether a program of the system is installed there."""
        return any(os.access(self._at(f"{folder}/{name}"), os.X_OK) for folder in SYSTEM_FOLDERS)

    def run(self, *words: str) -> str:
        """The standard output of a program of the system."""
        if not self.live:
            raise ProgramError(operation=words[0], reason="image")
        environment = {"PATH": ":".join(SYSTEM_FOLDERS), "LC_ALL": "C"}
        try:
            return subprocess.run(
                words,
                check=True,
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                env=environment,
            ).stdout
        except (OSError, subprocess.SubprocessError) as error:
            raise ProgramError(operation=words[0]) from error

    def _at(self, path: str) -> Path:
        return self._root / path.lstrip("/")


def _found(place: Path, *, whole: bool) -> Found:
    told = place.lstat()
    owner = (told.st_uid, told.st_gid)
    mode = told.st_mode & _BITS
    if stat.S_ISLNK(told.st_mode):
        return Found(What.LINK, mode, owner, target=str(place.readlink()))
    if stat.S_ISDIR(told.st_mode):
        return Found(What.FOLDER, mode, owner)
    if stat.S_ISREG(told.st_mode):
        return Found(What.FILE, mode, owner, place.read_bytes() if whole else b"")
    return Found(What.OTHER, mode, owner)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse(error: OSError) -> None:
    raise error
