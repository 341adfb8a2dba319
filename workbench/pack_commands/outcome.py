"""How a subcommand of pix-pack is declared and how it ends. Knows no subcommand."""

import argparse
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from engine.records.instants import SECOND_MS, instant_from_text
from workbench.packs.words import sentence

DONE: Final = 0
FOUND: Final = 1
REFUSED: Final = 2
EPILOG: Final = "Exit status: 0 done, 1 findings or differences, 2 refused or unreadable."


def declare(
    commands: "argparse._SubParsersAction[ArgumentParser]",
    name: str,
    run: Callable[[Namespace], int],
    help_: str,
    example: str,
) -> ArgumentParser:
    """Add a subcommand; its parser, for its arguments."""
    parser = commands.add_parser(
        name, help=help_, description=help_, epilog=f"Example: pix-pack {example}. {EPILOG}"
    )
    parser.set_defaults(run=run)
    return parser


def refuse(reason: str, detail: str = "") -> int:
    """Say why nothing was done; the exit status."""
    print(sentence(reason), detail, file=sys.stderr)
    return REFUSED


def moment(text: str | None) -> int:
    """A date that an author gives, or now; in ms since the epoch.

    Raises:
        MalformedError: It is written otherwise.
    """
    if text is not None:
        return instant_from_text(text)
    now = datetime.now(UTC)  # noqa: TID251 - the date an author writes; no sitting depends on it
    return int(now.timestamp()) * SECOND_MS
