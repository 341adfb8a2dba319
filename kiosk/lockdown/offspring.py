"""What a watchdog asks of the system: a child that has a channel to it. Knows no policy.

Each system has an implementation in its own package; `parent_system` finds that of this one.
"""

import socket
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

Command = Callable[[int], Sequence[str]]
"""The words that start the application, given the descriptor by which it finds its channel."""


class Offspring(Protocol):
    """One life of the application, seen from its parent."""

    @property
    def channel(self) -> socket.socket:
        """This end of the channel."""
        ...

    @property
    def death(self) -> socket.socket | int:
        """What `select` finds readable once the application is dead."""
        ...

    def ask_to_end(self) -> None:
        """Ask it to give the machine back and leave."""
        ...

    def kill(self) -> None:
        """End it at once with all that it started; what is left of those when it is dead."""
        ...

    def status(self) -> int:
        """Its exit status, negative where it did not end by itself; waits for the end."""
        ...


@dataclass(frozen=True, slots=True)
class System:
    """The system under a watchdog.

    `start` starts the application for as long as the context lasts, at the end of which it is dead;
    it raises OSError where that cannot be. `awake_s` is a time in seconds that stands still while
    the machine sleeps.
    """

    start: Callable[[Command], AbstractContextManager[Offspring]]
    awake_s: Callable[[], float] = time.monotonic
