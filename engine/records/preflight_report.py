"""What a station found of itself the day before, signed by it. Knows no check by heart.

It holds no personal data: numbers, names of programs and devices; the machine's own name is only
a mark that can be compared with another one of the same centre.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.envelope import sign_by_device, verify_by_device
from engine.records.identifiers import StationId
from engine.records.keys import DeviceSigner
from engine.records.manifest import SHA256_BYTES
from engine.records.reading import Reader

REPORT_TYPE: Final = "application/vnd.pix-kiosk.preflight+json"
MAX_REPORT_BYTES: Final = 64 * 1024
MAX_FINDINGS: Final = 64
MAX_CHECKS: Final = 99
MAX_LEVEL: Final = 9
MAX_SENTENCE: Final = 400
MAX_RELEASE: Final = 60
MAX_WALL: Final = 250_000_000_000_000
"""Before the year 9999, which calendars end with."""
_NAME: Final = re.compile(r"[a-z][a-z_-]{0,39}")


class Outcome(StrEnum):
    """What a finding means: fine, to look at, to put right, or without an object there."""

    FINE = "fine"
    LOOK = "look"
    STOP = "stop"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """One check: its number (0 to 99), its name, and in French what it found and what to do."""

    number: int
    check: str
    outcome: Outcome
    text: str
    fix: str


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """A station's findings at an instant (`wall`, ms since the epoch).

    `number` grows from report to report of a station even where its clock was put back: it is
    that of `next_number`, and 0 in the first reports, which had none.
    `level` is the level of lockdown that its machine reaches, if known. `host` is the mark of the
    machine's name (32 bytes).
    """

    station: StationId
    wall: int
    release: str
    level: int | None
    host: bytes
    findings: tuple[ReportedFinding, ...]
    number: int = 0

    @property
    def order(self) -> int:
        """What tells a later report of a station from an earlier one."""
        return self.number or self.wall

    def count(self, outcome: Outcome) -> int:
        """How many findings have an outcome."""
        return sum(one.outcome is outcome for one in self.findings)


def next_number(wall: int, former: PreflightReport | None) -> int:
    """The number of a report made now: the clock's, or the next one where that is no later."""
    return max(wall, 1 if former is None else former.order + 1)


def host_mark(name: str, centre: str) -> bytes:
    """What two stations of a centre share when their machines have the same name."""
    return hashlib.sha256(f"pix-kiosk host\n{centre}\n{name.casefold()}".encode()).digest()


def report_to_json(report: PreflightReport) -> JsonObject:
    """The report as a canonical object."""
    return {
        "v": 1,
        "station": report.station,
        "wall": report.wall,
        "number": report.number,
        "release": report.release,
        "level": report.level,
        "host": report.host.hex(),
        "findings": tuple(
            {
                "number": one.number,
                "check": one.check,
                "outcome": one.outcome.value,
                "text": one.text,
                "fix": one.fix,
            }
            for one in report.findings
        ),
    }


def report_from_json(untrusted: JsonObject) -> PreflightReport:
    """The report of an object written by `report_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds, or a check comes twice.
    """
    reader = Reader(untrusted, "preflight.")
    reader.version(1)
    findings = tuple(map(_finding, reader.readers("findings", most=MAX_FINDINGS)))
    if len({one.check for one in findings}) != len(findings):
        raise MalformedError("field.repeated", "preflight.findings")
    return PreflightReport(
        station=StationId(reader.identifier("station")),
        wall=reader.integer("wall", most=MAX_WALL),
        release=reader.text("release", longest=MAX_RELEASE),
        level=reader.integer("level", most=MAX_LEVEL) if reader.has("level") else None,
        host=reader.hexadecimal("host", size=SHA256_BYTES),
        findings=findings,
        number=reader.integer("number") if reader.has("number") else 0,
    )


def sign_report(report: PreflightReport, signer: DeviceSigner) -> bytes:
    """The envelope of a report, signed by its station."""
    return sign_by_device(report_to_json(report), REPORT_TYPE, signer)


def read_report(untrusted: bytes, public: bytes) -> PreflightReport:
    """The report of an envelope signed by the station whose raw public key is given.

    Raises:
        MalformedError: The bytes are no such envelope, or too many.
        SignatureRefusedError: Another key signed it, or a byte was changed.
    """
    if len(untrusted) > MAX_REPORT_BYTES:
        raise MalformedError("preflight.size")
    return report_from_json(verify_by_device(untrusted, REPORT_TYPE, public))


def _finding(reader: Reader) -> ReportedFinding:
    return ReportedFinding(
        number=reader.integer("number", most=MAX_CHECKS),
        check=_name(reader),
        outcome=reader.one_of("outcome", Outcome),
        text=reader.text("text", longest=MAX_SENTENCE),
        fix=reader.text("fix", longest=MAX_SENTENCE),
    )


def _name(reader: Reader) -> str:
    text = reader.text("check", longest=40)
    if _NAME.fullmatch(text) is None:
        raise MalformedError("field.name", "preflight.check")
    return text
