"""A made-up centre: authority, signed packs, a ticket, stations with memory for a disk."""

import atexit
import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from content_packs.plans.named import CERTIFICATION
from content_packs.reader import MANIFEST_NAME
from engine.items import (
    Attachment,
    Field,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Solution,
    Tube,
    item_to_json,
    solution_to_json,
)
from engine.plan_format import plan_to_json
from engine.records.canonical import dumps
from engine.records.envelope import sign_hybrid
from engine.records.identifiers import CandidateId, PackId, SessionId, StationId
from engine.records.keys import DeviceSigner, SealOpener
from engine.records.manifest import (
    MANIFEST_TYPE,
    PackFile,
    PackKind,
    PackManifest,
    PackMedium,
    manifest_to_json,
)
from engine.records.pack_file import seal_pack_file
from engine.records.pins import make_verifier
from engine.records.root import Realm
from engine.records.roster import Blank, Candidate, Roster
from engine.records.secret import Secret
from engine.records.statement import issue_statement
from engine.records.ticket import PackPurpose, TicketPack, Window
from engine.records.ticket_sealing import TicketSecrets, TicketTerms, seal_ticket
from kiosk.services.identity import Identity, identity_of
from kiosk.services.marks import Marks
from kiosk.services.prepare import KeptTicket, Prepare
from kiosk.services.room import Room
from kiosk.services.unlock import Unlock, Unlocked
from tests.engine.exams import make_bank, solutions_of
from tests.engine.records import authority
from tests.fakes.clock import FakeClock
from tests.fakes.journal import MemorySessionStore
from tests.fakes.station_store import MemoryStationStore
from tests.fakes.vault import MemoryVault

DAY = 86_400_000
NOW = FakeClock().now().wall
SURVEILLANT, CHEF, TECHNICIEN = "274913", "830562", "519748"
CODE = "2DJ0-24PR-M352-Y"


@dataclass
class MemoryShelf:
    """Keeps nothing but where a pack lies."""

    folders: dict[bytes, Path] = field(default_factory=dict)

    def add(self, folder: Path, manifest_sha256: bytes, names: tuple[str, ...]) -> None:
        self.folders[manifest_sha256] = folder

    def kept(self) -> tuple[Path, ...]:
        return tuple(self.folders.values())

    def find(self, manifest_sha256: bytes) -> Path | None:
        return self.folders.get(manifest_sha256)


@dataclass
class MemorySessions:
    """Sessions' databases that open only with the key they were made with."""

    stores: dict[str, tuple[Secret, MemorySessionStore]] = field(default_factory=dict)

    def open(self, session: str, station: str, key: Secret) -> MemorySessionStore:
        known, store = self.stores.setdefault(session, (key, MemorySessionStore(session, station)))
        assert known == key
        return store

    def exists(self, session: str) -> bool:
        return session in self.stores


DOCUMENT = "documents/prix.csv"
TABLE = b"article,prix\nstylo,2\n"
FIELDS = (Field("nom", "Le nom", "petit"), Field("prix", "Le prix", "nombre"))


def mixed_bank(bank: ItemBank) -> ItemBank:
    """The same items, of all types in turn; those of several fields have a document."""
    kinds = (
        ItemType.SINGLE,
        ItemType.MULTIPLE,
        ItemType.TEXT,
        ItemType.NUMBER,
        ItemType.FIELDS,
    )

    def turned(place: int, item: Item) -> Item:
        kind = kinds[place % len(kinds)]
        if kind in (ItemType.SINGLE, ItemType.MULTIPLE):
            return replace(item, type=kind)
        if kind is not ItemType.FIELDS:
            return replace(item, type=kind, choices=())
        document = Attachment(DOCUMENT, "table", "Les prix")
        return replace(item, type=kind, choices=(), fields=FIELDS, attachments=(document,))

    return ItemBank.of(turned(place, item) for place, item in enumerate(bank))


