"""The whole session for real: prepared machine, compositor, demonstration, level 2, deaths.

Keys are played as a keyboard would.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kiosk.lockdown.linux.station.caged import (
    HOUSE,
    RUN,
    NamespacesRefusedError,
    caged,
    environment,
    lacking,
)
from tests.kiosk.lockdown.linux.station.machines import ROOT_NEEDED

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.geteuid() != 0, reason=ROOT_NEEDED),
    pytest.mark.skipif(bool(lacking()), reason=f"needs {', '.join(lacking())}"),
]
STATION = """
cp -a {demo}/station/. /var/lib/pix-kiosk/state/
chown -R examen:examen /var/lib/pix-kiosk/state; chmod 700 /var/lib/pix-kiosk/state
"""
SESSION = """
( while :; do
    {run}
    echo ended >> /run/ends
    sleep 1
done ) &
app() {{ pgrep -u examen -f 'kiosk app' | tail -1; }}
until test -n "$(app)"; do sleep 0.5; done
until W=$(xwininfo -root -children | grep -oE '^ +0x[0-9a-f]+' | head -1); test -n "$W"; do
    sleep 0.5
done
xdotool windowsize $W 1366 768 windowmove $W 0 0
sleep 8
xdotool mousemove 110 730 click 1; sleep 3
xdotool type --delay 80 {code}; sleep 1; xdotool key Return; sleep 8
xdotool type --delay 80 {pin}; sleep 1; xdotool key Return; sleep 6
echo "note $(tr -d '\\n' < /var/lib/pix-kiosk/state/restore-note.json)"
pgrep Xwayland >/dev/null && echo xwayland || echo no-xwayland
FIRST=$(app)
xdotool key ctrl+alt+F2 super alt+F4 ctrl+q alt+Tab; sleep 2
test "$(app)" = "$FIRST" && echo stays
kill -9 $FIRST; sleep 6
test -n "$(app)" && test "$(app)" != "$FIRST" && echo application-came-back
test -e /run/ends && echo too-early
SECOND=$(app)
kill -9 $(pgrep -u examen -f 'kiosk run' | tail -1)
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 2
    test -e /run/ends && test -n "$(app)" && test "$(app)" != "$SECOND" && break
done
test -e /run/ends && test -n "$(app)" && test "$(app)" != "$SECOND" && echo session-came-back
sleep 4
import -window root {pictures}/back.png 2>/dev/null
rm -rf /run/pix-kiosk/*
"""


@pytest.mark.attack("cage-switch", "cage-close", "cage-console", "cage-exit")
@pytest.mark.attack("kill-application", "kill-watchdog")
def test_a_session_at_level_2_survives_its_deaths(tmp_path: Path) -> None:
    demo, pictures, life = (tmp_path / name for name in ("demo", "pictures", "life"))
    for folder in (pictures, life):
        folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--prepare", str(demo), "--json"],
        env=environment(),
        cwd=HOUSE,
        capture_output=True,
        check=True,
        timeout=300,
    )
    kit = json.loads((demo / "kit.json").read_bytes())
    deed = SESSION.format(
        run=RUN,
        code=kit["access_code"].replace("-", ""),
        pin=kit["pins"]["surveillant"],
        pictures=pictures,
    )
    try:  # the last line lists what is not given back yet
        lines = caged(life, deed, STATION.format(demo=demo))
    except NamespacesRefusedError as error:
        pytest.skip(f"the kernel refuses namespaces: {error}")
    note = next(line for line in lines if line.startswith("note "))
    names = [entry["name"] for entry in json.loads(note.removeprefix("note "))["entries"]]
    assert {"station-firewall", "own-account", "compositor", "full-screen"} <= set(names)
    assert lines[1:5] == [
        *("no-xwayland", "stays", "application-came-back", "session-came-back"),
    ], lines[:-1]
