"""Check this machine the day before: thirty checks, each with what to do where it is not ready.

Exit status 0 when an exam can start, 1 when something is to be put right. What is only to be
looked at changes nothing about it. The report is signed, kept, and sent with the next `sync`.

example: pix-kiosk preflight --server https://exam.example --csv
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from typing import Final

import segno

from kiosk.bootstrap import RELEASE, Base, Setting, open_base
from kiosk.commands.checks import StationChecks, host_name, probes
from kiosk.commands.places import add_state
from kiosk.durable_file import make_folder
from kiosk.ports.preflight import Finding, Verdict, ready
from kiosk.preflight.report_files import ReportFiles
from kiosk.services.preflight import Making, in_order, newest_report, signed_report, take
from kiosk.words.preflight import fix, sentence

_HEADINGS: Final = {
    Verdict.STOP: "À corriger / To put right",
    Verdict.LOOK: "À surveiller / To watch",
    Verdict.FINE: "Prêt / Ready",
    Verdict.NONE: "Sans objet / Does not apply",
}
_MARKS: Final = {Verdict.FINE: "✓", Verdict.LOOK: "!", Verdict.STOP: "→", Verdict.NONE: "–"}
_COLUMNS: Final = ("number", "check", "verdict", "fr", "fix_fr", "en", "fix_en")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--server", default="", metavar="URL", help="also try to reach it")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="answer as JSON")
    form.add_argument("--csv", action="store_true", help="answer as a table")


def run(arguments: argparse.Namespace) -> int:
    """Check everything, keep the report, tell it."""
    setting = Setting(arguments.state, server=arguments.server)
    make_folder(setting.state)
    base = open_base(setting)
    try:
        taken = (take(one) for one in probes(base, setting.server))
        findings = in_order(finding for found in taken for finding in found)
        station = _keep(base, findings)
    finally:
        base.close()
    if arguments.json:
        print(json.dumps(_as_json(findings, station), ensure_ascii=False))
    elif arguments.csv:
        table = csv.writer(sys.stdout)
        table.writerow(_COLUMNS)
        table.writerows([_row(one)[name] for name in _COLUMNS] for one in findings)
    else:
        _tell(findings, station)
    return 0 if ready(findings) else 1


def _keep(base: Base, findings: Sequence[Finding]) -> str:
    """Keep the report of an enrolled station for the next sync; the name of the station."""
    identity = StationChecks(base, None).identity
    if identity is None:
        return ""
    shelf = ReportFiles(base.state)
    former = newest_report(shelf, identity)
    making = Making(base.clock.now().wall, RELEASE, host_name(), former)
    shelf.keep(signed_report(findings, identity, making))
    return identity.statement.station


def _row(finding: Finding) -> dict[str, str | int]:
    in_french, in_english = sentence(finding.key, finding.data)
    french_fix, english_fix = fix(finding.key, finding.data)
    return {
        "number": finding.number,
        "check": finding.check,
        "verdict": finding.verdict.value,
        "fr": in_french,
        "fix_fr": french_fix,
        "en": in_english,
        "fix_en": english_fix,
    }


def _as_json(findings: Sequence[Finding], station: str) -> dict[str, object]:
    counts = {one.value: sum(found.verdict is one for found in findings) for one in Verdict}
    return {
        "station": station,
        "ready": ready(findings),
        "counts": counts,
        "findings": [{**_row(one), "data": dict(one.data)} for one in findings],
    }


def _tell(findings: Sequence[Finding], station: str) -> None:
    for verdict, heading in _HEADINGS.items():
        found = [_row(one) for one in findings if one.verdict is verdict]
        if found:
            print(f"\n{heading} ({len(found)})")
        for one in found:
            print(f"{_MARKS[verdict]} {one['fr']}\n  {one['en']}")
            if one["fix_fr"]:
                print(f"    {one['fix_fr']}\n    {one['fix_en']}")
    if station and sys.stdout.isatty():
        print(f"\n{station}")
        segno.make(station, error="m", micro=False).terminal(compact=True)
