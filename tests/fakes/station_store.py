"""The station's memory in memory, with the rules of the real one."""

import hashlib

from kiosk.ports.errors import BundleLostError, BundleNotOpenedError, StorageError
from kiosk.ports.outbox import BundleState, HighWater, OutboxRow


class MemoryStationStore:
    """Everything a station keeps; lost at the end of the test."""

    def __init__(self) -> None:
        self._tickets: dict[str, bytes] = {}
        self._statement: bytes | None = None
        self._wrapped: dict[str, bytes] = {}
        self._files: dict[str, bytes] = {}
        self._rows: dict[str, OutboxRow] = {}
        self._receipts: dict[str, list[bytes]] = {}
        self._marks: dict[str, HighWater] = {}
        self._acts: dict[str, list[bytes]] = {}
        self._names: dict[str, bytes] = {}

    def put_ticket(self, session: str, envelope: bytes) -> None:
        self._tickets.pop(session, None)
        self._tickets[session] = envelope

    def tickets(self) -> tuple[bytes, ...]:
        return tuple(reversed(self._tickets.values()))

    def put_statement(self, envelope: bytes) -> None:
        self._statement = envelope

    def statement(self) -> bytes | None:
        return self._statement

    def put_wrapped_key(self, session: str, wrapped: bytes) -> None:
        self._wrapped[session] = wrapped

    def wrapped_key(self, session: str) -> bytes | None:
        return self._wrapped.get(session)

    def destroy_wrapped_key(self, session: str) -> None:
        self._wrapped.pop(session, None)

    def put_bundle(self, row: OutboxRow, content: bytes) -> None:
        former = self._rows.get(row.sha256)
        if former is not None and former.state is BundleState.OPENED:
            return
        if hashlib.sha256(content).hexdigest() != row.sha256:
            raise BundleLostError(sha256=row.sha256)
        self._files[row.sha256] = content
        self._rows.setdefault(row.sha256, row)

    def bundle(self, sha256: str) -> bytes:
        if sha256 not in self._files:
            raise BundleLostError(sha256=sha256)
        return self._files[sha256]

    def outbox(self) -> tuple[OutboxRow, ...]:
        return tuple(self._rows.values())

    def update(self, row: OutboxRow) -> None:
        former = self._rows.get(row.sha256)
        if former is None:
            raise BundleLostError(sha256=row.sha256)
        same = _identity(former) == _identity(row)
        unopened = former.state is BundleState.OPENED and row.state is not BundleState.OPENED
        if unopened or not same:
            raise StorageError(sha256=row.sha256)
        self._rows[row.sha256] = row

    def add_receipt(self, sha256: str, envelope: bytes) -> None:
        if sha256 not in self._rows:
            raise BundleLostError(sha256=sha256)
        kept = self._receipts.setdefault(sha256, [])
        if envelope not in kept:
            kept.append(envelope)

    def receipts(self, sha256: str) -> tuple[bytes, ...]:
        return tuple(self._receipts.get(sha256, ()))

    def purge(self, sha256: str) -> None:
        row = self._rows.get(sha256)
        if row is None or row.state is not BundleState.OPENED:
            raise BundleNotOpenedError(sha256=sha256)
        self._files.pop(sha256, None)

    def put_mark(self, mark: HighWater) -> None:
        former = self._marks.get(mark.journal)
        if former is None or former.size < mark.size:
            self._marks[mark.journal] = mark

    def mark(self, journal: str) -> HighWater | None:
        return self._marks.get(journal)

    def add_act(self, session: str, act: bytes) -> None:
        kept = self._acts.setdefault(session, [])
        if act not in kept:
            kept.append(act)

    def acts(self, session: str) -> tuple[bytes, ...]:
        return tuple(self._acts.get(session, ()))

    def recorded(self) -> tuple[str, ...]:
        return tuple(self._acts)

    def put_names(self, session: str, names: bytes) -> None:
        self._names[session] = names

    def names(self, session: str) -> bytes | None:
        return self._names.get(session)

    def named(self) -> tuple[str, ...]:
        return tuple(self._names)

    def forget_names(self, session: str) -> None:
        self._names.pop(session, None)

    def close(self) -> None:
        """Memory needs no release."""


def _identity(row: OutboxRow) -> tuple[str, str, str, str, int]:
    return (row.sha256, row.session, row.candidate, row.kind, row.size)
