"""Believes the server only by its signed receipts. Knows no transport."""

from dataclasses import dataclass, replace
from typing import Final

from engine.errors import EngineError
from engine.records.receipt import Receipt, ReceiptState, verify_receipt
from engine.records.root import Root
from kiosk.ports.outbox import BundleState, OutboxRow, StationStore

_REACHED: Final = {
    ReceiptState.STORED: BundleState.STORED,
    ReceiptState.OPENED: BundleState.OPENED,
}


@dataclass(frozen=True, slots=True)
class ReceiptDesk:
    """Verifies what comes back for a bundle and keeps what is new."""

    store: StationStore
    root: Root

    def take(self, row: OutboxRow, untrusted: tuple[bytes, ...], nonce: bytes | None) -> OutboxRow:
        """The row as far as verified receipts carry it; a new one is kept before the row.

        A parked bundle leaves its place only when it was opened. The verdict, or the reason for
        which a receipt was not believed, is the row's reason.

        Args:
            row: The bundle.
            untrusted: Envelopes that claim to be receipts for it.
            nonce: What a fresh receipt carries; None when freshness cannot be asked for.

        Raises:
            StorageError: A receipt could not be kept; the row is as it was.
        """
        for envelope in untrusted:
            try:
                receipt = verify_receipt(envelope, self.root, bytes.fromhex(row.sha256), row.size)
            except EngineError as error:
                row = _doubt(row, str(error.args[0]))
                continue
            if nonce is not None and receipt.nonce != nonce:
                row = _doubt(row, "receipt.nonce")
                continue
            row = self._believe(row, receipt, envelope)
        return row

    def _believe(self, row: OutboxRow, receipt: Receipt, envelope: bytes) -> OutboxRow:
        reached = _REACHED[receipt.state]
        further = row.state is not BundleState.OPENED and (
            reached is BundleState.OPENED or row.state is BundleState.SEALED
        )
        if not further:
            return row
        self.store.add_receipt(row.sha256, envelope)
        reason = "" if receipt.verdict is None else receipt.verdict.value
        row = replace(row, state=reached, attempts=0, reason=reason)
        self.store.update(row)
        return row


def _doubt(row: OutboxRow, reason: str) -> OutboxRow:
    return row if row.state is BundleState.OPENED else replace(row, reason=reason)
