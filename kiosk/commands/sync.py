"""Send every sealed result and the newest checks to the server; bring its receipts back.

With `--purge`, files whose receipt says *opened* are deleted; no other file ever is.

example: pix-kiosk sync --server https://exam.example
"""

import argparse
import asyncio

from kiosk.bootstrap import Setting, courier_of, open_base, preflight_post
from kiosk.commands.places import add_state
from kiosk.commands.reports import tell
from kiosk.ports.errors import CourierError
from kiosk.ports.outbox import BundleState


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--server", required=True, metavar="URL")
    parser.add_argument("--purge", action="store_true", help="delete what the server has opened")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Go through the outbox once."""
    setting = Setting(arguments.state, server=arguments.server)
    courier = courier_of(setting)
    if courier is None:
        raise CourierError(reason="server")
    base = open_base(setting)
    try:
        report = asyncio.run(
            base.reconcile(courier, preflight_post(base, setting)).once(urgent=True)
        )
        if arguments.purge:
            for row in base.store.outbox():
                if row.state is BundleState.OPENED:
                    base.store.purge(row.sha256)
    finally:
        base.close()
    tell(report, as_json=arguments.json)
    if report.away:
        raise CourierError(reason="away")
    return 0
