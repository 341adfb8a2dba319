"""kiosk.detection.windows.readings over calls that are played."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.detection.clipboard import taken
from kiosk.detection.debugger import debuggers
from kiosk.detection.displays import extended
from kiosk.detection.keyboards import came
from kiosk.detection.programs import forbidden
from kiosk.detection.remote_session import watched
from kiosk.detection.suspend import Uptime, suspended
from kiosk.detection.virtual_machine import virtual
from kiosk.detection.windows import readings, win32
from kiosk.detection.windows_in_front import Role, strangers
from kiosk.ports.sensor import Kind, Sighting

KIOSK = 42
HELPER = 43
SERVICE = 7
OTHER = 99
DRIVER = 98
FILES = {
    OTHER: "C:\\Program Files\\Firefox\\firefox.exe",
    DRIVER: "C:\\Program Files\\NVIDIA\\NVIDIA Share.exe",
}


class Calls:
    """The calls of Windows, with the answers that a test gives them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self.answer("processes", lambda: PROCESSES)
        self.answer("session_of", lambda pid: 0 if pid == SERVICE else 1)
        self.answer("file_of", lambda pid: FILES.get(pid, ""))
        self.answer("values", lambda _place: {})
        self.answer("keys", lambda _place: [])
        self.answer("metric", lambda _number: 0)
        self.answer("debugged", lambda: False)

    def answer(self, name: str, call: Callable[..., Any]) -> None:
        self._patch.setattr(win32, name, call)


PROCESSES = [
    win32.Process(0, 0, "[System Process]"),
    win32.Process(SERVICE, 1, "TeamViewer.exe"),
    win32.Process(KIOSK, 1, "pix-kiosk.exe"),
    win32.Process(HELPER, KIOSK, "pix-kiosk-keys.exe"),
    win32.Process(OTHER, 1, "firefox.exe"),
]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)


@pytest.fixture
def found(calls: Calls) -> readings.Readings:
    return readings.windows_readings(KIOSK)


def test_a_program_of_the_session_is_told(calls: Calls, found: readings.Readings) -> None:
    calls.answer("processes", lambda: [*PROCESSES, win32.Process(100, 1, "AnyDesk.exe")])
    assert forbidden(found.running()) == (Sighting(Kind.PROCESS, "AnyDesk"),)
    assert found.ours() == {KIOSK, HELPER}


def test_benign_a_service_of_the_helpdesk(found: readings.Readings) -> None:
    assert forbidden(found.running()) == ()


def place(left: int, pid: int, kind: str = "Window") -> win32.TopWindow:
    return win32.TopWindow(pid, (left, 0, 1366, 768), kind, pid)


def test_a_window_above_the_test_is_told(calls: Calls, found: readings.Readings) -> None:
    calls.answer("windows", lambda: [place(0, OTHER), place(0, KIOSK)])
    assert strangers(found.panes() or ()) == (Sighting(Kind.FOREIGN_WINDOW, "firefox"),)


@pytest.mark.parametrize(
    "windows",
    [
        [place(0, KIOSK), place(0, OTHER)],
        [place(0, HELPER), place(0, KIOSK)],
        [win32.TopWindow(1, (0, 728, 1366, 40), "Shell_TrayWnd", 8), place(0, KIOSK)],
        [place(0, KIOSK), win32.TopWindow(1, (0, 0, 3000, 768), "Progman", 8)],
        [place(0, DRIVER), place(0, KIOSK)],
        [win32.TopWindow(1, (5, 5, 1, 1), "Window", OTHER), place(0, KIOSK)],
    ],
    ids=["under the test", "our own", "task bar", "desktop", "driver", "no size"],
)
def test_benign_windows(
    calls: Calls, found: readings.Readings, windows: list[win32.TopWindow]
) -> None:
    calls.answer("windows", lambda: windows)
    assert strangers(found.panes() or ()) == ()


def test_what_a_window_says_that_it_is(calls: Calls, found: readings.Readings) -> None:
    calls.answer("windows", lambda: [place(0, OTHER, "tooltips_class32")])
    assert [one.role for one in found.panes() or ()] == [Role.NOTICE]


def test_displays_are_told_by_name(calls: Calls, found: readings.Readings) -> None:
    calls.answer("monitors", lambda: [((0, 0, 1366, 768), "DISPLAY1")])
    assert extended(found.heads() or ()) == ()
    calls.answer(
        "monitors",
        lambda: [((0, 0, 1366, 768), "DISPLAY1"), ((1366, 0, 800, 600), "DISPLAY2")],
    )
    assert extended(found.heads() or ()) == (Sighting(Kind.SECOND_DISPLAY, "DISPLAY2"),)


