"""pix-pack validate: everything that a machine can find wrong in a pack's source."""

import argparse
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from engine.records.canonical import Json, dumps
from workbench.pack_commands.outcome import DONE, FOUND, declare
from workbench.packs.coverage import coverage
from workbench.packs.published import check_published
from workbench.packs.source import read_pack
from workbench.packs.validation import validate


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    check = declare(commands, "validate", _validate, "check a pack's source", "validate my_pack")
    check.add_argument("source", type=Path)
    check.add_argument("--json", action="store_true")
    check.add_argument(
        "--matrix", action="store_true", help="count items by competence and level, with holes"
    )
    check.add_argument(
        "--published",
        type=Path,
        metavar="OLD_SOURCE",
        help="what was shipped: its items must not change under the same version",
    )
    check.add_argument("--errors-only", action="store_true", help="leave the remarks out")


def _validate(arguments: Namespace) -> int:
    source = read_pack(arguments.source)
    findings = list(validate(source))
    if arguments.published is not None:
        findings += check_published(read_pack(arguments.published), source)
    if arguments.errors_only:
        findings = [one for one in findings if one.refuses]
    refused = any(one.refuses for one in findings)
    found = coverage(source)
    if arguments.json:
        listed: list[Json] = [
            {"where": one.where, "what": one.what, "refuses": one.refuses} for one in findings
        ]
        shown: dict[str, Json] = {
            "items": len(source.items),
            "findings": listed,
            "coverage": found.to_json(),
        }
        print(dumps(shown).decode())
        return FOUND if refused else DONE
    for finding in findings:
        print(finding)
    if arguments.matrix:
        print("\n".join(found.lines()))
    remarks = sum(not one.refuses for one in findings)
    print(
        f"{len(source.items)} items, {len(source.drafts)} not shipped,"
        f" {len(findings) - remarks} findings, {remarks} remarks",
        file=sys.stderr,
    )
    return FOUND if refused else DONE
