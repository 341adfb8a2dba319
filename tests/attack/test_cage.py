"""An exam station's compositor under attack, nested in a virtual display.

Keys that are played on the outer display are the hardware keyboard of the inner session.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.attack.desktop import NEEDED, Desktop, a_desktop
from tests.attack.locked import Locked, pipes

HOUSE = Path(__file__).parents[2]
NOBODY = 65534
SCREEN = [0, 0, 1024, 768]  # what a nested compositor makes of itself
PROGRAMS = (*NEEDED, "cage", "setpriv", "grim", "wtype")
SYSTEM_PYTHON = "/usr/bin/python3"


def _version(python: str) -> str:
    asked = [python, "-c", "import sys; print(sys.version_info[:2])"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def _reason() -> str:
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    if os.geteuid() != 0:
        return "only root can be somebody else"
    if _version(SYSTEM_PYTHON) != _version(sys.executable):
        return "the system's interpreter does not read this environment's libraries"
    return ""


pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(bool(_reason()), reason=_reason() or "runs"),
]


class Cage:
    """One inner session and the program that it shows."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self.desktop = desktop
        self.folder = folder
        self.locked = Locked(self._start())

    @property
    def environment(self) -> dict[str, str]:
        """That of the account, as the station's session has it, but for the outer display."""
        return {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "DISPLAY": self.desktop.environment["DISPLAY"],
            "WLR_BACKENDS": "x11",
            "WLR_RENDERER": "pixman",
            "WLR_XWAYLAND": "/bin/false",
            "XKB_DEFAULT_LAYOUT": "us",
            "QT_QPA_PLATFORM": "wayland",
            "PYTHONPATH": f"{HOUSE}:{_libraries()}",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def _start(self) -> "subprocess.Popen[str]":
        inside = [SYSTEM_PYTHON, "-m", "tests.fakes.locked_program", str(self.folder / "note.json")]
        return subprocess.Popen(
            [*as_nobody(), "cage", "-d", "--", *inside, "station"],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def inside(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """What another program of the same account does in the inner session."""
        environment = {**self.environment, "WAYLAND_DISPLAY": "wayland-0"}
        del environment["DISPLAY"]
        return subprocess.run(
            [*as_nobody(), *command],
            env=environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    def end(self) -> None:
        process = self.locked.process
        with suppress(ProcessLookupError):  # it has ended with its only program
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in pipes(process):
            pipe.close()
        process.wait()


def as_nobody() -> list[str]:
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def _libraries() -> str:
    return next(one for one in sys.path if one.endswith("site-packages"))


@pytest.fixture
def cage() -> Iterator[Cage]:
    with tempfile.TemporaryDirectory(prefix="cage-") as name:
        folder = Path(name)
        os.chown(folder, NOBODY, NOBODY)
        with a_desktop(folder, managed=False, size="1280x720x24") as desktop:
            made = Cage(desktop, folder)
            try:
                made.locked.say("engage")
                made.locked.report_until(lambda facts: facts["lost"] == [])
                yield made
            finally:
                made.end()


def typed(cage: Cage, text: str) -> dict[str, object]:
    cage.desktop.run("xdotool", "type", "--delay", "40", text)
    return cage.locked.report_until(lambda facts: facts["text"] == text)


@pytest.mark.attack("cage-switch", "cage-close", "cage-console")
def test_no_key_leaves_the_only_window_and_typing_still_arrives(cage: Cage) -> None:
    before = typed(cage, "bon")
    assert before["place"] == SCREEN
    cage.desktop.keys(
        "alt+Tab", "alt+Escape", "super", "super+d", "ctrl+alt+F2", "ctrl+alt+BackSpace",
        "alt+F4", "ctrl+w", "ctrl+q", "ctrl+alt+Delete", "alt+space", "Print", "F5",
    )  # fmt: skip
    cage.desktop.run("xdotool", "type", "--delay", "40", "jour")
    facts = cage.locked.report_until(lambda facts: facts["text"] == "bonjour")
    assert facts["closes"] == 0
    assert facts["shortcuts"] == 0
    assert facts["lost"] == []
    assert facts["place"] == SCREEN
    assert cage.locked.process.poll() is None


@pytest.mark.attack("cage-virtual-keyboard")
def test_another_program_of_the_account_plays_no_keys(cage: Cage) -> None:
    version = subprocess.run(["cage", "-v"], capture_output=True, text=True, check=False).stdout
    if "0.1.4" not in version:
        pytest.skip(f"this compositor lets programs play keys: {version.strip()}")
    typed(cage, "own")
    refused = cage.inside("wtype", "foreign")
    assert refused.returncode != 0
    assert cage.locked.say("report")["text"] == "own"


@pytest.mark.attack("cage-virtual-keyboard")
def test_there_is_no_x_server_inside(cage: Cage) -> None:
    typed(cage, "own")
    assert cage.inside("xdotool", "key", "a").returncode != 0
    assert cage.locked.say("report")["text"] == "own"


@pytest.mark.attack("cage-exit")
def test_a_killed_program_ends_the_compositor_so_that_the_session_begins_anew(cage: Cage) -> None:
    typed(cage, "own")
    children = Path(f"/proc/{cage.locked.process.pid}/task/{cage.locked.process.pid}/children")
    (program,) = children.read_text(encoding="ascii").split()
    os.kill(int(program), signal.SIGKILL)
    end = time.monotonic() + 15
    while cage.locked.process.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.05)
