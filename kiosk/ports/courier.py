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

    async def send(self, sha256: str, content: bytes, nonce: str) -> Answer:
        """Send a bundle; sending it twice has the effect of once.

        Raises:
            CourierError: The other side cannot be reached; nothing is known to have arrived.
        """
        ...

    async def receipts(self, sha256: str) -> tuple[bytes, ...]:
        """The receipts the other side has for a bundle so far.

        Raises:
            CourierError: The other side cannot be reached.
        """
        ...
