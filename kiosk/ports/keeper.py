"""The keeper port: who remembers a session's key in memory across a crash. Knows no process."""

from typing import Protocol

from engine.records.secret import Secret


class KeyKeeper(Protocol):
    """The parent process, or nobody."""

    def keep(self, session: str, key: Secret) -> None:
        """Have the working key of a session kept in memory, for after a crash."""
        ...

    def ask(self, session: str) -> Secret | None:
        """The key kept for a session, if there is one."""
        ...

    def forget(self) -> None:
        """Have every key forgotten: the session is closed."""
        ...

    def end(self) -> None:
        """Announce that the coming end is intended."""
        ...


class NoKeeper:
    """Nobody remembers: after a crash the access code is asked for again."""

    def keep(self, session: str, key: Secret) -> None:
        """Forget at once."""

    def ask(self, session: str) -> None:
        """Nothing is known."""

    def forget(self) -> None:
        """Nothing to forget."""

    def end(self) -> None:
        """Nobody to tell."""
