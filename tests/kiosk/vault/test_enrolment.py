"""Tests of kiosk.vault.enrolment and engine.records.enrolment, both sides of one exchange."""

from dataclasses import replace

import pytest

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.enrolment import (
    ENROLMENT_TYPE,
    EnrolmentRequest,
    enrolment_from_json,
    enrolment_to_json,
    read_enrolment,
    sign_enrolment,
    voucher_mark,
)
from engine.records.envelope import sign_by_device
from engine.records.identifiers import StationId
from engine.records.keys import DeviceSigner, HybridSigner, SealOpener
from engine.records.root import Person, Realm, Root
from engine.records.secret import Secret
from engine.records.statement import KeyProtection, Statement, issue_statement
from kiosk.vault.enrolment import enrolment_request, verified_statement
from tests.fakes.vault import MemoryVault

VOUCHER = "2DJ0-24PR-M352-YAB7-9KQX"
MACHINE = {"system": "Linux", "memory_mib": "8192"}
WALL = 1_790_000_000_000
DAY = 86_400_000


def signer(number: int) -> HybridSigner:
    return HybridSigner(Secret(bytes([number]) * 32))


ROOT = Root(
    realm=Realm.DEMO,
    people=(Person("Ada", signer(1).public), Person("Bob", signer(2).public)),
    ticket=signer(3).public,
    statement=signer(4).public,
    receipt=signer(5).public,
)


def statement_on(vault: MemoryVault) -> Statement:
    return Statement(
        realm=Realm.DEMO,
        station=StationId("poste-14"),
        label="Poste 14",
        centre="0750001A",
        ed25519=DeviceSigner(vault.signing_seed()).public,
        xwing=SealOpener(vault.receiving_seed()).public,
        key_protection=KeyProtection.FILE,
        issued=WALL - DAY,
        expires=WALL + DAY,
    )


def request_of(vault: MemoryVault) -> EnrolmentRequest:
    return read_enrolment(enrolment_request(vault, "Poste 14", MACHINE, VOUCHER))


def test_the_server_reads_what_the_station_says() -> None:
    vault = MemoryVault("a", "os")
    request = request_of(vault)

    assert request.ed25519 == DeviceSigner(vault.signing_seed()).public
    assert request.xwing == SealOpener(vault.receiving_seed()).public
    assert request.key_protection is KeyProtection.OS
    assert request.label == "Poste 14"
    assert request.machine == MACHINE


def test_the_mark_ties_the_voucher_to_the_keys_without_telling_it() -> None:
    envelope = enrolment_request(MemoryVault(), "Poste 14", MACHINE, VOUCHER)
    request = read_enrolment(envelope)

    assert request.voucher_hmac == voucher_mark(VOUCHER, request.ed25519, request.xwing)
    assert request.voucher_hmac != voucher_mark("2DJ0", request.ed25519, request.xwing)
    assert request.voucher_hmac != request_of(MemoryVault("b")).voucher_hmac
    assert VOUCHER.encode() not in envelope


def test_a_station_at_the_desk_needs_no_voucher() -> None:
    request = read_enrolment(enrolment_request(MemoryVault(), "Poste 14", {}, None))

    assert request.voucher_hmac is None


def test_a_request_signed_by_another_key_is_refused() -> None:
    request = request_of(MemoryVault("a"))
    other = DeviceSigner(MemoryVault("b").signing_seed())

    with pytest.raises(SignatureRefusedError):
        read_enrolment(sign_enrolment(request, other))


def test_a_changed_byte_is_refused() -> None:
    envelope = enrolment_request(MemoryVault(), "Poste 14", MACHINE, VOUCHER)
    for place in range(0, len(envelope), 37):
        changed = bytearray(envelope)
        changed[place] ^= 1
        with pytest.raises((MalformedError, SignatureRefusedError)):
            read_enrolment(bytes(changed))


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"ed25519": "00"},
        {"xwing": "00" * 1215},
        {"key_protection": "paper"},
        {"label": "x" * 61},
        {"label": None},
        {"machine": {"cpu": 4}},
        {"machine": {"cpu": "x" * 201}},
        {"machine": {"x" * 41: "y"}},
        {"machine": {str(number): "y" for number in range(33)}},
        {"voucher_hmac": "00"},
    ],
)
def test_a_field_out_of_bounds_is_refused(change: dict[str, object]) -> None:
    value: dict[str, object] = {**enrolment_to_json(request_of(MemoryVault())), **change}
    device = DeviceSigner(MemoryVault().signing_seed())

    with pytest.raises(MalformedError):
        enrolment_from_json(value)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(MalformedError):
        read_enrolment(sign_by_device(value, ENROLMENT_TYPE, device))  # type: ignore[arg-type]  # wrong on purpose


def test_the_statement_on_this_station_is_taken() -> None:
    vault = MemoryVault()
    envelope = issue_statement(statement_on(vault), signer(4))

    assert verified_statement(envelope, ROOT, vault, WALL) == statement_on(vault)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"realm": Realm.MOCK}, "statement.realm"),
        ({"expires": WALL}, "statement.expired"),
        ({"ed25519": bytes(32)}, "statement.other_station"),
        ({"xwing": bytes(1216)}, "statement.other_station"),
    ],
)
def test_a_statement_on_something_else_is_refused(change: dict[str, object], reason: str) -> None:
    vault = MemoryVault()
    other = replace(statement_on(vault), **change)  # type: ignore[arg-type]  # by name

    with pytest.raises(SignatureRefusedError, match=reason):
        verified_statement(issue_statement(other, signer(4)), ROOT, vault, WALL)


def test_a_statement_signed_by_another_role_is_refused() -> None:
    vault = MemoryVault()
    envelope = issue_statement(statement_on(vault), signer(3))

    with pytest.raises(SignatureRefusedError):
        verified_statement(envelope, ROOT, vault, WALL)
