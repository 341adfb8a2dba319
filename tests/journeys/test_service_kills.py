"""A station killed at any moment goes on: nothing acknowledged is lost, nothing is sealed twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork there")


def killed(folder: Path, kills: int, seed: int, timeout: int) -> dict[str, object]:
    program = [sys.executable, "-m", "tests.journeys.killed_station"]
    done = subprocess.run(
        [*program, str(folder), str(kills), str(seed)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    assert found["wrong"] == [], done.stderr
    return found


def test_eight_kills_lose_nothing(tmp_path: Path) -> None:
    found = killed(tmp_path, kills=8, seed=3, timeout=120)
    assert found["kills"] == 8
    assert found["resumed"]


@pytest.mark.long
def test_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    found = killed(tmp_path, kills=100, seed=11, timeout=900)
    assert found["kills"] == 100
