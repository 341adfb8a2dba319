"""Signed envelopes (DSSE). Knows who must sign, and nothing about what the payload means.

Authority signatures are hybrid: Ed25519 and ML-DSA-65 of the same person or role must both
verify, and persons are counted, never signatures. The reader is strict: an envelope has one
sequence of bytes, and every signature in it must be of a known key and verify, so that no byte
of it can change unseen.
"""

import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import (  # type: ignore[attr-defined]  # re-exported without __all__
    CryptoSigner,
    Key,
    SSlibKey,
)

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.canonical import Json, JsonObject, dumps, loads_object
from engine.records.keys import DeviceSigner, HybridSigner, key_id
from engine.records.reading import Reader
from engine.records.root import HybridKey, Root

MAX_ENVELOPE_BYTES: Final = 24 * 1024 * 1024
MAX_SIGNATURES: Final = 64
_FIELDS: Final = {"payload", "payloadType", "signatures"}


@dataclass(frozen=True, slots=True)
class _Holder:
    """Someone whose signature counts once all of their keys have signed."""

    ed25519: Key
    ml_dsa_65: Key | None

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.ed25519,) if self.ml_dsa_65 is None else (self.ed25519, self.ml_dsa_65)


def sign_hybrid(payload: JsonObject, payload_type: str, signers: Iterable[HybridSigner]) -> bytes:
    """The envelope of a payload, signed with both algorithms of every signer."""
    envelope = Envelope(dumps(payload), payload_type, {})
    for signer in signers:
        _sign(envelope, signer.ed25519)
        _sign(envelope, signer.ml_dsa_65)
    return _to_bytes(envelope)


def add_signature(untrusted: bytes, payload_type: str, signer: HybridSigner) -> bytes:
    """The same envelope with one more person's two signatures.

    Raises:
        MalformedError: The bytes are no envelope.
        SignatureRefusedError: The payload is of another type.
    """
    envelope = _from_bytes(untrusted, payload_type)
    _sign(envelope, signer.ed25519)
    _sign(envelope, signer.ml_dsa_65)
    return _to_bytes(envelope)


def sign_by_device(payload: JsonObject, payload_type: str, signer: DeviceSigner) -> bytes:
    """The envelope of a payload, signed by a station."""
    envelope = Envelope(dumps(payload), payload_type, {})
    _sign(envelope, signer.ed25519)
    return _to_bytes(envelope)


def verify_people(untrusted: bytes, payload_type: str, root: Root) -> JsonObject:
    """The payload of an envelope signed by as many persons as the root asks for.

    Raises:
        MalformedError: The bytes are no envelope in its one form.
        SignatureRefusedError: Too few persons, one algorithm only, an unknown key, a signature
            that does not verify, or another type.
    """
    holders = [_hybrid_holder(person.key) for person in root.people]
    return _verify(untrusted, payload_type, holders, root.pack_threshold)


def verify_hybrid(untrusted: bytes, payload_type: str, key: HybridKey) -> JsonObject:
    """The payload of an envelope signed by a role with both algorithms.

    Raises:
        MalformedError: The bytes are no envelope in its one form.
        SignatureRefusedError: As `verify_people`.
    """
    return _verify(untrusted, payload_type, [_hybrid_holder(key)], 1)


def verify_by_device(untrusted: bytes, payload_type: str, public: bytes) -> JsonObject:
    """The payload of an envelope signed by the station whose raw public key is given.

    Raises:
        MalformedError: The bytes are no envelope in its one form.
        SignatureRefusedError: As `verify_people`.
    """
    holder = _Holder(_key(Ed25519PublicKey.from_public_bytes(public), public), None)
    return _verify(untrusted, payload_type, [holder], 1)


def claimed_payload(untrusted: bytes, payload_type: str) -> JsonObject:
    """What the payload says, unverified: to find out whose key to verify with.

    Raises:
        MalformedError: The bytes are no envelope in its one form.
        SignatureRefusedError: The payload is of another type.
    """
    return loads_object(_from_bytes(untrusted, payload_type).payload)


def _verify(
    untrusted: bytes, payload_type: str, holders: Sequence[_Holder], threshold: int
) -> JsonObject:
    envelope = _from_bytes(untrusted, payload_type)
    signed = set(envelope.signatures)
    if not signed:
        raise SignatureRefusedError("signature.none")
    keys = {key.keyid: key for holder in holders for key in holder.keys}
    if not signed <= set(keys):
        raise SignatureRefusedError("signature.unknown_key")
    for keyid in sorted(signed):
        try:
            envelope.verify([keys[keyid]], 1)
        except VerificationError as error:
            raise SignatureRefusedError("signature.invalid") from error
    persons = 0
    for holder in holders:
        missing = [key for key in holder.keys if key.keyid not in signed]
        if not missing:
            persons += 1
        elif len(missing) < len(holder.keys):
            stripped = missing[0] is holder.ml_dsa_65
            raise SignatureRefusedError(
                "signature.ed25519_only" if stripped else "signature.ml_dsa_only"
            )
    if persons < threshold:
        raise SignatureRefusedError("signature.one_person", persons, threshold)
    return loads_object(envelope.payload)


def _from_bytes(untrusted: bytes, payload_type: str) -> Envelope:
    value = loads_object(untrusted, max_bytes=MAX_ENVELOPE_BYTES)
    reader = Reader(value, "envelope.")
    kind = reader.text("payloadType", longest=120)
    reader.text("payload", longest=MAX_ENVELOPE_BYTES)
    signatures = [
        {"keyid": one.text("keyid", longest=120), "sig": one.text("sig", longest=20_000)}
        for one in reader.readers("signatures", most=MAX_SIGNATURES)
    ]
    try:
        # The library takes the dictionaries apart in place: it gets its own.
        envelope = Envelope.from_dict({**value, "signatures": signatures})
    except (ValueError, binascii.Error) as error:
        raise MalformedError("envelope.form") from error
    if set(value) != _FIELDS or _to_bytes(envelope) != untrusted:
        raise MalformedError("envelope.form")
    if kind != payload_type:
        raise SignatureRefusedError("signature.type", kind)
    return envelope


def _to_bytes(envelope: Envelope) -> bytes:
    value: Json = envelope.to_dict()
    return dumps(value)


def _sign(envelope: Envelope, private: Ed25519PrivateKey | MLDSA65PrivateKey) -> None:
    public = private.public_key()
    envelope.sign(CryptoSigner(private, _key(public, public.public_bytes_raw())))


def _key(public: Ed25519PublicKey | MLDSA65PublicKey, raw: bytes) -> SSlibKey:
    return SSlibKey.from_crypto(public, keyid=key_id(raw))


def _hybrid_holder(key: HybridKey) -> _Holder:
    return _Holder(
        _key(Ed25519PublicKey.from_public_bytes(key.ed25519), key.ed25519),
        _key(MLDSA65PublicKey.from_public_bytes(key.ml_dsa_65), key.ml_dsa_65),
    )
