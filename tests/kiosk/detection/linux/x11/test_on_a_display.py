"""Windows, displays, clipboards and presses on real X11 displays, by other programs."""

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.detection.clipboard import taken
from kiosk.detection.displays import extended
from kiosk.detection.injected_input import Injected
from kiosk.detection.installed import sensors
from kiosk.detection.linux.readings import linux_readings
from kiosk.detection.linux.x11 import panes as panes_module
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.wire import Connection, WireError
from kiosk.detection.readings import Readings
from kiosk.detection.windows_in_front import strangers
from kiosk.ports.sensor import Kind, Sensor, Sighting
from tests.kiosk.detection.linux.x11.servers import XVFB, Server, dummy, server, until

pytestmark = pytest.mark.gui
WHOLE = "1024x768+0+0"
GRABBED = 0
TRIES = 3
MANY = """
from PySide6.QtGui import QGuiApplication, QRasterWindow, Qt
application = QGuiApplication([])
windows = [QRasterWindow() for _ in range(40)]
for window in windows:
    window.setFlags(Qt.WindowType.BypassWindowManagerHint)
    window.setGeometry(0, 0, 2, 2)
    window.show()
windows[-1].setGeometry(200, 200, 300, 300)
windows[-1].raise_()
application.exec()
"""
FOREIGN = (Sighting(Kind.FOREIGN_WINDOW, "Xmessage"),)


@pytest.fixture
def display() -> Iterator[Server]:
    with server(XVFB) as made:
        yield made


@pytest.fixture(params=["bare", "openbox"])
def desktop(request: pytest.FixtureRequest, display: Server) -> Server:
    if request.param == "openbox":
        display.start("openbox")
        until(
            lambda: display.run("xprop", "-root", "_NET_CLIENT_LIST"),
            lambda told: "window id" in told,
        )
    return display


def readings(display: Server, own: int) -> Readings:
    return linux_readings(own, display.environment)


def kiosk(display: Server, place: str = WHOLE) -> Readings:
    """The readings of a kiosk whose window is there; a window manager that starts may lose one."""
    for _ in range(TRIES):
        window = display.message(place)
        found = readings(display, window.pid)
        panes = until(found.panes, lambda panes: any(one.ours for one in panes or ()), 6.0)
        if any(one.ours for one in panes or ()):
            return found
        window.kill()
        window.wait()
    raise AssertionError(display.run("xwininfo", "-root", "-tree"))


def told(found: Readings) -> tuple[Sighting, ...]:
    return strangers(found.panes() or ())


@pytest.mark.attack("x-cover")
def test_a_window_that_another_program_opens_is_told(desktop: Server) -> None:
    found = kiosk(desktop)
    assert told(found) == ()
    desktop.message("300x200+100+100")
    assert until(lambda: told(found), bool) == FOREIGN


@pytest.mark.attack("x-cover")
def test_a_window_is_told_even_when_hundreds_of_small_ones_lie_above_the_test(
    display: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panes_module, "_MOST", 30)
    found = kiosk(display)
    display.environment["QT_QPA_PLATFORM"] = "xcb"
    display.start(sys.executable, "-c", MANY)
    assert until(lambda: told(found), bool, 20.0) != ()
    assert {one.kind for one in told(found)} == {Kind.FOREIGN_WINDOW}


def test_a_window_that_closes_is_told_no_more(desktop: Server) -> None:
    found = kiosk(desktop)
    other = desktop.message("300x200+100+100")
    assert until(lambda: told(found), bool) == FOREIGN
    other.kill()
    assert until(lambda: told(found), lambda now: not now) == ()


def test_benign_a_window_that_was_there_before_and_lies_under_the_test(display: Server) -> None:
    display.message("300x200+100+100")
    other = readings(display, 1)
    until(other.panes, bool)
    found = kiosk(display)
    assert len(found.panes() or ()) == 2
    assert told(found) == ()


def test_benign_a_panel_of_the_desktop(display: Server) -> None:
    found = kiosk(display)
    display.message("1024x30+0+738")
    panes = until(found.panes, lambda panes: len(panes or ()) == 2)
    assert panes is not None
    window = display.run("xdotool", "search", "--class", "Xmessage").split()[-1]
    docks = ("-f", "_NET_WM_WINDOW_TYPE", "32a")
    display.run(
        *("xprop", "-id", window, *docks),
        *("-set", "_NET_WM_WINDOW_TYPE", "_NET_WM_WINDOW_TYPE_DOCK"),
    )
    assert until(lambda: told(found), lambda now: not now) == ()


def test_benign_the_frames_and_the_hidden_helpers_of_a_window_manager(display: Server) -> None:
    found = kiosk(display)
    display.start("openbox")
    until(
        lambda: display.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
        lambda answer: "window id" in answer,
    )
    assert told(found) == ()


def test_a_program_cannot_pretend_that_its_window_is_ours(display: Server) -> None:
    found = kiosk(display)
    own = next(one.pid for one in display.started)
    display.message("300x200+100+100")
    until(lambda: told(found), bool)
    window = display.run("xdotool", "search", "--class", "Xmessage").split()[-1]
    display.run(
        *("xprop", "-id", window, "-f", "_NET_WM_PID", "32c", "-set", "_NET_WM_PID", str(own))
    )
    assert told(found) == FOREIGN


@pytest.mark.attack("x-clipboard-use")
def test_a_program_that_copies_is_told(display: Server) -> None:
    found = kiosk(display)
    before = found.holdings() or ()
    display.copy("from outside")
    now = until(found.holdings, bool) or ()
    assert [one.kind for one in taken(before, now)] == [Kind.CLIPBOARD]
    assert taken(now, found.holdings() or ()) == ()


