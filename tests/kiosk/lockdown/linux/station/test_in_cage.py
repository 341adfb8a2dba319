"""The whole session for real: prepared machine, compositor, demonstration, level 2, deaths.

A copy of this machine in namespaces of its own, Cage nested in a virtual framebuffer, keys played
as a keyboard would. What stands in for the display manager is a loop, and nothing else.
"""

import json
import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kiosk.lockdown.linux.station.machines import ROOT_NEEDED

HOUSE = Path(__file__).resolve().parents[5]
PROGRAMS = ("unshare", "nft", "cage", "Xvfb", "xdotool", "xwininfo", "setpriv")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.geteuid() != 0, reason=ROOT_NEEDED),
    pytest.mark.skipif(
        any(shutil.which(one) is None for one in PROGRAMS), reason=f"needs {', '.join(PROGRAMS)}"
    ),
]
SCRIPT = """
chmod 711 /root
mkdir -p /opt/pix
{python} -m venv --without-pip /opt/pix/venv
printf '%s\\n' {house} {site} > "$(echo /opt/pix/venv/lib/python3*/site-packages)/house.pth"
PROGRAM="/opt/pix/venv/bin/python -I -m kiosk"
cd /
$PROGRAM lockdown enable --json >/dev/null || exit 1
U=$(id -u examen)
cp -a {demo}/station/. /var/lib/pix-kiosk/state/
chown -R examen:examen /var/lib/pix-kiosk/state; chmod 700 /var/lib/pix-kiosk/state
$PROGRAM lockdown guard &
mkdir -p /run/user/$U; chown examen: /run/user/$U; chmod 700 /run/user/$U
exec 7>/run/display
Xvfb -displayfd 7 -screen 0 1366x768x24 -ac -nolisten tcp >/dev/null 2>&1 &
until test -s /run/display; do sleep 0.2; done
export DISPLAY=:$(cat /run/display)
sed "s#/env -i #/env -i WLR_BACKENDS=x11 WLR_RENDERER=pixman DISPLAY=$DISPLAY #" \
    /etc/pix-kiosk/session > /run/session
chmod 755 /run/session
until test -e /run/pix-kiosk/guard.json; do sleep 0.2; done
( while :; do
    setpriv --reuid examen --regid examen --clear-groups /run/session >/dev/null 2>&1
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
    path = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    environment = {**os.environ, **path, "PYTHONPATH": str(HOUSE), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--prepare", str(demo), "--json"],
        env=environment,
        cwd=HOUSE,
        capture_output=True,
        check=True,
        timeout=300,
    )
    kit = json.loads((demo / "kit.json").read_bytes())
    script = SCRIPT.format(
        python=Path(sys.executable).resolve(),
        house=HOUSE,
        site=site.getsitepackages()[0],
        demo=demo,
        code=kit["access_code"].replace("-", ""),
        pin=kit["pins"]["surveillant"],
        pictures=pictures,
    )
    module = "tests.kiosk.lockdown.linux.station.namespace"
    done = subprocess.run(
        [
            *("unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child"),
            *("--propagation", "private", sys.executable, "-m", module, str(life), script),
        ],
        cwd=HOUSE,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    if "Operation not permitted" in done.stderr or "unshare failed" in done.stderr:
        pytest.skip(f"the kernel refuses namespaces: {done.stderr.strip()[:200]}")
    lines = done.stdout.splitlines()  # the last one lists what is not given back yet
    note = next(line for line in lines if line.startswith("note "))
    names = [entry["name"] for entry in json.loads(note.removeprefix("note "))["entries"]]
    assert {"station-firewall", "own-account", "compositor", "full-screen"} <= set(names)
    assert lines[1:5] == [
        *("no-xwayland", "stays", "application-came-back", "session-came-back"),
    ], lines[:-1]
