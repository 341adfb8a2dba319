"""A lockdown under a watchdog that must answer as well. Knows no process and no operation.

A watchdog that was stopped would start nothing again after a crash, and give no machine back.
"""

from typing import Final, Protocol

from kiosk.ports.errors import LockdownError
from kiosk.ports.lockdown import Lockdown

WATCHDOG: Final = "watchdog"
PATIENCE_S: Final = 5.0
"""Longer than a busy machine makes a process wait that only answers."""


class Parent(Protocol):
    """The watchdog, seen from the application."""

    def silent_s(self) -> float:
        """For how many seconds it has owed an answer."""
        ...

    def rouse(self) -> None:
        """Have it go on if it was stopped, and wait a moment for its answer."""
        ...


class Watched:
    """The same lockdown, with its watchdog as one more mandatory protection.

    Nothing of it has to be put back, so no note names it.
    """

    def __init__(self, lockdown: Lockdown, parent: Parent) -> None:
        self._lockdown = lockdown
        self._parent = parent
        self._engaged = False

    @property
    def level(self) -> int:
        """That of the lockdown."""
        return self._lockdown.level

    @property
    def mandatory(self) -> frozenset[str]:
        """Those of the lockdown, and the watchdog."""
        return self._lockdown.mandatory | {WATCHDOG}

    @property
    def limits(self) -> tuple[str, ...]:
        """Those of the lockdown."""
        return self._lockdown.limits

    def engage(self) -> tuple[str, ...]:
        """Lock the machine; the names of what is in force, the watchdog first.

        Raises:
            LockdownError: The watchdog does not answer, and nothing was changed; or a mandatory
                operation failed, and everything begun was undone.
        """
        if self._mended():
            raise LockdownError(operation=WATCHDOG)
        held = self._lockdown.engage()
        self._engaged = True
        return (WATCHDOG, *held)

    def lost(self) -> tuple[str, ...]:
        """The names of what is no longer in force."""
        return (*self._silent(), *self._lockdown.lost())

    def mend(self) -> tuple[str, ...]:
        """Make again what no longer holds; the names of what still does not."""
        silent = self._mended() if self._engaged else ()
        return (*silent, *self._lockdown.mend())

    def release(self) -> tuple[str, ...]:
        """Give the machine back; the names of what could not be undone."""
        self._engaged = False
        return self._lockdown.release()

    def _mended(self) -> tuple[str, ...]:
        if self._parent.silent_s() >= PATIENCE_S:
            self._parent.rouse()
        return (WATCHDOG,) if self._parent.silent_s() >= PATIENCE_S else ()

    def _silent(self) -> tuple[str, ...]:
        silent = self._engaged and self._parent.silent_s() >= PATIENCE_S
        return (WATCHDOG,) if silent else ()
