"""A protected session on a real X11 display, with a window manager and without, under attack."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from kiosk.lockdown.linux.protected_session import undos_without_window
from kiosk.lockdown.linux.screen_saver import ScreenSaver
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import RestoreNote

NEEDED = ("Xvfb", "openbox", "xdotool", "xset", "xclip", "xprop")
pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(
        any(shutil.which(program) is None for program in NEEDED), reason="needs an X11 display"
    ),
]
SCREEN = [0, 0, 1024, 768]
ATTACKS = (
    "alt+Tab",
    "alt+shift+Tab",
    "alt+F4",
    "alt+space",
    "super",
    "super+d",
    "super+e",
    "ctrl+Escape",
    "ctrl+alt+Delete",
    "ctrl+alt+d",
    "ctrl+alt+Left",
    "ctrl+w",
    "ctrl+q",
    "F5",
    "Print",
)


class Desktop:
    """One virtual display, its window manager if any, and the programs on it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def run(self, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            arguments,
            env=self.environment,
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=20,
            check=False,
        )

    def keys(self, *combinations: str) -> None:
        assert self.run("xdotool", "key", "--delay", "20", *combinations).returncode == 0

    def clipboard(self, selection: str) -> str:
        return self.run("xclip", "-o", "-selection", selection).stdout

    def copy(self, selection: str, text: str) -> None:
        subprocess.run(
            ["xclip", "-i", "-selection", selection],
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=20,
        )