USB = "\\\\?\\HID#VID_046D&PID_C31C&MI_00#7&11fe04b5&0&0000#{884b96c3}"
MOVED = "\\\\?\\HID#VID_046D&PID_C31C&MI_00#9&2fe99999&0&0000#{884b96c3}"
BUILT_IN = "\\\\?\\ACPI#LEN0071#4&1d401fb5&0#{884b96c3}"
REMOTE = "\\\\?\\Root#RDP_KBD#0000#{884b96c3}"


def test_a_keyboard_that_comes_is_told(calls: Calls, found: readings.Readings) -> None:
    calls.answer("keyboards", lambda: [(BUILT_IN, 101)])
    before = found.devices() or ()
    calls.answer("keyboards", lambda: [(BUILT_IN, 101), (USB, 264)])
    now = found.devices() or ()
    assert came(before, now) == (Sighting(Kind.NEW_KEYBOARD, "USB 046D:C31C"),)


def test_benign_keyboards(calls: Calls, found: readings.Readings) -> None:
    calls.answer("keyboards", lambda: [(BUILT_IN, 101), (USB, 264)])
    before = found.devices() or ()
    media = "\\\\?\\HID#VID_05AC&PID_0001#1"
    calls.answer("keyboards", lambda: [(MOVED, 264), (BUILT_IN, 101), (REMOTE, 101), (media, 12)])
    assert came(before, found.devices() or ()) == ()


def test_the_clipboard_is_told_by_its_holder(calls: Calls, found: readings.Readings) -> None:
    calls.answer("clipboard", lambda: (0, 3))
    before = found.holdings() or ()
    assert before == ()
    calls.answer("clipboard", lambda: (555, 4))
    calls.answer("window_pid", lambda _handle: OTHER)
    assert taken(before, found.holdings() or ()) == (Sighting(Kind.CLIPBOARD, "firefox"),)
    calls.answer("window_pid", lambda _handle: KIOSK)
    assert taken(before, found.holdings() or ()) == ()


def test_a_session_from_elsewhere_is_told(
    calls: Calls, found: readings.Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XRDP_SESSION", "XRDP_SOCKET_PATH", "VNCDESKTOP"):
        monkeypatch.delenv(name, raising=False)
    session = found.session()
    assert session is not None
    assert watched(session) == ()
    for number in (0x1000, 0x2001):
        calls.answer("metric", lambda asked, wanted=number: int(asked == wanted))
        session = found.session()
        assert session is not None
        assert watched(session) == (Sighting(Kind.REMOTE_SESSION),)


def test_a_debugger_is_told(calls: Calls, found: readings.Readings) -> None:
    assert debuggers(found.traced() or (), found.ours()) == ()
    calls.answer("debugged", lambda: True)
    assert debuggers(found.traced() or (), found.ours()) == (Sighting(Kind.DEBUGGER),)


def test_a_sleep_is_told(calls: Calls, found: readings.Readings) -> None:
    calls.answer("uptimes", lambda: (5_000, 65_000))
    assert suspended(Uptime(3_000, 3_000), found.uptime() or Uptime(0, 0)) != ()


BUS = ["VEN_80EE&DEV_BEEF&SUBSYS_0405", "VEN_8086&DEV_7000", "odd"]


def test_a_virtual_machine_is_told(calls: Calls, found: readings.Readings) -> None:
    calls.answer("values", lambda _place: {"SystemProductName": "VirtualBox", "Other": "x"})
    calls.answer("keys", lambda _place: BUS)
    hardware = found.hardware()
    assert hardware is not None
    assert virtual(hardware) == (Sighting(Kind.VIRTUAL_MACHINE, "VirtualBox"),)


@pytest.mark.parametrize(
    "values",
    [
        {"SystemManufacturer": "Microsoft Corporation", "SystemProductName": "Surface Go 3"},
        {"SystemManufacturer": "HP", "SystemProductName": "HP ProDesk 400"},
        {},
    ],
)
def test_benign_an_image_made_in_a_virtual_machine(
    calls: Calls, found: readings.Readings, values: dict[str, str]
) -> None:
    calls.answer("values", lambda _place: values)
    calls.answer("keys", lambda _place: BUS)
    hardware = found.hardware()
    assert hardware is not None
    assert virtual(hardware) == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has these calls")
def test_elsewhere_the_calls_are_there_to_be_named_and_fail() -> None:
    with pytest.raises((AttributeError, OSError)):
        win32.clipboard()
    with pytest.raises(ModuleNotFoundError):
        win32.keys("SYSTEM")
