"""pix-pack simulate: examinees with a known truth in front of a pack's source. Measures nothing."""

import argparse
import json
import math
import os
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.items import ItemBank
from engine.records.canonical import dumps
from engine.study import study_to_json
from workbench.packs.files import write_whole
from workbench.packs.source import PACK_FILE, STUDY_FILE, PackSource, read_pack
from workbench.simulation.french import typeset
from workbench.simulation.progress import Bar
from workbench.simulation.refusal import SimulationRefusedError

if TYPE_CHECKING:
    from workbench.simulation.pack_study import Phase
    from workbench.simulation.report import Judged, Report

DONE: Final = 0
MISSED: Final = 1
REFUSED: Final = 2
JSON_FILE: Final = "report.json"
PAGE_FILE: Final = "report.html"

_SUMMARY: Final = "simulate candidates of known ability in front of a pack's source"
_EPILOG: Final = (
    "Example: pix-pack simulate content_packs/certification_fr --examinees 100000 --report"
    " build/simulation. The thresholds are in the block simulation of pack.yaml. Exit status:"
    " 0 every threshold holds, 1 one does not, 2 refused or unreadable."
)
_USUAL_EXAMINEES: Final = 10_000
_MOST_EXAMINEES: Final = 1_000_000
_MOST_PROCESSES: Final = 1024
_LARGEST_SEED: Final = 2**63 - 1
_LARGEST: Final = 9.0
"""Logits: the end of the scale."""

_SHOWN_FINDINGS: Final = 5
_UNWRITTEN: Final = (
    f"{STUDY_FILE} n’a pas été écrit : des examens manquent de questions.\n"
    f"{STUDY_FILE} was not written: exams run out of questions."
)


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    parser = commands.add_parser("simulate", help=_SUMMARY, description=_SUMMARY, epilog=_EPILOG)
    parser.add_argument("source", type=Path, metavar="PACK", help="the pack's source folder")
    parser.add_argument(
        "--examinees",
        type=_whole(1, _MOST_EXAMINEES),
        default=_USUAL_EXAMINEES,
        metavar="N",
        help=f"in each language and filter, 1 to {_MOST_EXAMINEES} (default {_USUAL_EXAMINEES})",
    )
    parser.add_argument("--plan", help="a plan's name or file instead of the pack's own")
    parser.add_argument(
        "--seed", type=_whole(0, _LARGEST_SEED), default=1, help="of all random numbers (default 1)"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--report",
        type=Path,
        metavar="DIR",
        help=f"write {JSON_FILE} and {PAGE_FILE} into this folder",
    )
    parser.add_argument(
        "--processes",
        type=_whole(1, _MOST_PROCESSES),
        help="how many at once (default: one for each core); changes no result",
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help=f"fit exposure and screening first, and keep them in {STUDY_FILE} beside {PACK_FILE}",
    )
    parser.add_argument(
        "--timings",
        type=Path,
        metavar="FILE",
        help="with --write: the document of pix-pack calibrate, for the items' times",
    )
    world = parser.add_argument_group("the candidates, in logits")
    world.add_argument("--mean", type=_real(-_LARGEST, _LARGEST), help="of general abilities")
    world.add_argument("--sd", type=_real(0.1, _LARGEST), help="of general abilities")
    world.add_argument(
        "--competence-sd",
        type=_real(0.0, _LARGEST),
        default=0.0,
        help="of competences around their domain (default 0: all are one ability)",
    )
    world.add_argument(
        "--domain-sd",
        type=_real(0.0, _LARGEST),
        default=0.0,
        help="of domains around the general ability (default 0)",
    )
    world.add_argument(
        "--item-error",
        type=_real(0.0, 1.0),
        default=0.0,
        help="standard error of log a and of b as the engine knows them (default 0)",
    )
    parser.set_defaults(run=run)


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise ArgumentTypeError(
                f"{text} : un nombre entier de {least} à {most} est attendu"
                f" / a whole number from {least} to {most} is expected"
            )
        return int(text)

    return read


