"""A station that is stopped in the midst of a question, as a whole program."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.journeys.rehearsals import Rehearsal, environment, simulate
from tests.journeys.test_sit import applications

pytestmark = [pytest.mark.journey, pytest.mark.long]


@pytest.mark.attack("stop-application")
def test_a_stopped_station_is_started_again_and_loses_nothing(rehearsal: Rehearsal) -> None:
    script = simulate(4, {"at_question": 20, "do": "end", "reason": "technical"})
    command = [sys.executable, "-m", "kiosk", *rehearsal.command(script)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    )
    end = time.monotonic() + 60
    while not list(rehearsal.state.glob("sessions/*.db")):
        assert time.monotonic() < end
        time.sleep(0.05)
    (stopped,) = applications(rehearsal.state)
    os.kill(stopped, signal.SIGSTOP)
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    assert len(json.loads(out)["questions"]) == 19
    assert stopped not in applications(rehearsal.state)