def test_a_program_that_marks_is_told(display: Server) -> None:
    found = kiosk(display)
    display.copy("from outside", "primary")
    now = until(found.holdings, bool) or ()
    assert [one.kind for one in taken((), now)] == [Kind.CLIPBOARD]


def test_benign_a_clipboard_that_nobody_holds(display: Server) -> None:
    found = kiosk(display)
    assert found.holdings() == ()


@pytest.mark.attack("x-synthetic")
def test_a_key_that_a_program_presses_is_told(display: Server) -> None:
    found = kiosk(display)
    first = found.injected()
    assert first == 0
    display.run("xdotool", "key", "a", "b")
    assert until(found.injected, lambda count: count == 2) == 2
    display.run("xdotool", "click", "1")
    assert until(found.injected, lambda count: count == 3) == 3
    assert Injected(lambda: False)(0, 2) == (Sighting(Kind.INJECTED_INPUT),)


def test_benign_a_pointer_that_only_moves(display: Server) -> None:
    found = kiosk(display)
    assert found.injected() == 0
    display.run("xdotool", "mousemove", "200", "200", "mousemove", "300", "300")
    assert found.injected() == 0


def test_benign_keys_pressed_before_the_opening(display: Server) -> None:
    display.run("xdotool", "key", "a")
    found = kiosk(display)
    assert found.injected() == 0


@pytest.mark.attack("x-synthetic")
def test_presses_are_told_even_while_the_kiosk_holds_the_keyboard(display: Server) -> None:
    found = kiosk(display)
    assert found.injected() == 0
    holder = Display(display.environment)
    assert holder.ask(grab_keyboard) == GRABBED
    display.run("xdotool", "key", "a")
    assert until(found.injected, bool) == 1
    holder.close()


def grab_keyboard(connection: Connection) -> int:
    root = connection.welcome.roots[0].window
    reply = connection.ask([struct.pack("<BBHIIBBxx", 31, 1, 4, root, 0, 1, 1)])[0]
    return -1 if reply is None else reply[1]


@pytest.mark.attack("x-display")
def test_a_second_screen_is_told() -> None:
    with server((*XVFB, "-screen", "1", "800x600x24")) as display:
        heads = readings(display, 1).heads() or ()
        assert len(heads) == 2
        assert [one.kind for one in extended(heads)] == [Kind.SECOND_DISPLAY]


def test_benign_one_screen(display: Server) -> None:
    heads = readings(display, 1).heads() or ()
    assert len(heads) == 1
    assert extended(heads) == ()


def test_benign_one_screen_that_its_owner_divides_into_two(display: Server) -> None:
    display.run("xrandr", "--setmonitor", "LEFT", "512/130x768/200+0+0", "screen")
    display.run("xrandr", "--setmonitor", "RIGHT", "512/130x768/200+512+0", "none")
    assert extended(readings(display, 1).heads() or ()) == ()


def test_displays_of_a_real_server_extended_mirrored_and_off(tmp_path: Path) -> None:
    with server(dummy(tmp_path)) as display:
        found = readings(display, 1)
        assert extended(found.heads() or ()) == ()
        display.run("xrandr", "--addmode", "DUMMY1", "800x600")
        on = ("xrandr", "--output", "DUMMY1", "--mode", "800x600")
        display.run(*on, "--right-of", "DUMMY0")
        assert extended(found.heads() or ()) == (Sighting(Kind.SECOND_DISPLAY, "DUMMY1"),)
        display.run(*on, "--same-as", "DUMMY0")
        assert len(found.heads() or ()) == 2
        assert extended(found.heads() or ()) == ()
        display.run("xrandr", "--output", "DUMMY1", "--off")
        assert extended(found.heads() or ()) == ()


def looked(all_of_them: tuple[Sensor, ...]) -> list[Kind]:
    return [sighting.kind for sensor in all_of_them for sighting in sensor.look()]


def test_assistive_technology_that_was_granted_may_press_and_show(display: Server) -> None:
    found = kiosk(display)
    granted = sensors(found, own=1, level=1, assisted=lambda: True)
    refused = sensors(found, own=1, level=1)
    looked(granted)
    looked(refused)
    display.message("300x200+100+100")
    display.run("xdotool", "key", "a")
    until(lambda: told(found), bool)
    kinds = {Kind.FOREIGN_WINDOW, Kind.INJECTED_INPUT}
    assert kinds.isdisjoint(looked(granted))
    assert Kind.FOREIGN_WINDOW in looked(refused)


def test_a_display_that_goes_is_silence_and_is_not_asked_again_soon(display: Server) -> None:
    found = kiosk(display)
    watching = sensors(found, own=1, level=1)
    looked(watching)
    display.message("300x200+100+100")
    until(lambda: told(found), bool)
    assert Kind.FOREIGN_WINDOW in looked(watching)
    display.stop()
    assert Kind.FOREIGN_WINDOW not in looked(watching)
    with pytest.raises(WireError):
        found.panes()


def test_a_server_that_knows_less_tells_less() -> None:
    plain = (*XVFB, "-extension", "RANDR", "-extension", "X-Resource")
    with server(plain) as display:
        own = display.message(WHOLE).pid
        found = readings(display, own)
        until(found.panes, bool)
        assert strangers(found.panes() or ()) == ()
        assert len(found.heads() or ()) == 1
        window = display.run("xdotool", "search", "--class", "Xmessage").split()[-1]
        display.run(
            *("xprop", "-id", window, "-f", "_NET_WM_PID", "32c"),
            *("-set", "_NET_WM_PID", str(own)),
        )
        again = readings(display, own)
        assert any(one.ours for one in again.panes() or ())