def mixed_solutions(bank: ItemBank) -> Mapping[ItemId, Solution]:
    """For every type, what is right in `RIGHT`."""
    made = {
        ItemType.SINGLE: Solution(ItemId(""), choices=(1,), feedback="Parce que."),
        ItemType.MULTIPLE: Solution(ItemId(""), choices=(1, 3)),
        ItemType.TEXT: Solution(ItemId(""), accepted=(("reponse", ("stylo",)),)),
        ItemType.NUMBER: Solution(ItemId(""), accepted=(("reponse", ("12",)),)),
        ItemType.FIELDS: Solution(ItemId(""), accepted=(("nom", ("stylo",)), ("prix", ("2",)))),
    }
    return {item.id: replace(made[item.type], item=item.id) for item in bank}


def translated_too(items: Sequence[Item]) -> ItemBank:
    """The items, and each of them in English."""
    english = (
        replace(one, id=ItemId(f"{one.id}-en"), tube=Tube(f"{one.tube}-en"), language="en")
        for one in items
    )
    return ItemBank.of((*items, *english))


def write_pack(
    folder: Path,
    pack: str,
    bank: ItemBank,
    *,
    sealed: bool = True,
    realm: Realm = Realm.DEMO,
    mixed: bool = False,
    version: int = 1,
) -> bytes:
    """A signed pack of a bank; the digest of its manifest."""
    solutions = mixed_solutions(bank) if mixed else solutions_of(bank)
    parts = {
        "bank": dumps(
            {
                "items": tuple(item_to_json(item) for item in bank),
                "media": {DOCUMENT: "media-001"} if mixed else {},
            }
        ),
        "solutions": dumps(
            {"solutions": tuple(solution_to_json(one) for one in solutions.values())}
        ),
    }
    if mixed:
        parts["media-001"] = TABLE
    files = []
    for stem, plain in parts.items():
        name = f"{stem}.cob" if sealed else f"{stem}.json"
        content = plain
        if sealed:
            content = seal_pack_file(plain, authority.CONTENT_KEY, PackId(pack), version, name)
        (folder / name).write_bytes(content)
        files.append(PackFile(name, hashlib.sha256(content).digest(), len(content)))
    manifest = PackManifest(
        pack=PackId(pack),
        version=version,
        kind=PackKind.CERTIFICATION if sealed else PackKind.PRACTICE,
        realm=realm,
        languages=("fr",),
        plan=plan_to_json(CERTIFICATION),
        rules=CERTIFICATION.rules,
        sealed=sealed,
        files=tuple(files),
        media=(PackMedium("media-001", files[-1].name, "table"),) if mixed else (),
        issued=NOW - DAY,
        expires=NOW + 100 * DAY,
        min_app="0.1.0",
    )
    signed = sign_hybrid(manifest_to_json(manifest), MANIFEST_TYPE, (authority.ADA, authority.BOB))
    (folder / MANIFEST_NAME).write_bytes(signed)
    return hashlib.sha256(signed).digest()


@dataclass(frozen=True)
class Packs:
    certification: Path
    practice: Path
    digests: tuple[bytes, bytes]


def packs(*, mixed: bool = False) -> Packs:
    """The packs of the centre, made once."""
    return _packs(mixed)


@cache
def _packs(mixed: bool) -> Packs:
    base = Path(mkdtemp(prefix="pix-kiosk-packs-"))
    atexit.register(shutil.rmtree, base, ignore_errors=True)
    certification, practice = base / "certification", base / "practice"
    certification.mkdir()
    practice.mkdir()
    bank = mixed_bank(make_bank()) if mixed else make_bank()
    small = translated_too(list(bank)[: 5 if mixed else 2])
    digests = (
        write_pack(certification, "certification-fr", bank, mixed=mixed),
        write_pack(practice, "practice-fr", small, sealed=False, mixed=mixed),
    )
    return Packs(certification, practice, digests)


@cache
def roster() -> Roster:
    candidates = (
        Candidate(
            candidate=CandidateId("c-0001"),
            last_name="Morin",
            first_name="Léa",
            birth_date="2010-05-17",
            code="KM4T7X",
            seed=authority.seed(20),
            extra=Fraction(33, 100),
        ),
        Candidate(
            CandidateId("c-0002"), "Diallo", "Awa", "2010-01-02", "ACD347", authority.seed(21)
        ),
    )
    blank = Blank(CandidateId("b-0001"), "WXY349", authority.seed(22))
    policies = replace(authority.roster().policies, lockdown_minimum=0)
    return replace(authority.roster(), candidates=candidates, blanks=(blank,), policies=policies)


