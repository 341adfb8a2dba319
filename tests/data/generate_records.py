"""Makes the examples of every format under valid/ and tampered/. Run it when a format changes.

Signing and sealing use fresh chance, so running it again changes bytes and no meaning.
"""

import json
from pathlib import Path

from engine.records.bundle import seal_bundle
from engine.records.bundle_body import body_to_json
from engine.records.bundle_header import BundleKind, header_to_json
from engine.records.canonical import JsonObject, dumps
from engine.records.envelope import sign_hybrid
from engine.records.journal_record import record_to_bytes
from engine.records.keys import key_id
from engine.records.manifest import MANIFEST_TYPE, manifest_to_json
from engine.records.person_key import PersonKey, person_key_to_json
from engine.records.receipt import issue_receipt, receipt_to_json
from engine.records.root import root_to_json
from engine.records.roster import roster_to_json
from engine.records.statement import issue_statement, statement_to_json
from engine.records.ticket import ticket_to_json
from tests.engine.records.authority import (
    ADA,
    BOB,
    DEVICE,
    EVE,
    MANIFEST,
    RECEIPT,
    RECEIPT_OF_BUNDLE,
    RECORD,
    ROOT,
    STATEMENT,
    STATEMENT_OF_STATION,
    TERMS,
    TRANSFER_KEY,
    body,
    journal,
    roster,
    signed_ticket,
    terms,
    ticket,
)

HERE = Path(__file__).parent


def make() -> None:
    """Write all files."""
    bundle = seal_bundle(
        terms(BundleKind.PARTIAL), body(), DEVICE, TERMS.result_key, transfer=TRANSFER_KEY.public
    )
    manifest = manifest_to_json(MANIFEST)
    pack = sign_hybrid(manifest, MANIFEST_TYPE, (ADA, BOB))
    values: dict[str, JsonObject] = {
        "root": root_to_json(ROOT),
        "person_key": person_key_to_json(PersonKey("Ada", ADA)),
        "manifest": manifest,
        "ticket": ticket_to_json(ticket()),
        "roster": roster_to_json(roster()),
        "statement": statement_to_json(STATEMENT_OF_STATION),
        "receipt": receipt_to_json(RECEIPT_OF_BUNDLE),
        "bundle_header": header_to_json(bundle.header),
        "bundle_body": body_to_json(body()),
    }
    for name, value in values.items():
        text = json.dumps(json.loads(dumps(value)), indent=1, sort_keys=True, ensure_ascii=False)
        (HERE / "valid" / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    signed = {
        "record.json": record_to_bytes(RECORD),
        "checkpoint.txt": journal().note.encode(),
        "manifest.dsse.json": pack,
        "ticket.dsse.json": signed_ticket(),
        "statement.dsse.json": issue_statement(STATEMENT_OF_STATION, STATEMENT),
        "receipt.dsse.json": issue_receipt(RECEIPT_OF_BUNDLE, RECEIPT),
        "bundle.evb": bundle.content,
    }
    for name, content in signed.items():
        (HERE / "valid" / name).write_bytes(content)
    tampered = {
        "nobody": sign_hybrid(manifest, MANIFEST_TYPE, ()),
        "one_person": sign_hybrid(manifest, MANIFEST_TYPE, (ADA,)),
        "stranger": sign_hybrid(manifest, MANIFEST_TYPE, (ADA, EVE)),
        "ed25519_only": _without(pack, ADA.public.ml_dsa_65, BOB.public.ml_dsa_65),
        "stripped_ml_dsa": _without(pack, BOB.public.ml_dsa_65),
        "other_payload": _payload_of(pack, sign_hybrid({"v": 1}, MANIFEST_TYPE, ())),
        "other_type": sign_hybrid(manifest, "application/x-other+json", (ADA, BOB)),
    }
    for name, content in tampered.items():
        (HERE / "tampered" / f"manifest-{name}.dsse.json").write_bytes(content)


def _without(signed: bytes, *keys: bytes) -> bytes:
    value, gone = json.loads(signed), {key_id(key) for key in keys}
    value["signatures"] = [one for one in value["signatures"] if one["keyid"] not in gone]
    return dumps(value)


def _payload_of(signed: bytes, other: bytes) -> bytes:
    return dumps({**json.loads(signed), "payload": json.loads(other)["payload"]})


if __name__ == "__main__":
    make()
