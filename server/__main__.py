"""pix-server: argv to a command, errors to sentences. Knows no rule of its own."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy.exc import DatabaseError

from content_packs.applications import register_installed
from engine.errors import EngineError
from server.commands import decisions, results, serving, sessions, setting_up
from server.commands.command import STATUSES, Adder
from server.errors import ServerError, StateError
from server.words import sentence

REFUSED = 1
FAILED = 4


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    register_installed()
    parser = argparse.ArgumentParser(
        prog="pix-server",
        description="Sessions, bundles and results of the certification.",
        epilog=f"example:\n  pix-server init --state srv --realm demo\n\n{STATUSES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    adder = Adder(parser.add_subparsers(metavar="command", required=True))
    for module in (setting_up, serving, sessions, results, decisions):
        module.add_commands(adder)
    arguments = parser.parse_args(argv)
    try:
        status: int = arguments.run(arguments)
    except ServerError as error:
        return _tell(error, error.exit_status)
    except EngineError as error:
        return _tell(error, REFUSED)
    except DatabaseError:
        damaged = StateError("state.database", arguments.state.name)
        return _tell(damaged, damaged.exit_status)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(f"Le disque ou le réseau a failli : {reason}.", file=sys.stderr)
        print(f"The disk or the network failed: {reason}.", file=sys.stderr)
        return FAILED
    return status


def _tell(error: ServerError | EngineError, status: int) -> int:
    for words in sentence(error):
        print(words, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
