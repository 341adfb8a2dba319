"""A station that dies while its session is being closed comes to its end all the same."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.hooks import environment_with
from tests.journeys.rehearsals import Rehearsal, environment, simulate
from tests.journeys.test_sit import serving

pytestmark = pytest.mark.journey
SECONDS = 60
SHORT = simulate(1, {"at_question": 2, "do": "end", "reason": "technical"})


@pytest.mark.parametrize(
    ("moment", "tree", "bundles"),
    [
        ("asked", False, 2),
        ("sealed", False, 2),
        # Opened again with the access code, and closed again: the session has a second bundle.
        ("sealed", True, 3),
        pytest.param("recorded", False, 2, marks=pytest.mark.long),
        pytest.param("kept", False, 2, marks=pytest.mark.long),
        pytest.param("destroyed", False, 2, marks=pytest.mark.long),
        pytest.param("asked", True, 2, marks=pytest.mark.long),
    ],
)
def test_a_closing_that_is_cut_short_comes_to_its_end(
    moment: str, tree: bool, bundles: int, rehearsal: Rehearsal, prepared: Path
) -> None:
    mark = rehearsal.folder / "died"
    line = f"die_once({moment!r}, {str(mark)!r}, tree={tree})"
    hooked = environment_with(rehearsal.folder / "hook", environment(), line)
    server = rehearsal.folder / "server"
    shutil.copytree(prepared / "server", server)
    with serving(server) as address:
        command = [sys.executable, "-m", "kiosk", *rehearsal.command(SHORT, "--server", address)]

        def run() -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                command, check=False, capture_output=True, text=True, env=hooked, timeout=SECONDS
            )

        done = run()
        assert mark.exists()
        if tree:
            assert done.returncode == 70, done.stderr
            done = run()
        assert done.returncode == 0, done.stderr
        again = run()
    found = json.loads(done.stdout)
    assert found["receipt"] == {"state": "opened", "verdict": "identical"}
    assert len(list((rehearsal.state / "outbox").glob("*.evb"))) == bundles
    assert json.loads(again.stdout) == found
