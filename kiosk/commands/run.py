"""Start the station: a watching parent, then the application.

The parent restarts a crashed application, remembers the session's key in memory only, and gives
the machine back whatever happens.

example: pix-kiosk run --state ~/.local/state/pix-kiosk --server https://exam.example
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.commands.places import add_state
from kiosk.commands.program import program
from kiosk.lockdown.linux.parent_death import die_with_parent
from kiosk.lockdown.parent_system import system_here
from kiosk.lockdown.undos import give_back
from kiosk.lockdown.watchdog import Watchdog
from kiosk.store.system_clock import SystemClock
from kiosk.words.protections import protection_in_both


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options; those of rehearsals are refused by a real root."""
    add_state(parser)
    parser.add_argument("--server", default="", metavar="URL", help="send results there")
    parser.add_argument("--copies", type=Path, default=None, metavar="DIR", help="USB folder")
    parser.add_argument("--language", choices=("fr", "en"), default="fr", help="of the screens")
    parser.add_argument("--rehearse", action="store_true", help="mock and demo: lock nothing")
    parser.add_argument("--speed", type=int, default=1, help="mock and demo: faster clock")
    parser.add_argument("--driver", type=Path, default=None, help="mock and demo: who answers")
    parser.add_argument("--screenshots", type=Path, default=None, help="mock and demo: DIR")


def run(arguments: argparse.Namespace) -> int:
    """Watch over the application until its intended end."""
    if arguments.driver is not None:
        # A rehearsal belongs to the supervisor that asked for it; nothing of it may stay behind.
        die_with_parent()
    state: Path = arguments.state
    watchdog = Watchdog(
        lambda descriptor: command(arguments, descriptor),
        give_back=lambda: give_back(state),
        clock=SystemClock(),
        system=system_here(locks=not arguments.rehearse),
    )
    report = watchdog.run()
    if report.left:
        french, english = zip(*map(protection_in_both, report.left), strict=True)
        print(f"Pas rendu : {', '.join(french)}. Lancez pix-kiosk rescue.", file=sys.stderr)
        print(f"Not given back: {', '.join(english)}. Run pix-kiosk rescue.", file=sys.stderr)
    return report.status


def command(arguments: argparse.Namespace, descriptor: int) -> Sequence[str]:
    """The application's command line."""
    given = [*program(), "app", "--channel", str(descriptor), "--state", str(arguments.state)]
    if arguments.server:
        given += ["--server", arguments.server]
    if arguments.copies is not None:
        given += ["--copies", str(arguments.copies)]
    if arguments.language != "fr":
        given += ["--language", arguments.language]
    if arguments.rehearse:
        given += ["--rehearse"]
    if arguments.speed != 1:
        given += ["--speed", str(arguments.speed)]
    if arguments.driver is not None:
        given += ["--driver", str(arguments.driver)]
    if arguments.screenshots is not None:
        given += ["--screenshots", str(arguments.screenshots)]
    return given
