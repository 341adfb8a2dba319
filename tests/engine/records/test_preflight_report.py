"""A station's findings, signed: what is read is what was signed, within bounds."""

from dataclasses import replace

import pytest

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.canonical import JsonObject
from engine.records.envelope import sign_by_device
from engine.records.identifiers import StationId
from engine.records.keys import DeviceSigner
from engine.records.preflight_report import (
    MAX_FINDINGS,
    MAX_REPORT_BYTES,
    REPORT_TYPE,
    Outcome,
    PreflightReport,
    ReportedFinding,
    host_mark,
    next_number,
    read_report,
    report_from_json,
    report_to_json,
    sign_report,
)
from engine.records.secret import Secret

SIGNER, OTHER = (DeviceSigner(Secret(bytes([one]) * 32)) for one in (1, 2))
CLOCK = ReportedFinding(8, "clock", Outcome.STOP, "Horloge : 80 s d’écart", "Réglez l’heure.")
ROOM = ReportedFinding(4, "room", Outcome.FINE, "Espace disque : 41 Gio", "")
REPORT = PreflightReport(
    station=StationId("st-14"),
    wall=1_800_000_000_000,
    release="1.4.2",
    level=1,
    host=host_mark("PC-B12-14", "0561234A"),
    findings=(CLOCK, ROOM),
)


def test_what_was_signed_is_read() -> None:
    for report in (REPORT, replace(REPORT, level=None, findings=())):
        assert read_report(sign_report(report, SIGNER), SIGNER.public) == report


def test_outcomes_are_counted() -> None:
    assert [REPORT.count(one) for one in Outcome] == [1, 0, 1, 0]


def test_another_key_or_a_changed_byte_is_refused() -> None:
    envelope = sign_report(REPORT, SIGNER)
    with pytest.raises(SignatureRefusedError):
        read_report(envelope, OTHER.public)
    changed = bytearray(envelope)
    changed[len(changed) // 3] ^= 1
    with pytest.raises((MalformedError, SignatureRefusedError)):
        read_report(bytes(changed), SIGNER.public)
    other = sign_by_device(report_to_json(REPORT), "application/json", SIGNER)
    with pytest.raises(SignatureRefusedError, match=r"signature\.type"):
        read_report(other, SIGNER.public)


def test_a_report_that_is_too_long_is_not_even_parsed() -> None:
    with pytest.raises(MalformedError, match=r"preflight\.size"):
        read_report(b" " * (MAX_REPORT_BYTES + 1), SIGNER.public)


def finding(**changed: object) -> JsonObject:
    kept = {"number": 8, "check": "clock", "outcome": "stop", "text": "", "fix": ""}
    return {**kept, **changed}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "changed",
    [
        {"v": 2},
        {"station": "../x"},
        {"wall": -1},
        {"number": -1},
        {"number": "1"},
        {"release": "x" * 61},
        {"level": 10},
        {"host": "00"},
        {"findings": [finding()] * 2},
        {"findings": [finding(check=f"c{'x' * place}") for place in range(MAX_FINDINGS + 1)]},
        {"findings": [finding(number=100)]},
        {"findings": [finding(check="Clock")]},
        {"findings": [finding(outcome="odd")]},
        {"findings": [finding(text="x" * 401)]},
        {"findings": [finding(fix=1)]},
        {"findings": "none"},
    ],
)
def test_a_field_out_of_bounds_is_refused(changed: dict[str, object]) -> None:
    untrusted: JsonObject = {**report_to_json(REPORT), **changed}  # type: ignore[dict-item]
    with pytest.raises(MalformedError):
        report_from_json(untrusted)
    with pytest.raises((MalformedError, SignatureRefusedError)):
        read_report(sign_by_device(untrusted, REPORT_TYPE, SIGNER), SIGNER.public)


def test_the_mark_of_a_machine_is_compared_within_a_centre_only() -> None:
    assert host_mark("pc-b12-14", "0561234A") == REPORT.host
    assert host_mark("PC-B12-14", "0750001B") != REPORT.host


def test_a_report_without_a_number_is_ordered_by_its_clock() -> None:
    first = {key: value for key, value in report_to_json(REPORT).items() if key != "number"}
    read = report_from_json(first)
    assert (read.number, read.order) == (0, REPORT.wall)
    assert next_number(REPORT.wall, read) == REPORT.wall + 1
    assert next_number(0, None) == 1
    assert next_number(REPORT.wall + 5, read) == REPORT.wall + 5
