"""kiosk.lockdown.windows.offspring: a child on its desktop, where there is a Windows or Wine.

What a watchdog does with it is asked by tests/kiosk/lockdown/test_watchdog.py, there too.
"""

import socket
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from select import select

import pytest

from kiosk.lockdown.parent_system import system_here
from kiosk.lockdown.windows import processes, win32
from kiosk.lockdown.windows.seat_operations import DESKTOP

pytestmark = pytest.mark.skipif(
    sys.platform != "win32", reason="needs Windows, or installer/wine/test.sh"
)
WHERE = """
import subprocess, sys, time
from pathlib import Path
from kiosk.lockdown.windows import win32
from kiosk.lockdown.windows.seat_operations import OwnDesktop
folder = Path(sys.argv[1])
operation = OwnDesktop(win32)
(folder / "desktop").write_text(win32.thread_desktop() + " " + operation.obstacle())
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
(folder / "child").write_text(str(child.pid))
(folder / "ready").touch()
time.sleep(float(sys.argv[2]))
raise SystemExit(7)
"""


def program(folder: Path, seconds: float) -> Callable[[int], Sequence[str]]:
    return lambda _: (sys.executable, "-c", WHERE, str(folder), str(seconds))


def wait_until(fact: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not fact():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.attack("win-desktop")
@pytest.mark.parametrize(("locks", "found"), [(True, f"{DESKTOP} "), (False, None)])
def test_the_application_starts_on_its_own_desktop_where_it_is_to_lock(
    tmp_path: Path, locks: bool, found: str | None
) -> None:
    shown = win32.input_desktop()
    usual = f"{win32.thread_desktop()} not-on-own-desktop"
    try:
        with system_here(locks=locks).start(program(tmp_path, 0)) as child:
            wait_until(lambda: bool(select([child.death], [], [], 0)[0]))
            assert child.status() == 7
    finally:
        win32.switch_desktop(shown)
    assert (tmp_path / "desktop").read_text() == (found or usual)
    grandchild = int((tmp_path / "child").read_text())
    wait_until(lambda: not processes.is_running(grandchild))


def test_a_child_that_is_killed_takes_what_it_started_with_it(tmp_path: Path) -> None:
    with system_here(locks=False).start(program(tmp_path, 600)) as child:
        wait_until((tmp_path / "ready").exists)
        grandchild = int((tmp_path / "child").read_text())
        assert processes.is_running(grandchild)
        assert not select([child.death], [], [], 0)[0]
        child.kill()
        assert child.status() == -9
    wait_until(lambda: not processes.is_running(grandchild))


def test_a_context_that_is_left_leaves_nothing_running(tmp_path: Path) -> None:
    with system_here(locks=False).start(program(tmp_path, 600)):
        wait_until((tmp_path / "ready").exists)
    wait_until(lambda: not processes.is_running(int((tmp_path / "child").read_text())))


def test_what_is_awake_counts_its_time() -> None:
    before = processes.awake_s()
    time.sleep(0.1)
    assert 0.05 < processes.awake_s() - before < 60


def test_a_descriptor_over_which_nothing_is_handed_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_bytes(b"no socket")
    with empty.open("rb") as file, pytest.raises(OSError, match="no socket"):
        processes.handed_channel(file.fileno())
    assert hasattr(socket, "fromshare")
