"""Brings packs and tickets to the station, and says what is ready. Opens nothing sealed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from content_packs.reader import MANIFEST_NAME, PackReader, VerifiedPack
from engine.errors import EngineError
from engine.records.root import Root
from engine.records.statement import Statement
from engine.records.ticket import Ticket
from engine.records.ticket_sealing import open_public
from kiosk.ports.clock import Clock
from kiosk.ports.outbox import StationStore
from kiosk.ports.packs import PackShelf
from kiosk.services.errors import (
    PackDamagedError,
    PackMissingError,
    PackRejectedError,
    TicketRejectedError,
)


@dataclass(frozen=True, slots=True)
class KeptTicket:
    """A verified ticket with the digest of its signed bytes."""

    ticket: Ticket
    envelope: bytes

    @property
    def sha256(self) -> bytes:
        """The digest that journals and bundles name the ticket by."""
        return hashlib.sha256(self.envelope).digest()


@dataclass(frozen=True, slots=True)
class Prepare:
    """What a technician does the day before; also what an update over the network does."""

    root: Root
    store: StationStore
    shelf: PackShelf
    clock: Clock
    release: str

    def add_pack(self, folder: Path) -> VerifiedPack:
        """Verify a pack and keep a copy.

        Raises:
            PackRejectedError: It does not hold; nothing was kept.
            StorageError: It could not be kept whole; nothing is found of it.
        """
        pack = self._verified(folder)
        names = (MANIFEST_NAME, *(file.name for file in pack.manifest.files))
        self.shelf.add(folder, pack.manifest_sha256, names)
        return pack

    def add_ticket(self, envelope: bytes) -> KeptTicket:
        """Verify a ticket and keep it.

        Raises:
            TicketRejectedError: It does not hold; nothing was kept.
            StorageError: It could not be kept.
        """
        kept = self._opened(envelope)
        self.store.put_ticket(kept.ticket.session, envelope)
        return kept

    def tickets(self, station: Statement) -> tuple[KeptTicket, ...]:
        """The kept tickets that hold and name this station, newest first."""
        found = []
        for envelope in self.store.tickets():
            try:
                kept = self._opened(envelope)
            except TicketRejectedError:
                continue
            if any(one.station == station.station for one in kept.ticket.stations):
                found.append(kept)
        return tuple(found)

    def packs(self, ticket: Ticket) -> tuple[VerifiedPack, ...]:
        """The packs that a ticket asks for, verified again, in its order.

        Raises:
            PackMissingError: One is not on this station.
            PackDamagedError: One no longer holds.
        """
        found = []
        for wanted in ticket.packs:
            folder = self.shelf.find(wanted.manifest_sha256)
            if folder is None:
                raise PackMissingError(pack=wanted.pack)
            try:
                pack = self._verified(folder, kept=True)
            except PackRejectedError as error:
                raise PackDamagedError(pack=wanted.pack, **error.data) from error
            if pack.manifest_sha256 != wanted.manifest_sha256:
                raise PackDamagedError(reason="pack.other", pack=wanted.pack)
            found.append(pack)
        return tuple(found)

    def versions(self) -> dict[str, frozenset[int]]:
        """The versions of each pack that lie here, by what was signed; their files are not read."""
        found: dict[str, frozenset[int]] = {}
        for folder in self.shelf.kept():
            try:
                reader = PackReader(folder)
                manifest = reader.manifest(self.root, self.clock.now().wall, self.release)
            except EngineError:
                continue
            found[manifest.pack] = found.get(manifest.pack, frozenset()) | {manifest.version}
        return found

    def _verified(self, folder: Path, *, kept: bool = False) -> VerifiedPack:
        try:
            reader = PackReader(folder)
            return reader.verify(self.root, self.clock.now().wall, self.release, kept=kept)
        except EngineError as error:
            raise PackRejectedError(reason=str(error.args[0])) from error

    def _opened(self, envelope: bytes) -> KeptTicket:
        try:
            return KeptTicket(open_public(envelope, self.root), envelope)
        except EngineError as error:
            raise TicketRejectedError(reason=str(error.args[0])) from error
