"""The screen saver of an X11 desktop, through its own program. Knows nothing about windows."""

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kiosk.ports.errors import LockdownError

SCREEN_SAVER: Final = "screen-saver"

_PROGRAM: Final = "xset"
_SECONDS: Final = 5
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
_SAVER: Final = re.compile(r"timeout:\s*([0-9]+)\s+cycle:\s*([0-9]+)")
_BLANKING: Final = re.compile(r"prefer blanking:\s*(yes|no)")
_POWER: Final = re.compile(
    r"Standby:\s*([0-9]+)\s+Suspend:\s*([0-9]+)\s+Off:\s*([0-9]+)\s+DPMS is (Enabled|Disabled)"
)


class ScreenSaverError(LockdownError):
    """The program that rules the screen saver failed, or its answer was not understood."""

    key = "error.lockdown"


def run_program(arguments: Sequence[str]) -> str:
    """The standard output of a program of the system, in its untranslated form.

    Raises:
        OSError: The program could not be started.
        subprocess.SubprocessError: It failed, or took longer than five seconds.
    """
    return subprocess.run(
        ["env", "LC_ALL=C", *arguments],
        check=True,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
    ).stdout


def installed() -> bool:
    """Whether this machine has the program that rules the screen saver."""
    return shutil.which(_PROGRAM) is not None


class ScreenSaver:
    """Keeps the screen awake for the exam, and gives back the very times that were set."""

    name = SCREEN_SAVER

    def __init__(self, run: Callable[[Sequence[str]], str] = run_program) -> None:
        self._run = run

    def obstacle(self) -> str:
        """Nothing is asked beforehand: reading the times is the question itself."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """The times in seconds and the preferences; None where the display has no power saving.

        Raises:
            ScreenSaverError: They could not be read.
        """
        answer = self._ask("q")
        saver = _SAVER.search(answer)
        blanking = _BLANKING.search(answer)
        if saver is None or blanking is None:
            raise ScreenSaverError(operation=self.name)
        power = _POWER.search(answer)
        standby, suspend, off, state = power.groups() if power else (None, None, None, None)
        return {
            "timeout": saver[1],
            "cycle": saver[2],
            "blanking": blanking[1],
            "standby": standby,
            "suspend": suspend,
            "off": off,
            "power_saving": state,
        }

    def perform(self) -> None:
        """Stop blanking, and power saving where the display has it.

        Raises:
            ScreenSaverError: The display did not take it.
        """
        self._ask("s", "off")
        self._ask("s", "noblank")
        if self.before()["power_saving"] is not None:
            self._ask("-dpms")

    def holds(self) -> bool:
        """Whether nothing will blank the screen.

        Raises:
            ScreenSaverError: It could not be asked.
        """
        now = self.before()
        return (
            now["timeout"] == "0" and now["blanking"] == "no" and now["power_saving"] != "Enabled"
        )

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Set the former times and preferences again.

        Raises:
            ScreenSaverError: The note does not hold them, or the display did not take them.
        """
        self._ask("s", _seconds(before, "timeout"), _seconds(before, "cycle"))
        self._ask("s", "noblank" if before.get("blanking") == "no" else "blank")
        if before.get("power_saving") is None:
            return
        times = [_seconds(before, which) for which in ("standby", "suspend", "off")]
        self._ask("dpms", *times)
        self._ask("+dpms" if before["power_saving"] == "Enabled" else "-dpms")

    def _ask(self, *arguments: str) -> str:
        try:
            return self._run([_PROGRAM, *arguments])
        except (OSError, subprocess.SubprocessError) as error:
            raise ScreenSaverError(operation=self.name) from error


def _seconds(before: Mapping[str, str | None], which: str) -> str:
    word = before.get(which)
    if word is None or not _NUMBER.fullmatch(word):
        raise ScreenSaverError(operation=SCREEN_SAVER)
    return word
