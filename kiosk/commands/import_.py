"""Bring packs, tickets, statements and receipts to this station, from files or a USB stick.

example: pix-kiosk import --pack certification_fr-1 --ticket S-0001.ticket.json
         pix-kiosk import --usb /media/cle
"""

import argparse
import json
from pathlib import Path

from kiosk.bootstrap import Setting, open_base
from kiosk.commands.places import add_state
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import KioskError
from kiosk.services.errors import StatementRejectedError, TicketRejectedError
from kiosk.services.identity import check_statement

MAX_TICKET = 16 * 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--pack", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--ticket", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--statement", type=Path, default=None, metavar="FILE")
    parser.add_argument("--usb", type=Path, default=None, metavar="DIR", help="take receipts")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Verify each thing, then keep it."""
    import asyncio

    base = open_base(Setting(arguments.state))
    told: dict[str, object] = {}
    try:
        if arguments.statement is not None:
            envelope = _read(arguments.statement, StatementRejectedError)
            check_statement(envelope, base.root, base.vault, base.clock)
            base.store.put_statement(envelope)
            told["statement"] = str(arguments.statement)
        prepare = base.prepare()
        packs = [prepare.add_pack(folder).manifest for folder in arguments.pack]
        told["packs"] = [f"{one.pack} {one.version}" for one in packs]
        tickets = [
            prepare.add_ticket(_read(path, TicketRejectedError)).ticket for path in arguments.ticket
        ]
        told["tickets"] = [one.session for one in tickets]
        if arguments.usb is not None:
            stick = UsbCourier(arguments.usb)
            stick.require()
            report = asyncio.run(base.reconcile(stick).once(urgent=True))
            told["opened"] = report.opened
    finally:
        base.close()
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        print("\n".join(f"{key}: {value}" for key, value in told.items() if value))
    return 0


def _read(path: Path, refusal: type[KioskError]) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_TICKET + 1)
    except OSError as error:
        raise refusal(reason="file") from error
