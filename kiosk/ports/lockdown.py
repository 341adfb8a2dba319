"""The lockdown port: revertible operations on the machine. Knows no operating system."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

REHEARSAL: Final = 0
PROTECTED_SESSION: Final = 1
EXAM_STATION: Final = 2


@dataclass(frozen=True, slots=True)
class Level:
    """What a level of lockdown promises.

    `mandatory` names the operations without which no content is released; the others are made
    where the machine allows it. `limits` are codes of what the level does not stop here, for the
    journal: what nobody claims, nobody relies on.

    >>> Level(PROTECTED_SESSION, frozenset({"full-screen"}), ("capture",)).number
    1
    """

    number: int
    mandatory: frozenset[str] = frozenset()
    limits: tuple[str, ...] = ()


class Operation(Protocol):
    """One change to the machine that can be undone by a note alone. It tightens, or does nothing.

    Where the machine is stricter already, `perform` leaves it so.
    """

    @property
    def name(self) -> str:
        """A stable name, as in the restore note."""
        ...

    def obstacle(self) -> str:
        """Why it cannot be made here, as a code; empty when it can. Changes nothing."""
        ...

    def before(self) -> Mapping[str, str | None]:
        """What will have to be put back; None says that there was nothing."""
        ...

    def perform(self) -> None:
        """Make the change; making it twice is making it once."""
        ...

    def holds(self) -> bool:
        """Whether the change is still in force; asked each second, so it is quick."""
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

    @property
    def mandatory(self) -> frozenset[str]:
        """The operations without which no content is released, and which hold the test."""
        ...

    @property
    def limits(self) -> tuple[str, ...]:
        """Codes of what this level does not stop here."""
        ...

    def engage(self) -> tuple[str, ...]:
        """Lock the machine; the names of the operations in force.

        Everything is asked first and nothing changed before every answer is good; then the
        operations are made one by one; then each mandatory one is verified.

        Raises:
            LockdownError: A mandatory one failed; everything begun was undone.
        """
        ...

    def lost(self) -> tuple[str, ...]:
        """The names of the operations no longer in force."""
        ...

    def mend(self) -> tuple[str, ...]:
        """Make again what no longer holds; the names of what still does not.

        What has to be put back at the end is what was there before the first time.
        """
        ...

    def release(self) -> tuple[str, ...]:
        """Give the machine back; the names of what could not be undone."""
        ...
