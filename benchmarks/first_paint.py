"""From the start of the process to the first paint, against a bare window of the same toolkit.

example: python -m benchmarks.first_paint --runs 7
"""

import argparse
import statistics
import time
from pathlib import Path

from benchmarks.prepared import BARE, prepared, said

FIRST = """
import os
from PySide6.QtCore import QEvent, QObject
class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            os._exit(0)
        return False
"""
BARE_RUN = (
    BARE
    + FIRST
    + """
first = First()
application.installEventFilter(first)
window.show()
application.exec()
"""
)
STATION_RUN = (
    """
import sys
from kiosk.ui import application as made
"""
    + FIRST
    + """
from kiosk.__main__ import main
former = made.Application.__init__
def begin(application):
    former(application)
    application.first = First()
    application._qt.installEventFilter(application.first)
made.Application.__init__ = begin
main(["app", "--rehearse", "--state", sys.argv[1]])
"""
)


def once(code: str, state: Path) -> float:
    """Milliseconds from the start to the first paint."""
    before = time.perf_counter()
    said(code, str(state))
    return (time.perf_counter() - before) * 1000


def main() -> None:
    """Prints both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with prepared() as place:
        state = place / "station"
        once(BARE_RUN, state)
        once(STATION_RUN, state)  # both read from the disk once
        pairs = [(once(BARE_RUN, state), once(STATION_RUN, state)) for _ in range(arguments.runs)]
    bare, station = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"first paint, median of {arguments.runs}, milliseconds")
    print(f"bare window {bare:7.0f}\nstation     {station:7.0f}")
    print(f"ratio       {station / bare:7.2f} (wanted: 2 at most)")


if __name__ == "__main__":
    main()
