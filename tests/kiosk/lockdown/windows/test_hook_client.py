"""Tests of kiosk.lockdown.windows.hook_client, with a program that only speaks like the hook."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.lockdown.windows import hook_client
from kiosk.lockdown.windows.hook_client import HookClient, KeyboardHook, hook_program
from kiosk.lockdown.windows.keys import NAMES, table
from kiosk.ports.errors import LockdownError


class Now:
    """A clock that stands still: a busy machine makes nobody silent."""

    def __init__(self) -> None:
        self.moved = 0.0

    def __call__(self) -> float:
        return self.moved


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook_client, "_READY_S", 60.0)


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def client(now: Now, tmp_path: Path) -> Iterator[Callable[[str], HookClient]]:
    made: list[HookClient] = []

    def make(manner: str) -> HookClient:
        command = [sys.executable, "-m", "tests.fakes.hook_program", manner]
        command.append(str(tmp_path / "deaf"))
        made.append(HookClient(command, table(), monotonic=now, beat_s=0.05))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def wait_until(fact: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not fact():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_hook_that_answers_is_fresh_until_it_is_stopped(
    client: Callable[[str], HookClient],
) -> None:
    hook = client("well")
    assert not hook.fresh()
    hook.start()
    assert hook.fresh()
    hook.start()
    hook.stop()
    assert not hook.fresh()
    hook.stop()


def test_a_hook_that_fell_silent_is_not_fresh(
    client: Callable[[str], HookClient], now: Now
) -> None:
    hook = client("well")
    hook.start()
    now.moved = 60
    wait_until(hook.fresh)  # it spoke again since
    process = hook._process
    assert process is not None
    process.kill()
    process.wait()
    assert not hook.fresh()
    hook.start()
    assert hook.fresh()


def test_a_hook_that_does_not_feel_its_probe_is_not_fresh(
    client: Callable[[str], HookClient], tmp_path: Path
) -> None:
    hook = client("deaf")
    hook.start()
    assert hook.fresh()
    (tmp_path / "deaf").touch()
    wait_until(lambda: not hook.fresh())


@pytest.mark.parametrize("manner", ["mute", "gone"])
def test_hooks_that_are_not_set_are_an_error(
    client: Callable[[str], HookClient], manner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if manner == "mute":
        monkeypatch.setattr(hook_client, "_READY_S", 0.3)
    hook = client(manner)
    with pytest.raises(TimeoutError):
        hook.start()
    assert not hook.fresh()


def test_a_program_that_does_not_end_is_ended(
    client: Callable[[str], HookClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook_client, "_END_S", 0.2)
    hook = client("stuck")
    hook.start()
    hook.stop()
    assert not hook.fresh()


@pytest.mark.attack("win-injected")
def test_only_names_of_combinations_are_counted(client: Callable[[str], HookClient]) -> None:
    hook = client("chatty")
    hook.start()
    wait_until(lambda: "Hooks set again" in hook._counts)
    assert hook.take_counts() == {NAMES[1]: 2, "Injected": 2, "Hooks set again": 1}
    assert hook.take_counts() == {}


@pytest.mark.attack("win-injected")
def test_what_programs_press_is_counted_on_from_one_program_with_hooks_to_the_next(
    client: Callable[[str], HookClient],
) -> None:
    hook = client("chatty")
    assert hook.injected() == 0
    for pressed in (2, 4):
        hook.start()
        wait_until(lambda: "Hooks set again" in hook._counts)
        assert hook.injected() == pressed
        assert hook.injected() == pressed
        hook.stop()


def test_the_operation_holds_while_the_hook_is_fresh(
    client: Callable[[str], HookClient], tmp_path: Path
) -> None:
    program = tmp_path / "hook.exe"
    hook = client("well")
    operation = KeyboardHook(hook, program)
    assert operation.obstacle() == "no-hook-program"
    program.touch()
    assert operation.obstacle() == ""
    before = operation.before()
    operation.perform()
    assert operation.holds()
    assert operation.injected() == 0
    operation.revert(before)
    assert not operation.holds()


def test_an_operation_whose_hooks_are_not_set_fails(
    client: Callable[[str], HookClient], tmp_path: Path
) -> None:
    operation = KeyboardHook(client("gone"), tmp_path)
    with pytest.raises(LockdownError):
        operation.perform()


def test_the_program_lies_beside_the_package() -> None:
    assert hook_program().name == "pix-kiosk-hook.exe"
    assert (hook_program().parent / "hook.c").is_file()
