"""pix-engine conformance: compares the engine with a file of reference vectors."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from workbench.conformance.groups import check_file
from workbench.conformance.tally import Tally
from workbench.engine_commands.command import Command, RefusedError

_SHOWN: Final = 20


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="reference vectors, JSON")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _run(arguments: Namespace) -> int:
    tallies = check_file(_read(arguments.file))
    if not any(tally.checked for tally in tallies):
        raise RefusedError(
            f"{arguments.file} ne contient aucun groupe de vecteurs.",
            f"{arguments.file} holds no group of vectors.",
        )
    if arguments.json:
        print(json.dumps(_report(tallies), ensure_ascii=False, indent=2))
    else:
        _print(tallies)
    return 1 if any(tally.failures for tally in tallies) else 0


def _read(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise RefusedError(
            f"{path} ne peut pas être lu : {error.strerror}.",
            f"{path} cannot be read: {error.strerror}.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{path} n’est pas du JSON.", f"{path} is not JSON.") from error
    if not isinstance(value, dict):
        raise RefusedError(
            f"{path} n’est pas un fichier de vecteurs : un objet est attendu.",
            f"{path} is no file of vectors: an object is expected.",
        )
    return value


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
