"""engine.records.envelope: who must sign, and that no byte changes unseen."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.dsse import Envelope
from securesystemslib.signer import (  # type: ignore[attr-defined]  # re-exported without __all__
    CryptoSigner,
    SSlibKey,
)

from engine.errors import EngineError, MalformedError, SignatureRefusedError
from engine.records.canonical import dumps
from engine.records.envelope import (
    add_signature,
    claimed_payload,
    sign_by_device,
    sign_hybrid,
    verify_by_device,
    verify_hybrid,
    verify_people,
)
from engine.records.keys import HybridSigner, key_id
from engine.records.root import HybridKey, Person, Realm, Root, root_from_json, root_to_json
from tests.engine.records.authority import (
    ADA,
    BOB,
    DEVICE,
    EVE,
    RECEIPT,
    ROOT,
    SPARE_DEVICE,
    STATEMENT,
    TICKET,
)

KIND = "application/x-test+json"
PAYLOAD = {"hello": "world"}
SIGNED = sign_hybrid(PAYLOAD, KIND, (ADA, BOB))
BY_DEVICE = sign_by_device(PAYLOAD, KIND, DEVICE)


def without(signed: bytes, *keys: bytes) -> bytes:
    """The envelope without the signatures of those raw public keys."""
    value = json.loads(signed)
    gone = {key_id(key) for key in keys}
    value["signatures"] = [one for one in value["signatures"] if one["keyid"] not in gone]
    return dumps(value)


def refusal(signed: bytes, root: Root = ROOT, kind: str = KIND) -> str:
    with pytest.raises(SignatureRefusedError) as caught:
        verify_people(signed, kind, root)
    return str(caught.value.args[0])


def test_two_persons_are_enough() -> None:
    assert verify_people(SIGNED, KIND, ROOT) == PAYLOAD


def test_a_signature_can_be_added_later() -> None:
    first = sign_hybrid(PAYLOAD, KIND, (ADA,))
    assert verify_people(add_signature(first, KIND, BOB), KIND, ROOT) == PAYLOAD


def test_nobody_is_not_enough() -> None:
    assert refusal(sign_hybrid(PAYLOAD, KIND, ())) == "signature.none"


def test_one_person_is_not_two() -> None:
    assert refusal(sign_hybrid(PAYLOAD, KIND, (ADA,))) == "signature.one_person"


def test_one_person_signing_twice_is_not_two() -> None:
    twice = add_signature(sign_hybrid(PAYLOAD, KIND, (ADA,)), KIND, ADA)
    assert refusal(twice) == "signature.one_person"


def test_a_signature_written_twice_is_refused() -> None:
    value = json.loads(sign_hybrid(PAYLOAD, KIND, (ADA,)))
    value["signatures"] *= 2
    with pytest.raises(MalformedError, match=r"envelope\.form"):
        verify_people(dumps(value), KIND, ROOT)


def test_two_persons_with_ed25519_only_are_refused() -> None:
    stripped = without(SIGNED, ADA.public.ml_dsa_65, BOB.public.ml_dsa_65)
    assert refusal(stripped) == "signature.ed25519_only"


def test_two_persons_with_ml_dsa_only_are_refused() -> None:
    stripped = without(SIGNED, ADA.public.ed25519, BOB.public.ed25519)
    assert refusal(stripped) == "signature.ml_dsa_only"


@pytest.mark.parametrize("person", [ADA, BOB])
def test_one_stripped_ml_dsa_is_refused(person: HybridSigner) -> None:
    assert refusal(without(SIGNED, person.public.ml_dsa_65)) == "signature.ed25519_only"


def test_four_signatures_of_two_halves_are_not_two_persons() -> None:
    mixed = without(SIGNED, ADA.public.ml_dsa_65, BOB.public.ed25519)
    assert refusal(mixed) in ("signature.ed25519_only", "signature.ml_dsa_only")


def test_a_stranger_does_not_count() -> None:
    assert refusal(sign_hybrid(PAYLOAD, KIND, (ADA, EVE))) == "signature.unknown_key"


def test_a_key_under_two_ids_does_not_count_twice() -> None:
    envelope = Envelope(dumps(PAYLOAD), KIND, {})
    for name in ("one", "two"):
        for private in (ADA.ed25519, ADA.ml_dsa_65):
            key = SSlibKey.from_crypto(private.public_key(), keyid=f"{name}-{type(private)}")
            envelope.sign(CryptoSigner(private, key))
    assert refusal(dumps(envelope.to_dict())) == "signature.unknown_key"


@pytest.mark.parametrize(
    "second",
    [
        Person("Bob", ADA.public),
        Person("Bob", HybridKey(ADA.public.ed25519, BOB.public.ml_dsa_65)),
        Person("Bob", HybridKey(BOB.public.ed25519, ADA.public.ml_dsa_65)),
        Person("Bob", HybridKey(BOB.public.ed25519, TICKET.public.ml_dsa_65)),
    ],
)
def test_a_root_with_one_key_for_two_is_refused(second: Person) -> None:
    with pytest.raises(MalformedError, match=r"root\.key_twice"):
        replace(ROOT, people=(ROOT.people[0], second))


def test_a_root_with_one_person_twice_is_refused() -> None:
    with pytest.raises(MalformedError, match=r"root\.person_twice"):
        replace(ROOT, people=(Person("Ada", ADA.public), Person("Ada", BOB.public)))


@pytest.mark.parametrize("threshold", [0, 1, 3])
def test_a_root_asks_for_two_persons_and_no_more_than_it_has(threshold: int) -> None:
    with pytest.raises(MalformedError, match=r"root\.threshold"):
        replace(ROOT, pack_threshold=threshold)


def test_a_root_survives_its_text() -> None:
    assert root_from_json(root_to_json(ROOT)) == ROOT


def test_only_the_real_realm_is_worth_something() -> None:
    assert [realm.rehearsal for realm in Realm] == [False, True, True]


def test_another_type_is_refused() -> None:
    assert refusal(SIGNED, kind="application/x-other+json") == "signature.type"
    with pytest.raises(SignatureRefusedError, match=r"signature\.type"):
        add_signature(SIGNED, "application/x-other+json", EVE)


def test_a_person_cannot_sign_for_a_role() -> None:
    with pytest.raises(SignatureRefusedError, match=r"signature\.unknown_key"):
        verify_hybrid(SIGNED, KIND, ROOT.ticket)


@pytest.mark.parametrize("other", [STATEMENT, RECEIPT, ADA])
def test_a_role_cannot_sign_for_another(other: HybridSigner) -> None:
    with pytest.raises(SignatureRefusedError, match=r"signature\.unknown_key"):
        verify_hybrid(sign_hybrid(PAYLOAD, KIND, (other,)), KIND, ROOT.ticket)


def test_a_role_signs_with_both_algorithms() -> None:
    signed = sign_hybrid(PAYLOAD, KIND, (TICKET,))
    assert verify_hybrid(signed, KIND, ROOT.ticket) == PAYLOAD
    with pytest.raises(SignatureRefusedError, match=r"signature\.ed25519_only"):
        verify_hybrid(without(signed, TICKET.public.ml_dsa_65), KIND, ROOT.ticket)


def test_a_station_signs_for_itself_only() -> None:
    assert verify_by_device(BY_DEVICE, KIND, DEVICE.public) == PAYLOAD
    with pytest.raises(SignatureRefusedError, match=r"signature\.unknown_key"):
        verify_by_device(BY_DEVICE, KIND, SPARE_DEVICE.public)


def test_a_swapped_signature_is_refused() -> None:
    value = json.loads(SIGNED)
    other = json.loads(sign_hybrid({"hello": "you"}, KIND, (ADA, BOB)))
    value["signatures"] = other["signatures"]
    assert refusal(dumps(value)) == "signature.invalid"


def test_the_payload_can_be_looked_at_before_it_is_believed() -> None:
    assert claimed_payload(BY_DEVICE, KIND) == PAYLOAD


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_anywhere(place: int, shift: int) -> None:
    changed = bytearray(SIGNED)
    changed[place] ^= shift
    with pytest.raises(EngineError):
        verify_people(bytes(changed), KIND, ROOT)


@given(st.integers(0, len(BY_DEVICE) - 1))
def test_a_missing_byte_is_refused_anywhere(place: int) -> None:
    with pytest.raises(EngineError):
        verify_by_device(BY_DEVICE[:place] + BY_DEVICE[place + 1 :], KIND, DEVICE.public)


@pytest.mark.parametrize(
    "changed",
    [
        SIGNED + b" ",
        json.dumps(json.loads(SIGNED)).encode(),
        dumps({**json.loads(SIGNED), "more": 1}),
        dumps({**json.loads(SIGNED), "payload": "a"}),
        dumps({**json.loads(SIGNED), "signatures": [{"keyid": "a", "sig": "b"}]}),
    ],
)
def test_an_envelope_has_one_form_only(changed: bytes) -> None:
    with pytest.raises(MalformedError, match=r"envelope\.form"):
        verify_people(changed, KIND, ROOT)
