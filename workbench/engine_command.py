"""pix-engine: the engine's numbers on the command line. Knows its subcommands, not what they do.

Exit status: 0 done, 1 something differs, 2 the input or the arguments cannot be used.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from content_packs.applications import register_installed
from workbench.engine_commands import conformance, estimate, grade, next_item, replay, score
from workbench.engine_commands.command import Command, RefusedError
from workbench.engine_commands.document import write
from workbench.engine_commands.schema import INPUT, OUTPUT, schema
from workbench.pipes import end_with_the_reader

COMMANDS: Final[tuple[Command, ...]] = (
    conformance.COMMAND,
    estimate.COMMAND,
    next_item.COMMAND,
    score.COMMAND,
    grade.COMMAND,
    replay.COMMAND,
)

_UNUSABLE: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the subcommand of the arguments and returns the exit status."""
    if argv is None:
        end_with_the_reader()
    register_installed()
    arguments = _parser().parse_args(argv)
    command: Command = arguments.command
    try:
        return command.run(arguments)
    except RefusedError as error:
        print(f"pix-engine : {error.french} / {error.english}", file=sys.stderr)
        return _UNUSABLE


class _ShowSchema(argparse.Action):
    """Prints a schema of the subcommand and leaves: nothing else is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002 - the library's signature
        values: object,
        option_string: str | None = None,  # noqa: ARG002 - the library's signature
    ) -> None:
        write(schema(self.dest, str(values)))
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pix-engine",
        description="Computes and checks what the engine computes in an exam.",
        epilog=f"example: {COMMANDS[0].example}",
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        inner = subparsers.add_parser(
            command.name,
            help=command.summary,
            description=command.summary[0].upper() + command.summary[1:] + ".",
            epilog=f"example: {command.example}",
        )
        command.configure(inner)
        inner.add_argument(
            "--schema",
            action=_ShowSchema,
            dest=command.name,
            choices=(INPUT, OUTPUT),
            help="print the JSON Schema of what is read or printed, and leave",
        )
        inner.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
