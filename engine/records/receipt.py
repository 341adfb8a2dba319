"""A receipt: what the server says it did with a bundle. Knows nothing about the bundle's inside."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.canonical import JsonObject
from engine.records.envelope import sign_hybrid, verify_hybrid
from engine.records.instants import instant_to_text
from engine.records.keys import HybridSigner
from engine.records.manifest import SHA256_BYTES
from engine.records.reading import Reader
from engine.records.root import Realm, Root

RECEIPT_TYPE: Final = "application/vnd.pix-kiosk.receipt+json"
NONCE_BYTES: Final = 16


class ReceiptState(StrEnum):
    """*stored*: stop sending. *opened*: decrypted and replayed, or parked: may be purged."""

    STORED = "stored"
    OPENED = "opened"


class Verdict(StrEnum):
    """What the replay said."""

    IDENTICAL = "identical"
    DIFFERS = "differs"
    UNREPLAYABLE = "unreplayable"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the role *receipt* signs.

    `bundle` is the SHA-256 of the bundle's bytes, `size` their number, `server_wall` in ms since
    the epoch. A stored bundle has no verdict yet; an opened one always has.
    """

    realm: Realm
    bundle: bytes
    size: int
    state: ReceiptState
    verdict: Verdict | None
    server_wall: int
    nonce: bytes

    def __post_init__(self) -> None:
        if (self.verdict is None) != (self.state is ReceiptState.STORED):
            raise MalformedError("receipt.verdict")


def receipt_to_json(receipt: Receipt) -> JsonObject:
    """The receipt as a canonical object."""
    return {
        "v": 1,
        "realm": receipt.realm.value,
        "bundle": receipt.bundle.hex(),
        "size": receipt.size,
        "state": receipt.state.value,
        "verdict": None if receipt.verdict is None else receipt.verdict.value,
        "server_wall": instant_to_text(receipt.server_wall),
        "nonce": receipt.nonce.hex(),
    }


def receipt_from_json(untrusted: JsonObject) -> Receipt:
    """The receipt of an object written by `receipt_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "receipt.")
    reader.version(1)
    return Receipt(
        realm=reader.one_of("realm", Realm),
        bundle=reader.hexadecimal("bundle", size=SHA256_BYTES),
        size=reader.integer("size"),
        state=reader.one_of("state", ReceiptState),
        verdict=reader.one_of("verdict", Verdict) if reader.has("verdict") else None,
        server_wall=reader.instant("server_wall"),
        nonce=reader.hexadecimal("nonce", size=NONCE_BYTES),
    )


def issue_receipt(receipt: Receipt, signer: HybridSigner) -> bytes:
    """The receipt, signed by the role *receipt*."""
    return sign_hybrid(receipt_to_json(receipt), RECEIPT_TYPE, (signer,))


def verify_receipt(untrusted: bytes, root: Root, bundle: bytes, size: int) -> Receipt:
    """The receipt of a signed envelope, for the bundle of that SHA-256 and size in bytes.

    Raises:
        MalformedError: The envelope or the receipt has not its form.
        SignatureRefusedError: Not signed by the role, of another realm or for another bundle.
    """
    receipt = receipt_from_json(verify_hybrid(untrusted, RECEIPT_TYPE, root.receipt))
    if receipt.realm is not root.realm:
        raise SignatureRefusedError("receipt.realm")
    if (receipt.bundle, receipt.size) != (bundle, size):
        raise SignatureRefusedError("receipt.bundle")
    return receipt
