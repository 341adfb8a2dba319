"""Moves a candidate to this station from the last copy of another one. Knows no medium.

The chief decides it. The new journal begins with the old one's records, byte for byte, then the
takeover; the server lets the highest epoch that extends that checkpoint win.
"""

from dataclasses import dataclass
from typing import Final

from engine.errors import EngineError, MalformedError, SealRefusedError
from engine.records.bundle import open_for_transfer, verify_bundle
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleHeader
from engine.records.checkpoint import verify_checkpoint
from engine.records.journal_record import Actor, record_from_bytes
from engine.records.keys import SealOpener
from engine.records.statement import verify_statement
from engine.records.tree import frontier_of
from engine.sitting import budget, commands
from engine.sitting.decide import decide, record_events
from engine.sitting.evolve import replay
from engine.sitting.state import Phase, Sitting
from kiosk.ports.clock import Clock
from kiosk.services.errors import TransferRefusedError
from kiosk.services.ledger import Ledger
from kiosk.services.marks import Marks
from kiosk.services.room import Person, Room
from kiosk.services.sit import Sit

OTHER_SESSION: Final = "transfer.other_session"
UNSIGNED: Final = "transfer.unsigned"
DAMAGED: Final = "transfer.damaged"
INCOMPLETE: Final = "transfer.incomplete"
ENDED: Final = "transfer.ended"
SUPERSEDED: Final = "transfer.superseded"
HERE: Final = "transfer.here_already"


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy of a sitting begun on another station, and what its journal tells."""

    header: BundleHeader
    body: BundleBody
    sha256: str
    station: str
    sitting: Sitting

    @property
    def remaining_ms(self) -> int:
        """The candidate's own time left at the newest fact of the copy."""
        return max(0, budget.limit_ms(self.sitting) - self.sitting.spent_ms)

    @property
    def rank(self) -> tuple[int, int]:
        """Newer copies of one candidate rank higher: by epoch, then by facts."""
        return self.header.epoch, len(self.body.journal)


@dataclass(frozen=True, slots=True)
class Transfer:
    """Reads copies and takes sittings over."""

    room: Room
    marks: Marks
    clock: Clock

    def read(self, untrusted: bytes, untrusted_statement: bytes) -> Copy:
        """A copy of this session, signed by an enrolled station and whole.

        Args:
            untrusted: The partial bundle.
            untrusted_statement: The statement of the station that made it, from beside it.

        Raises:
            TransferRefusedError: It does not hold; `reason` is a key.
        """
        roster, root = self.room.unlocked.credentials.roster, self.room.identity.root
        try:
            statement = verify_statement(untrusted_statement, root, self.clock.now().wall)
            bundle = verify_bundle(untrusted, statement.ed25519)
            header = bundle.header
            if header.session != self.room.ticket.session or header.station != statement.station:
                raise TransferRefusedError(reason=OTHER_SESSION)
            body = open_for_transfer(bundle, SealOpener(roster.transfer.seed))
            journal = f"{header.session}/{header.candidate}/{header.station}/{header.epoch}"
            checkpoint = verify_checkpoint(header.checkpoint, journal, statement.ed25519)
            sitting = replay(map(record_from_bytes, body.journal))
        except (MalformedError, SealRefusedError) as error:
            raise TransferRefusedError(reason=DAMAGED, told=str(error.args[0])) from error
        except EngineError as error:
            raise TransferRefusedError(reason=UNSIGNED, told=str(error.args[0])) from error
        whole = frontier_of(body.journal)
        if (whole.size, whole.root) != (checkpoint.size, checkpoint.root):
            raise TransferRefusedError(reason=INCOMPLETE)
        return Copy(header, body, bundle.sha256.hex(), statement.label, sitting)

    def require_free(self, copy: Copy) -> Person:
        """The candidate of a copy that may be taken over here.

        Who sat down here without beginning, or was moved away from here before, may come (back).

        Raises:
            TransferRefusedError: Their test has ended, is under way here, or went on from a newer
                copy; `reason` is a key.
        """
        person = self.room.person(copy.header.candidate or "")
        if copy.sitting.phase is Phase.ENDED:
            raise TransferRefusedError(reason=ENDED)
        here = [e for c, e in self.room.unlocked.store.sittings() if c == person.candidate]
        if not here:
            return person
        known = self.room.sitting(person)
        if known.terms is not None:
            if not known.moved:
                raise TransferRefusedError(reason=HERE)
            if copy.header.epoch <= max(here):
                raise TransferRefusedError(reason=SUPERSEDED)
        return person

    def take_over(self, copy: Copy, role: Actor) -> tuple[Person, Sit]:
        """Go on with the sitting here; its records and the takeover are one durable commit.

        Raises:
            TransferRefusedError: This station already has a sitting of the candidate, or the
                rules refuse it; `reason` is a key.
            StorageError: Nothing was taken over.
        """
        person = self.require_free(copy)
        store = self.room.unlocked.store
        now, epoch = self.clock.now(), copy.header.epoch + 1
        try:
            records = [record_from_bytes(body) for body in copy.body.journal]
            command = commands.TakeOver(copy.header.checkpoint, epoch, copy.sitting.spent_ms)
            facts = decide(copy.sitting, command, now, role)
            taken = record_events(copy.sitting, facts, now, role)
        except EngineError as error:
            raise TransferRefusedError(reason=str(error.args[0])) from error
        journal = store.sitting_journal(person.candidate, epoch)
        Ledger(journal, self.room.identity.device, self.marks).append(
            [*records, *taken], checkpoint=True
        )
        sit = self.room.sit(person)
        sit.resume_taken_over()
        return person, sit
