"""Tests of kiosk.store.state_lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ports.errors import StateLockedError, StorageError
from kiosk.store.state_lock import StateLock

HOLD = """
import sys
from pathlib import Path
from kiosk.store.state_lock import StateLock
lock = StateLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_folder_has_one_user_at_a_time(tmp_path: Path) -> None:
    with StateLock(tmp_path / "state"), pytest.raises(StateLockedError) as caught:
        StateLock(tmp_path / "state")

    assert caught.value.data == {"folder": str(tmp_path / "state")}


def test_a_released_folder_can_be_used_again(tmp_path: Path) -> None:
    lock = StateLock(tmp_path)
    lock.release()
    lock.release()

    with StateLock(tmp_path):
        pass


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StateLockedError):
            StateLock(tmp_path)
        holder.kill()
        holder.wait()

    with StateLock(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file in its place")

    with pytest.raises(StorageError):
        StateLock(tmp_path / "state")
