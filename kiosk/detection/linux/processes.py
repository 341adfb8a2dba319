"""The processes of Linux by `/proc`, as far as this account may see them. Judges none."""

import os
from pathlib import Path
from typing import Final

from kiosk.detection.programs import Running

PROC: Final = Path("/proc")

_FIRST_PERSON: Final = 1000
_LAST_PERSON: Final = 60_000
_INTERPRETERS: Final = ("python", "perl", "ruby", "node", "java", "mono", "electron", "wine")
_LONGEST: Final = 4096


class Processes:
    """All processes; what was read of one is kept while it runs the same program."""

    def __init__(self, root: Path = PROC, own_account: int | None = None) -> None:
        self._root = root
        self._own_account = os.getuid() if own_account is None else own_account
        self._kept: dict[tuple[int, str], Running] = {}

    def __call__(self) -> tuple[Running, ...]:
        """Those that can be read; one that ends meanwhile is left out."""
        found: dict[tuple[int, str], Running] = {}
        for folder in self._root.iterdir():
            if not folder.name.isdigit():
                continue
            try:
                word, parent, start = stat_of(folder)
                key = (int(folder.name), f"{start} {parent} {word}")
                found[key] = self._kept.get(key) or self._read(folder, word, parent)
            except (OSError, ValueError, IndexError):
                continue
        self._kept = found
        return tuple(found.values())

    def _read(self, folder: Path, word: str, parent: int) -> Running:
        account = folder.stat().st_uid
        with (folder / "cmdline").open("rb") as file:
            line = file.read(_LONGEST).decode("utf-8", "replace")
        arguments = tuple(line.rstrip("\0").split("\0")) if line else ()
        names = [self._file(folder) or (arguments[0] if arguments else ""), word]
        if arguments:
            names.append(arguments[0])
            names += _script(arguments)
        person = _FIRST_PERSON <= account < _LAST_PERSON
        return Running(
            int(folder.name),
            parent,
            tuple(dict.fromkeys(name for name in names if name)),
            account,
            ordinary=person or account == self._own_account,
            arguments=arguments,
        )

    def _file(self, folder: Path) -> str:
        try:
            return str((folder / "exe").readlink())
        except OSError:  # another account's: its first argument says it instead
            return ""


def _script(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """The script of an interpreter: the first argument that is no option."""
    if not arguments[0].rpartition("/")[2].startswith(_INTERPRETERS):
        return ()
    return next(((one,) for one in arguments[1:] if not one.startswith("-")), ())


def stat_of(folder: Path) -> tuple[str, int, str]:
    """The word, the parent and the start of a process, by its folder.

    Raises:
        OSError: It has ended.
        IndexError: The line is cut off.
    """
    with (folder / "stat").open("rb") as file:
        line = file.read(_LONGEST).decode("utf-8", "replace")
    word, _, rest = line.partition("(")[2].rpartition(")")
    fields = rest.split()
    return word, int(fields[1]), fields[19]


def word_of(pid: int, root: Path = PROC) -> str:
    """What the kernel calls a process; empty when it has ended."""
    try:
        return (root / str(pid) / "comm").read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def comes_from(pid: int, own: int, root: Path = PROC) -> bool:
    """Whether a process is another one, or one that it started, or one that these started."""
    seen: set[int] = set()
    while pid > 1 and pid not in seen:
        if pid == own:
            return True
        seen.add(pid)
        try:
            pid = stat_of(root / str(pid))[1]
        except (OSError, ValueError, IndexError):
            return False
    return False


def tracer_of(pid: int, root: Path = PROC) -> int:
    """The process that traces another one; 0 when none does.

    Raises:
        OSError: There is no such process.
    """
    with (root / str(pid) / "status").open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("TracerPid:"):
                return int(line.split()[1])
    return 0
