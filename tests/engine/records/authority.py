"""A made-up authority with fixed seeds: people, roles, a station, a session. Worth nothing."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from engine.records.access_code import access_code
from engine.records.bundle import BundleTerms
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleKind
from engine.records.checkpoint import Checkpoint, sign_checkpoint
from engine.records.identifiers import CandidateId, PackId, SessionId, StationId
from engine.records.instants import instant_from_text
from engine.records.journal_record import Actor, At, Record, record_to_bytes
from engine.records.keys import DeviceSigner, HybridSigner, SealOpener, key_id
from engine.records.manifest import PackFile, PackKind, PackManifest, PackMedium
from engine.records.pins import make_verifier
from engine.records.receipt import Receipt, ReceiptState, Verdict
from engine.records.root import Person, Realm, Root
from engine.records.roster import (
    Blank,
    Candidate,
    FocusPolicy,
    PinRole,
    Policies,
    Policy,
    Roster,
    TransferKey,
)
from engine.records.secret import Secret
from engine.records.statement import KeyProtection, Statement, issue_statement
from engine.records.ticket import (
    KdfParameters,
    PackPurpose,
    RecipientKey,
    Ticket,
    TicketPack,
    Window,
)
from engine.records.ticket_sealing import TicketSecrets, TicketTerms, open_public, seal_ticket
from engine.records.tree import frontier_of


def seed(number: int) -> Secret:
    return Secret(bytes([number]) * 32)


ADA, BOB, EVE = (HybridSigner(seed(number)) for number in (1, 2, 3))
TICKET, STATEMENT, RECEIPT = (HybridSigner(seed(number)) for number in (4, 5, 6))
DEVICE, SPARE_DEVICE = DeviceSigner(seed(7)), DeviceSigner(seed(8))
STATION_KEY, SPARE_KEY = SealOpener(seed(9)), SealOpener(seed(10))
RESULT_KEY, TRANSFER_KEY = SealOpener(seed(11)), SealOpener(seed(12))
SHARE, CONTENT_KEY = seed(13), seed(14)
CODE = access_code("2DJ0-24PR-M352-Y")
PINS = {
    PinRole.SURVEILLANT: Secret(b"274913"),
    PinRole.CHEF: Secret(b"830562"),
    PinRole.TECHNICIEN: Secret(b"519748"),
}
SESSION, STATION, SPARE = SessionId("S-0001"), StationId("poste-14"), StationId("poste-15")
CANDIDATE = CandidateId("c-0007")
PACK = PackId("certification-fr")
MORNING = instant_from_text("2026-11-22T08:00:00Z")
NOON = instant_from_text("2026-11-22T12:00:00Z")
NEXT_YEAR = instant_from_text("2027-11-22T08:00:00Z")

ROOT = Root(
    realm=Realm.DEMO,
    people=(Person("Ada", ADA.public), Person("Bob", BOB.public)),
    ticket=TICKET.public,
    statement=STATEMENT.public,
    receipt=RECEIPT.public,
)

MANIFEST = PackManifest(
    pack=PACK,
    version=3,
    kind=PackKind.CERTIFICATION,
    realm=Realm.DEMO,
    languages=("fr",),
    plan={"id": "certification"},
    rules="pix-v3@1",
    sealed=True,
    files=(
        PackFile("bank.cob", b"b" * 32, 4096),
        PackFile("solutions.cob", b"s" * 32, 2048),
        PackFile("media-001.cob", b"m" * 32, 1024),
    ),
    media=(PackMedium("media-001", "media-001.cob", "table"),),
    issued=MORNING,
    expires=NEXT_YEAR,
    min_app="0.1.0",
)

STATEMENT_OF_STATION = Statement(
    realm=Realm.DEMO,
    station=STATION,
    label="Poste 14",
    centre="0750001A",
    ed25519=DEVICE.public,
    xwing=STATION_KEY.public,
    key_protection=KeyProtection.FILE,
    issued=MORNING,
    expires=NEXT_YEAR,
)

TERMS = TicketTerms(
    realm=Realm.DEMO,
    session=SESSION,
    centre="0750001A",
    room="B 12",
    plan="certification",
    packs=(TicketPack(PACK, 3, b"h" * 32, PackPurpose.CERTIFICATION),),
    window=Window(MORNING, NOON),
    kdf=KdfParameters(b"0123456789abcdef", 1, 1, 8 * 1024),
    result_key=RecipientKey(key_id(RESULT_KEY.public), RESULT_KEY.public),
)
SECRETS = TicketSecrets(CODE, SHARE, ((PACK, CONTENT_KEY),))
STATIONS = ((STATION, STATION_KEY.public), (SPARE, SPARE_KEY.public))

RECORD = Record(
    seq=4,
    type="answer.given",
    at=At(MORNING + 600_250, 7_200_125, "5f0c-boot"),
    spent_ms=61_007,
    role=Actor.CANDIDATE,
    data={"value": (1, 3), "status": "ok", "elapsed_ms": 61_007},
)


@cache
def roster() -> Roster:
    return Roster(
        candidates=(
            Candidate(
                candidate=CANDIDATE,
                last_name="Morin",
                first_name="Léa",
                birth_date="2010-05-17",
                code="KM4T7X",
                seed=seed(20),
                extra=Fraction(1, 3),
                adjusted=True,
                adaptations=("contrast",),
            ),
            Candidate(CandidateId("c-0008"), "Diallo", "Awa", "2010-01-02", "ACD347", seed(21)),
        ),
        blanks=(Blank(CandidateId("b-0001"), "WXY349", seed(22)),),
        policies=Policies(
            observations=(("second_display", Policy.HOLD), ("virtual_machine", Policy.IGNORE)),
            lockdown_minimum=1,
            grant_cap_ms=600_000,
            focus=FocusPolicy.OBSERVE,
            upload_window_s=900,
        ),
        pins=tuple(
            (role, make_verifier(pin, role, SESSION, SHARE, memory_kib=8 * 1024))
            for role, pin in PINS.items()
        ),
        transfer=TransferKey(TRANSFER_KEY.public, TRANSFER_KEY.seed),
    )


@cache
def signed_ticket() -> bytes:
    return seal_ticket(TERMS, roster(), SECRETS, STATIONS, TICKET)


def ticket() -> Ticket:
    return open_public(signed_ticket(), ROOT)


@dataclass(frozen=True, slots=True)
class Journal:
    """Records of one sitting and its signed checkpoint."""

    name: str
    records: tuple[bytes, ...]
    note: str


@cache
def journal() -> Journal:
    records = tuple(record_to_bytes(replace(RECORD, seq=number)) for number in range(5))
    name = f"{SESSION}/{CANDIDATE}/{STATION}/0"
    checkpoint = Checkpoint(name, len(records), frontier_of(records).root, MORNING)
    return Journal(name, records, sign_checkpoint(checkpoint, DEVICE))


@cache
def body() -> BundleBody:
    return BundleBody(
        journal=journal().records,
        checkpoints=(journal().note,),
        statement=issue_statement(STATEMENT_OF_STATION, STATEMENT),
        ticket_sha256=b"t" * 32,
        session_journal=journal().records[:1],
    )


def terms(kind: BundleKind = BundleKind.FINAL) -> BundleTerms:
    return BundleTerms(
        realm=Realm.DEMO,
        session=SESSION,
        station=STATION,
        candidate=None if kind is BundleKind.SESSION else CANDIDATE,
        epoch=0,
        seq=2,
        kind=kind,
        previous=b"p" * 32,
        checkpoint=journal().note,
        rules="pix-v3@1",
        made_wall=MORNING,
    )


RECEIPT_OF_BUNDLE = Receipt(
    realm=Realm.DEMO,
    bundle=b"d" * 32,
    size=9000,
    state=ReceiptState.OPENED,
    verdict=Verdict.IDENTICAL,
    server_wall=NOON,
    nonce=b"n" * 16,
)
