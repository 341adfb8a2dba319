"""The command `pix-kiosk sit`: a rehearsal by a simulated candidate. Knows no screen.

Mock and demo realms only; the real application, driven by keys and mouse through its screens.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from kiosk.commands.program import program
from kiosk.commands.sit_kit import KitError, read_kit
from kiosk.commands.sit_orders import MAX_FACTOR, SUMMARY_NAME, Orders, write_orders
from kiosk.commands.sit_script import ScriptError, read_script
from kiosk.commands.sit_state import prepare_state
from kiosk.commands.sit_supervisor import Ending, Supervisor
from kiosk.durable_file import storage_failures
from kiosk.ports.errors import KioskError, RealmRefusedError, StorageError
from kiosk.ui.driver.errors import DriverError
from kiosk.words.failures import both

_EPILOG: Final = """example:
  pix-kiosk sit --kit build/demo/kit.json --script script.json --state run --headless --json

script:
  {"candidate": 1, "policy": {"kind": "simulate", "theta": 0.5, "seed": 1},
   "events": [{"at_question": 5, "do": "pause", "cause": "incident", "seconds": 30},
              {"at_question": 9, "do": "report", "decision": "accept"},
              {"at_question": 12, "do": "kill", "what": "tree"},
              {"at_question": 20, "do": "end", "reason": "technical"}]}

exit status: 0 done; 64 usage; 65 kit or script malformed; 69 no screen; 70 the application
crashed; 73 a file cannot be written; 75 killed as the script asked: run again with the same
--state to resume; 76 the simulated candidate found another screen than expected; 77 refused:
a real exam"""


class _Parser(argparse.ArgumentParser):
    """Ends with the documented status for a wrong command line."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Ending.USAGE, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    options = _parser().parse_args(argv)
    try:
        return _sit(options)
    except KioskError as error:
        return tell(error)


def tell(error: KioskError) -> int:
    """Say an error on standard error, in French and English; the exit status it means."""
    print(both(error.key), file=sys.stderr)
    detail = " ".join(str(error.data[name]) for name in sorted(error.data))
    if detail:
        print(f"({detail})", file=sys.stderr)
    return status_of(error)


def status_of(error: KioskError) -> int:
    """The documented exit status of an error."""
    for kind, status in _STATUSES:
        if isinstance(error, kind):
            return status
    return Ending.CRASHED


_STATUSES: Final[tuple[tuple[type[KioskError], Ending], ...]] = (
    (KitError, Ending.MALFORMED),
    (ScriptError, Ending.MALFORMED),
    (RealmRefusedError, Ending.REFUSED),
    (StorageError, Ending.UNWRITABLE),
    (DriverError, Ending.LOST),
)


def clock_factor(text: str) -> int:
    """How many times faster than the world: `real` is 1, else `60` or `60×`.

    Raises:
        ArgumentTypeError: It is neither.
    """
    number = "1" if text == "real" else text.rstrip("x×")
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= MAX_FACTOR:
        raise argparse.ArgumentTypeError(f"real, or 1× to {MAX_FACTOR}×")
    return int(number)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="pix-kiosk sit",
        description="Passe une répétition par un candidat simulé, jamais un véritable examen. "
        "Sits a rehearsal as a simulated candidate, never a real exam.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--kit", type=Path, required=True, help="ticket, codes, PINs, oracle")
    parser.add_argument("--script", type=Path, required=True, help="who sits and what happens")
    parser.add_argument("--state", type=Path, required=True, help="the station's folder")
    parser.add_argument("--headless", action="store_true", help="without any screen")
    parser.add_argument("--json", action="store_true", help="answer one JSON object")
    parser.add_argument("--clock", type=clock_factor, default=1, help="real, or 60× (60x)")
    parser.add_argument("--server", default="", help="another address than the kit's")
    parser.add_argument("--screens", type=Path, help="folder for a picture of each screen")
    return parser


def _sit(options: argparse.Namespace) -> int:
    kit, script = read_kit(options.kit), read_script(options.script)
    kit.papers(script.candidate)
    state: Path = options.state.resolve()
    prepare_state(kit, state)
    environment = dict(os.environ)
    if options.headless:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_screen(environment):
        print(both("error.screen"), file=sys.stderr)
        return Ending.NO_SCREEN
    orders = Orders(
        kit=options.kit.resolve(),
        script=options.script.resolve(),
        factor=options.clock,
        server=options.server,
        screens=None if options.screens is None else options.screens.resolve(),
    )
    order_file = write_orders(state, orders)
    command = (*program(), "run", "--state", str(state), "--rehearsal-driver", str(order_file))
    status = Supervisor(command, state, environment).run()
    if status == Ending.KILLED:
        print("Arrêté comme demandé ; relancez avec le même dossier.", file=sys.stderr)
        print("Killed as asked; run again with the same folder.", file=sys.stderr)
    if status == Ending.DONE:
        _print_summary(state, as_json=options.json)
    return status


def _has_screen(environment: dict[str, str]) -> bool:
    if sys.platform == "win32" or "QT_QPA_PLATFORM" in environment:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _print_summary(state: Path, *, as_json: bool) -> None:
    with storage_failures(state):
        text = (state / SUMMARY_NAME).read_text(encoding="utf-8")
    if as_json:
        print(text)
        return
    found = json.loads(text)
    sitting = found["sitting"]
    print(f"{sitting['candidate']}: {sitting['end']}, {len(found['questions'])} questions")
    print(f"pix {found['pix']}, {found['outcome']}, {found['bundle']['path']}")


if __name__ == "__main__":
    sys.exit(main())
