"""Put every sealed result on a USB stick, and take the receipts that lie there.

The same bytes go to the server with `pix-server ingest DIR`. Nothing is deleted here.

example: pix-kiosk export --usb /media/cle
"""

import argparse
import asyncio
from pathlib import Path

from kiosk.bootstrap import Setting, open_base
from kiosk.commands.places import add_state
from kiosk.commands.reports import tell
from kiosk.courier.usb_courier import UsbCourier


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--usb", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Copy, read back, compare."""
    stick = UsbCourier(arguments.usb)
    stick.require()
    base = open_base(Setting(arguments.state))
    try:
        report = asyncio.run(base.reconcile(stick).once(urgent=True))
    finally:
        base.close()
    tell(report, as_json=arguments.json)
    return 0
