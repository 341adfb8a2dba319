"""The open session on this station: who may sit, on what paper, and each one's sitting.

Knows no window and no lock. Everything secret it holds goes away with the session's working key.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from content_packs.reader import OpenPack, VerifiedPack
from engine.errors import MalformedError, SealRefusedError, SignatureRefusedError
from engine.exam import Paper
from engine.items import ItemBank
from engine.records.access_code import candidate_code
from engine.records.adaptations import focus_may_count
from engine.records.journal_record import Actor
from engine.records.roster import Blank, Candidate, FocusPolicy
from engine.records.secret import Secret
from engine.records.ticket import PackPurpose, Ticket
from engine.records.ticket_sealing import require_window
from engine.sitting import commands, events
from engine.sitting.evolve import replay
from engine.sitting.state import Phase, Sitting, Terms
from kiosk.ports.clock import Clock
from kiosk.services.errors import (
    CandidateDoneError,
    CandidateUnknownError,
    LevelTooLowError,
    PackDamagedError,
    PackKeyError,
    PackRejectedError,
    WindowClosedError,
)
from kiosk.services.identity import Identity
from kiosk.services.ledger import Ledger
from kiosk.services.marks import Marks
from kiosk.services.pin_desk import PinDesk
from kiosk.services.session_log import SessionLog
from kiosk.services.sit import Sit
from kiosk.services.unlock import Unlocked

FIRST_EPOCH: Final = 1
EXAM_STATION: Final = 2


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate as the station needs them; a blank slot has no name yet."""

    candidate: str
    first_name: str
    last_name: str
    birth_date: str
    code: str
    seed: Secret
    extra: Fraction
    adjusted: bool
    adaptations: tuple[str, ...]
    language: str
    blank: bool


