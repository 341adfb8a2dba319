"""A protected session on a real Wayland display: less is claimed, and what is claimed holds."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.attack.desktop import NEEDED, a_desktop

NOBODY = 65534
PROGRAMS = (*NEEDED, "cage", "setpriv")
PROGRAM = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from kiosk.lockdown.linux.awake import Awake
from kiosk.lockdown.linux.protected_session import protected_session
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.ui.locked_window import LockedWindow

application = QApplication([])
window = QWidget()
QVBoxLayout(window).addWidget(QLineEdit(window))
window.show()
lock = LockedWindow(window)
unable = lambda: Awake(available=lambda: False)
session = protected_session(lock, RestoreNote(Path(sys.argv[1])), awake=unable)

def settle():
    end = time.monotonic() + 0.7
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)

settle()
found = {"display": application.platformName(), "operations": session.engage()}
settle()
place, screen = lock.geometry(), lock.screen()
found |= {"lost": session.lost(), "covers": place == screen, "limits": session.limits}
found |= {"left": session.release()}
settle()
print(json.dumps(found | {"full": lock.full_screen()}))
"""
DISPLAYS = """
from PySide6.QtWidgets import QApplication
from kiosk.detection.installed import installed_sensors
from kiosk.ports.sensor import Kind
from kiosk.ui.seen_screens import screens

application = QApplication([])
sensors = installed_sensors(level=1, screens=screens)
found = [sighting.kind for sensor in sensors for sighting in sensor.look()]
print(len(screens()), found.count(Kind.SECOND_DISPLAY))
"""
pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(
        any(shutil.which(program) is None for program in PROGRAMS), reason="needs cage and X11"
    ),
]


@pytest.fixture
def compositor(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The environment of a program on a compositor of its own, which refuses to be root's.

    The parameter is the number of its displays.
    """
    with TemporaryDirectory() as place, a_desktop(tmp_path, managed=False) as desktop:
        runtime = Path(place)
        own = {"XDG_RUNTIME_DIR": place, "WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman"}
        own["WLR_X11_OUTPUTS"] = str(getattr(request, "param", 1))
        command = ["cage", "--", "sleep", "60"]
        if os.geteuid() == 0:
            os.chown(runtime, NOBODY, NOBODY)
            account = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
            command = ["setpriv", *account, *command]
        environment = {**desktop.environment, **own, "HOME": place}
        cage = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        try:
            end = time.monotonic() + 10
            while not (socket := runtime / "wayland-0").exists():
                if cage.poll() is not None or time.monotonic() > end:
                    pytest.skip("the compositor does not start here")
                time.sleep(0.05)
            yield {
                **environment,
                "WAYLAND_DISPLAY": socket.name,
                "QT_QPA_PLATFORM": "wayland",
                "PYTHONPATH": str(Path(__file__).parents[3]),
            }
        finally:
            cage.terminate()
            cage.wait()


def test_under_wayland_the_window_has_the_whole_screen_and_gives_it_back(
    compositor: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "note.json")],
        env=compositor,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["display"] == "wayland"
    assert found["operations"] == ["full-screen", "close-ignored", "clipboard"]
    assert (found["lost"], found["left"]) == ([], [])
    assert found["covers"]
    assert not found["full"]
    assert {"other-windows", "desktop-keys"} <= set(found["limits"])


@pytest.mark.attack("x-display")
@pytest.mark.parametrize("compositor", [1, 2], indirect=True)
def test_under_wayland_a_second_display_is_seen_by_the_toolkit(
    compositor: dict[str, str], request: pytest.FixtureRequest
) -> None:
    del compositor["DISPLAY"]  # of the desktop that the compositor is a window of
    done = subprocess.run(
        [sys.executable, "-c", DISPLAYS],
        env=compositor,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    count = request.node.callspec.params["compositor"]
    assert done.stdout.split() == [str(count), str(count - 1)]
