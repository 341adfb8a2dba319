"""Lock and unlock of a protected session on a real X11 display, and what watching over it costs.

Locking is held against a sequence of no operation in the same run: what is left is the note, the
window and the programs of the system. Watching is one look of the station per second for N
seconds, done one after the other, as a share of one core: with the programs it starts.

example: python -m benchmarks.locking --times 5 --looks 120
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from tests.attack.desktop import NEEDED, a_desktop

LOCK_MS: Final = 3_000
UNLOCK_MS: Final = 2_000
WATCH_PERCENT: Final = 1.0
MEASURED: Final = """
import json, os, resource, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from kiosk.detection.installed import installed_sensors
from kiosk.lockdown.linux.protected_session import protected_session
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.lockdown import Level
from kiosk.services.lookout import Lookout
from kiosk.ui.locked_window import LockedWindow
from tests.kiosk.services.world import Station

folder, times, looks = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
application = QApplication([])
window = QWidget()
QVBoxLayout(window).addWidget(QLineEdit(window))
window.setGeometry(100, 120, 400, 200)
window.show()
lock = LockedWindow(window)

def settle():
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)

def spent(deed):
    settle()
    before = time.perf_counter()
    deed()
    application.processEvents()
    return (time.perf_counter() - before) * 1000

def cpu():
    used = (resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)

empty = Sequence((), RestoreNote(folder / "empty.json"), Level(1))
session = protected_session(lock, RestoreNote(folder / "note.json"))
found = {"lock": [], "unlock": [], "lock_empty": [], "unlock_empty": []}
for _ in range(times):
    found["lock_empty"].append(spent(empty.engage))
    found["unlock_empty"].append(spent(empty.release))
    found["lock"].append(spent(session.engage))
    settle()
    found["lost"] = session.lost()
    found["unlock"].append(spent(session.release))
found["operations"] = session.engage()
settle()
station = Station()
room = station.room()
watched = {
    "protections": Lookout(room, session, station.clock),
    "all": Lookout(room, session, station.clock, installed_sensors(level=1)),
}
for name, lookout in watched.items():
    lookout.look(None)
    before, slowest = cpu(), 0.0
    for _ in range(looks):
        station.clock.advance(1000)
        begun = time.perf_counter()
        lookout.look(None)
        slowest = max(slowest, time.perf_counter() - begun)
    found[name] = 100 * (cpu() - before) / looks
    found[f"{name}_slowest"] = slowest * 1000
session.release()
print(json.dumps(found))
"""


def print_times(found: dict[str, list[float]]) -> None:
    """Print how long locking and unlocking took, each against a sequence of no operation."""
    for deed, wanted in (("lock", LOCK_MS), ("unlock", UNLOCK_MS)):
        own, empty = median(found[deed]), median(found[f"{deed}_empty"])
        print(
            f"{deed:<7} p50 {own:7.1f} ms   longest {max(found[deed]):7.1f} ms   "
            f"x{own / empty:.0f} of an empty one ({empty:.2f} ms)   wanted: {wanted} ms at most"
        )


def main() -> None:
    """Prints the times, the ratios and the share of one core."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--looks", type=int, default=120)
    arguments = parser.parse_args()
    lacking = [program for program in NEEDED if shutil.which(program) is None]
    if lacking:
        print(f"not run: this machine lacks {', '.join(lacking)}")
        return
    with tempfile.TemporaryDirectory() as place, a_desktop(Path(place), managed=True) as desktop:
        given = [place, str(arguments.times), str(arguments.looks)]
        here = {"PYTHONPATH": str(Path.cwd()), "QT_QPA_PLATFORM": "xcb"}
        environment = {**desktop.environment, **here}
        told = subprocess.run(
            [sys.executable, "-c", MEASURED, *given],
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        ).stdout
    found = json.loads(told.splitlines()[-1])
    print(f"operations: {', '.join(found['operations'])}; lost at rest: {found['lost'] or 'none'}")
    print_times(found)
    for name in ("protections", "all"):
        print(
            f"watching {name:<12} {found[name]:5.2f} % of one core   "
            f"slowest look {found[f'{name}_slowest']:6.1f} ms   wanted: {WATCH_PERCENT} % at most"
        )


if __name__ == "__main__":
    main()
