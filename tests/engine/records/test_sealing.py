"""engine.records.sealing and engine.records.pack_file"""

import hashlib
import hmac
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SealRefusedError
from engine.records.identifiers import PackId
from engine.records.keys import SealOpener
from engine.records.pack_file import open_pack_file, seal_pack_file
from engine.records.sealing import (
    decrypt,
    derive_key,
    encrypt,
    open_key,
    seal_key,
    stretch,
    unwrap_key,
    wrap_key,
)
from engine.records.secret import Secret
from engine.records.ticket import KdfParameters
from tests.engine.records.authority import CONTENT_KEY, SHARE, SPARE_KEY, STATION_KEY, seed

INFO = b"pix-kiosk/test\0"
SEALED = seal_key(SHARE, STATION_KEY.public, INFO)
CLOSED = encrypt(b"clear bytes", CONTENT_KEY, INFO)
DATA = Path(__file__).parents[2] / "data"


def test_a_sealed_key_opens_for_its_owner_only() -> None:
    assert open_key(SEALED, STATION_KEY, INFO) == SHARE
    for opener, info in ((SPARE_KEY, INFO), (STATION_KEY, b"other")):
        with pytest.raises(SealRefusedError, match=r"seal\.refused"):
            open_key(SEALED, opener, info)
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        open_key(SEALED[:-1], STATION_KEY, INFO)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_sealed_key_is_refused(place: int, shift: int) -> None:
    changed = bytearray(SEALED)
    changed[place] ^= shift
    with pytest.raises(SealRefusedError):
        open_key(bytes(changed), STATION_KEY, INFO)


def hkdf(key: bytes, label: bytes, size: int) -> bytes:
    return hmac.new(key, size.to_bytes(2, "big") + label + b"\x01", hashlib.sha256).digest()[:size]


def test_the_decapsulation_of_the_draft_opens_a_sealed_key() -> None:
    """The draft's ciphertext and shared secret, put through RFC 9180's key schedule here."""
    vector = json.loads((DATA / "valid" / "xwing.json").read_text(encoding="utf-8"))
    suite = b"HPKE" + bytes.fromhex("647a00010002")

    def extract(salt: bytes, label: bytes, value: bytes) -> bytes:
        return hmac.new(salt, b"HPKE-v1" + suite + label + value, hashlib.sha256).digest()

    def expand(secret: bytes, label: bytes, context: bytes, size: int) -> bytes:
        return hkdf(secret, b"HPKE-v1" + suite + label + context, size)

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", INFO)
    secret = extract(bytes.fromhex(vector["ss"]), b"secret", b"")
    key, nonce = expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)
    box = AESGCM(key).encrypt(nonce, SHARE.reveal(), b"")
    opener = SealOpener(Secret(bytes.fromhex(vector["seed"])))
    assert open_key(bytes.fromhex(vector["ct"]) + box, opener, INFO) == SHARE


def chunked(sealed: bytes, key: bytes, context: bytes) -> bytes:
    """A second reader of C2SP chunked encryption with AES-256-GCM, from its text."""
    salt, commitment, chunks = sealed[:24], sealed[24:56], sealed[56:]
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0" + salt + context
    made, block = b"", b""
    for number in range(1, 3):
        block = hmac.new(key, block + info + bytes([number]), hashlib.sha512).digest()
        made += block
    box, nonce, expected = AESGCM(made[:32]), made[32:44], made[44:76]
    assert commitment == expected
    plain, number = b"", 0
    while True:
        chunk, chunks = chunks[:16400], chunks[16400:]
        counter = (int.from_bytes(nonce, "big") ^ number).to_bytes(12, "big")
        plain += box.decrypt(counter, chunk, b"")
        number += 1
        if len(chunk) < 16400:
            return plain


@pytest.mark.parametrize("size", [0, 1, 16383, 16384, 16385, 50_000])
def test_a_second_reader_opens_what_is_encrypted(size: int) -> None:
    plain = bytes(number % 251 for number in range(size))
    closed = encrypt(plain, CONTENT_KEY, INFO)
    assert chunked(closed, CONTENT_KEY.reveal(), INFO) == plain
    assert decrypt(closed, CONTENT_KEY, INFO) == plain


def test_bytes_closed_long_ago_still_open() -> None:
    vector = json.loads((DATA / "valid" / "chunked.json").read_text(encoding="utf-8"))
    closed, key = bytes.fromhex(vector["closed"]), Secret(bytes.fromhex(vector["key"]))
    assert decrypt(closed, key, vector["context"].encode()) == vector["plain"].encode()


@given(st.integers(0, len(CLOSED) - 1), st.integers(1, 255))
def test_a_changed_byte_of_closed_bytes_is_refused(place: int, shift: int) -> None:
    changed = bytearray(CLOSED)
    changed[place] ^= shift
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        decrypt(bytes(changed), CONTENT_KEY, INFO)


@pytest.mark.parametrize(
    "closed",
    [b"", CLOSED[:-1], CLOSED + b"x", CLOSED[:40]],
    ids=("empty", "shorter", "longer", "cut"),
)
def test_missing_or_added_bytes_are_refused(closed: bytes) -> None:
    with pytest.raises(SealRefusedError):
        decrypt(closed, CONTENT_KEY, INFO)


def test_a_wrapped_key_is_the_one_of_rfc_3394() -> None:
    # RFC 3394, 4.6: 256 bits of key data under a 256-bit key.
    wrapping = Secret(bytes(range(32)))
    key = Secret(bytes.fromhex("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F"))
    wrapped = wrap_key(key, wrapping)
    assert wrapped.hex().upper() == (
        "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21"
    )
    assert unwrap_key(wrapped, wrapping) == key
    for bad, under in ((wrapped, key), (wrapped[:-1] + b"x", wrapping), (wrapped[:-8], wrapping)):
        with pytest.raises(SealRefusedError, match=r"seal\.refused"):
            unwrap_key(bad, under)


def test_derived_keys_depend_on_everything() -> None:
    found = {
        derive_key(key, info, salt=salt).reveal()
        for key in (seed(1), seed(2))
        for info in (b"a", b"b")
        for salt in (None, b"s")
    }
    assert len(found) == 8


def test_a_stretched_code_depends_on_everything() -> None:
    base = KdfParameters(b"s" * 16, 1, 1, 64)
    others = [
        KdfParameters(b"t" * 16, 1, 1, 64),
        KdfParameters(b"s" * 16, 2, 1, 64),
        KdfParameters(b"s" * 16, 1, 2, 64),
        KdfParameters(b"s" * 16, 1, 1, 128),
    ]
    found = {stretch(Secret(b"code"), kdf).reveal() for kdf in (base, *others)}
    assert len(found | {stretch(Secret(b"edoc"), base).reveal()}) == 6


@pytest.mark.parametrize(
    ("pack", "version", "name"),
    [("other", 1, "bank.cob"), ("pack", 2, "bank.cob"), ("pack", 1, "solutions.cob")],
)
def test_a_file_of_a_pack_opens_in_its_place_only(pack: str, version: int, name: str) -> None:
    closed = seal_pack_file(b"items", CONTENT_KEY, PackId("pack"), 1, "bank.cob")
    assert open_pack_file(closed, CONTENT_KEY, PackId("pack"), 1, "bank.cob") == b"items"
    with pytest.raises(SealRefusedError):
        open_pack_file(closed, CONTENT_KEY, PackId(pack), version, name)
    with pytest.raises(SealRefusedError):
        open_pack_file(closed, SHARE, PackId("pack"), 1, "bank.cob")
