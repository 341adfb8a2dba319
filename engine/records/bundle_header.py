"""The header of a bundle: what relays and the server may know. Knows nothing about its body."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.identifiers import CandidateId, KeyId, SessionId, StationId
from engine.records.manifest import SHA256_BYTES, SUITE
from engine.records.reading import Reader
from engine.records.root import Realm
from engine.records.ticket import SEALED_SHARE_BYTES

HEADER_TYPE: Final = "application/vnd.pix-kiosk.bundle+json"
MAX_BODY_BYTES: Final = 64 * 1024 * 1024
MAX_CHECKPOINT: Final = 2048


class BundleKind(StrEnum):
    """A finished sitting, a copy made during it, or a station's session journal."""

    FINAL = "final"
    PARTIAL = "partial"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class BundleHeader:
    """What the station signs.

    `candidate` is None for a session bundle only. `seq` counts the bundles of this journal from 1,
    `previous` is the SHA-256 of the one before. `checkpoint` is the journal's last signed note.
    `sealed_key` opens for the recipient, `transfer_sealed_key` (partial bundles) for a spare
    station. `body_sha256` and `body_size` (bytes) are of the encrypted body.
    """

    realm: Realm
    session: SessionId
    station: StationId
    candidate: CandidateId | None
    epoch: int
    seq: int
    kind: BundleKind
    previous: bytes | None
    checkpoint: str
    rules: str
    recipient: KeyId
    sealed_key: bytes
    transfer_sealed_key: bytes | None
    body_sha256: bytes
    body_size: int
    made_wall: int
    suite: int = SUITE

    def __post_init__(self) -> None:
        if (self.candidate is None) != (self.kind is BundleKind.SESSION):
            raise MalformedError("bundle.candidate")
        if (self.transfer_sealed_key is not None) != (self.kind is BundleKind.PARTIAL):
            raise MalformedError("bundle.transfer")


def header_to_json(header: BundleHeader) -> JsonObject:
    """The header as a canonical object."""
    transfer = header.transfer_sealed_key
    return {
        "v": 1,
        "suite": header.suite,
        "realm": header.realm.value,
        "session": header.session,
        "station": header.station,
        "candidate": header.candidate,
        "epoch": header.epoch,
        "seq": header.seq,
        "kind": header.kind.value,
        "previous": None if header.previous is None else header.previous.hex(),
        "checkpoint": header.checkpoint,
        "rules": header.rules,
        "recipient": header.recipient,
        "sealed_key": header.sealed_key.hex(),
        "transfer_sealed_key": None if transfer is None else transfer.hex(),
        "body_sha256": header.body_sha256.hex(),
        "body_size": header.body_size,
        "made_wall": header.made_wall,
    }


def header_from_json(untrusted: JsonObject) -> BundleHeader:
    """The header of an object written by `header_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "bundle.")
    reader.version(1)
    return BundleHeader(
        suite=reader.integer("suite", least=SUITE, most=SUITE),
        realm=reader.one_of("realm", Realm),
        session=SessionId(reader.identifier("session")),
        station=StationId(reader.identifier("station")),
        candidate=(
            CandidateId(reader.identifier("candidate")) if reader.has("candidate") else None
        ),
        epoch=reader.integer("epoch", most=10_000),
        seq=reader.integer("seq", least=1),
        kind=reader.one_of("kind", BundleKind),
        previous=(
            reader.hexadecimal("previous", size=SHA256_BYTES) if reader.has("previous") else None
        ),
        checkpoint=reader.text("checkpoint", longest=MAX_CHECKPOINT),
        rules=reader.text("rules", longest=40),
        recipient=KeyId(reader.identifier("recipient")),
        sealed_key=reader.hexadecimal("sealed_key", size=SEALED_SHARE_BYTES),
        transfer_sealed_key=(
            reader.hexadecimal("transfer_sealed_key", size=SEALED_SHARE_BYTES)
            if reader.has("transfer_sealed_key")
            else None
        ),
        body_sha256=reader.hexadecimal("body_sha256", size=SHA256_BYTES),
        body_size=reader.integer("body_size", most=MAX_BODY_BYTES),
        made_wall=reader.integer("made_wall"),
    )
