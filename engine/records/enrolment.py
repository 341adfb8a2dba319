"""A station's request to be known: its keys, signed by itself. Knows nothing about who decides.

The signature shows that the sender holds the key; the voucher's mark shows that the centre that
was given the voucher meant these two keys. Neither makes the station trusted: a statement does.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.envelope import claimed_payload, sign_by_device, verify_by_device
from engine.records.keys import DeviceSigner
from engine.records.manifest import SHA256_BYTES
from engine.records.reading import Reader
from engine.records.root import ED25519_BYTES, X_WING_BYTES
from engine.records.statement import KeyProtection

ENROLMENT_TYPE: Final = "application/vnd.pix-kiosk.enrolment+json"
MAX_FACTS: Final = 32
MAX_FACT: Final = 200
MAX_NAME: Final = 40
MAX_LABEL: Final = 60


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """What a station says about itself.

    The keys are raw public bytes. `label` is what the room will see (``Poste 14``). `machine` are
    facts for people, by short names, none of them personal. `voucher_hmac` is the mark of a
    voucher (32 bytes); none when someone decides at the server's own desk.
    """

    ed25519: bytes
    xwing: bytes
    key_protection: KeyProtection
    label: str
    machine: Mapping[str, str]
    voucher_hmac: bytes | None


def voucher_mark(voucher: str, ed25519: bytes, xwing: bytes) -> bytes:
    """What ties a voucher's text, as printed, to two public keys without telling it."""
    return hmac.new(voucher.encode(), ed25519 + xwing, hashlib.sha256).digest()


def enrolment_to_json(request: EnrolmentRequest) -> JsonObject:
    """The request as a canonical object."""
    mark = request.voucher_hmac
    return {
        "v": 1,
        "ed25519": request.ed25519.hex(),
        "xwing": request.xwing.hex(),
        "key_protection": request.key_protection.value,
        "label": request.label,
        "machine": dict(request.machine),
        "voucher_hmac": None if mark is None else mark.hex(),
    }


def enrolment_from_json(untrusted: JsonObject) -> EnrolmentRequest:
    """The request of an object written by `enrolment_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "enrolment.")
    reader.version(1)
    machine = reader.inner("machine")
    if len(machine.value) > MAX_FACTS or any(len(name) > MAX_NAME for name in machine.value):
        raise MalformedError("field.object", "enrolment.machine")
    return EnrolmentRequest(
        ed25519=reader.hexadecimal("ed25519", size=ED25519_BYTES),
        xwing=reader.hexadecimal("xwing", size=X_WING_BYTES),
        key_protection=reader.one_of("key_protection", KeyProtection),
        label=reader.text("label", longest=MAX_LABEL),
        machine={name: machine.text(name, longest=MAX_FACT) for name in machine.value},
        voucher_hmac=(
            reader.hexadecimal("voucher_hmac", size=SHA256_BYTES)
            if reader.has("voucher_hmac")
            else None
        ),
    )


def sign_enrolment(request: EnrolmentRequest, signer: DeviceSigner) -> bytes:
    """The envelope of a request, signed with the very key that it presents."""
    return sign_by_device(enrolment_to_json(request), ENROLMENT_TYPE, signer)


def read_enrolment(untrusted: bytes) -> EnrolmentRequest:
    """The request of an envelope whose sender holds the key that it presents.

    Raises:
        MalformedError: The bytes are no such envelope.
        SignatureRefusedError: Another key signed it, or a byte was changed.
    """
    claimed = enrolment_from_json(claimed_payload(untrusted, ENROLMENT_TYPE))
    return enrolment_from_json(verify_by_device(untrusted, ENROLMENT_TYPE, claimed.ed25519))
