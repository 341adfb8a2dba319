"""The command `pix-kiosk sit`: a rehearsal by a simulated candidate. Knows no screen.

Mock and demo realms only; the real application, driven by keys and mouse through its screens.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Final

from kiosk.commands.program import program
from kiosk.commands.sit_kit import read_kit
from kiosk.commands.sit_orders import SUMMARY_NAME, Orders, write_orders
from kiosk.commands.sit_script import read_script
from kiosk.commands.sit_state import prepare_state
from kiosk.commands.sit_supervisor import Ending, Supervisor
from kiosk.durable_file import storage_failures
from kiosk.store.accelerated_clock import MAX_FACTOR
from kiosk.words.failures import both

_EPILOG: Final = """example:
  pix-kiosk sit --kit build/demo/kit.json --script script.json --state run --headless --json

script:
  {"candidate": 1, "policy": {"kind": "simulate", "theta": 0.5, "seed": 1},
   "events": [{"at_question": 5, "do": "pause", "cause": "incident", "seconds": 30},
              {"at_question": 9, "do": "report", "decision": "accept"},
              {"at_question": 12, "do": "kill", "what": "tree"},
              {"at_question": 20, "do": "end", "reason": "technical"}]}
  with "keyboard": true nobody touches a mouse, and one event of a mouse is an error

exit status: 0 done; 64 usage; 65 kit or script malformed; 69 no screen; 70 the application
crashed; 73 a file cannot be written; 75 killed as the script asked: run again with the same
--state to resume, or another process uses it; 76 the simulated candidate found another screen
than expected; 77 refused: a real exam"""


def clock_factor(text: str) -> int:
    """How many times faster than the world: `real` is 1, else `60` or `60×`.

    Raises:
        ArgumentTypeError: It is neither.
    """
    number = "1" if text == "real" else text.rstrip("x×")
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= MAX_FACTOR:
        raise argparse.ArgumentTypeError(f"real, or 1× to {MAX_FACTOR}×")
    return int(number)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.epilog = _EPILOG
    parser.add_argument("--kit", type=Path, required=True, help="ticket, codes, PINs, oracle")
    parser.add_argument("--script", type=Path, required=True, help="who sits and what happens")
    parser.add_argument("--state", type=Path, required=True, help="the station's folder")
    parser.add_argument("--headless", action="store_true", help="without any screen")
    parser.add_argument("--json", action="store_true", help="answer one JSON object")
    parser.add_argument("--clock", type=clock_factor, default=1, help="real, or 60× (60x)")
    parser.add_argument("--server", default=None, help="another address than the kit's, or ''")
    parser.add_argument("--screenshots", type=Path, help="folder for a picture of each screen")


def run(options: argparse.Namespace) -> int:
    """Have the script played; the exit status says how it ended.

    Raises:
        KitError: The kit is none, or has no station to start from.
        ScriptError: The script is none.
        RealmRefusedError: The kit is one of a real exam.
        StorageError: The state folder cannot be used.
    """
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
    orders = write_orders(state, Orders(options.kit.resolve(), options.script.resolve()))
    server = kit.server if options.server is None else options.server
    given = ["--state", str(state), "--rehearse", "--driver", str(orders)]
    if server:
        given += ["--server", server]
    if options.clock != 1:
        given += ["--speed", str(options.clock)]
    if options.screenshots is not None:
        given += ["--screenshots", str(options.screenshots.resolve())]
    supervisor = Supervisor((*program(), "run", *given), state, environment)
    status = supervisor.run()
    if supervisor.killed_as_asked:
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