class Room:
    """One opened session."""

    def __init__(self, identity: Identity, unlocked: Unlocked, marks: Marks, clock: Clock) -> None:
        """Take up the session where its journal stands.

        Raises:
            StorageError: The session's journal cannot be read.
        """
        self._identity = identity
        self._unlocked = unlocked
        self._marks = marks
        self._clock = clock
        ledger = Ledger(unlocked.store.session_journal(), identity.device, marks)
        self.log = SessionLog(ledger, clock)
        self.pins = PinDesk(self.ticket.session, unlocked.credentials, self.log, clock)
        self._packs: Mapping[PackPurpose, OpenPack] = {}
        self._verified: Mapping[PackPurpose, VerifiedPack] = {}

    @property
    def ticket(self) -> Ticket:
        """The session's ticket."""
        return self._unlocked.kept.ticket

    @property
    def identity(self) -> Identity:
        """This station."""
        return self._identity

    @property
    def unlocked(self) -> Unlocked:
        """The session's database and credentials, for sealing and closing."""
        return self._unlocked

    @property
    def rehearsal(self) -> bool:
        """Whether nothing here has any value."""
        return self.ticket.realm.rehearsal

    @property
    def people(self) -> tuple[Person, ...]:
        """The candidates of the session, then its blank slots; never shown to candidates."""
        roster = self._unlocked.credentials.roster
        return (*map(_listed, roster.candidates), *map(_blank, roster.blanks))

    def require_level(self, level: int) -> None:
        """Refuse a lockdown lower than the session's minimum.

        Raises:
            LevelTooLowError: It is; the chief cannot accept it either.
        """
        least = self._unlocked.credentials.roster.policies.lockdown_minimum
        if level < least:
            raise LevelTooLowError(level=level, least=least)

    @property
    def level_accepted(self) -> bool:
        """Whether tests may start at the level in force; the chief may accept a lower one."""
        state = self.log.state
        if self.rehearsal or state.level >= EXAM_STATION:
            return True
        return state.accepted is not None and state.accepted <= state.level

    def accept_level(self, role: Actor) -> None:
        """The chief accepts the level in force.

        Raises:
            LevelTooLowError: It is below the session's minimum.
        """
        self.require_level(self.log.state.level)
        self.log.append(events.LevelAccepted(self.log.state.level), role)

    def open(
        self,
        level: int,
        operations: tuple[str, ...],
        role: Actor,
        limits: tuple[str, ...] = (),
    ) -> None:
        """Record that the session is open and the lockdown holds; once, or after a stop.

        Args:
            level: The level of lockdown.
            operations: The names of what is in force.
            role: Who opened the session.
            limits: Codes of what the level does not stop here.

        Raises:
            StorageError: It was not recorded.
        """
        state = self.log.state
        if state.opened is None or state.closed:
            self.log.append(
                events.SessionOpened(
                    session=self.ticket.session,
                    station=self._identity.statement.station,
                    ticket_sha256=self._unlocked.kept.sha256.hex(),
                    realm=self.ticket.realm.value,
                    level=level,
                ),
                role,
            )
        self.log.append(events.LockdownVerified(level, operations, limits), Actor.STATION)

    def release_content(self, packs: tuple[VerifiedPack, ...]) -> None:
        """Open the packs of the ticket, in its order; only after the lockdown was verified.

        Raises:
            PackKeyError: One does not open with the session's keys.
            PackDamagedError: One is not what was signed.
        """
        opened: dict[PackPurpose, OpenPack] = {}
        verified: dict[PackPurpose, VerifiedPack] = {}
        for wanted, pack in zip(self.ticket.packs, packs, strict=True):
            key = self._unlocked.credentials.content_key(wanted.pack)
            try:
                opened[wanted.purpose] = pack.open(key if pack.manifest.sealed else None)
            except SealRefusedError as error:
                raise PackKeyError(reason=str(error.args[0]), pack=wanted.pack) from error
            except Exception as error:
                reason = str(error.args[0]) if error.args else type(error).__name__
                raise PackDamagedError(reason=reason, pack=wanted.pack) from error
            verified[wanted.purpose] = pack
        self._packs, self._verified = opened, verified

    def pack(self, purpose: PackPurpose) -> OpenPack | None:
        """The opened pack of a purpose."""
        return self._packs.get(purpose)

    def person_of_code(self, typed: str) -> Person:
        """The candidate of a code from the attendance sheet.

        Raises:
            CandidateUnknownError: No candidate of this session has it.
        """
        try:
            code = candidate_code(typed)
        except MalformedError as error:
            raise CandidateUnknownError from error
        return self._person(lambda person: person.code == code)

    def person(self, candidate: str) -> Person:
        """The candidate of an identifier.

        Raises:
            CandidateUnknownError: There is none.
        """
        return self._person(lambda person: person.candidate == candidate)

    def sit(self, person: Person) -> Sit:
        """The sitting of a candidate on this station, new or taken up again.

        Raises:
            CandidateDoneError: The test has ended here.
            PackRejectedError: No certification pack is open.
            StorageError: The journal cannot be read.
        """
        sitting = self._sit(person)
        if sitting.exam.sitting.phase is Phase.ENDED:
            raise CandidateDoneError
        return sitting

    def sitting(self, person: Person) -> Sitting:
        """What the newest journal of a candidate on this station tells; no content is needed.

        Raises:
            StorageError: It cannot be read.
        """
        return replay(self._ledger(person.candidate).records)

    def last_sit(self) -> tuple[Person, Sit] | None:
        """The newest sitting on this station and its candidate."""
        found = self._unlocked.store.sittings()
        if not found:
            return None
        person = self.person(found[-1][0])
        return person, self._sit(person)

    def sits(self) -> tuple[tuple[Person, Sit], ...]:
        """All sittings on this station."""
        names = dict.fromkeys(candidate for candidate, _ in self._unlocked.store.sittings())
        people = [self.person(candidate) for candidate in names]
        return tuple((person, self._sit(person)) for person in people)

    def ledgers(self) -> tuple[Ledger, ...]:
        """The journals of all sittings on this station; no content needs to be open for them."""
        return tuple(ledger for _, ledger in self.journals())

    def journals(self) -> tuple[tuple[Person, Ledger], ...]:
        """Who has a journal on this station; no content needs to be open for it."""
        names = dict.fromkeys(candidate for candidate, _ in self._unlocked.store.sittings())
        return tuple((self.person(name), self._ledger(name)) for name in names)

    def identified(self, person: Person) -> bool:
        """Whether this candidate was identified on this station."""
        known = {candidate for candidate, _ in self._unlocked.store.sittings()}
        return (
            person.candidate in known and self._sit(person).exam.sitting.phase is not Phase.EXPECTED
        )

    def terms(self, person: Person) -> Terms:
        """What is agreed with a candidate at the start.

        Raises:
            PackRejectedError: No certification pack is open.
        """
        pack = self._certification()
        verified = self._verified[PackPurpose.CERTIFICATION]
        policies = self._unlocked.credentials.roster.policies
        return Terms(
            plan=pack.plan.id,
            rules=pack.plan.rules,
            pack=pack.manifest.pack,
            pack_version=pack.manifest.version,
            manifest_sha256=verified.manifest_sha256.hex(),
            language=person.language,
            adjusted=person.adjusted,
            duration_ms=pack.plan.duration_ms,
            extra=person.extra,
            grant_cap_ms=policies.grant_cap_ms,
            focus_counts=policies.focus is FocusPolicy.COUNT and focus_may_count(person),
        )

    def require_start(self) -> None:
        """Refuse a start outside the session's window or below the level agreed; only a start.

        Raises:
            WindowClosedError: Too early or too late.
            LevelTooLowError: The chief has not accepted the lower level of lockdown.
        """
        if not self.level_accepted:
            raise LevelTooLowError(level=self.log.state.level, least=EXAM_STATION)
        try:
            require_window(self.ticket, self._clock.now().wall)
        except SignatureRefusedError as error:
            raise WindowClosedError(reason=str(error.args[0])) from error

    def start(self, sit: Sit, person: Person) -> None:
        """Start the test.

        Raises:
            WindowClosedError: Too early or too late.
            LevelTooLowError: The chief has not accepted the lower level of lockdown.
            NotAllowedError: The sitting is not admitted.
            StorageError: Nothing was recorded.
        """
        self.require_start()
        sit.do(commands.Start(self.terms(person)), Actor.CANDIDATE)

    def _certification(self) -> OpenPack:
        pack = self._packs.get(PackPurpose.CERTIFICATION)
        if pack is None:
            raise PackRejectedError(reason="pack.not_open")
        return pack

    def _person(self, wanted: Callable[[Person], bool]) -> Person:
        for person in self.people:
            if wanted(person):
                return person
        raise CandidateUnknownError

    def _sit(self, person: Person) -> Sit:
        pack = self._certification()
        bank: ItemBank = pack.bank()
        paper = Paper.of(pack.plan, bank, pack.solutions(), person.seed, pack.study())
        return Sit(paper, self._ledger(person.candidate), self._clock)

    def _ledger(self, candidate: str) -> Ledger:
        epochs = [e for c, e in self._unlocked.store.sittings() if c == candidate]
        journal = self._unlocked.store.sitting_journal(candidate, max(epochs, default=FIRST_EPOCH))
        return Ledger(journal, self._identity.device, self._marks)


def _listed(one: Candidate) -> Person:
    return Person(
        candidate=one.candidate,
        first_name=one.first_name,
        last_name=one.last_name,
        birth_date=one.birth_date,
        code=one.code,
        seed=one.seed,
        extra=one.extra,
        adjusted=one.adjusted,
        adaptations=one.adaptations,
        language=one.language,
        blank=False,
    )


def _blank(one: Blank) -> Person:
    return Person(
        candidate=one.candidate,
        first_name="",
        last_name="",
        birth_date="",
        code=one.code,
        seed=one.seed,
        extra=Fraction(0),
        adjusted=False,
        adaptations=(),
        language="fr",
        blank=True,
    )
