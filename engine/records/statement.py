"""A device statement: the authority's word on a station's keys. Knows nothing about sessions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import SignatureRefusedError
from engine.records.canonical import JsonObject
from engine.records.envelope import sign_hybrid, verify_hybrid
from engine.records.identifiers import StationId
from engine.records.instants import instant_to_text
from engine.records.keys import HybridSigner
from engine.records.reading import Reader
from engine.records.root import ED25519_BYTES, X_WING_BYTES, Realm, Root

STATEMENT_TYPE: Final = "application/vnd.pix-kiosk.statement+json"


class KeyProtection(StrEnum):
    """What keeps the station's private seeds; told as it is."""

    TPM = "tpm"
    OS = "os"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Statement:
    """What the role *statement* signs; the keys are raw public bytes.

    `label` is what the room sees (``Poste 14``). `issued` and `expires` in ms since the epoch.
    """

    realm: Realm
    station: StationId
    label: str
    centre: str
    ed25519: bytes
    xwing: bytes
    key_protection: KeyProtection
    issued: int
    expires: int


def statement_to_json(statement: Statement) -> JsonObject:
    """The statement as a canonical object."""
    return {
        "v": 1,
        "realm": statement.realm.value,
        "station": statement.station,
        "label": statement.label,
        "centre": statement.centre,
        "ed25519": statement.ed25519.hex(),
        "xwing": statement.xwing.hex(),
        "key_protection": statement.key_protection.value,
        "issued": instant_to_text(statement.issued),
        "expires": instant_to_text(statement.expires),
    }


def statement_from_json(untrusted: JsonObject) -> Statement:
    """The statement of an object written by `statement_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "statement.")
    reader.version(1)
    return Statement(
        realm=reader.one_of("realm", Realm),
        station=StationId(reader.identifier("station")),
        label=reader.text("label", longest=60),
        centre=reader.identifier("centre"),
        ed25519=reader.hexadecimal("ed25519", size=ED25519_BYTES),
        xwing=reader.hexadecimal("xwing", size=X_WING_BYTES),
        key_protection=reader.one_of("key_protection", KeyProtection),
        issued=reader.instant("issued"),
        expires=reader.instant("expires"),
    )


def issue_statement(statement: Statement, signer: HybridSigner) -> bytes:
    """The statement, signed by the role *statement*."""
    return sign_hybrid(statement_to_json(statement), STATEMENT_TYPE, (signer,))


def verify_statement(untrusted: bytes, root: Root, wall: int, *, kept: bool = False) -> Statement:
    """The statement of a signed envelope, valid at *wall* (ms since the epoch).

    One that is *kept* was valid when it was taken in: a clock that went back since, as after a
    dead battery, does not undo that. It still expires.

    Raises:
        MalformedError: The envelope or the statement has not its form.
        SignatureRefusedError: Not signed by the role, of another realm, too early or expired.
    """
    statement = statement_from_json(verify_hybrid(untrusted, STATEMENT_TYPE, root.statement))
    if statement.realm is not root.realm:
        raise SignatureRefusedError("statement.realm")
    if wall < statement.issued and not kept:
        raise SignatureRefusedError("statement.early")
    if wall >= statement.expires:
        raise SignatureRefusedError("statement.expired")
    return statement
