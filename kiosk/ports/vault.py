"""The vault port: what only this station knows. Knows nothing about sessions' contents."""

from typing import Protocol

from engine.records.secret import Secret


class Vault(Protocol):
    """The two seeds of the device, the key of its database, and where they are kept."""

    @property
    def protection(self) -> str:
        """How the seeds are protected, said honestly: tpm, os or file."""
        ...

    def signing_seed(self) -> Secret:
        """The Ed25519 seed of this device, 32 bytes."""
        ...

    def receiving_seed(self) -> Secret:
        """The X-Wing seed of this device, 32 bytes."""
        ...

    def database_key(self) -> Secret:
        """The key of the station database, 32 bytes."""
        ...

    def put_mark(self, journal: str, size: int, root: str) -> None:
        """Keep a high-water mark outside the databases."""
        ...

    def mark(self, journal: str) -> tuple[int, str] | None:
        """The size and root last kept for a journal."""
        ...
