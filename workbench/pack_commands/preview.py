"""pix-pack preview: items as candidates see them, in a window or as pictures."""

import argparse
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from workbench.pack_commands.outcome import DONE, declare, refuse
from workbench.packs.preview import SIZES, contact_sheet, preview
from workbench.packs.source import ItemSource, PackSource, read_pack

STATUSES: Final = ("draft", "validated", "archived")
_BAR: Final = 30


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    show = declare(
        commands,
        "preview",
        _preview,
        "show items as candidates see them",
        "preview my_pack 1.1-source-n4 --contact-sheet build/sheet",
    )
    show.add_argument("source", type=Path)
    show.add_argument("items", nargs="*", metavar="ITEM", help="ids; all items when left out")
    show.add_argument(
        "--contact-sheet",
        type=Path,
        metavar="DIR",
        help="write pictures of each item instead, at 1366×768: usual text, then 200 %%",
    )
    show.add_argument("--status", choices=STATUSES, action="append", help="only of this status")
    show.add_argument("--language", default="fr", help="of the items and of the screen")


def _preview(arguments: Namespace) -> int:
    source = read_pack(arguments.source)
    for finding in source.findings:
        print(finding, file=sys.stderr)
    items, unknown = _chosen(source, arguments)
    if unknown:
        return refuse("preview.unknown", ", ".join(unknown))
    if not items:
        return refuse("preview.nothing")
    if arguments.contact_sheet is None:
        preview(items, arguments.language)
        return DONE
    arguments.contact_sheet.mkdir(parents=True, exist_ok=True)
    drawn = contact_sheet(items, arguments.contact_sheet, arguments.language)
    _progress(drawn, SIZES * len(items))
    print(f"{len(items)} items at {SIZES} sizes of text: {arguments.contact_sheet}")
    return DONE


def _chosen(source: PackSource, arguments: Namespace) -> tuple[list[ItemSource], Sequence[str]]:
    """The items asked for, and the ids that there are none of."""
    known = {
        str(one.item.id): one
        for one in (*source.items, *source.drafts)
        if one.item.language == arguments.language
    }
    unknown = [item for item in arguments.items if item not in known]
    asked = arguments.items or sorted(known)
    found = [known[item] for item in asked if item in known]
    if arguments.status is not None:
        found = [one for one in found if one.document["status"] in arguments.status]
    return found, unknown


def _progress(drawn: Iterator[str], total: int) -> None:
    """Go through what is drawn, with a bar on a terminal."""
    count = 0
    for name in drawn:
        count += 1
        if sys.stderr.isatty():
            done = "█" * (_BAR * count // max(total, 1))
            print(f"\r{done:<{_BAR}} {count}/{total} {name[:40]:<40}", end="", file=sys.stderr)
    if count and sys.stderr.isatty():
        print(file=sys.stderr)
