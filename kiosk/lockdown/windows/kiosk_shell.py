"""The program in place of the desktop, by the best way that this edition has. Knows no toolkit.

Shell Launcher where it is on and obeys; else the policy *custom user interface*, which every
edition for schools has. Both former settings are noted, so that either can be put back.
"""

from collections.abc import Mapping
from contextlib import suppress
from subprocess import SubprocessError
from typing import Final

from kiosk.lockdown.windows.policies import AccountPolicies, SidOf
from kiosk.lockdown.windows.power_shell import Script
from kiosk.lockdown.windows.registry import Registry
from kiosk.lockdown.windows.shell_launcher import ShellLauncher
from kiosk.lockdown.windows.wishes import shell

KIOSK_SHELL: Final = "kiosk-shell"
_LAUNCHER: Final = "launcher"


class KioskShell:
    """Gives the account the exam's program in place of the desktop."""

    name = KIOSK_SHELL

    def __init__(self, registry: Registry, run: Script, sid: SidOf, command: str) -> None:
        self._launcher = ShellLauncher(run, sid, command)
        self._policy = AccountPolicies(KIOSK_SHELL, registry, shell(command), sid)

    def obstacle(self) -> str:
        """One of the two ways is always there."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """The former policy, and the former setting of the launcher where it can be used."""
        noted: dict[str, str | None] = {_LAUNCHER: None, **self._policy.before()}
        if not self._launcher.obstacle():
            noted |= {_LAUNCHER: "on", **self._launcher.before()}
        return noted

    def perform(self) -> None:
        """Use the launcher, or the policy where it is off or does not obey."""
        if self._launched():
            return
        if not self._launcher.obstacle():
            with suppress(OSError, SubprocessError):
                self._launcher.perform()
        if not self._launched():
            self._policy.perform()

    def holds(self) -> bool:
        """Whether one of the two is in force."""
        return self._policy.holds() or self._launched()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Put both back as they were."""
        if before.get(_LAUNCHER) is not None:
            self._launcher.revert(before)
        self._policy.revert(before)

    def _launched(self) -> bool:
        try:
            return self._launcher.holds()
        except (OSError, SubprocessError):
            return False
