"""pix-engine conformance: compares the engine with a file of reference vectors."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any, Final

from workbench.conformance.groups import check_file
from workbench.conformance.tally import Tally
from workbench.engine_commands.command import Command, RefusedError
from workbench.engine_commands.document import add_file, read_object, write

_SHOWN: Final = 20


def _configure(parser: ArgumentParser) -> None:
    add_file(parser, "reference vectors")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _run(arguments: Namespace) -> int:
    tallies = check_file(read_object(arguments.file))
    if not any(tally.checked for tally in tallies):
        raise RefusedError(
            f"{arguments.file} ne contient aucun groupe de vecteurs.",
            f"{arguments.file} holds no group of vectors.",
        )
    if arguments.json:
        write(_report(tallies))
    else:
        _print(tallies)
    return 1 if any(tally.failures for tally in tallies) else 0


def _print(tallies: Sequence[Tally]) -> None:
    width = max(len(tally.group) for tally in tallies)
    for tally in tallies:
        print(
            f"{tally.group:<{width}}  checked {tally.checked:>6}  failed {len(tally.failures):>4}"
        )
    for tally in tallies:
        for failure in tally.failures[:_SHOWN]:
            print(f"{tally.group}: {failure}", file=sys.stderr)
        hidden = len(tally.failures) - _SHOWN
        if hidden > 0:
            print(f"{tally.group}: and {hidden} more", file=sys.stderr)


def _report(tallies: Sequence[Tally]) -> dict[str, Any]:
    return {
        "checked": sum(tally.checked for tally in tallies),
        "failed": sum(len(tally.failures) for tally in tallies),
        "groups": [
            {
                "group": tally.group,
                "checked": tally.checked,
                "failed": len(tally.failures),
                "failures": tally.failures,
            }
            for tally in tallies
        ],
    }


COMMAND: Final = Command(
    name="conformance",
    summary="compare the engine with reference vectors; exit status 1 if anything differs",
    example="pix-engine conformance tests/data/vectors/pix_v3_public.json",
    configure=_configure,
    run=_run,
)
