"""A prepared machine with its compositor, in namespaces of its own: what runs in it is given.

A copy of this machine whose changes stay in memory, Cage nested in a virtual framebuffer. What
stands in for the display manager is a loop, and nothing else.
"""

import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[5]
PROGRAMS = ("unshare", "nft", "cage", "Xvfb", "xdotool", "xwininfo", "setpriv")
REFUSED = ("Operation not permitted", "unshare failed")
PREPARED = """
chmod 711 /root
mkdir -p /opt/pix
{python} -m venv --without-pip /opt/pix/venv
printf '%s\\n' {house} {site} > "$(echo /opt/pix/venv/lib/python3*/site-packages)/house.pth"
PROGRAM="/opt/pix/venv/bin/python -I -m kiosk"
cd /
$PROGRAM lockdown enable --json >/dev/null || exit 1
U=$(id -u examen)
{before}
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
"""
RUN = "setpriv --reuid examen --regid examen --clear-groups /run/session >/dev/null 2>&1"


class NamespacesRefusedError(Exception):
    """This kernel, or what contains this system, lets nobody have a copy of a machine."""


def lacking() -> tuple[str, ...]:
    """The programs that this machine would need."""
    return tuple(one for one in PROGRAMS if shutil.which(one) is None)


def environment() -> dict[str, str]:
    """That of the programs of this house."""
    path = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    return {**os.environ, **path, "PYTHONPATH": str(HOUSE), "PYTHONDONTWRITEBYTECODE": "1"}


def caged(life: Path, deed: str, before: str = "true") -> list[str]:
    """What a deed printed that was done after a machine was prepared; the last line lists changes.

    Args:
        life: An empty folder, in which the copy lives.
        deed: A script; `RUN` in it starts a session, `$DISPLAY` shows it.
        before: A script that is run before the guard starts.

    Raises:
        NamespacesRefusedError: There is no copy to be had.
    """
    script = PREPARED.format(
        python=Path(sys.executable).resolve(),
        house=HOUSE,
        site=site.getsitepackages()[0],
        before=before,
    )
    module = "tests.kiosk.lockdown.linux.station.namespace"
    done = subprocess.run(
        [
            *("unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child"),
            *("--propagation", "private", sys.executable, "-m", module, str(life), script + deed),
        ],
        cwd=HOUSE,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    if any(one in done.stderr for one in REFUSED):
        raise NamespacesRefusedError(done.stderr.strip()[:200])
    return done.stdout.splitlines()
