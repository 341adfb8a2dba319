"""What an exam's process finds out by itself, without rights, about its station.

Thin: each is one question to the system. Knows no window and no exam.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from kiosk.lockdown.linux.station.environment import unclean
from kiosk.lockdown.linux.station.kernel_values import looser, read_values
from kiosk.lockdown.linux.station.places import ACCOUNT

COMPOSITOR: Final = frozenset({"/usr/bin/cage", "/usr/local/bin/cage"})
ATTESTED: Final = "station-"
"""Before the name of a part of the preparation: that the guard attests it."""
_MOST_PARENTS: Final = 16


class Fact:
    """A part of a level that others made and this process can only ask about."""

    def __init__(self, name: str, check: Callable[[], bool]) -> None:
        self.name = name
        self._check = check

    def obstacle(self) -> str:
        """That it is not so, told by its own name."""
        return "" if self.holds() else self.name

    def before(self) -> Mapping[str, str | None]:
        """Nothing will have to be put back."""
        return {}

    def perform(self) -> None:
        """Nothing can be done without rights."""

    def holds(self) -> bool:
        """Whether it is so now."""
        return self._check()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Nothing was changed."""


def is_dedicated_account() -> bool:
    """Whether this process is the account of exams, with no other rights to go back to."""
    if sys.platform == "win32":  # pragma: no cover - this module is read there all the same
        return False
    import pwd

    try:
        uid = pwd.getpwnam(ACCOUNT).pw_uid
    except KeyError:
        return False
    return uid != 0 and set(os.getresuid()) == {uid}


def under_compositor(proc: Path = Path("/proc")) -> bool:
    """Whether a kiosk compositor, and no desktop, is an ancestor of this process."""
    process = os.getpid()
    for _ in range(_MOST_PARENTS):
        try:
            told = (proc / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
            process = int(told.rpartition(")")[2].split()[1])
            program = str((proc / str(process) / "exe").readlink())
        except (OSError, ValueError, IndexError):
            return False
        if program in COMPOSITOR:
            return True
    return False


def kernel_is_strict() -> bool:
    """Whether no value of the kernel that can be read is looser than wanted."""
    return not looser(read_values())


def environment_is_clean() -> bool:
    """Whether nothing in the environment could change which code runs."""
    return not unclean(os.environ, _writable)


def code_is_roots() -> bool:
    """Whether this account can change nothing that code is loaded from, nor a folder above it."""
    return not any(_writable(place) for place in (*sys.path, sys.executable))


def _writable(place: str) -> bool:
    path = PurePosixPath(place)
    if not path.is_absolute():
        return True  # what depends on where one is can be anywhere
    return any(os.access(one, os.W_OK) for one in (path, *path.parents))


SEEN: Final[Mapping[str, Callable[[], bool]]] = MappingProxyType(
    {
        "own-account": is_dedicated_account,
        "compositor": under_compositor,
        "strict-kernel": kernel_is_strict,
        "clean-environment": environment_is_clean,
        "roots-code": code_is_roots,
    }
)
"""What this process sees by itself, by the name of each."""
