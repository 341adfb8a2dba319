"""kiosk.commands.sit_supervisor: real processes that end in every way."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from kiosk.commands.sit_supervisor import Ending, Supervisor

SUICIDE = "import os; os.kill(os.getpid(), 9)"
ASKED = (
    "import sys; from pathlib import Path; from kiosk.ui.driver.diary import Diary, TREE;"
    "Diary(Path(sys.argv[1])).note(0, TREE);" + SUICIDE
)
ORPHAN = """
import os, sys
from pathlib import Path
from kiosk.store.state_lock import StateLock
from kiosk.ui.driver.diary import Diary, TREE
folder = Path(sys.argv[1])
read, write = os.pipe()
watchdog = os.getpid()
if os.fork() == 0:
    lock = StateLock(folder)
    Diary(folder).note(0, TREE)
    os.kill(watchdog, 9)
    while os.getppid() == watchdog:
        pass
    (folder / "orphan-done").touch()
    os._exit(0)
os.read(read, 1)
"""
STAYS = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
Path(sys.argv[1], "ready").touch()
signal.pause()
"""


def run(folder: Path, code: str) -> int:
    command = (sys.executable, "-c", code, str(folder))
    return Supervisor(command, folder, dict(os.environ)).run()


def test_the_status_of_the_watchdog_is_handed_on(tmp_path: Path) -> None:
    assert run(tmp_path, "raise SystemExit(76)") == Ending.LOST
    assert run(tmp_path, "") == Ending.DONE


def test_a_watchdog_that_dies_unasked_is_a_crash(tmp_path: Path) -> None:
    assert run(tmp_path, SUICIDE) == Ending.CRASHED


def test_a_death_that_was_asked_for_is_told_once(tmp_path: Path) -> None:
    assert run(tmp_path, ASKED) == Ending.KILLED
    assert run(tmp_path, SUICIDE) == Ending.CRASHED


def test_a_folder_in_use_is_no_death_that_was_asked_for(tmp_path: Path) -> None:
    command = (sys.executable, "-c", f"raise SystemExit({int(Ending.KILLED)})")
    supervisor = Supervisor(command, tmp_path, dict(os.environ))
    assert supervisor.run() == Ending.KILLED
    assert not supervisor.killed_as_asked


def test_the_end_is_told_once_the_application_is_gone_too(tmp_path: Path) -> None:
    assert run(tmp_path, ORPHAN) == Ending.KILLED
    assert (tmp_path / "orphan-done").exists()


def test_what_is_said_below_never_reaches_the_standard_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "print('said')")
    out, err = capfd.readouterr()
    assert (out, err) == ("", "said\n")


def test_a_wish_to_stop_is_passed_on_and_awaited(tmp_path: Path) -> None:
    def interrupt() -> None:
        while not (tmp_path / "ready").exists():
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    teller = threading.Thread(target=interrupt)
    teller.start()
    assert run(tmp_path, STAYS) == 128 + signal.SIGTERM
    teller.join()
