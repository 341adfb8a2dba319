"""Keys made of 32-byte seeds, one per purpose. Knows nothing about what they sign or open."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_bytes
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.identifiers import KeyId
from engine.records.root import X_WING_BYTES, HybridKey
from engine.records.secret import Secret

SEED_BYTES: Final = 32
KEY_LABEL: Final = b"pix-kiosk/key/v1\0"
KEY_ID_LABEL: Final = b"pix-kiosk/key-id/v1\0"
KEY_ID_LENGTH: Final = 32
ML_KEM_SEED_BYTES: Final = 64
ML_KEM_PUBLIC_BYTES: Final = 1184
EXPANDED_BYTES: Final = 96
XOF_LIMIT: Final = 2**31 - 1

Random = Callable[[int], bytes]


def new_seed(random: Random = token_bytes) -> Secret:
    """A fresh seed of 32 bytes."""
    return Secret(random(SEED_BYTES))


def derive_seed(seed: Secret, purpose: str) -> Secret:
    """The 32-byte seed of one purpose: HKDF-Expand under a label of its own.

    Raises:
        MalformedError: The seed has not 32 bytes.
    """
    expand = HKDFExpand(hashes.SHA256(), SEED_BYTES, KEY_LABEL + purpose.encode())
    return Secret(expand.derive(_seed_bytes(seed)))


@dataclass(frozen=True, slots=True)
class HybridSigner:
    """The private side of a person or a role: both algorithms, from one seed."""

    seed: Secret

    @property
    def ed25519(self) -> Ed25519PrivateKey:
        """The Ed25519 key."""
        return Ed25519PrivateKey.from_private_bytes(derive_seed(self.seed, "ed25519").reveal())

    @property
    def ml_dsa_65(self) -> MLDSA65PrivateKey:
        """The ML-DSA-65 key."""
        return MLDSA65PrivateKey.from_seed_bytes(derive_seed(self.seed, "ml-dsa-65").reveal())

    @property
    def public(self) -> HybridKey:
        """The public side, for a root."""
        return HybridKey(
            self.ed25519.public_key().public_bytes_raw(),
            self.ml_dsa_65.public_key().public_bytes_raw(),
        )


@dataclass(frozen=True, slots=True)
class DeviceSigner:
    """A station's signing key, from its own seed."""

    seed: Secret

    @property
    def ed25519(self) -> Ed25519PrivateKey:
        """The Ed25519 key."""
        return Ed25519PrivateKey.from_private_bytes(_seed_bytes(self.seed))

    @property
    def public(self) -> bytes:
        """The raw public key, 32 bytes."""
        return self.ed25519.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature of a message, 64 bytes."""
        return self.ed25519.sign(message)


@dataclass(frozen=True, slots=True)
class SealOpener:
    """The private side of an X-Wing key (ML-KEM-768 and X25519), from its 32-byte seed."""

    seed: Secret

    @property
    def private(self) -> MLKEM768X25519PrivateKey:
        """The key that opens."""
        return MLKEM768X25519PrivateKey(*self._parts())

    @property
    def public(self) -> bytes:
        """The raw public key, 1216 bytes: ML-KEM-768, then X25519."""
        kem, curve = self._parts()
        return kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()

    def _parts(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        # The expansion of X-Wing (draft-connolly-cfrg-xwing-kem): SHAKE-256 to 96 bytes.
        xof = hashes.XOFHash(hashes.SHAKE256(digest_size=XOF_LIMIT))
        xof.update(_seed_bytes(self.seed))
        expanded = xof.squeeze(EXPANDED_BYTES)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:ML_KEM_SEED_BYTES]),
            X25519PrivateKey.from_private_bytes(expanded[ML_KEM_SEED_BYTES:]),
        )


def xwing_public(raw: bytes) -> MLKEM768X25519PublicKey:
    """The key to seal to, of its 1216 raw bytes.

    Raises:
        MalformedError: The bytes are no such key.
    """
    if len(raw) != X_WING_BYTES:
        raise MalformedError("key.size")
    try:
        kem = MLKEM768PublicKey.from_public_bytes(raw[:ML_KEM_PUBLIC_BYTES])
    except ValueError as error:
        raise MalformedError("key.value") from error
    return MLKEM768X25519PublicKey(
        kem, X25519PublicKey.from_public_bytes(raw[ML_KEM_PUBLIC_BYTES:])
    )


def key_id(public: bytes) -> KeyId:
    """The name of a public key: 32 hexadecimal characters of its hash."""
    return KeyId(hashlib.sha256(KEY_ID_LABEL + public).hexdigest()[:KEY_ID_LENGTH])


def verify_ed25519(public: bytes, signature: bytes, message: bytes) -> None:
    """Verify a bare Ed25519 signature.

    Raises:
        SignatureRefusedError: It is not of this key and message.
    """
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError) as error:
        raise SignatureRefusedError("signature.invalid") from error


def _seed_bytes(seed: Secret) -> bytes:
    value = seed.reveal()
    if len(value) != SEED_BYTES:
        raise MalformedError("key.seed")
    return value
