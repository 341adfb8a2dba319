"""Sealing, verifying and opening bundles. Knows nothing about what the journals inside say.

A bundle is the length of its header in four bytes (big-endian), the header signed by the station,
and the encrypted body. Encrypted, then signed: everything but the body can be verified, routed
and stored without any key that opens it.
"""

import hashlib
from dataclasses import dataclass, replace
from secrets import token_bytes
from typing import Final

from engine.errors import MalformedError, SealRefusedError, SignatureRefusedError
from engine.records.bundle_body import BundleBody, body_from_bytes, body_to_bytes
from engine.records.bundle_header import (
    HEADER_TYPE,
    MAX_BODY_BYTES,
    BundleHeader,
    BundleKind,
    header_from_json,
    header_to_json,
)
from engine.records.canonical import dumps
from engine.records.envelope import claimed_payload, sign_by_device, verify_by_device
from engine.records.identifiers import CandidateId, SessionId, StationId
from engine.records.keys import DeviceSigner, Random, SealOpener, new_seed
from engine.records.root import Realm
from engine.records.sealing import decrypt, encrypt, open_key, seal_key
from engine.records.secret import Secret
from engine.records.ticket import RecipientKey

BUNDLE_LABEL: Final = b"pix-kiosk/bundle/v1\0"
LENGTH_BYTES: Final = 4
MAX_HEADER_BYTES: Final = 64 * 1024
MAX_BUNDLE_BYTES: Final = LENGTH_BYTES + MAX_HEADER_BYTES + MAX_BODY_BYTES
_UNBOUND: Final = {"sealed_key", "transfer_sealed_key", "body_sha256", "body_size"}


@dataclass(frozen=True, slots=True)
class BundleTerms:
    """What a bundle says of itself before it is sealed; fields as in `BundleHeader`."""

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
    made_wall: int


@dataclass(frozen=True, slots=True)
class SealedBundle:
    """A bundle just made; `content_key` is for reopening it once, before any key is destroyed."""

    content: bytes
    sha256: bytes
    header: BundleHeader
    content_key: Secret


@dataclass(frozen=True, slots=True)
class VerifiedBundle:
    """A bundle whose signature and hashes hold; its body is still closed."""

    sha256: bytes
    size: int
    header: BundleHeader
    encrypted_body: bytes


def seal_bundle(
    terms: BundleTerms,
    body: BundleBody,
    device: DeviceSigner,
    recipient: RecipientKey,
    *,
    transfer: bytes | None = None,
    random: Random = token_bytes,
) -> SealedBundle:
    """The bundle of a body, sealed to the recipient and, when partial, to the transfer key.

    *transfer* is the raw X-Wing public key of the session's transfer key.

    Raises:
        MalformedError: A key is none, the body is too large, or a transfer key stands where none
            belongs.
    """
    content_key = new_seed(random)
    unsealed = BundleHeader(
        realm=terms.realm,
        session=terms.session,
        station=terms.station,
        candidate=terms.candidate,
        epoch=terms.epoch,
        seq=terms.seq,
        kind=terms.kind,
        previous=terms.previous,
        checkpoint=terms.checkpoint,
        rules=terms.rules,
        recipient=recipient.id,
        sealed_key=b"",
        transfer_sealed_key=None if transfer is None else b"",
        body_sha256=b"",
        body_size=0,
        made_wall=terms.made_wall,
    )
    binding = _binding(unsealed)
    encrypted = encrypt(body_to_bytes(body), content_key, binding)
    if len(encrypted) > MAX_BODY_BYTES:
        raise MalformedError("bundle.too_large")
    header = replace(
        unsealed,
        sealed_key=seal_key(content_key, recipient.public, binding),
        transfer_sealed_key=(
            None if transfer is None else seal_key(content_key, transfer, binding)
        ),
        body_sha256=hashlib.sha256(encrypted).digest(),
        body_size=len(encrypted),
    )
    signed = sign_by_device(header_to_json(header), HEADER_TYPE, device)
    content = len(signed).to_bytes(LENGTH_BYTES, "big") + signed + encrypted
    return SealedBundle(content, hashlib.sha256(content).digest(), header, content_key)


