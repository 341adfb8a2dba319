"""What every command of pix-server shares: its shape, its voice. Knows no command by name."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.deployment import Deployment, open_deployment
from server.documents.typesetting import Typesetting, bundled_fonts
from server.errors import WrongInputError
from server.store.bodies import write_durably

STATUSES: Final = (
    "exit status: 0 done; 1 refused, or something found does not hold; 2 wrong input; "
    "3 the state folder cannot be used; 4 the disk or the network failed"
)
Run = Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds commands to a parser, each with its help, its example and its exit statuses."""

    commands: "argparse._SubParsersAction[argparse.ArgumentParser]"
    prefix: str = "pix-server"

    def add(self, name: str, summary: str, example: str, run: Run) -> argparse.ArgumentParser:
        """A command with the options that every one has."""
        parser = self.commands.add_parser(
            name,
            help=summary,
            description=summary,
            epilog=f"example:\n  {self.prefix} {name} {example}\n\n{STATUSES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--state", type=Path, required=True, help="folder of the server")
        parser.add_argument("--json", action="store_true", help="answer one JSON object")
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, summary: str) -> "Adder":
        """Commands under one noun."""
        parser = self.commands.add_parser(name, help=summary, description=summary)
        inner = parser.add_subparsers(metavar="act", required=True)
        return Adder(inner, f"{self.prefix} {name}")


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Deployment]:
    """The server that a command speaks of."""
    deployment = open_deployment(arguments.state)
    try:
        yield deployment
    finally:
        deployment.close()


def say(arguments: argparse.Namespace, value: dict[str, object], lines: tuple[str, ...]) -> None:
    """Answer: one JSON object for scripts, lines for people."""
    if arguments.json:
        print(json.dumps(value, ensure_ascii=False, sort_keys=True))
    else:
        for line in lines:
            print(line)


def read_input(path: Path) -> bytes:
    """The bytes of a file that was named.

    Raises:
        WrongInputError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise WrongInputError("file.unreadable", path.name) from error


def write_output(path: Path, content: bytes) -> None:
    """Write a file that was named, whole or not at all.

    Raises:
        WrongInputError: It cannot be written.
    """
    try:
        write_durably(path, content)
    except OSError as error:
        raise WrongInputError("file.unwritable", path.name) from error


def add_fonts(parser: argparse.ArgumentParser) -> None:
    """Add the option that says where fonts of documents and pages are."""
    parser.add_argument("--fonts", type=Path, help="folder of fonts; the program’s by default")


def typesetting_of(arguments: argparse.Namespace) -> Typesetting:
    """What sets the documents of a command.

    Raises:
        WrongInputError: The folder that was named is none.
    """
    named: Path | None = arguments.fonts
    if named is not None and not named.is_dir():
        raise WrongInputError("fonts.none", named.name)
    return Typesetting(named or bundled_fonts())


def show_progress(done: int, total: int) -> None:
    """A progress bar on standard error, when somebody looks."""
    if sys.stderr.isatty() and total > 1:
        width = 30 * done // total
        end = "\n" if done == total else ""
        print(f"\r[{'#' * width:<30}] {done}/{total}", end=end, file=sys.stderr, flush=True)
