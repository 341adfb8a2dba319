"""Seals sittings into bundles: the final one, the copies of every minute, the session's own.

Knows no transport. A bundle is read back and compared before anything relies on it.
"""

from dataclasses import dataclass
from typing import Final

from engine.errors import EngineError
from engine.plan import PIX_V3
from engine.records.bundle import (
    BundleTerms,
    SealedBundle,
    claimed_header,
    require_reopened,
    seal_bundle,
)
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleKind
from engine.records.canonical import dumps, loads_object
from engine.records.checkpoint import verify_checkpoint
from engine.records.identifiers import CandidateId
from engine.records.journal_record import Actor
from engine.records.reading import Reader
from engine.sitting.events import SittingSealed
from engine.sitting.state import Phase
from kiosk.ports.clock import Clock
from kiosk.ports.errors import BundleLostError
from kiosk.ports.outbox import BundleState, OutboxRow, StationStore
from kiosk.services.errors import NotAllowedError
from kiosk.services.ledger import Ledger
from kiosk.services.room import Person, Room
from kiosk.services.sit import Sit

_SHA256_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Sealing:
    """Makes the bundles of one room."""

    room: Room
    store: StationStore
    clock: Clock

    def seal(self, person: Person, sit: Sit) -> str:
        """Seal an ended sitting into the outbox; doing it twice is doing it once.

        One that goes on elsewhere is sealed as far as it was here: its records reach the server
        even if no other station ever shows what became of them.

        Returns:
            The SHA-256 of the bundle, in hexadecimal.

        Raises:
            NotAllowedError: The sitting has not ended and is this station's.
            StorageError: The bundle is not safely in the outbox; nothing is lost.
        """
        if not sit.moved and sit.exam.sitting.phase is not Phase.ENDED:
            raise NotAllowedError(reason="phase")
        kind = BundleKind.PARTIAL if sit.moved else BundleKind.FINAL
        sit.settle()
        for sealed in self.room.log.state.sealed:
            if sealed.journal == sit.ledger.name:
                return sealed.bundle
        sha256 = self._known(sit.ledger, kind, person.candidate)
        if sha256 is None:
            body = self._body(sit.ledger)
            made = self._make(sit.ledger, kind, body, sit)
            self._count(sit.ledger, made)
            sha256 = self._put(made, body, person.candidate)
        self.room.log.append(
            SittingSealed(sit.ledger.name, sit.ledger.root.hex(), len(sit.ledger.bodies), sha256),
            Actor.STATION,
        )
        return sha256

    def copy(self, sit: Sit) -> SealedBundle:
        """A partial bundle of the sitting so far, sealed to the server and to a spare station."""
        body = self._body(sit.ledger)
        made = self._make(sit.ledger, BundleKind.PARTIAL, body, sit)
        self._count(sit.ledger, made)
        return made

    def seal_session(self) -> str:
        """Seal the session's own journal into the outbox.

        Raises:
            StorageError: The bundle is not safely in the outbox; nothing is lost.
        """
        ledger = self.room.log.ledger
        known = self._known(ledger, BundleKind.SESSION, "")
        if known is not None:
            return known
        body = self._body(ledger)
        made = self._make(ledger, BundleKind.SESSION, body, None)
        self._count(ledger, made)  # before the row: no number is ever given twice
        return self._put(made, body, "")

    def _known(self, ledger: Ledger, kind: BundleKind, candidate: str) -> str | None:
        """The bundle of exactly this journal that a stopped sealing left in the outbox."""
        for row in self.store.outbox():
            told = (row.session, row.candidate, row.kind)
            if told != (self.room.ticket.session, candidate, kind.value):
                continue
            try:
                header = claimed_header(self.store.bundle(row.sha256))
                device = self.room.identity.device.public
                found = verify_checkpoint(header.checkpoint, ledger.name, device)
            except BundleLostError:
                if kind is BundleKind.FINAL and row.state is BundleState.OPENED:
                    return row.sha256  # the server has it; a candidate sits once on a station
                continue
            except EngineError:
                continue
            if (found.size, found.root) == (len(ledger.bodies), ledger.root):
                return row.sha256
        return None

    def _body(self, ledger: Ledger) -> BundleBody:
        ledger.sign(self.clock.now())
        return BundleBody(
            journal=ledger.bodies,
            checkpoints=ledger.checkpoints(),
            statement=self.room.identity.envelope,
            ticket_sha256=self.room.unlocked.kept.sha256,
            session_journal=(),
        )

    def _make(
        self,
        ledger: Ledger,
        kind: BundleKind,
        body: BundleBody,
        sit: Sit | None,
    ) -> SealedBundle:
        partial = kind is BundleKind.PARTIAL
        transfer = self.room.unlocked.credentials.roster.transfer.public if partial else None
        seq, previous = self._counted(ledger)
        exam = None if sit is None else sit.exam
        terms = BundleTerms(
            realm=self.room.ticket.realm,
            session=self.room.ticket.session,
            station=self.room.identity.statement.station,
            candidate=None if exam is None else CandidateId(exam.sitting.candidate),
            epoch=1 if exam is None else exam.sitting.epoch,
            seq=seq + 1,
            kind=kind,
            previous=previous,
            checkpoint=body.checkpoints[-1],
            rules=PIX_V3 if exam is None else exam.paper.plan.rules,
            made_wall=max(0, self.clock.now().wall),
        )
        recipient = self.room.ticket.result_key
        return seal_bundle(terms, body, self.room.identity.device, recipient, transfer=transfer)

    def _put(self, made: SealedBundle, body: BundleBody, candidate: str) -> str:
        # Opened and compared before there is a row: whoever finds the row may rely on it.
        require_reopened(made.content, made, body, self.room.identity.device)
        row = OutboxRow(
            sha256=made.sha256.hex(),
            session=self.room.ticket.session,
            candidate=candidate,
            kind=made.header.kind.value,
            size=len(made.content),
            state=BundleState.SEALED,
            attempts=0,
            next_wall=0,
            reason="",
        )
        self.store.put_bundle(row, made.content)
        return row.sha256

    def _counted(self, ledger: Ledger) -> tuple[int, bytes | None]:
        stored = self.room.unlocked.store.value(_counter(ledger))
        if stored is None:
            return 0, None
        reader = Reader(loads_object(stored), "bundles.")
        return reader.integer("seq"), reader.hexadecimal("last", size=_SHA256_BYTES)

    def _count(self, ledger: Ledger, made: SealedBundle) -> None:
        value = dumps({"seq": made.header.seq, "last": made.sha256.hex()})
        self.room.unlocked.store.keep_value(_counter(ledger), value)


def _counter(ledger: Ledger) -> str:
    return f"bundles:{ledger.name}"
