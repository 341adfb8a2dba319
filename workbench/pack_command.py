"""The command `pix-pack`: makes packs. Knows its subcommands and what ends them early."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final

from content_packs.applications import register_installed
from engine.errors import EngineError
from workbench.calibration import command as calibration
from workbench.pack_commands import build, diff, inspect, keys, new, preview, stats, validate
from workbench.pack_commands.outcome import EPILOG, refuse
from workbench.packs.build import BuildRefusedError
from workbench.packs.files import KeyFileError
from workbench.packs.preview import NoDisplayError, PreviewFailedError
from workbench.pipes import end_with_the_reader
from workbench.qti import command as qti
from workbench.simulation import command as simulation

_COMMANDS: Final = (
    new, keys, validate, preview, build, inspect, diff, stats, calibration, simulation, qti,
)  # fmt: skip

_REASONS: Final[dict[type[Exception], str]] = {
    KeyFileError: "key.file",
    NoDisplayError: "preview.no_display",
    FileExistsError: "file.exists",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    if argv is None:
        end_with_the_reader()
    register_installed()
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except (BuildRefusedError, EngineError) as error:
        return refuse(str(error.args[0]))
    except (KeyFileError, NoDisplayError, FileExistsError) as error:
        return refuse(_REASONS[type(error)])
    except PreviewFailedError as error:
        return refuse("preview.failed", " ".join(str(one) for one in error.args))
    except OSError as error:
        return refuse("file.unreadable", str(error.filename or ""))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pix-pack", description="Make content packs.", epilog=EPILOG
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for one in _COMMANDS:
        one.configure(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
