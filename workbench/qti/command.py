"""pix-pack import-qti and export-qti: arguments and sentences. Converts nothing itself."""

import argparse
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Final

from workbench.calibration.refusal import CalibrationRefusedError
from workbench.calibration.responses import Responses, read_responses
from workbench.packs.files import write_whole
from workbench.packs.source import read_pack
from workbench.qti.exporter import export_package
from workbench.qti.importer import Outcome, import_package, report
from workbench.qti.refusal import PackageRefusedError
from workbench.qti.results import Response, write_results

DONE: Final = 0
FOUND: Final = 1
REFUSED: Final = 2
REPORT: Final = "import-qti.json"
_IMPORT: Final = "import a QTI 3.0, 2.2 or 2.1 package as drafts, with a report on each item"
_EXPORT: Final = "export a pack's source as a QTI 3.0 package, and responses as results"
_IMPORT_EPILOG: Final = (
    "Example: pix-pack import-qti paquet.zip mon_paquet. Right is the declared correct response,"
    " or what gets the most where only scores are declared. Exit status: 0 every item imported or"
    " simplified, 1 some were refused, 2 the package was refused."
)
_EXPORT_EPILOG: Final = (
    "Example: pix-pack export-qti content_packs/practice_fr out.zip. Exit status: 0 done, 1 some"
    " items mean something to this program only, 2 refused or unreadable."
)
_WORDS: Final = {
    "imported": "importée / imported",
    "simplified": "simplifiée / simplified",
    "refused": "refusée / refused",
}
_MS: Final = 1000


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add both subcommands to those of pix-pack."""
    taking = commands.add_parser(
        "import-qti", help=_IMPORT, description=_IMPORT, epilog=_IMPORT_EPILOG
    )
    taking.add_argument("package", type=Path, metavar="FILE.zip")
    taking.add_argument("folder", type=Path, metavar="DIR", help="a pack's source, new or not")
    taking.add_argument("--language", default="fr", help="of items that name none (default fr)")
    taking.add_argument("--json", action="store_true", help="print the mapping report")
    taking.set_defaults(run=run_import)
    giving = commands.add_parser(
        "export-qti", help=_EXPORT, description=_EXPORT, epilog=_EXPORT_EPILOG
    )
    giving.add_argument("source", type=Path, metavar="PACK", help="a pack's source folder")
    giving.add_argument("package", type=Path, metavar="OUT.zip")
    giving.add_argument("--responses", type=Path, help="an export of responses, as a CSV")
    giving.add_argument("--results", type=Path, help="where to write them as results (ZIP)")
    giving.set_defaults(run=run_export)


def run_import(arguments: Namespace) -> int:
    """Import and tell; the exit status.

    Raises:
        OSError: The package cannot be read, or the folder not be written.
    """
    try:
        outcomes = []
        for one in import_package(arguments.package, arguments.folder, arguments.language):
            outcomes.append(one)
            if not arguments.json:
                print(_line(one))
    except PackageRefusedError as error:
        print(f"{error.french}\n{error.english} [{error.reason}]", file=sys.stderr)
        return REFUSED
    written = report(outcomes)
    write_whole(arguments.folder / REPORT, written)
    if arguments.json:
        sys.stdout.write(written.decode())
    counts = Counter(one.result for one in outcomes)
    summary = ", ".join(f"{counts[result]} {words}" for result, words in _WORDS.items())
    print(f"{len(outcomes)} questions : {summary} ({REPORT})", file=sys.stderr)
    return FOUND if counts["refused"] else DONE


def _line(one: Outcome) -> str:
    reasons = " ; ".join(french for french, _ in one.reasons)
    said = f" : {reasons}" if reasons else ""
    where = f" → items/{one.folder}" if one.folder else ""
    return f"{one.file} ({one.identifier}) {_WORDS[one.result]}{where}{said}"


def run_export(arguments: Namespace) -> int:
    """Export and tell; the exit status.

    Raises:
        OSError: A file cannot be read or written.
    """
    source = read_pack(arguments.source)
    if source.findings:
        for finding in source.findings:
            print(finding)
        return REFUSED
    if (arguments.responses is None) != (arguments.results is None):
        print(
            "Donnez --responses et --results ensemble.\nGive --responses and --results together.",
            file=sys.stderr,
        )
        return REFUSED
    release = version("pix-kiosk")
    exported = list(export_package(source.items, arguments.package, release))
    for one in exported:
        if not one.portable:
            print(f"{one.identifier}: {one.note}")
    portable = sum(one.portable for one in exported)
    print(f"{len(exported)} items, {portable} portable", file=sys.stderr)
    if arguments.responses is not None:
        try:
            count = write_results(_responses(arguments.responses), arguments.results)
        except CalibrationRefusedError as error:
            print(f"{error.french}\n{error.english}", file=sys.stderr)
            return REFUSED
        print(f"{count} results", file=sys.stderr)
    return DONE if portable == len(exported) else FOUND


def _responses(path: Path) -> list[Response]:
    found: Responses = read_responses(path)
    return [
        Response(
            int(found.candidate[place]) + 1,
            int(found.position[place]),
            found.items[int(found.item[place])],
            int(found.version[place]),
            bool(found.correct[place]),
            round(found.elapsed[place] * _MS) if found.elapsed[place] > 0 else 0,
        )
        for place in range(len(found))
    ]
