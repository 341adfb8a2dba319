"""kiosk.lockdown.linux.awake: held by a program that ends with this process."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.lockdown.linux import awake
from kiosk.lockdown.linux.awake import Awake, AwakeError, inhibitor

GRANTED = ("cat",)
REFUSED = ("false",)
SILENT = ("sleep", "60")


def held(*commands: Sequence[str]) -> tuple[Awake, list[str]]:
    """An operation whose tries start these programs, one after the other."""
    wishes: list[str] = []

    def command(what: str) -> Sequence[str]:
        wishes.append(what)
        return commands[min(len(wishes), len(commands)) - 1]

    return Awake(command, lambda: True), wishes


def test_it_holds_while_its_program_runs_and_ends_at_once_when_let_go() -> None:
    operation, wishes = held(GRANTED)
    assert operation.before() == {}
    assert not operation.holds()
    operation.perform()
    operation.perform()
    assert operation.holds()
    assert wishes == ["idle:sleep:handle-lid-switch"]
    child = operation._child
    assert child is not None
    operation.revert({})
    operation.revert({})
    assert child.returncode == 0
    assert not operation.holds()


def test_without_the_lid_it_is_asked_for_the_rest() -> None:
    operation, wishes = held(REFUSED, GRANTED)
    operation.perform()
    assert operation.holds()
    assert wishes == ["idle:sleep:handle-lid-switch", "idle:sleep"]
    operation.revert({})


@pytest.mark.parametrize("command", [REFUSED, ("no-such-program-here",)])
def test_what_is_not_granted_is_told(command: Sequence[str]) -> None:
    operation, _ = held(command)
    with pytest.raises(AwakeError):
        operation.perform()
    assert not operation.holds()


def test_a_program_that_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "_SECONDS", 0.1)
    operation, _ = held(SILENT)
    with pytest.raises(AwakeError):
        operation.perform()


def test_a_program_that_died_is_seen_and_started_again() -> None:
    operation, _ = held(GRANTED)
    operation.perform()
    assert operation._child is not None
    operation._child.kill()
    operation._child.wait()
    assert not operation.holds()
    operation.perform()
    assert operation.holds()
    operation.revert({})


def test_nothing_of_it_outlives_the_process_even_killed(tmp_path: Path) -> None:
    mark = tmp_path / "ended"
    program = (
        "import os, signal\n"
        "from kiosk.lockdown.linux.awake import Awake\n"
        f"one = Awake(lambda what: ('sh', '-c', 'cat; touch {mark}'), lambda: True)\n"
        "one.perform()\n"
        "assert one.holds()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    end = time.monotonic() + 10
    while not mark.exists():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_where_nothing_can_be_asked_there_is_an_obstacle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(awake, "_RUNNING", tmp_path / "absent")
    assert Awake().obstacle() == "logind"
    monkeypatch.setattr(awake, "_RUNNING", tmp_path)
    monkeypatch.setattr("shutil.which", lambda _program: "/usr/bin/systemd-inhibit")
    assert Awake().obstacle() == ""
    assert inhibitor("idle")[-1] == "cat"


def test_a_program_that_has_ended_answers_nothing() -> None:
    pipe = subprocess.PIPE
    child = subprocess.Popen(["true"], stdin=pipe, stdout=pipe, bufsize=0)
    child.wait()
    assert not awake._answers(child)
    awake._end(child)
