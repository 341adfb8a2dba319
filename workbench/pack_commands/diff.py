"""pix-pack diff: two sources item by item, or two built packs by their manifests."""

import argparse
from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.pack_commands.outcome import DONE, FOUND, declare
from workbench.packs.built import built_changes, is_built, read_built
from workbench.packs.difference import changes
from workbench.packs.source import read_pack


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    diff = declare(
        commands, "diff", _diff, "compare two packs, sources or built", "diff old_pack my_pack"
    )
    diff.add_argument("before", type=Path)
    diff.add_argument("after", type=Path)


def _diff(arguments: Namespace) -> int:
    before, after = arguments.before, arguments.after
    if is_built(before) and is_built(after):
        found = list(built_changes(read_built(before), read_built(after)))
    else:
        found = list(changes(read_pack(before), read_pack(after)))
    for change in found:
        print(change)
    return FOUND if found else DONE
