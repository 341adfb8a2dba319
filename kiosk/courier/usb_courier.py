"""The way to the server on a stick: the same bytes, carried by hand. Knows no content."""

import hashlib
from pathlib import Path
from typing import Final

from engine.errors import MalformedError
from engine.records.bundle import MAX_BUNDLE_BYTES
from kiosk.courier.answer_body import receipts_from_bytes
from kiosk.courier.stick import MAX_STATEMENT_BYTES, Stick
from kiosk.ports.courier import Answer, Delivery

BUNDLE_SUFFIX: Final = ".evb"
RECEIPT_SUFFIX: Final = ".receipt"
STATEMENT_SUFFIX: Final = ".statement"


class UsbCourier:
    """Bundles go out under their digest; receipts come back under the same."""

    def __init__(self, folder: Path) -> None:
        self._stick = Stick(folder)

    @property
    def live(self) -> bool:
        """Nobody answers on a stick."""
        return False

    def require(self) -> None:
        """Refuse a stick that is not there.

        Raises:
            StickMissingError: It is not there.
        """
        self._stick.require()

    async def send(self, sha256: str, content: bytes, nonce: bytes) -> Answer:  # noqa: ARG002 - a stick asks nothing
        """Lay a bundle on the stick; doing it twice is doing it once.

        Raises:
            StorageError: The stick did not take it.
        """
        self._stick.put(sha256, BUNDLE_SUFFIX, content)
        return Answer(Delivery.TAKEN, self._received(sha256))

    async def receipts(self, sha256: str, nonce: bytes) -> tuple[bytes, ...]:  # noqa: ARG002 - a stick asks nothing
        """The receipts that came back on the stick for a bundle.

        Raises:
            StorageError: The stick cannot be read.
        """
        return self._received(sha256)

    def put_copy(self, sha256: str, content: bytes, statement: bytes, replaces: str | None) -> None:
        """Lay the copy of a running sitting on the stick; then take the former one away.

        Raises:
            StorageError: The former copy is still there.
        """
        self._stick.put(hashlib.sha256(statement).hexdigest(), STATEMENT_SUFFIX, statement)
        self._stick.put(sha256, BUNDLE_SUFFIX, content)
        if replaces is not None and replaces != sha256:
            self._stick.remove(replaces, BUNDLE_SUFFIX)

    def copies(self) -> tuple[bytes, ...]:
        """The bundles that lie on the stick, of any station, unverified.

        Raises:
            StorageError: The stick cannot be read.
        """
        return self._stick.outgoing(BUNDLE_SUFFIX, MAX_BUNDLE_BYTES)

    def statements(self) -> tuple[bytes, ...]:
        """The statements that lie on the stick, of any station, unverified.

        Raises:
            StorageError: The stick cannot be read.
        """
        return self._stick.outgoing(STATEMENT_SUFFIX, MAX_STATEMENT_BYTES)

    def put_document(self, name: str, content: bytes) -> None:
        """Lay a paper for people on the stick, and read it back from the stick itself.

        Raises:
            StorageError: The stick did not take it, or gives other bytes back.
        """
        self._stick.put_document(name, content)

    def _received(self, sha256: str) -> tuple[bytes, ...]:
        untrusted = self._stick.received(sha256, RECEIPT_SUFFIX)
        if untrusted is None:
            return ()
        try:
            return receipts_from_bytes(untrusted)
        except MalformedError:
            return (untrusted,)  # one bare envelope; its signature decides
