"""Keeps the machine from sleeping, through systemd's own program. Knows nothing about windows.

The program holds the inhibition as long as a child of its own reads from this process: when this
process ends, however it ends, the child sees the end of its input and nothing is left to undo.
"""

import select
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.ports.errors import LockdownError

AWAKE: Final = "awake"

_PROGRAM: Final = "systemd-inhibit"
_RUNNING: Final = Path("/run/systemd/system")
"""There where systemd runs the machine, as `sd_booted` has it."""
_WISHES: Final = ("idle:sleep:handle-lid-switch", "idle:sleep")
"""Not every account may rule the lid."""
_SECONDS: Final = 2.0


class AwakeError(LockdownError):
    """The system did not grant it."""

    key = "error.lockdown"


def inhibitor(what: str) -> Sequence[str]:
    """The command that inhibits as long as its input lasts, and repeats what it reads."""
    who = ("--who=Pix Kiosk", "--why=Test en cours", "--mode=block")
    return (_PROGRAM, f"--what={what}", *who, "cat")


def there() -> bool:
    """Whether this machine has the service and its program."""
    return _RUNNING.is_dir() and shutil.which(_PROGRAM) is not None


class Awake:
    """No sleep, no idle action, and no suspend by the lid where the account may say so."""

    name = AWAKE

    def __init__(
        self,
        command: Callable[[str], Sequence[str]] = inhibitor,
        available: Callable[[], bool] = there,
    ) -> None:
        self._command = command
        self._available = available
        self._child: subprocess.Popen[bytes] | None = None

    def obstacle(self) -> str:
        """`logind` where the system has no such service."""
        return "" if self._available() else "logind"

    def before(self) -> Mapping[str, str | None]:
        """Nothing: what is inhibited here ends with this process."""
        return {}

    def perform(self) -> None:
        """Ask, and wait for the grant: what was written comes back through it.

        Raises:
            AwakeError: It was not granted, with the lid or without.
        """
        if self.holds():
            return
        self.revert({})
        for what in _WISHES:
            with suppress(OSError):
                child = subprocess.Popen(
                    self._command(what),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    bufsize=0,
                )
                if _answers(child):
                    self._child = child
                    return
                _end(child)
        raise AwakeError(operation=self.name)

    def holds(self) -> bool:
        """Whether the program that holds it still runs."""
        return self._child is not None and self._child.poll() is None

    def revert(self, _before: Mapping[str, str | None]) -> None:
        """Let the machine sleep again."""
        child, self._child = self._child, None
        if child is not None:
            _end(child)


def _answers(child: subprocess.Popen[bytes]) -> bool:
    """Whether a line written to the child comes back: it runs, and what it asked was granted."""
    told, heard = child.stdin, child.stdout
    if told is None or heard is None:  # asked for above; said for the type checker
        return False  # pragma: no cover - subprocess gives what is asked
    try:
        told.write(b"\n")
    except BrokenPipeError:
        return False
    ready = select.select([heard], [], [], _SECONDS)[0]
    return bool(ready) and heard.read(1) == b"\n"


def _end(child: subprocess.Popen[bytes]) -> None:
    """Close the child's input, which ends it, or end it where that does not."""
    try:
        child.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
