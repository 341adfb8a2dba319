"""What was acknowledged survives the death of the process that wrote it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork there")
def test_forty_killed_writers_lose_no_acknowledged_record(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kiosk.store.killed_writer", str(tmp_path), "40"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    counted = json.loads(done.stdout)

    assert counted["acknowledged"] >= 40
    assert (counted["lost"], counted["wrong"], counted["stray"]) == (0, 0, 0)
