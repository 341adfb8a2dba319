"""A protected session on a real X11 display, with a window manager and without, under attack."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.lockdown.linux.protected_session import undos_without_window
from kiosk.lockdown.linux.screen_saver import ScreenSaver
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import RestoreNote
from tests.attack.desktop import NEEDED, Desktop, a_desktop
from tests.attack.locked import Locked, pipes

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


@pytest.fixture(params=["with a window manager", "without a window manager"])
def desktop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desktop]:
    with a_desktop(tmp_path, managed=request.param.startswith("with ")) as made:
        yield made


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
        for pipe in pipes(process):
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


@pytest.mark.attack("x-switch", "x-close", "x-menu", "x-print")
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


@pytest.mark.attack("x-close")
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


@pytest.mark.attack("x-clipboard-in", "x-clipboard-out")
@pytest.mark.parametrize("selection", ["clipboard", "primary"])
def test_nothing_comes_in_or_goes_out_by_the_clipboard(
    desktop: Desktop, locked: Locked, selection: str
) -> None:
    desktop.copy(selection, "from outside")
    wait_for_clipboard(desktop, "from outside", selection)
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [] and facts["active"] is True)
    assert desktop.clipboard(selection) == ""
    desktop.run("xdotool", "type", "--delay", "20", "answer")
    locked.report_until(lambda facts: facts["text"] == "answer")
    desktop.keys("ctrl+a", "ctrl+c")
    locked.say("release")
    assert desktop.clipboard(selection) == ""


@pytest.mark.attack("x-focus")
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


def wait_for_clipboard(desktop: Desktop, text: str, selection: str = "clipboard") -> None:
    end = time.monotonic() + 15
    while desktop.clipboard(selection) != text:
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


@pytest.mark.attack("kill-all")
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


@pytest.mark.attack("note-lost")
def test_with_its_note_deleted_the_program_itself_gives_everything_back(
    desktop: Desktop, locked: Locked, note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.environment["DISPLAY"])
    settings = ScreenSaver().before()
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [])
    for path in note.path.parent.glob(f"{note.path.stem}*"):
        path.unlink()
    assert locked.say("release")["left"] == []
    assert ScreenSaver().before() == settings


@pytest.mark.attack("x-screen-saver")
def test_a_screen_saver_switched_on_meanwhile_is_lost_and_put_right(
    desktop: Desktop, locked: Locked
) -> None:
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [])
    desktop.run("xset", "s", "60", "60")
    locked.report_until(lambda facts: facts["lost"] == ["screen-saver"])
    locked.say("mend")
    locked.report_until(lambda facts: facts["lost"] == [])
