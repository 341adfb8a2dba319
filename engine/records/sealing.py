"""Closing and opening bytes: sealed keys, streams, wrapped and stretched keys. Knows no format.

Every refusal is the same error with the same reason: it is not told whether a key, a code or a
byte was wrong.
"""

from typing import Final

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

from engine.errors import SealRefusedError
from engine.records.keys import SealOpener, xwing_public
from engine.records.secret import Secret
from engine.records.ticket import SEALED_SHARE_BYTES, WRAPPED_KEY_BYTES, KdfParameters

KEY_BYTES: Final = 32
REFUSED: Final = "seal.refused"
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seal_key(key: Secret, public: bytes, info: bytes) -> bytes:
    """A 32-byte key sealed to an X-Wing public key (HPKE, RFC 9180 base mode): 1168 bytes.

    Raises:
        MalformedError: *public* is no such key.
    """
    return _SUITE.encrypt(key.reveal(), xwing_public(public), info=info)


def open_key(sealed: bytes, opener: SealOpener, info: bytes) -> Secret:
    """The key that `seal_key` closed for this opener and *info*.

    Raises:
        SealRefusedError: Another key, another *info* or a changed byte.
    """
    if len(sealed) != SEALED_SHARE_BYTES:
        raise SealRefusedError(REFUSED)
    try:
        return Secret(_SUITE.decrypt(sealed, opener.private, info=info))
    except InvalidTag as error:
        raise SealRefusedError(REFUSED) from error


def encrypt(plain: bytes, key: Secret, context: bytes) -> bytes:
    """Bytes under a 32-byte key (C2SP chunked encryption with AES-256-GCM, key-committing)."""
    encryptor = Cobblestone256Encryptor(key.reveal(), context)
    return encryptor.update(plain) + encryptor.finalize()


def decrypt(untrusted: bytes, key: Secret, context: bytes) -> bytes:
    """The bytes that `encrypt` closed under this key and context.

    Raises:
        SealRefusedError: Another key, another context, a changed, missing or added byte.
    """
    try:
        decryptor = Cobblestone256Decryptor(key.reveal(), context)
        return decryptor.update(untrusted) + decryptor.finalize()
    except (InvalidTag, ValueError) as error:
        raise SealRefusedError(REFUSED) from error


def wrap_key(key: Secret, wrapping: Secret) -> bytes:
    """A 32-byte key wrapped under another (AES-KW, RFC 3394): 40 bytes."""
    return aes_key_wrap(wrapping.reveal(), key.reveal())


def unwrap_key(untrusted: bytes, wrapping: Secret) -> Secret:
    """The key that `wrap_key` wrapped.

    Raises:
        SealRefusedError: Another wrapping key or a changed byte.
    """
    if len(untrusted) != WRAPPED_KEY_BYTES:
        raise SealRefusedError(REFUSED)
    try:
        return Secret(aes_key_unwrap(wrapping.reveal(), untrusted))
    except InvalidUnwrap as error:
        raise SealRefusedError(REFUSED) from error


def derive_key(key: Secret, info: bytes, *, salt: bytes | None = None) -> Secret:
    """A 32-byte key of one purpose (HKDF-SHA256, RFC 5869)."""
    return Secret(HKDF(hashes.SHA256(), KEY_BYTES, salt, info).derive(key.reveal()))


def stretch(code: Secret, kdf: KdfParameters) -> Secret:
    """A 32-byte key of a typed code (Argon2id, RFC 9106); slow and hungry on purpose."""
    argon = Argon2id(
        salt=kdf.salt,
        length=KEY_BYTES,
        iterations=kdf.iterations,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    return Secret(argon.derive(code.reveal()))
