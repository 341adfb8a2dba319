"""The examples of every format under tests/data: valid, invalid and tampered."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.bundle import open_bundle, open_for_transfer, verify_bundle
from engine.records.bundle_body import body_from_json, body_to_json
from engine.records.bundle_header import header_from_json, header_to_json
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.checkpoint import verify_checkpoint
from engine.records.journal_record import record_from_bytes, record_to_bytes
from engine.records.manifest import manifest_from_json, manifest_to_json, verify_manifest
from engine.records.person_key import person_key_from_json, person_key_to_json
from engine.records.receipt import receipt_from_json, receipt_to_json, verify_receipt
from engine.records.root import root_from_json, root_to_json
from engine.records.roster import roster_from_json, roster_to_json
from engine.records.statement import (
    statement_from_json,
    statement_to_json,
    verify_statement,
)
from engine.records.ticket import ticket_from_json, ticket_to_json
from engine.records.ticket_sealing import open_private, open_public, open_share
from tests.engine.records.authority import (
    CODE,
    DEVICE,
    MANIFEST,
    NOON,
    RECEIPT_OF_BUNDLE,
    RECORD,
    RESULT_KEY,
    ROOT,
    STATEMENT_OF_STATION,
    STATION,
    STATION_KEY,
    TRANSFER_KEY,
    body,
    journal,
)

DATA: Final = Path(__file__).parents[2] / "data"
FORMATS: Final[dict[str, tuple[Callable[[JsonObject], Any], Callable[[Any], JsonObject]]]] = {
    "root": (root_from_json, root_to_json),
    "person_key": (person_key_from_json, person_key_to_json),
    "manifest": (manifest_from_json, manifest_to_json),
    "ticket": (ticket_from_json, ticket_to_json),
    "roster": (roster_from_json, roster_to_json),
    "statement": (statement_from_json, statement_to_json),
    "receipt": (receipt_from_json, receipt_to_json),
    "bundle_header": (header_from_json, header_to_json),
    "bundle_body": (body_from_json, body_to_json),
}
INVALID: Final = json.loads((DATA / "invalid" / "records.json").read_text(encoding="utf-8"))
TAMPERED: Final = {
    "nobody": "signature.none",
    "one_person": "signature.one_person",
    "stranger": "signature.unknown_key",
    "ed25519_only": "signature.ed25519_only",
    "stripped_ml_dsa": "signature.ed25519_only",
    "other_payload": "signature.invalid",
    "other_type": "signature.type",
}


def valid(name: str) -> bytes:
    return (DATA / "valid" / name).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_an_example_is_read_and_written_again(name: str) -> None:
    read, write = FORMATS[name]
    example = loads_object(valid(f"{name}.json"))
    assert dumps(write(read(example))) == dumps(example)


@pytest.mark.parametrize("name", FORMATS)
def test_no_field_may_be_missing(name: str) -> None:
    read, _ = FORMATS[name]
    example = dict(loads_object(valid(f"{name}.json")))
    may_be_null = {"candidate", "previous", "transfer_sealed_key", "verdict"}
    for key in example:
        if key in may_be_null:
            continue
        with pytest.raises(MalformedError):
            read({other: value for other, value in example.items() if other != key})


@pytest.mark.parametrize("case", INVALID, ids=lambda case: f"{case['format']}-{case['path']}")
def test_a_value_out_of_bounds_is_refused_by_its_reason(case: dict[str, Any]) -> None:
    example = json.loads(valid(f"{case['format']}.json"))
    place = example
    for step in case["path"][:-1]:
        place = place[step]
    place[case["path"][-1]] = case["value"]
    with pytest.raises(MalformedError) as caught:
        FORMATS[case["format"]][0](example)
    assert caught.value.args[0] == case["reason"]


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_manifest_is_refused_by_its_reason(name: str) -> None:
    raw = (DATA / "tampered" / f"manifest-{name}.dsse.json").read_bytes()
    with pytest.raises(SignatureRefusedError) as caught:
        verify_manifest(raw, ROOT, NOON, "0.1.0")
    assert caught.value.args[0] == TAMPERED[name]


def test_signed_examples_hold() -> None:
    assert verify_manifest(valid("manifest.dsse.json"), ROOT, NOON, "0.1.0") == MANIFEST
    assert verify_statement(valid("statement.dsse.json"), ROOT, NOON) == STATEMENT_OF_STATION
    bundle, size = RECEIPT_OF_BUNDLE.bundle, RECEIPT_OF_BUNDLE.size
    assert verify_receipt(valid("receipt.dsse.json"), ROOT, bundle, size) == RECEIPT_OF_BUNDLE
    note = valid("checkpoint.txt").decode()
    assert verify_checkpoint(note, journal().name, DEVICE.public).size == 5
    assert record_to_bytes(record_from_bytes(valid("record.json"))) == record_to_bytes(RECORD)


def test_a_sealed_ticket_of_an_earlier_day_still_opens() -> None:
    ticket = open_public(valid("ticket.dsse.json"), ROOT)
    opened = open_private(ticket, CODE, open_share(ticket, STATION, STATION_KEY))
    assert opened.roster.candidates[0].last_name == "Morin"


def test_a_bundle_of_an_earlier_day_still_opens() -> None:
    bundle = verify_bundle(valid("bundle.evb"), DEVICE.public)
    found = open_bundle(bundle, RESULT_KEY)
    assert found == open_for_transfer(bundle, TRANSFER_KEY)
    assert found.journal == body().journal
