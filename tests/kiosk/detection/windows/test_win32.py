"""kiosk.detection.windows.win32 on Windows itself, or under Wine. Other systems have none of it."""

import ctypes
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.detection.installed import installed_sensors
from kiosk.detection.programs import forbidden
from kiosk.detection.windows import readings, win32
from kiosk.ports.sensor import Kind, Sighting

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="needs Windows or Wine")


def library(name: str) -> Any:
    return getattr(ctypes, "WinDLL")(name)  # noqa: B009 - no other system's ctypes has the name


def test_this_process_is_among_all() -> None:
    found = {one.pid: one for one in win32.processes()}
    assert found[os.getpid()].file.lower() == Path(sys.executable).name.lower()
    assert win32.file_of(os.getpid()).lower().endswith(Path(sys.executable).name.lower())
    assert win32.file_of(0) == ""


def test_a_process_of_that_name_is_told(tmp_path: Path) -> None:
    program = tmp_path / "AnyDesk.exe"
    system = Path(os.environ["SYSTEMROOT"]) / "system32"
    shutil.copy(system / "ping.exe", program)
    process = subprocess.Popen(
        [str(program), "-n", "60", "127.0.0.1"], stdout=subprocess.DEVNULL, cwd=system
    )
    try:
        end = time.monotonic() + 20
        told: tuple[Sighting, ...] = ()
        while not told and time.monotonic() < end:
            running = readings.running_of(win32.processes(), os.getpid())
            told = forbidden(running)
        assert told == (Sighting(Kind.PROCESS, "AnyDesk"),)
    finally:
        process.kill()
        process.wait()


def test_displays_windows_and_keyboards_have_their_shapes() -> None:
    assert all(width > 0 and height > 0 for (_, _, width, height), _ in win32.monitors())
    assert all(one.pid for one in win32.windows())
    assert all(name and keys >= 0 for name, keys in win32.keyboards())


def test_a_window_is_found_with_its_place_and_its_process() -> None:
    user32 = library("user32")
    user32.CreateWindowExW.restype = ctypes.c_void_p
    handle = user32.CreateWindowExW(
        0, "Static", "x", 0x90000000, 30, 40, 200, 100, None, None, None, None
    )
    if not handle:
        pytest.skip("no display to open a window on")
    try:
        found = [one for one in win32.windows() if one.handle == handle]
        assert [(one.rect, one.kind, one.pid) for one in found] == [
            ((30, 40, 200, 100), "Static", os.getpid())
        ]
    finally:
        user32.DestroyWindow(ctypes.c_void_p(handle))


def test_a_change_of_the_clipboard_is_counted() -> None:
    user32 = library("user32")
    _, before = win32.clipboard()
    if not user32.OpenClipboard(None):
        pytest.skip("no clipboard here")
    user32.EmptyClipboard()
    user32.CloseClipboard()
    owner, after = win32.clipboard()
    assert owner == 0
    assert after >= before


def test_both_clocks_go_on() -> None:
    awake, everything = win32.uptimes()
    assert awake > 0
    assert everything > 0
    time.sleep(0.1)
    later = win32.uptimes()
    assert later[0] >= awake
    assert abs((later[1] - everything) - (later[0] - awake)) < 2_000


def test_nobody_follows_this_process_and_nobody_is_elsewhere() -> None:
    assert not win32.debugged()
    assert win32.metric(0x1000) == 0


def test_the_registry_is_read_where_it_is() -> None:
    assert win32.keys(r"SOFTWARE")
    assert win32.keys(r"SOFTWARE\No such key at all") == []
    assert win32.values(r"SOFTWARE\No such key at all") == {}
    assert isinstance(readings.hardware().firmware, tuple)


def test_all_sensors_can_be_asked() -> None:
    found = installed_sensors(level=1)
    for _ in range(2):
        for sensor in found:
            assert all(isinstance(one, Sighting) for one in sensor.look())
