"""engine.records.keys and engine.records.person_key"""

import hashlib

import pytest

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.keys import (
    DeviceSigner,
    HybridSigner,
    SealOpener,
    derive_seed,
    key_id,
    new_seed,
    verify_ed25519,
    xwing_public,
)
from engine.records.person_key import PersonKey, person_key_from_json, person_key_to_json
from engine.records.secret import Secret
from tests.engine.records.authority import ADA, DEVICE, SPARE_DEVICE, STATION_KEY, seed

# draft-connolly-cfrg-xwing-kem, appendix C, first vector: the seed, both ends of its public key.
XWING_SEED = Secret(
    bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
)
XWING_START = (
    "e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5"
    "b19cfc3da5fa1a92c49f25513e0fd30d6b1611c9ab9635d7086727a4b7d21d34"
    "244e66969cf15b3b2a785329f61b096b277ea037383479a6b556de7231fe4b7f"
)
XWING_END = (
    "8e880a53c2428e3d049b7d2197405296ddb361912a7bcf4827ced611d0c7a7da"
    "104dde4322095339f64a61d5bb108ff0bf4d780cae509fb22c256914193ff734"
    "9042581237d522828824ee3bdfd07fb03f1f942d2ea179fe722f06cc03de5b69"
    "859edb06eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534"
)


def test_an_xwing_key_is_the_one_of_the_draft() -> None:
    public = SealOpener(XWING_SEED).public.hex()
    assert len(public) == 2 * 1216
    assert public.startswith(XWING_START)
    assert public.endswith(XWING_END)


def test_an_ed25519_key_is_the_one_of_rfc_8032() -> None:
    # RFC 8032, 7.1, first test: the empty message.
    signer = DeviceSigner(
        Secret(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    )
    assert signer.public.hex() == (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )
    assert signer.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974")


def test_each_purpose_has_a_seed_of_its_own() -> None:
    found = {derive_seed(seed(1), purpose).reveal() for purpose in ("a", "b", "ed25519", "")}
    assert len(found | {seed(1).reveal()}) == 5
    assert derive_seed(seed(1), "a") == derive_seed(seed(1), "a")


def test_a_seed_has_32_bytes() -> None:
    for use in (
        lambda: derive_seed(Secret(b"short"), "a"),
        lambda: DeviceSigner(Secret(b"short")).public,
        lambda: SealOpener(Secret(b"short")).public,
    ):
        with pytest.raises(MalformedError, match=r"key\.seed"):
            use()


def test_a_fresh_seed_is_what_the_source_of_chance_gives() -> None:
    assert new_seed(lambda size: b"r" * size).reveal() == b"r" * 32
    assert new_seed() != new_seed()


def test_a_public_key_to_seal_to_is_checked() -> None:
    xwing_public(STATION_KEY.public)
    with pytest.raises(MalformedError, match=r"key\.size"):
        xwing_public(STATION_KEY.public[:-1])
    with pytest.raises(MalformedError, match=r"key\.value"):
        xwing_public(b"\xff" * 1216)


def test_the_name_of_a_key_is_short_and_its_own() -> None:
    names = {key_id(DEVICE.public), key_id(SPARE_DEVICE.public)}
    assert len(names) == 2
    assert all(len(name) == 32 for name in names)
    plain = hashlib.sha256(DEVICE.public).hexdigest()
    assert not any(plain.startswith(name) for name in names)


@pytest.mark.parametrize("signature", [b"", b"x" * 64])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    with pytest.raises(SignatureRefusedError, match=r"signature\.invalid"):
        verify_ed25519(DEVICE.public, signature, b"message")


def test_a_person_key_survives_its_file() -> None:
    key = PersonKey("Ada", ADA)
    assert person_key_from_json(person_key_to_json(key)) == key
    assert "0101" not in repr(key)


def test_two_seeds_make_two_keys() -> None:
    one, other = HybridSigner(seed(1)).public, HybridSigner(seed(2)).public
    assert one.ed25519 != other.ed25519
    assert one.ml_dsa_65 != other.ml_dsa_65
