"""The real hook program under Wine, on a virtual display, with keys from outside Windows."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.kiosk.lockdown.windows.wine import HOUSE, PYTHON, in_wine, needs_wine, needs_wine_python

pytestmark = [
    pytest.mark.long,
    needs_wine,
    needs_wine_python,
    pytest.mark.skipif(
        any(shutil.which(program) is None for program in ("Xvfb", "xdotool", "setxkbmap")),
        reason="needs an X11 display",
    ),
]
LEAVING = {
    "alt+Tab": "Alt+Tab",
    "super": "Meta",
    "Print": "Print",
    "alt+F4": "Alt+F4",
    "ctrl+Escape": "Ctrl+Esc",
    "ctrl+shift+Escape": "Ctrl+Shift+Esc",
    "ctrl+alt+t": "Ctrl+Alt+T",
}
Facts = dict[str, object]


class Program:
    """The window under Wine, by its words, and the hands on the keyboard."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self.process = process
        self._environment = environment

    def hear(self) -> Facts:
        heard: IO[str] | None = self.process.stdout
        assert heard is not None
        facts: Facts = json.loads(heard.readline())
        return facts

    def say(self, word: str) -> Facts:
        told = self.process.stdin
        assert told is not None
        told.write(word + "\n")
        told.flush()
        return self.hear()

    def hands(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=20)

    def until(self, fact: Callable[[Facts], bool]) -> Facts:
        end = time.monotonic() + 20
        while not fact(facts := self.say("report")):
            assert time.monotonic() < end, facts
            time.sleep(0.1)
        return facts


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hook")
    subprocess.run([str(HOUSE / "installer/windows/hook.sh"), str(folder)], check=True)
    return folder / "pix-kiosk-hook.exe"


@pytest.fixture
def start(hook: Path) -> Iterator[Callable[[str], Program]]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = f":{numbers.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "PYTHONPATH": str(HOUSE)}
    subprocess.run(["setxkbmap", "fr"], env=environment, check=True, timeout=20)
    programs: list[Program] = []

    def start(manner: str) -> Program:
        command = (str(PYTHON), "-m", "tests.fakes.hooked_program", str(hook), manner)
        process = subprocess.Popen(
            in_wine(*command),
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        program = Program(process, environment)
        programs.append(program)
        assert program.hear() == {"ready": True}
        time.sleep(1)
        program.hands("mousemove", "300", "300", "click", "1")  # without a manager, that focuses
        return program

    try:
        yield start
    finally:
        for program in programs:
            program.process.terminate()  # what runs it hands this on to Wine
            program.process.communicate()
        server.terminate()
        server.wait()


def typed(program: Program, text: str) -> Facts:
    program.hands("type", "--delay", "20", text)
    return program.until(lambda facts: str(facts["text"]).endswith(text))


@pytest.mark.attack("win-hook")
def test_nothing_leaves_while_the_hooks_are_on_and_typing_goes_on(
    start: Callable[[str], Program],
) -> None:
    program = start("hooked")
    typed(program, "avant")
    program.hands("key", "--delay", "30", *LEAVING)
    counts = dict.fromkeys(LEAVING.values(), 1)
    program.until(lambda facts: facts["counts"] == counts)
    facts = typed(program, "encore")
    assert facts["text"] == "avantencore"
    assert facts["fresh"] is True
    assert program.say("end") == {"fresh": False}


def test_without_the_hooks_the_same_keys_leave(start: Callable[[str], Program]) -> None:
    program = start("free")
    typed(program, "avant")
    program.hands("key", "--delay", "30", "alt+F4")
    program.hands("type", "--delay", "20", "encore")
    time.sleep(1)
    assert program.say("report")["text"] != "avantencore"


@pytest.mark.attack("win-hook-killed")
def test_hooks_feel_their_own_probe_and_come_back_after_a_death(
    start: Callable[[str], Program],
) -> None:
    program = start("hooked")
    time.sleep(7)  # past the first probe of its own
    assert program.say("report")["fresh"] is True
    assert program.say("kill")["fresh"] is False
    assert program.say("mend")["fresh"] is True
    program.hands("key", "super")
    program.until(lambda facts: facts["counts"] == {"Meta": 1})


@pytest.mark.attack("win-hook-killed")
@pytest.mark.parametrize("end", ["closed", "silent"])
def test_an_application_that_is_gone_leaves_no_hooks(
    hook: Path, end: str, start: Callable[[str], Program]
) -> None:
    display = start("free")._environment
    process = subprocess.Popen(
        in_wine(str(hook)), env=display, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(bytes(256 * 64))
    process.stdin.flush()
    assert process.stdout.readline() == b"ready\n"
    started = time.monotonic()
    if end == "closed":
        process.stdin.close()
    assert process.wait(40) == 0
    assert (time.monotonic() - started > 10) is (end == "silent")
    process.stdout.close()
    if end == "silent":
        process.stdin.close()
