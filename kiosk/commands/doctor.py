"""Say how this station is: enrolment, keys, packs, tickets, outbox, restore note.

example: pix-kiosk doctor --json
"""

import argparse
import json
from pathlib import Path

from kiosk.bootstrap import RELEASE, Setting, open_base
from kiosk.commands.places import add_state
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.ports.errors import KioskError, RestoreNoteError
from kiosk.services.diagnosis import outbox_of, sessions_of
from kiosk.services.identity import identity_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Look at everything; 0 when the station could open a session."""
    told: dict[str, object] = {"release": RELEASE, "state": str(arguments.state)}
    base = open_base(Setting(arguments.state))
    try:
        told["realm"] = base.root.realm.value
        told["key_protection"] = base.vault.protection
        told["restore_note"], ready = _restore_note(arguments.state)
        try:
            identity = identity_of(base.root, base.store, base.vault, base.clock)
        except KioskError as error:
            told["station"], ready = error.key, False
        else:
            told["station"] = f"{identity.statement.station} ({identity.statement.label})"
            sessions, open_able = sessions_of(base.prepare(), identity.statement)
            told["sessions"] = sessions
            ready = ready and open_able
        told["outbox"] = outbox_of(base.store)
        told["ready"] = ready
    finally:
        base.close()
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        print("\n".join(f"{key}: {value}" for key, value in told.items()))
    return 0 if ready else 1


def _restore_note(state: Path) -> tuple[str, bool]:
    try:
        left = RestoreNote(state / FILE_NAME).read()
    except RestoreNoteError as error:
        return error.key, False
    return ("left: run pix-kiosk rescue", False) if left else ("empty", True)
