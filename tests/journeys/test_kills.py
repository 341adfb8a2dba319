"""Random deaths at any moment of a sitting: nothing that was recorded is ever lost or changed."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.hooks import environment_with
from tests.journeys.rehearsals import Rehearsal, environment, simulate
from tests.journeys.test_sit import applications, serving

pytestmark = pytest.mark.journey
ROUNDS = 40
LATEST_S = 3.2  # little more than a sitting takes: most of them are hit
ENOUGH_S = 150


def told(found: dict[str, Any]) -> list[tuple[str, str, float]]:
    return [(one["item"], one["status"], one["ability"]) for one in found["questions"]]


def killed_once(
    command: list[str], rehearsal: Rehearsal, chance: random.Random
) -> tuple[bool, bool, str]:
    """Run once and kill the application or everything: whether it was killed, and came to its end.

    An application that was killed alone is started again by its watchdog, in the same run.
    """
    state, hook = rehearsal.state, rehearsal.folder / "hook"
    shutil.rmtree(hook, ignore_errors=True)
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment_with(hook, environment(), "tell_stacks()"),
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=chance.uniform(0.3, LATEST_S))
    except subprocess.TimeoutExpired:
        victims = applications(state)
        whole = chance.random() < 0.5 or not victims
        if whole:
            victims += watchdogs(state)
            process.kill()
        for victim in victims:
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                continue
        if not whole:
            try:
                out, err = process.communicate(timeout=ENOUGH_S)
            except subprocess.TimeoutExpired:
                pytest.fail(f"hung after {state}\n{where_it_hangs(process, state)}")
            return True, process.returncode == 0, out if process.returncode == 0 else err
        process.communicate()
        return True, False, ""
    return False, process.returncode == 0, out if process.returncode == 0 else err


def where_it_hangs(process: subprocess.Popen[str], state: Path) -> str:
    """End a run that does not end: what it said, and the stacks of all its processes."""
    victims = [process.pid, *watchdogs(state), *applications(state)]
    for victim in victims:
        os.kill(victim, signal.SIGUSR1)
    time.sleep(1)
    for victim in victims:
        os.kill(victim, signal.SIGKILL)
    return process.communicate()[1]


def watchdogs(state: Path) -> list[int]:
    """The processes that watch over the application of a state folder."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = one.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"run" in words and str(state).encode() in words:
            found.append(int(one.parent.name))
    return found


def sit_through(rehearsal: Rehearsal, address: str, chance: random.Random) -> tuple[int, str]:
    """One sitting with deaths until it ends; how many there were, and the summary."""
    words = rehearsal.command(simulate(), "--server", address)
    command = [sys.executable, "-m", "kiosk", *words]
    deaths = 0
    for _ in range(ROUNDS):
        killed, over, said = killed_once(command, rehearsal, chance)
        deaths += killed
        if over:
            return deaths, said
    return deaths, rehearsal.sit(simulate(), "--server", address).stdout


@pytest.mark.attack("kill-application", "kill-watchdog", "kill-all")
@pytest.mark.parametrize(
    "wanted", [3, pytest.param(500, marks=pytest.mark.long)], ids=["few", "many"]
)
def test_deaths_change_no_question_no_status_and_no_ability(
    wanted: int, rehearsal: Rehearsal, prepared: Path
) -> None:
    chance = random.Random(wanted)  # noqa: S311 - the same deaths each time
    deaths = number = 0
    reference = told(Rehearsal(rehearsal.kit, _folder(rehearsal, 0)).sat(simulate()))
    while deaths < wanted:
        number += 1
        one = Rehearsal(rehearsal.kit, _folder(rehearsal, number))
        # A server of its own: the same candidate twice is a fork, and rightly kept apart.
        server = one.folder / "server"
        shutil.copytree(prepared / "server", server)
        with serving(server) as address:
            more, said = sit_through(one, address, chance)
        deaths += more
        found = json.loads(said)
        assert told(found) == reference
        assert found["receipt"] == {"state": "opened", "verdict": "identical"}


def _folder(rehearsal: Rehearsal, number: int) -> Path:
    folder = rehearsal.folder / str(number)
    folder.mkdir()
    return folder
