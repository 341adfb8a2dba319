"""The lockdown port: revertible operations on the machine. Knows no operating system."""

from collections.abc import Mapping
from typing import Protocol


class Operation(Protocol):
    """One change to the machine that can be undone by a note alone."""

    @property
    def name(self) -> str:
        """A stable name, as in the restore note."""
        ...

    def before(self) -> Mapping[str, str | None]:
        """What will have to be put back; None says that there was nothing."""
        ...

    def perform(self) -> None:
        """Make the change."""
        ...

    def holds(self) -> bool:
        """Whether the change is still in force."""
        ...

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Put back what the note says; doing it twice is doing it once."""
        ...


class Lockdown(Protocol):
    """The whole of the operations of one level."""

    @property
    def level(self) -> int:
        """2 for an exam station, 1 for a protected session, 0 for a rehearsal."""
        ...

    def engage(self) -> tuple[str, ...]:
        """Lock the machine; the names of the operations in force.

        Raises:
            LockdownError: One failed; everything begun was undone.
        """
        ...

    def lost(self) -> tuple[str, ...]:
        """The names of the operations no longer in force."""
        ...

    def release(self) -> tuple[str, ...]:
        """Give the machine back; the names of what could not be undone."""
        ...
