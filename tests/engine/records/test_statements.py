"""engine.records.statement, receipt, manifest and journal_record: what is signed, and when."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError, MalformedError, SignatureRefusedError
from engine.records.envelope import add_signature, sign_hybrid
from engine.records.journal_record import (
    MAX_RECORD_BYTES,
    record_from_bytes,
    record_to_bytes,
)
from engine.records.manifest import (
    MANIFEST_TYPE,
    PackFile,
    PackMedium,
    manifest_from_json,
    manifest_to_json,
    release,
    verify_manifest,
)
from engine.records.receipt import (
    ReceiptState,
    Verdict,
    issue_receipt,
    receipt_from_json,
    receipt_to_json,
    verify_receipt,
)
from engine.records.root import Realm
from engine.records.statement import (
    issue_statement,
    statement_from_json,
    statement_to_json,
    verify_statement,
)
from tests.engine.records.authority import (
    ADA,
    BOB,
    MANIFEST,
    MORNING,
    NEXT_YEAR,
    NOON,
    RECEIPT,
    RECEIPT_OF_BUNDLE,
    RECORD,
    ROOT,
    STATEMENT,
    STATEMENT_OF_STATION,
    TICKET,
)

STATED = issue_statement(STATEMENT_OF_STATION, STATEMENT)
RECEIVED = issue_receipt(RECEIPT_OF_BUNDLE, RECEIPT)
PACKED = sign_hybrid(manifest_to_json(MANIFEST), MANIFEST_TYPE, (ADA, BOB))
MOCK_ROOT = replace(ROOT, realm=Realm.MOCK)


def flipped(content: bytes, place: int, shift: int) -> bytes:
    changed = bytearray(content)
    changed[place] ^= shift
    return bytes(changed)


def test_a_statement_holds_from_its_first_moment_to_its_last() -> None:
    assert verify_statement(STATED, ROOT, MORNING) == STATEMENT_OF_STATION
    assert verify_statement(STATED, ROOT, NEXT_YEAR - 1) == STATEMENT_OF_STATION
    for wall, reason in ((MORNING - 1, "statement.early"), (NEXT_YEAR, "statement.expired")):
        with pytest.raises(SignatureRefusedError, match=reason):
            verify_statement(STATED, ROOT, wall)


def test_what_was_kept_outlives_a_clock_that_goes_back_and_still_expires() -> None:
    assert verify_statement(STATED, ROOT, 0, kept=True) == STATEMENT_OF_STATION
    assert verify_manifest(PACKED, ROOT, 0, "0.1.0", kept=True) == MANIFEST
    with pytest.raises(SignatureRefusedError, match=r"statement\.expired"):
        verify_statement(STATED, ROOT, NEXT_YEAR, kept=True)
    with pytest.raises(SignatureRefusedError, match=r"pack\.expired"):
        verify_manifest(PACKED, ROOT, NEXT_YEAR, "0.1.0", kept=True)


def test_a_statement_of_another_realm_is_refused() -> None:
    with pytest.raises(SignatureRefusedError, match=r"statement\.realm"):
        verify_statement(STATED, MOCK_ROOT, NOON)


@given(st.integers(0, len(STATED) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_statement_is_refused(place: int, shift: int) -> None:
    with pytest.raises(EngineError):
        verify_statement(flipped(STATED, place, shift), ROOT, NOON)


def test_a_receipt_is_for_one_bundle_of_one_realm() -> None:
    bundle, size = RECEIPT_OF_BUNDLE.bundle, RECEIPT_OF_BUNDLE.size
    assert verify_receipt(RECEIVED, ROOT, bundle, size) == RECEIPT_OF_BUNDLE
    for other, length in ((b"x" * 32, size), (bundle, size + 1)):
        with pytest.raises(SignatureRefusedError, match=r"receipt\.bundle"):
            verify_receipt(RECEIVED, ROOT, other, length)
    with pytest.raises(SignatureRefusedError, match=r"receipt\.realm"):
        verify_receipt(RECEIVED, MOCK_ROOT, bundle, size)


def test_only_an_opened_bundle_has_a_verdict() -> None:
    stored = replace(RECEIPT_OF_BUNDLE, state=ReceiptState.STORED, verdict=None)
    assert receipt_from_json(receipt_to_json(stored)) == stored
    for state, verdict in (
        (ReceiptState.STORED, Verdict.IDENTICAL),
        (ReceiptState.OPENED, None),
    ):
        with pytest.raises(MalformedError, match=r"receipt\.verdict"):
            replace(RECEIPT_OF_BUNDLE, state=state, verdict=verdict)


@given(st.integers(0, len(RECEIVED) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_receipt_is_refused(place: int, shift: int) -> None:
    with pytest.raises(EngineError):
        verify_receipt(
            flipped(RECEIVED, place, shift), ROOT, RECEIPT_OF_BUNDLE.bundle, RECEIPT_OF_BUNDLE.size
        )


def test_a_receipt_of_another_role_is_refused() -> None:
    forged = issue_receipt(RECEIPT_OF_BUNDLE, TICKET)
    with pytest.raises(SignatureRefusedError, match=r"signature\.unknown_key"):
        verify_receipt(forged, ROOT, RECEIPT_OF_BUNDLE.bundle, RECEIPT_OF_BUNDLE.size)


def test_a_pack_holds_from_its_first_moment_to_its_last() -> None:
    assert verify_manifest(PACKED, ROOT, MORNING, "0.1.0") == MANIFEST
    for wall, reason in ((MORNING - 1, "pack.early"), (NEXT_YEAR, "pack.expired")):
        with pytest.raises(SignatureRefusedError, match=reason):
            verify_manifest(PACKED, ROOT, wall, "0.1.0")


def test_a_pack_of_another_realm_is_refused() -> None:
    with pytest.raises(SignatureRefusedError, match=r"pack\.realm"):
        verify_manifest(PACKED, MOCK_ROOT, NOON, "0.1.0")


def test_a_pack_for_a_later_release_is_refused() -> None:
    with pytest.raises(SignatureRefusedError) as caught:
        verify_manifest(PACKED, ROOT, NOON, "0.0.9")
    assert caught.value.args == ("pack.app_too_old", "0.1.0")
    assert verify_manifest(PACKED, ROOT, NOON, "0.10.0") == MANIFEST


def test_a_pack_signed_by_one_person_waits_for_the_other() -> None:
    half = sign_hybrid(manifest_to_json(MANIFEST), MANIFEST_TYPE, (ADA,))
    with pytest.raises(SignatureRefusedError, match=r"signature\.one_person"):
        verify_manifest(half, ROOT, NOON, "0.1.0")
    whole = add_signature(half, MANIFEST_TYPE, BOB)
    assert verify_manifest(whole, ROOT, NOON, "0.1.0") == MANIFEST


@given(st.integers(0, len(PACKED) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_manifest_is_refused(place: int, shift: int) -> None:
    with pytest.raises(EngineError):
        verify_manifest(flipped(PACKED, place, shift), ROOT, NOON, "0.1.0")


def test_releases_compare_as_numbers() -> None:
    assert release("0.10.0") > release("0.9.9")
    for text in ("1", "1.2", "1.2.3.4", "a.b.c", "1.2.3\n"):
        with pytest.raises(MalformedError, match=r"field\.release"):
            release(text)


def test_a_manifest_names_its_files_once_and_knows_them() -> None:
    assert MANIFEST.file("bank.cob").size == 4096
    with pytest.raises(MalformedError, match=r"pack\.file_unknown"):
        MANIFEST.file("other.cob")
    with pytest.raises(MalformedError, match=r"pack\.name_twice"):
        replace(MANIFEST, files=(*MANIFEST.files, PackFile("bank.cob", b"x" * 32, 1)))
    with pytest.raises(MalformedError, match=r"pack\.name_twice"):
        replace(MANIFEST, media=MANIFEST.media * 2)
    with pytest.raises(MalformedError, match=r"pack\.file_unknown"):
        replace(MANIFEST, media=(PackMedium("a", "media-009.cob", "table"),))
    with pytest.raises(MalformedError, match=r"pack\.dates"):
        replace(MANIFEST, expires=MANIFEST.issued)


def test_values_survive_their_text() -> None:
    assert manifest_from_json(manifest_to_json(MANIFEST)) == MANIFEST
    assert statement_from_json(statement_to_json(STATEMENT_OF_STATION)) == STATEMENT_OF_STATION
    assert receipt_from_json(receipt_to_json(RECEIPT_OF_BUNDLE)) == RECEIPT_OF_BUNDLE


def test_a_record_survives_its_bytes() -> None:
    stored = record_to_bytes(RECORD)
    assert record_to_bytes(record_from_bytes(stored)) == stored
    assert record_from_bytes(stored).data == {"value": [1, 3], "status": "ok", "elapsed_ms": 61007}


@given(st.integers(0, len(record_to_bytes(RECORD)) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_record_changes_it_or_is_refused(place: int, shift: int) -> None:
    stored = record_to_bytes(RECORD)
    try:
        found = record_from_bytes(flipped(stored, place, shift))
    except MalformedError:
        return
    assert found != record_from_bytes(stored)


def test_a_record_has_bounds() -> None:
    with pytest.raises(MalformedError, match=r"record\.too_long"):
        record_to_bytes(replace(RECORD, data={"value": "x" * MAX_RECORD_BYTES}))
    with pytest.raises(MalformedError, match=r"json\.too_long"):
        record_from_bytes(b" " * (MAX_RECORD_BYTES + 1))


def test_a_record_has_one_sequence_of_bytes() -> None:
    with pytest.raises(MalformedError, match=r"record\.canonical"):
        record_from_bytes(record_to_bytes(RECORD).replace(b",", b", "))


@pytest.mark.parametrize("kind", ["", "Answer.given", "answer given", "a.b.c", "answer."])
def test_a_record_has_a_type(kind: str) -> None:
    with pytest.raises(MalformedError, match=r"field\.text"):
        record_from_bytes(record_to_bytes(replace(RECORD, type=kind)))


def test_a_record_names_its_boot() -> None:
    unnamed = replace(RECORD, at=replace(RECORD.at, boot_id="a b"))
    with pytest.raises(MalformedError, match=r"field\.text"):
        record_from_bytes(record_to_bytes(unnamed))
