"""Lock and unlock of an exam station: prepared machine, guard, compositor, the account of exams.

A copy of this machine in namespaces of its own, Cage nested in a virtual framebuffer. Locking is
held against a sequence of no operation in the same run. Needs root.

example: python -m benchmarks.station_locking
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.locking import print_times
from tests.kiosk.lockdown.linux.station.caged import (
    RUN,
    NamespacesRefusedError,
    caged,
    lacking,
)

MEASURED: Final = """
import json, tempfile, time
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from kiosk.lockdown.linux.exam_station import exam_station, facts
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.lockdown import Level
from kiosk.store.system_clock import SystemClock
from kiosk.ui.locked_window import LockedWindow

application = QApplication([])
window = QWidget()
QVBoxLayout(window).addWidget(QLineEdit(window))
window.show()
lock = LockedWindow(window)

def settle():
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)

def spent(deed):
    settle()
    before = time.perf_counter()
    deed()
    application.processEvents()
    return (time.perf_counter() - before) * 1000

folder = Path(tempfile.mkdtemp(dir="/var/lib/pix-kiosk/state"))
empty = Sequence((), RestoreNote(folder / "empty.json"), Level(1))
found = {"lock": [], "unlock": [], "lock_empty": [], "unlock_empty": []}
session = exam_station(lock, RestoreNote(folder / "note.json"), facts(SystemClock()))
for _ in range(7):
    found["lock_empty"].append(spent(empty.engage))
    found["unlock_empty"].append(spent(empty.release))
    found["lock"].append(spent(session.engage))
    settle()
    found["lost"] = session.lost()
    found["unlock"].append(spent(session.release))
found["operations"] = len(session.engage())
session.release()
Path("/var/lib/pix-kiosk/state/found.json").write_text(json.dumps(found))
"""
DEED: Final = """
cat > /run/measured.py <<'END'
{measured}
END
sed "s#-m kiosk run.*#/run/measured.py#" /etc/pix-kiosk/application > /run/application
sed -i "s#/etc/pix-kiosk/application#/run/application#" /run/session
chmod 755 /run/application
( {run} ) &
until W=$(xwininfo -root -children | grep -oE '^ +0x[0-9a-f]+' | head -1); test -n "$W"; do
    sleep 0.5
done
xdotool windowsize $W 1366 768 windowmove $W 0 0
for _ in $(seq 60); do
    test -e /var/lib/pix-kiosk/state/found.json && break
    sleep 1
done
echo "found $(cat /var/lib/pix-kiosk/state/found.json)"
rm -rf /run/pix-kiosk/*
"""


def main() -> None:
    """Prints the times and the ratios."""
    if os.geteuid() != 0 or lacking():
        print(f"not run: needs root {', '.join(lacking())}".rstrip())
        return
    with tempfile.TemporaryDirectory(dir=Path.cwd() / "build") as place:
        try:
            lines = caged(Path(place), DEED.format(measured=MEASURED, run=RUN))
        except NamespacesRefusedError as error:
            print(f"not run: {error}")
            return
    told = next((one for one in lines if one.startswith("found {")), "")
    if not told:
        sys.exit("it was not locked: " + " ".join(lines[:-1]))
    found = json.loads(told.removeprefix("found "))
    print(f"operations: {found['operations']}; lost at rest: {found['lost'] or 'none'}")
    print_times(found)


if __name__ == "__main__":
    main()
