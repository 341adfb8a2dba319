"""engine.records.bundle, bundle_header and bundle_body"""

import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine.records.bundle
from engine.errors import EngineError, MalformedError, SealRefusedError, SignatureRefusedError
from engine.records.bundle import (
    claimed_header,
    open_bundle,
    open_for_transfer,
    require_reopened,
    seal_bundle,
    verify_bundle,
)
from engine.records.bundle_body import (
    BundleBody,
    body_from_bytes,
    body_from_json,
    body_to_bytes,
    body_to_json,
)
from engine.records.bundle_header import BundleKind, header_from_json, header_to_json
from engine.records.canonical import MAX_BYTES
from tests.engine.records.authority import (
    CANDIDATE,
    DEVICE,
    RESULT_KEY,
    SPARE_DEVICE,
    STATION,
    TERMS,
    TRANSFER_KEY,
    body,
    terms,
)

FINAL = seal_bundle(terms(), body(), DEVICE, TERMS.result_key)
PARTIAL = seal_bundle(
    terms(BundleKind.PARTIAL), body(), DEVICE, TERMS.result_key, transfer=TRANSFER_KEY.public
)


def test_a_bundle_opens_for_its_recipient() -> None:
    bundle = verify_bundle(FINAL.content, DEVICE.public)
    assert bundle.header == FINAL.header
    assert (bundle.sha256, bundle.size) == (FINAL.sha256, len(FINAL.content))
    assert open_bundle(bundle, RESULT_KEY) == body()


def test_a_partial_bundle_opens_for_the_transfer_too() -> None:
    bundle = verify_bundle(PARTIAL.content, DEVICE.public)
    assert open_for_transfer(bundle, TRANSFER_KEY) == open_bundle(bundle, RESULT_KEY) == body()


def test_a_final_bundle_has_no_transfer() -> None:
    with pytest.raises(SealRefusedError, match=r"bundle\.not_partial"):
        open_for_transfer(verify_bundle(FINAL.content, DEVICE.public), TRANSFER_KEY)
    with pytest.raises(MalformedError, match=r"bundle\.transfer"):
        seal_bundle(terms(), body(), DEVICE, TERMS.result_key, transfer=TRANSFER_KEY.public)


def test_a_session_bundle_has_no_candidate() -> None:
    sealed = seal_bundle(terms(BundleKind.SESSION), body(), DEVICE, TERMS.result_key)
    assert verify_bundle(sealed.content, DEVICE.public).header.candidate is None
    with pytest.raises(MalformedError, match=r"bundle\.candidate"):
        replace(sealed.header, candidate=CANDIDATE)


def test_another_recipient_cannot_open_it() -> None:
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        open_bundle(verify_bundle(FINAL.content, DEVICE.public), TRANSFER_KEY)


def test_another_station_cannot_have_signed_it() -> None:
    with pytest.raises(SignatureRefusedError, match=r"signature\.unknown_key"):
        verify_bundle(FINAL.content, SPARE_DEVICE.public)


def test_the_header_can_be_looked_at_before_it_is_believed() -> None:
    assert claimed_header(FINAL.content).station == STATION


@given(st.integers(0, len(PARTIAL.content) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_anywhere(place: int, shift: int) -> None:
    changed = bytearray(PARTIAL.content)
    changed[place] ^= shift
    with pytest.raises(EngineError):
        verify_bundle(bytes(changed), DEVICE.public)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        FINAL.content[:4],
        FINAL.content[:-1],
        FINAL.content + b"x",
        b"\0\0\0\0" + FINAL.content[4:],
        b"\xff\xff\xff\xff" + FINAL.content[4:],
    ],
)
def test_missing_or_added_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(EngineError):
        verify_bundle(content, DEVICE.public)


def test_a_body_of_another_bundle_does_not_fit() -> None:
    other = seal_bundle(replace(terms(), seq=3), body(), DEVICE, TERMS.result_key)
    mixed = replace(
        verify_bundle(FINAL.content, DEVICE.public),
        header=replace(FINAL.header, sealed_key=other.header.sealed_key),
    )
    with pytest.raises(SealRefusedError):
        open_bundle(mixed, RESULT_KEY)


def test_what_was_written_is_reopened_and_compared() -> None:
    require_reopened(FINAL.content, FINAL, body(), DEVICE)
    with pytest.raises(SealRefusedError, match=r"bundle\.reopened_differs"):
        require_reopened(FINAL.content, FINAL, replace(body(), checkpoints=()), DEVICE)
    with pytest.raises(EngineError):
        require_reopened(FINAL.content[:-1], FINAL, body(), DEVICE)
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        require_reopened(PARTIAL.content, FINAL, body(), DEVICE)


def test_a_body_too_large_to_be_read_is_not_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.records.bundle, "MAX_BODY_BYTES", 100)
    with pytest.raises(MalformedError, match=r"bundle\.too_large"):
        seal_bundle(terms(), body(), DEVICE, TERMS.result_key)


def test_header_and_body_survive_their_text() -> None:
    for sealed in (FINAL, PARTIAL):
        assert header_from_json(header_to_json(sealed.header)) == sealed.header
    first = replace(FINAL.header, previous=None)
    assert header_from_json(header_to_json(first)) == first
    assert body_from_json(body_to_json(body())) == body()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_records_come_out_byte_for_byte(texts: list[str]) -> None:
    made = BundleBody(tuple(text.encode() for text in texts), (), b"{}", bytes(32))
    assert body_from_bytes(body_to_bytes(made)) == made


def test_a_body_is_text_inside() -> None:
    with pytest.raises(MalformedError, match=r"body\.text"):
        body_to_bytes(replace(body(), statement=b"\xff"))


@pytest.mark.parametrize(
    "compressed",
    [
        b"no zlib",
        zlib.compress(b"{}")[:-2],
        zlib.compress(b"{}") + b"x",
        zlib.compress(b" " * (MAX_BYTES + 1), 1),
    ],
)
def test_a_body_that_does_not_inflate_within_bounds_is_refused(compressed: bytes) -> None:
    with pytest.raises(MalformedError, match=r"body\.compressed"):
        body_from_bytes(compressed)