def certification_terms(
    *,
    mixed: bool = False,
    session: str = "S-0001",
    opens: int = NOW - DAY,
    practice: bool = True,
) -> TicketTerms:
    """What a ticket of this centre says in public."""
    certification, small = packs(mixed=mixed).digests
    wanted = [
        TicketPack(PackId("certification-fr"), 1, certification, PackPurpose.CERTIFICATION),
        TicketPack(PackId("practice-fr"), 1, small, PackPurpose.PRACTICE),
    ]
    return replace(
        authority.TERMS,
        session=SessionId(session),
        packs=tuple(wanted) if practice else tuple(wanted[:1]),
        window=Window(opens, opens + 2 * DAY),
    )


@cache
def ticket(
    *,
    stations: tuple[str, ...] = ("a", "b"),
    mixed: bool = False,
    session: str = "S-0001",
    opens: int = NOW - DAY,
    least: int = 0,
    practice: bool = True,
) -> bytes:
    terms = certification_terms(mixed=mixed, session=session, opens=opens, practice=practice)
    secrets = TicketSecrets(
        authority.CODE, authority.SHARE, ((PackId("certification-fr"), authority.CONTENT_KEY),)
    )
    keys = tuple(
        (StationId(f"poste-{letter}"), SealOpener(MemoryVault(letter).receiving_seed()).public)
        for letter in stations
    )
    people = roster()
    if session != authority.SESSION:
        named = SessionId(session)
        pins = tuple(
            (role, make_verifier(pin, role, named, authority.SHARE, memory_kib=8 * 1024))
            for role, pin in authority.PINS.items()
        )
        people = replace(people, pins=pins)
    people = replace(people, policies=replace(people.policies, lockdown_minimum=least))
    return seal_ticket(terms, people, secrets, keys, authority.TICKET)


class Station:
    """One station of the centre, enrolled and prepared; its memory survives its stops."""

    def __init__(
        self,
        letter: str = "a",
        clock: FakeClock | None = None,
        *,
        mixed: bool = False,
        practice: bool = True,
    ) -> None:
        self.clock = clock or FakeClock()
        self.store = MemoryStationStore()
        self.vault = MemoryVault(letter)
        self.sessions = MemorySessions()
        self.shelf = MemoryShelf()
        statement = replace(
            authority.STATEMENT_OF_STATION,
            station=StationId(f"poste-{letter}"),
            ed25519=DeviceSigner(self.vault.signing_seed()).public,
            xwing=SealOpener(self.vault.receiving_seed()).public,
            issued=NOW - DAY,
            expires=NOW + 100 * DAY,
        )
        self.store.put_statement(issue_statement(statement, authority.STATEMENT))
        self.prepare.add_pack(packs(mixed=mixed).certification)
        self.prepare.add_pack(packs(mixed=mixed).practice)
        self.prepare.add_ticket(ticket(mixed=mixed, practice=practice))

    @property
    def prepare(self) -> Prepare:
        return Prepare(authority.ROOT, self.store, self.shelf, self.clock, "0.1.0")

    @property
    def identity(self) -> Identity:
        return identity_of(authority.ROOT, self.store, self.vault, self.clock)

    @property
    def marks(self) -> Marks:
        return Marks(self.store, self.vault)

    @property
    def unlock(self) -> Unlock:
        return Unlock(self.identity, self.store, self.sessions)

    @property
    def kept(self) -> KeptTicket:
        return self.prepare.tickets(self.identity.statement)[0]

    def unlocked(self, typed: str = CODE) -> Unlocked:
        code = self.unlock.check_typing(typed)
        opened, share = self.unlock.stretch(self.kept, code)
        return self.unlock.enter(self.kept, opened, share)

    def room(self, unlocked: Unlocked | None = None) -> Room:
        room = Room(self.identity, unlocked or self.unlocked(), self.marks, self.clock)
        room.release_content(self.prepare.packs(room.ticket))
        return room