class Locked:
    """The program with the window, by its words."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def say(self, word: str) -> dict[str, object]:
        told, heard = _pipes(self.process)
        told.write(word + "\n")
        told.flush()
        facts: dict[str, object] = json.loads(heard.readline())
        return facts

    def report_until(self, fact: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        end = time.monotonic() + 15
        while not fact(facts := self.say("report")):
            assert time.monotonic() < end, str(facts)
        return facts


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


@pytest.fixture(params=["with a window manager", "without a window manager"])
def desktop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desktop]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = f":{numbers.readline().strip()}"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
        "HOME": str(tmp_path),
    }
    desktop = Desktop(environment)
    manager = None
    try:
        if request.param.startswith("with "):
            manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
            while (
                "window id" not in desktop.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").stdout
            ):
                assert manager.poll() is None
        yield desktop
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


@pytest.fixture
def note(tmp_path: Path) -> RestoreNote:
    return RestoreNote(tmp_path / "note.json")


@pytest.fixture
def locked(desktop: Desktop, note: RestoreNote) -> Iterator[Locked]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.locked_program", str(note.path)],
        env=desktop.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Locked(process)
    finally:
        process.kill()
        for pipe in _pipes(process):
            pipe.close()
        process.wait()


def test_the_window_covers_the_screen_and_nothing_is_lost(locked: Locked) -> None:
    facts = locked.say("engage")
    assert facts["in_force"] == [
        "screen-saver",
        "full-screen",
        "on-top",
        "close-ignored",
        "keyboard",
        "clipboard",
    ]
    facts = locked.report_until(lambda facts: facts["lost"] == [] and facts["place"] == SCREEN)
    assert facts["screen"] == SCREEN
    assert facts["framed"] is False


def test_no_combination_leaves_the_window_and_typing_still_arrives(
    desktop: Desktop, locked: Locked
) -> None:
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [] and facts["active"] is True)
    desktop.keys(*ATTACKS)
    desktop.run("xdotool", "type", "--delay", "20", "bonjour")
    facts = locked.report_until(lambda facts: facts["text"] == "bonjour")
    assert facts["active"] is True
    assert facts["closes"] == 0
    assert facts["shortcuts"] == 0
    assert facts["lost"] == []
    assert facts["place"] == SCREEN


def test_before_and_after_the_lock_the_keys_do_what_they_always_did(
    desktop: Desktop, locked: Locked
) -> None:
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [] and facts["active"] is True)
    facts = locked.say("release")
    assert facts["left"] == []
    window = str(facts["window"])
    desktop.run("xdotool", "windowfocus", "--sync", window)
    locked.report_until(lambda facts: facts["active"] is True)
    desktop.keys("F5")
    locked.report_until(lambda facts: facts["shortcuts"] == 1)


def test_a_request_to_close_is_refused(desktop: Desktop, locked: Locked) -> None:
    facts = locked.say("engage")
    ask_to_close(desktop, str(facts["window"]))
    facts = locked.report_until(lambda facts: facts["lost"] == [])
    assert facts["closes"] == 0
    facts = locked.say("release")
    ask_to_close(desktop, str(facts["window"]))
    locked.report_until(lambda facts: facts["closes"] == 1)


def ask_to_close(desktop: Desktop, window: str) -> None:
    """Send what a window manager sends when its cross is clicked."""
    assert desktop.run(sys.executable, "-m", "tests.fakes.close_request", window).returncode == 0


@pytest.mark.parametrize("selection", ["clipboard", "primary"])
def test_nothing_comes_in_or_goes_out_by_the_clipboard(
    desktop: Desktop, locked: Locked, selection: str
) -> None:
    desktop.copy(selection, "from outside")
    assert desktop.clipboard(selection) == "from outside"
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [] and facts["active"] is True)
    assert desktop.clipboard(selection) == ""
    desktop.run("xdotool", "type", "--delay", "20", "answer")
    locked.report_until(lambda facts: facts["text"] == "answer")
    desktop.keys("ctrl+a", "ctrl+c")
    locked.say("release")
    assert desktop.clipboard(selection) == ""


def test_a_window_that_loses_the_focus_takes_it_back_with_an_empty_clipboard(
    desktop: Desktop, locked: Locked
) -> None:
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [] and facts["active"] is True)
    desktop.run("xdotool", "type", "--delay", "20", "answer")
    locked.report_until(lambda facts: facts["text"] == "answer")
    desktop.keys("ctrl+a", "ctrl+c")
    wait_for_clipboard(desktop, "answer")
    intruder = subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.intruder"],
        env=desktop.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert intruder.stdout is not None
        window = intruder.stdout.readline().strip()
        desktop.run("xdotool", "windowmap", "--sync", window, "windowfocus", window)
        locked.report_until(lambda facts: facts["active"] is True)
        wait_for_clipboard(desktop, "")
    finally:
        intruder.kill()
        intruder.communicate()


def wait_for_clipboard(desktop: Desktop, text: str) -> None:
    end = time.monotonic() + 15
    while desktop.clipboard("clipboard") != text:
        assert time.monotonic() < end


def test_the_very_same_window_and_screen_saver_come_back(desktop: Desktop, locked: Locked) -> None:
    saver = ScreenSaver(lambda arguments: desktop.run("env", "LC_ALL=C", *arguments).stdout)
    desktop.run("xset", "s", "480", "240")
    before = locked.report_until(lambda facts: facts["place"][2:] == [400, 200])  # type: ignore[index] # a list
    settings = saver.before()
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [])
    assert saver.holds()
    assert saver.before() != settings
    locked.say("release")
    after = locked.report_until(lambda facts: facts["place"] == before["place"])
    assert after["framed"] is True
    assert saver.before() == settings


def test_after_a_kill_the_note_alone_gives_the_desktop_back(
    desktop: Desktop, locked: Locked, note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.environment["DISPLAY"])
    settings = ScreenSaver().before()
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [])
    locked.process.kill()
    locked.process.wait()
    assert ScreenSaver().holds()
    assert restore(note, undos_without_window()) == ()
    assert ScreenSaver().before() == settings
    assert not note.path.exists()


def test_a_screen_saver_switched_on_meanwhile_is_lost(desktop: Desktop, locked: Locked) -> None:
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [])
    desktop.run("xset", "s", "60", "60")
    locked.report_until(lambda facts: facts["lost"] == ["screen-saver"])