def claimed_header(untrusted: bytes) -> BundleHeader:
    """What the header says, unverified: to find the statement of the station that it names.

    Raises:
        MalformedError: The bytes are no bundle.
    """
    return header_from_json(claimed_payload(_parts(untrusted)[0], HEADER_TYPE))


def verify_bundle(untrusted: bytes, public: bytes) -> VerifiedBundle:
    """The bundle signed by the station whose raw Ed25519 public key is given.

    Raises:
        MalformedError: The bytes are no bundle.
        SignatureRefusedError: Another key, or a changed, missing or added byte.
    """
    signed, encrypted = _parts(untrusted)
    header = header_from_json(verify_by_device(signed, HEADER_TYPE, public))
    found = (len(encrypted), hashlib.sha256(encrypted).digest())
    if found != (header.body_size, header.body_sha256):
        raise SignatureRefusedError("bundle.body")
    sha256 = hashlib.sha256(untrusted).digest()
    return VerifiedBundle(sha256, len(untrusted), header, encrypted)


def open_bundle(bundle: VerifiedBundle, opener: SealOpener) -> BundleBody:
    """The body, opened with the recipient's key.

    Raises:
        SealRefusedError: Sealed to another key.
        MalformedError: What was sealed is no body.
    """
    return _open(bundle, bundle.header.sealed_key, opener)


def open_for_transfer(bundle: VerifiedBundle, opener: SealOpener) -> BundleBody:
    """The body of a partial bundle, opened with the session's transfer key.

    Raises:
        SealRefusedError: Not partial, or sealed to another key.
        MalformedError: What was sealed is no body.
    """
    sealed = bundle.header.transfer_sealed_key
    if sealed is None:
        raise SealRefusedError("bundle.not_partial")
    return _open(bundle, sealed, opener)


def require_reopened(
    stored: bytes, sealed: SealedBundle, body: BundleBody, device: DeviceSigner
) -> None:
    """Refuse what was read back from the disk unless it holds exactly the body that was sealed.

    Raises:
        MalformedError: The bytes are no bundle.
        SignatureRefusedError: They are not what was signed.
        SealRefusedError: They do not open, or to another body.
    """
    bundle = verify_bundle(stored, device.public)
    plain = decrypt(bundle.encrypted_body, sealed.content_key, _binding(bundle.header))
    if bundle.sha256 != sealed.sha256 or body_from_bytes(plain) != body:
        raise SealRefusedError("bundle.reopened_differs")


def _open(bundle: VerifiedBundle, sealed: bytes, opener: SealOpener) -> BundleBody:
    binding = _binding(bundle.header)
    content_key = open_key(sealed, opener, binding)
    return body_from_bytes(decrypt(bundle.encrypted_body, content_key, binding))


def _binding(header: BundleHeader) -> bytes:
    """What ties key and body to the header: all of it but what only sealing makes."""
    bound = {key: value for key, value in header_to_json(header).items() if key not in _UNBOUND}
    return BUNDLE_LABEL + dumps(bound)


def _parts(untrusted: bytes) -> tuple[bytes, bytes]:
    if not LENGTH_BYTES < len(untrusted) <= MAX_BUNDLE_BYTES:
        raise MalformedError("bundle.size")
    length = int.from_bytes(untrusted[:LENGTH_BYTES], "big")
    if not 0 < length <= min(MAX_HEADER_BYTES, len(untrusted) - LENGTH_BYTES):
        raise MalformedError("bundle.header")
    return untrusted[LENGTH_BYTES : LENGTH_BYTES + length], untrusted[LENGTH_BYTES + length :]