def _real(least: float, most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not least <= value <= most:
            raise ArgumentTypeError(
                f"{text} : un nombre de {least:g} à {most:g} est attendu"
                f" / a number from {least:g} to {most:g} is expected"
            )
        return value

    return read


def run(arguments: Namespace) -> int:
    """Simulate and tell; the exit status."""
    try:
        return _run(arguments)
    except SimulationRefusedError as error:
        print(f"{typeset(error.french)}\n{error.english}", file=sys.stderr)
        return REFUSED


def _run(arguments: Namespace) -> int:
    # scipy and matplotlib cost every other subcommand a second, so they wait until wanted.
    from workbench.simulation.pack_simulation import Request, chosen_plan, simulate_pack
    from workbench.simulation.pack_study import read_timings
    from workbench.simulation.report import report_to_json
    from workbench.simulation.report_page import report_page

    source = _source(arguments.source)
    plan = chosen_plan(source, arguments.plan)
    if arguments.write and plan != source.plan:
        raise SimulationRefusedError(
            "Une étude se fait sous le plan du paquet lui-même : retirez --plan ou --write.",
            "A study is made under the pack's own plan: leave out --plan or --write.",
        )
    for folder in (arguments.report, source.folder if arguments.write else None):
        if folder is not None:
            _make_writable(folder)
    bank = ItemBank.of(one.item for one in source.items)
    request = Request(
        examinees=arguments.examinees,
        seed=arguments.seed,
        mean=arguments.mean,
        sd=arguments.sd,
        competence_sd=arguments.competence_sd,
        domain_sd=arguments.domain_sd,
        item_error=arguments.item_error,
        processes=arguments.processes or os.cpu_count() or 1,
        fit=arguments.write,
        timings=() if arguments.timings is None else read_timings(arguments.timings, bank),
    )
    bar = Bar(sys.stderr, time.perf_counter)
    quiet = arguments.json and not sys.stderr.isatty()
    phase: Phase = (lambda _name: None) if quiet else bar.phase
    try:
        report, study = simulate_pack(source, plan, request, time.perf_counter, phase)
    finally:
        bar.clear()
    if study is not None:
        write_whole(source.folder / STUDY_FILE, dumps(study_to_json(study)) + b"\n")
    elif arguments.write:
        print(_UNWRITTEN, file=sys.stderr)
    written = json.dumps(report_to_json(report), ensure_ascii=False, indent=1, allow_nan=False)
    if arguments.report is not None:
        write_whole(arguments.report / JSON_FILE, written.encode() + b"\n")
        write_whole(arguments.report / PAGE_FILE, report_page(report).encode())
    if arguments.json:
        print(written)
    else:
        _tell(report, arguments.report)
    return DONE if report.passed else MISSED


def _source(folder: Path) -> PackSource:
    if not (folder / PACK_FILE).is_file():
        raise SimulationRefusedError(
            f"{folder} n’est pas le dossier source d’un paquet : il n’y a pas de {PACK_FILE}.",
            f"{folder} is no source folder of a pack: there is no {PACK_FILE}.",
        )
    source = read_pack(folder)
    if source.findings:
        for finding in source.findings[:_SHOWN_FINDINGS]:
            print(finding, file=sys.stderr)
        raise SimulationRefusedError(
            "La source du paquet ne se lit pas en entier : pix-pack validate dit tout ce qui est à"
            " corriger.",
            "The pack's source cannot be read whole: pix-pack validate tells all that is to be"
            " mended.",
        )
    if not source.items:
        raise SimulationRefusedError(
            f"{folder} ne contient aucune question.", f"{folder} holds no item."
        )
    return source


def _make_writable(folder: Path) -> None:
    """Find out before the work, not after it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / f"{JSON_FILE}.probe", b"")
        (folder / f"{JSON_FILE}.probe").unlink()
    except OSError as error:
        raise SimulationRefusedError(
            f"On ne peut pas écrire dans {folder} : {error.strerror}.",
            f"{folder} cannot be written to: {error.strerror}.",
        ) from error


def _tell(report: "Report", folder: Path | None) -> None:
    asked = report.measured.asked
    print(
        f"{asked.pack} version {asked.version}, plan {asked.plan}: {report.run.exams} exams in "
        f"{report.run.seconds:.1f} s, seed {asked.seed}"
    )
    for one in report.thresholds:
        print(_line(one))
    for trial in report.measured.conditions:
        for hole in trial.holes:
            print(f"hole: {hole}")
        for code, count in trial.shortage.competences:
            print(f"infeasible: {code} ({trial.filter.key}) in {count} exams")
    if folder is not None:
        print(folder / PAGE_FILE)


def _line(one: "Judged") -> str:
    verdict = "ok    " if one.passed else "MISSED"
    measured = "nothing measured" if one.measured is None else f"{one.measured:.4g}"
    limits = [
        f"{sign} {limit:g}"
        for sign, limit in ((">=", one.low), ("<=", one.high))
        if limit is not None
    ]
    where = f" ({one.where})" if one.where else ""
    return f"{verdict} {one.key}: {measured}{where}, {' and '.join(limits)}"
