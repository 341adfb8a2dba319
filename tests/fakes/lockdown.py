"""A machine that locks, loses its locks and is given back as it is told; and a key keeper."""

from dataclasses import dataclass, field

from engine.records.secret import Secret
from kiosk.ports.errors import LockdownError


@dataclass
class FakeLockdown:
    """Locks nothing; `refuses` makes the next locking fail.

    `gone` is what no longer holds, `stuck` what cannot be given back.
    """

    level: int = 0
    gone: tuple[str, ...] = ()
    refuses: bool = False
    engaged: bool = False
    stuck: tuple[str, ...] = ()
    mandatory: frozenset[str] = frozenset({"on-top"})
    limits: tuple[str, ...] = ()
    mendable: bool = True

    def engage(self) -> tuple[str, ...]:
        if self.refuses:
            raise LockdownError(operation="on-top")
        self.engaged = True
        return ("on-top",)

    def lost(self) -> tuple[str, ...]:
        return self.gone

    def mend(self) -> tuple[str, ...]:
        if self.mendable:
            self.gone = ()
        return self.gone

    def release(self) -> tuple[str, ...]:
        self.engaged = False
        return self.stuck


@dataclass
class MemoryKeeper:
    """Remembers keys across the stops of a station, as the parent process does."""

    keys: dict[str, Secret] = field(default_factory=dict)
    ended: bool = False

    def keep(self, session: str, key: Secret) -> None:
        self.keys[session] = key

    def ask(self, session: str) -> Secret | None:
        return self.keys.get(session)

    def forget(self) -> None:
        self.keys.clear()

    def end(self) -> None:
        self.ended = True
