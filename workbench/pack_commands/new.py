"""pix-pack new: the folder of a new item, asked for or by options."""

import argparse
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.pack_commands.outcome import DONE, declare, refuse
from workbench.packs.sample_tasks import applications
from workbench.packs.skeleton import TYPES, Wish, new_item
from workbench.packs.wizard import LeftError, Wizard


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    new = declare(
        commands,
        "new",
        _new,
        "start an item; asks for what is not given, on a terminal",
        "new my_pack --tube 1.1-source --level 3 --type single",
    )
    new.add_argument("source", type=Path)
    new.add_argument("--tube", help="where it stands, such as 1.1-source")
    new.add_argument("--level", type=int, choices=range(1, 9))
    new.add_argument("--type", choices=TYPES)
    new.add_argument("--application", choices=applications(), help="of an item of type application")


def _new(arguments: Namespace) -> int:
    wish = Wish(arguments.tube, arguments.level, arguments.type, arguments.application)
    if wish.tube is None or wish.level is None:
        if not sys.stdin.isatty():
            return refuse("new.which")
        try:
            wish = Wizard(arguments.source, input, print).asked(wish)
        except LeftError:
            print(file=sys.stderr)
            return refuse("new.left")
    print(new_item(arguments.source, wish))
    return DONE
