"""The command line of the station: a name leads to one module. Knows nothing of what they do."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn

from kiosk.ports.errors import KioskError

_LOCKDOWN: Final = "lockdown_windows" if sys.platform == "win32" else "lockdown"
COMMANDS: Final = {
    "run": ("run", "start the station"),
    "app": ("app", "the application itself, started by `run`"),
    "demo": ("demo", "prepare and play a demonstration"),
    "sit": ("sit", "have a simulated candidate sit a rehearsal"),
    "preflight": ("preflight", "check this machine the day before"),
    "enrol": ("enrol", "enrol this station with a server"),
    "import": ("import_", "bring packs, tickets, statements and receipts to this station"),
    "export": ("export", "put the sealed results on a USB stick"),
    "sync": ("sync", "send the sealed results to the server"),
    "report": ("report", "write the procès-verbal of a session that was closed here"),
    "lockdown": (_LOCKDOWN, "make this machine an exam station, check it, give it back"),
    "rescue": ("rescue", "give the machine back from its restore note"),
    "doctor": ("doctor", "say how this station is"),
}
EXIT_USAGE: Final = 64


class _Parser(argparse.ArgumentParser):
    """Ends with the documented status for a wrong command line."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        said = f"{self.prog}: {message}\n"
        self.exit(EXIT_USAGE, f"Ligne de commande refusée / Wrong command line. {said}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help"):
        print(_help())
        return 0
    if given[0] not in COMMANDS:
        print(f"Commande inconnue : {given[0]}\nUnknown command: {given[0]}", file=sys.stderr)
        print(_help(), file=sys.stderr)
        return EXIT_USAGE
    if given[0] == "rescue":
        from kiosk import rescue

        return rescue.main(given[1:])
    module = import_module(f"kiosk.commands.{COMMANDS[given[0]][0]}")
    parser = _Parser(
        prog=f"pix-kiosk {given[0]}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    try:
        status: int = module.run(parser.parse_args(given[1:]))
    except KioskError as error:
        return _tell(error)
    except OSError as error:
        from kiosk.durable_file import storage_error

        return _tell(storage_error(error, Path(error.filename or ".")))
    return status


def _tell(error: KioskError) -> int:
    from kiosk.words.failures import both

    print(both(error.key), file=sys.stderr)
    detail = ", ".join(f"{key}={value}" for key, value in error.data.items())
    if detail:
        print(f"[{error.key}: {detail}]", file=sys.stderr)
    return status_of(error)


def status_of(error: KioskError) -> int:
    """The documented exit status of an error of the station."""
    for prefix, status in _STATUSES:
        if error.key.startswith(prefix):
            return status
    return 70


_STATUSES: Final = (
    ("error.realm_refused", 77),
    ("error.screen", 69),
    ("error.fonts", 69),
    ("error.courier", 69),
    ("error.kit", 65),
    ("error.script", 65),
    ("error.pack", 65),
    ("error.ticket", 65),
    ("error.statement", 65),
    ("error.vault", 65),
    ("error.not_enrolled", 65),
    ("error.record", 65),
    ("error.root", 65),
    ("error.access", 65),
    ("error.driver", 76),
    ("error.disk", 73),
    ("error.folder", 73),
    ("error.database", 73),
    ("error.storage", 73),
    ("error.stick", 73),
    ("error.bundle", 73),
    ("error.journal_conflict", 73),
    ("error.restore_note", 65),
    ("error.state_locked", 75),
)


def _help() -> str:
    width = max(len(name) for name in COMMANDS)
    lines = [f"  {name:<{width}}  {text}" for name, (_, text) in COMMANDS.items() if name != "app"]
    return "\n".join(
        (
            "Pix Kiosk: the exam station.",
            "",
            "usage: pix-kiosk COMMAND [--help]",
            "",
            *lines,
            "",
            "exit status: 0 done; 64 wrong command line; 65 unreadable or refused input;",
            "69 no screen, font or server; 70 internal error; 73 cannot write; 75 try again;",
            "76 simulated candidate lost; 77 refused in a real session, or not an administrator",
            "",
            "example: pix-kiosk run --state ~/.local/state/pix-kiosk",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
