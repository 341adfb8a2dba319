"""Where each sitting of this station is kept, as far as it is proven. Knows no screen.

Nothing here is believed on somebody's word: *on this station* is a row of the outbox, *on the
stick* is bytes that lie there under their own digest, *received* and *verified* are receipts of
the server whose signatures hold.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from engine.errors import EngineError
from engine.records.bundle import claimed_header
from engine.records.receipt import Receipt, ReceiptState, verify_receipt
from engine.records.root import Root
from kiosk.ports.courier import CopyPlace
from kiosk.ports.errors import StorageError
from kiosk.ports.outbox import BundleState, OutboxRow, StationStore


class Copied(StrEnum):
    """What lies on the room's stick: nothing, a copy made during the test, or the whole."""

    NO_PLACE = "no-place"
    NOTHING = "nothing"
    PARTIAL = "partial"
    WHOLE = "whole"


class Received(StrEnum):
    """What the server said by receipts that hold: nothing, *stored*, *opened*; or it refused."""

    NOTHING = "nothing"
    STORED = "stored"
    OPENED = "opened"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Storage:
    """Where one sitting is; `wall` is when the server said so, `reason` why it refused."""

    sealed: bool
    copied: Copied
    received: Received
    wall: int = 0
    reason: str = ""

    @property
    def outside(self) -> bool:
        """Whether all of it is somewhere else than on this station too."""
        elsewhere = self.received in (Received.STORED, Received.OPENED)
        return self.copied is Copied.WHOLE or elsewhere


@dataclass(frozen=True, slots=True)
class Stick:
    """What lies on the room's stick, looked at once: digests of bundles, and journals begun."""

    present: bool
    digests: frozenset[str] = frozenset()
    journals: frozenset[tuple[str, str]] = frozenset()


def look_at(place: CopyPlace | None) -> Stick:
    """What lies on the stick now; a stick that cannot be read is none."""
    if place is None:
        return Stick(present=False)
    try:
        contents = place.copies()
        place.require()
    except StorageError:
        return Stick(present=False)
    return Stick(
        present=True,
        digests=frozenset(hashlib.sha256(one).hexdigest() for one in contents),
        journals=frozenset(_journals(contents)),
    )


def _journals(contents: Iterable[bytes]) -> Iterable[tuple[str, str]]:
    for content in contents:
        try:
            header = claimed_header(content)
        except EngineError:
            continue
        yield header.session, header.candidate or ""


@dataclass(frozen=True, slots=True)
class StorageDesk:
    """Looks sittings up in the outbox, among the receipts and on the stick."""

    store: StationStore
    root: Root

    def of(self, session: str, candidate: str, bundle: str, stick: Stick) -> Storage:
        """Where a sitting is.

        Args:
            session: The session.
            candidate: The candidate, empty for the session's own journal.
            bundle: The digest of its sealed bundle; empty while there is none.
            stick: The stick as it was looked at.
        """
        row = next((one for one in self.store.outbox() if one.sha256 == bundle), None)
        copied = _copied(stick, session, candidate, bundle)
        if row is None:
            return Storage(sealed=False, copied=copied, received=Received.NOTHING)
        proven = self._proven(row)
        if proven is not None and proven.state is ReceiptState.OPENED:
            received = Received.OPENED
        elif row.state is BundleState.PARKED:
            received = Received.PARKED
        else:
            received = Received.NOTHING if proven is None else Received.STORED
        return Storage(
            sealed=True,
            copied=copied,
            received=received,
            wall=0 if proven is None else proven.server_wall,
            reason=row.reason if received is Received.PARKED else "",
        )

    def _proven(self, row: OutboxRow) -> Receipt | None:
        """The receipt that says most, among those whose signatures hold today."""
        best: Receipt | None = None
        for envelope in self.store.receipts(row.sha256):
            try:
                found = verify_receipt(envelope, self.root, bytes.fromhex(row.sha256), row.size)
            except EngineError:
                continue
            if best is None or found.state is ReceiptState.OPENED:
                best = found
        return best


def _copied(stick: Stick, session: str, candidate: str, bundle: str) -> Copied:
    if not stick.present:
        return Copied.NO_PLACE
    if bundle in stick.digests:
        return Copied.WHOLE
    return Copied.PARTIAL if (session, candidate) in stick.journals else Copied.NOTHING
