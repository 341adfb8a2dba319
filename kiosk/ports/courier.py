"""The courier port: carries bundles away and receipts back. Knows no content."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Delivery(StrEnum):
    """What became of a sending."""

    TAKEN = "taken"
    FORK = "fork"
    REFUSED = "refused"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Answer:
    """The other side's answer: its receipts (signed envelopes) and when to come back."""

    delivery: Delivery
    receipts: tuple[bytes, ...] = ()
    retry_after_ms: int | None = None
    reason: str = ""


class Courier(Protocol):
    """One way to the server: the network, or a folder that travels."""

    @property
    def live(self) -> bool:
        """Whether the other side answers now, so that its receipts carry the nonce sent."""
        ...

    async def send(self, sha256: str, content: bytes, nonce: bytes) -> Answer:
        """Send a bundle; sending it twice has the effect of once.

        Raises:
            CourierError: The other side cannot be reached; nothing is known to have arrived.
            StorageError: The folder that travels did not take it.
        """
        ...

    async def receipts(self, sha256: str, nonce: bytes) -> tuple[bytes, ...]:
        """The receipts the other side has for a bundle so far; none when it does not know it.

        Raises:
            CourierError: The other side cannot be reached.
        """
        ...


class CopyPlace(Protocol):
    """Where the copies of running sittings go, for the day the station's disk dies."""

    def require(self) -> None:
        """Refuse a place that is not there.

        Raises:
            StickMissingError: It is not there.
        """
        ...

    def put_copy(self, sha256: str, content: bytes, statement: bytes, replaces: str | None) -> None:
        """Keep a partial bundle and this station's statement; then let the former copy go.

        Raises:
            StorageError: The former copy is still there.
        """
        ...

    def copies(self) -> tuple[bytes, ...]:
        """The bundles that lie there, of any station, unverified."""
        ...

    def statements(self) -> tuple[bytes, ...]:
        """The statements that lie there, of any station, unverified."""
        ...

    def put_document(self, name: str, content: bytes) -> None:
        """Lay a paper for people beside the bundles, and read it back.

        Args:
            name: A plain file name that names no person.
            content: All of its bytes.

        Raises:
            StorageError: It is not there whole.
        """
        ...
