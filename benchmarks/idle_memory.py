"""Resident memory of an idle station, against a bare window of the same toolkit.

example: python -m benchmarks.idle_memory
"""

import argparse
from pathlib import Path

from benchmarks.prepared import BARE, prepared, said

RESIDENT = """
import os
from PySide6.QtCore import QTimer
def tell():
    with open("/proc/self/status") as file:
        print(next(line for line in file if line.startswith("VmRSS")).split()[1], flush=True)
    os._exit(0)
"""
BARE_RUN = (
    BARE
    + RESIDENT
    + """
window.show()
QTimer.singleShot(1500, tell)
application.exec()
"""
)
STATION_RUN = (
    """
import sys
from kiosk.ui import application as made
"""
    + RESIDENT
    + """
from kiosk.__main__ import main
former = made.Application.run
def run(application, start, **options):
    QTimer.singleShot(3000, tell)
    return former(application, start, **options)
made.Application.run = run
main(["app", "--rehearse", "--state", sys.argv[1]])
"""
)


def resident(code: str, state: Path) -> float:
    """Resident memory in MiB, once nothing happens any more."""
    return int(said(code, str(state))) / 1024


def main() -> None:
    """Prints both sizes and their ratio."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with prepared() as place:
        bare, station = (resident(one, place / "station") for one in (BARE_RUN, STATION_RUN))
    print(f"resident memory of a waiting station, MiB\nbare window {bare:7.0f}")
    print(f"station     {station:7.0f}\nratio       {station / bare:7.2f} (wanted: 3 at most)")


if __name__ == "__main__":
    main()
