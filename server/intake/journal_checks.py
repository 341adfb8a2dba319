"""Holds a bundle's inside against signed checkpoints. Knows no rule of the exam.

Every checkpoint must be of an enrolled station and of exactly the records that lie beside it; a
takeover must rest on a checkpoint of the epoch before.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleHeader, BundleKind
from engine.records.checkpoint import Checkpoint, read_checkpoint, verify_checkpoint
from engine.records.journal_record import Record, record_from_bytes
from engine.records.tree import Frontier, leaf_hash
from engine.sitting.codec import event_of
from engine.sitting.events import SessionOpened, SittingSealed, Takeover
from server.store.sessions import Session
from server.store.stations import Station

FindStation = Callable[[str], Station | None]
_SITTING_PARTS = 4
_EPOCH = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class _Origin:
    """A sitting's journal, taken apart."""

    session: str
    candidate: str
    station: str
    epoch: int


@dataclass(frozen=True, slots=True)
class JournalChecks:
    """What a bundle's inside is held against."""

    session: Session
    find_station: FindStation

    def check(self, header: BundleHeader, body: BundleBody) -> None:
        """Refuse a body whose journals are not what was signed.

        Raises:
            MalformedError: A form does not hold.
            SignatureRefusedError: A checkpoint, the statement or the ticket is another one.
        """
        station = self._station(header.station)
        if body.ticket_sha256.hex() != self.session.ticket_sha256:
            raise SignatureRefusedError("body.ticket")
        if body.statement != station.statement:
            raise SignatureRefusedError("body.statement")
        own = journal_id(header)
        last = verify_checkpoint(header.checkpoint, own, station.ed25519)
        if header.kind is not BundleKind.PARTIAL and last.size != len(body.journal):
            raise SignatureRefusedError("checkpoint.size", last.size, len(body.journal))
        self._check_notes(header, body, last)
        records = [record_from_bytes(stored) for stored in body.journal]
        _check_numbers(records)
        _check_numbers([record_from_bytes(stored) for stored in body.session_journal])
        for record in records:
            self._check_event(header, record, body.journal)

    def _check_notes(self, header: BundleHeader, body: BundleBody, last: Checkpoint) -> None:
        by_journal: dict[str, list[Checkpoint]] = {}
        for note in body.checkpoints:
            found = self._verified(note, header)
            by_journal.setdefault(found.journal, []).append(found)
        beside = by_journal.pop(session_journal_id(header), [])
        if header.kind is BundleKind.SESSION:
            _check_roots(body.journal, [last, *beside])
            beside = []
        _check_roots(body.session_journal, beside)
        of_sitting = [one for many in by_journal.values() for one in many]
        if header.kind is not BundleKind.SESSION:
            of_sitting.append(last)
        _check_roots(body.journal, of_sitting)

    def _check_event(self, header: BundleHeader, record: Record, journal: Sequence[bytes]) -> None:
        event = event_of(record)
        if isinstance(event, SessionOpened):
            told = (event.session, event.station, event.ticket_sha256)
            if told != (header.session, header.station, self.session.ticket_sha256):
                raise SignatureRefusedError("session.other")
        if isinstance(event, SittingSealed):
            sealed = _origin(event.journal)
            if sealed is None or (sealed.session, sealed.station) != (
                header.session,
                header.station,
            ):
                raise SignatureRefusedError("sealed.journal")
        if isinstance(event, Takeover):
            found = self._verified(event.checkpoint, header)
            origin = _origin(found.journal)
            if origin is None or origin.epoch != event.epoch - 1 or found.size > record.seq:
                raise SignatureRefusedError("takeover.checkpoint")
            _check_roots(journal, [found])

    def _verified(self, note: str, header: BundleHeader) -> Checkpoint:
        claimed = read_checkpoint(note)
        if claimed.journal == session_journal_id(header):
            return verify_checkpoint(note, claimed.journal, self._station(header.station).ed25519)
        origin = _origin(claimed.journal)
        if origin is None or (origin.session, origin.candidate) != (
            header.session,
            header.candidate,
        ):
            raise SignatureRefusedError("checkpoint.journal")
        own = origin.station == header.station and origin.epoch == header.epoch
        if not own and origin.epoch >= header.epoch:
            raise SignatureRefusedError("checkpoint.journal")
        return verify_checkpoint(note, claimed.journal, self._station(origin.station).ed25519)

    def _station(self, station: str) -> Station:
        found = self.find_station(station)
        if found is None:
            raise SignatureRefusedError("bundle.station_unknown", station)
        return found


def journal_id(header: BundleHeader) -> str:
    """The id of the journal that a bundle carries."""
    if header.candidate is None:
        return session_journal_id(header)
    return f"{header.session}/{header.candidate}/{header.station}/{header.epoch}"


def session_journal_id(header: BundleHeader) -> str:
    """The id of the session's journal on the same station."""
    return f"{header.session}/{header.station}"


def _origin(journal: str) -> _Origin | None:
    parts = journal.split("/")
    if len(parts) != _SITTING_PARTS or _EPOCH.fullmatch(parts[3]) is None:
        return None
    return _Origin(parts[0], parts[1], parts[2], int(parts[3]))


def _check_numbers(records: Sequence[Record]) -> None:
    if [record.seq for record in records] != list(range(len(records))):
        raise MalformedError("record.seq")


def _check_roots(stored: Sequence[bytes], checkpoints: Sequence[Checkpoint]) -> None:
    wanted = {one.size for one in checkpoints}
    if not wanted:
        return
    if max(wanted) > len(stored):
        raise SignatureRefusedError("checkpoint.size", max(wanted), len(stored))
    roots = _roots(stored, wanted)
    for one in checkpoints:
        if roots[one.size] != one.root:
            raise SignatureRefusedError("checkpoint.root", one.size)


def _roots(stored: Sequence[bytes], wanted: set[int]) -> Mapping[int, bytes]:
    frontier, found = Frontier(), {}
    if 0 in wanted:
        found[0] = frontier.root
    for record in stored[: max(wanted)]:
        frontier = frontier.append(leaf_hash(record))
        if frontier.size in wanted:
            found[frontier.size] = frontier.root
    return found
