"""Prepare a rehearsal in the mock or demo realm, or play on one that was prepared.

example: pix-kiosk demo --prepare build/demo
         pix-kiosk demo --play build/demo

Preparing makes keys and a root, seals and signs the packs, enrols a station, makes a session of
four candidates, and writes kit.json, with which `pix-kiosk sit` works. It needs the packs'
sources, pix-pack and pix-server, which no exam station has.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from kiosk.commands.demo_steps import DemoError, Places, Steps
from kiosk.commands.run import run as run_station
from kiosk.commands.sit_kit import read_kit
from kiosk.durable_file import make_folder
from kiosk.store.system_clock import SystemClock

SERVER: Final = "http://127.0.0.1:8443"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--prepare", type=Path, metavar="DIR", help="make a rehearsal there")
    what.add_argument("--play", type=Path, metavar="DIR", help="open the station prepared there")
    parser.add_argument("--realm", choices=["demo", "mock"], default="demo")
    parser.add_argument("--server", default=SERVER, help="where results will be sent")
    parser.add_argument("--json", action="store_true", help="answer one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Prepare, or play.

    Raises:
        DemoError: A step did not work, or there is a rehearsal already.
        KitError: Nothing was prepared there.
        StorageError: The folder cannot be made.
    """
    if arguments.play is not None:
        return _play(arguments.play)
    places = Places(arguments.prepare.resolve())
    if places.server.exists() or places.station.exists():
        raise DemoError(step="--prepare", said=f"{places.folder}: déjà préparé / prepared already")
    make_folder(places.folder)
    steps = Steps(places, arguments.realm, arguments.server, SystemClock(), _say)
    session = steps.prepare()
    if arguments.json:
        print(
            json.dumps({"session": session, "kit": str(places.kit), "state": str(places.station)})
        )
    else:
        print(f"session {session}\nkit {places.kit}\nétat / state {places.station}")
    return 0


def _play(folder: Path) -> int:
    places = Places(folder.resolve())
    kit = read_kit(places.kit)
    print(f"code d’accès / access code: {kit.access_code}")
    for role, pin in kit.pins.items():
        print(f"PIN {role}: {pin}")
    for number, code in kit.candidates.items():
        name = kit.names.get(number, "place libre, non inscrit / free place, not registered")
        print(f"candidat / candidate {number}: {code} ({name})")
    return run_station(
        argparse.Namespace(
            state=places.station,
            server=kit.server,
            copies=None,
            rehearse=True,
            speed=1,
            driver=None,
            screenshots=None,
        )
    )


def _say(step: str) -> None:
    print(f"· {step}", file=sys.stderr, flush=True)
