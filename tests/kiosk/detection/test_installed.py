"""kiosk.detection.installed: which sensors a system has, and that none of them ever raises."""

from collections.abc import Callable

import pytest

from kiosk.detection.clipboard import Holding
from kiosk.detection.debugger import Traced
from kiosk.detection.displays import Head
from kiosk.detection.installed import installed_sensors, sensors
from kiosk.detection.keyboards import Device
from kiosk.detection.programs import Running
from kiosk.detection.readings import Readings
from kiosk.detection.remote_session import Session
from kiosk.detection.suspend import Uptime
from kiosk.detection.virtual_machine import Hardware
from kiosk.detection.windows_in_front import Pane
from kiosk.ports.sensor import Kind, Sensor, Sighting
from kiosk.ports.window import Rectangle

KIOSK = 42
WHOLE = Rectangle(0, 0, 1000, 700)
BESIDE = Rectangle(1000, 0, 800, 600)


class Machine:
    """A machine on which everything is as it should be, until it is not."""

    def __init__(self) -> None:
        self.running: tuple[Running, ...] = (Running(KIOSK, 1, ("pix-kiosk",), 1000),)
        self.hardware = Hardware()
        self.heads: tuple[Head, ...] = (Head(WHOLE),)
        self.panes: tuple[Pane, ...] = (Pane(WHOLE, ours=True),)
        self.devices: tuple[Device, ...] = ()
        self.uptime = Uptime(1_000, 1_000)
        self.traced: tuple[Traced, ...] = ()
        self.injected = 0
        self.holdings: tuple[Holding, ...] = ()

    def readings(self) -> Readings:
        return Readings(
            running=lambda: self.running,
            ours=lambda: frozenset({KIOSK}),
            hardware=lambda: self.hardware,
            session=lambda: Session(running=self.running),
            heads=lambda: self.heads,
            panes=lambda: self.panes,
            devices=lambda: self.devices,
            uptime=lambda: self.uptime,
            traced=lambda: self.traced,
            injected=lambda: self.injected,
            holdings=lambda: self.holdings,
        )

    def spoil(self) -> None:
        self.running += tuple(
            Running(50 + number, 1, (name,), 1000)
            for number, name in enumerate(("anydesk", "obs", "x11vnc", "jeu"))
        )
        self.hardware = Hardware(("VirtualBox",), flagged=True)
        self.heads += (Head(BESIDE, "HDMI-1"),)
        self.panes += (Pane(Rectangle(1, 1, 500, 500), "Firefox"),)
        self.devices += (Device("1:2:x", "clavier", writes=True),)
        self.uptime = Uptime(2_000, 90_000)
        self.traced = (Traced(KIOSK, 99, "gdb"),)
        self.injected = 1
        self.holdings = (Holding(7, "gedit"),)


def look(found: tuple[Sensor, ...]) -> list[Sighting]:
    return [sighting for one in found for sighting in one.look()]


def test_every_kind_but_the_clock_s_has_its_sensor() -> None:
    machine = Machine()
    found = sensors(machine.readings(), own=KIOSK, level=2)
    assert look(found) == []
    machine.spoil()
    told = look(found)
    assert {one.kind for one in told} == set(Kind) - {Kind.CLOCK_STEP}
    subjects = {one.subject for one in told if one.kind is Kind.PROCESS}
    assert subjects == {"AnyDesk", "jeu"}


def test_no_sensor_is_asked_more_often_than_each_second() -> None:
    assert all(one.every_ms >= 1_000 for one in sensors(Machine().readings(), own=1, level=1))


def test_assistive_technology_silences_presses_and_windows_and_nothing_else() -> None:
    machine = Machine()
    found = sensors(machine.readings(), own=KIOSK, level=1, assisted=lambda: True)
    look(found)
    machine.spoil()
    missing = set(Kind) - {one.kind for one in look(found)}
    assert missing == {Kind.CLOCK_STEP, Kind.FOREIGN_WINDOW, Kind.INJECTED_INPUT}


def test_presses_that_the_lockdown_counts_are_those_that_are_judged() -> None:
    counts = [3, 3, 4]
    machine = Machine()
    found = sensors(machine.readings(), own=KIOSK, level=1, injected=lambda: counts.pop(0))
    machine.injected = 99
    assert [len(look(found)) for _ in range(3)] == [0, 0, 1]


def failing() -> None:
    raise OSError


def silent() -> tuple[Running, ...]:
    raise OSError


def unread(**changed: Callable[[], object]) -> Readings:
    return Readings(running=silent, ours=frozenset, **changed)  # type: ignore[arg-type]


def test_a_display_that_cannot_be_asked_is_known_by_the_toolkit() -> None:
    found = sensors(unread(heads=failing), own=1, level=1, screens=lambda: [WHOLE, BESIDE])
    assert look(found) == [Sighting(Kind.SECOND_DISPLAY)]
    assert look(sensors(unread(heads=failing), own=1, level=1)) == []


def test_a_machine_on_which_nothing_can_be_read_is_silent() -> None:
    assert look(sensors(unread(), own=1, level=2)) == []
    everything = (
        *("hardware", "session", "heads", "panes", "devices", "uptime"),
        *("traced", "injected", "holdings"),
    )
    broken = unread(**dict.fromkeys(everything, failing))
    assert look(sensors(broken, own=1, level=2)) == []


def test_this_machine_s_sensors_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    found = installed_sensors(level=1)
    assert found
    for _ in range(2):
        assert all(isinstance(one, Sighting) for one in look(found))
    assert installed_sensors(level=1, own=1)


def test_another_system_has_none() -> None:
    assert installed_sensors(level=1, platform="plan9") == ()


def test_windows_has_as_many_and_elsewhere_they_are_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    found = installed_sensors(level=1, platform="win32")
    assert len(found) == len(sensors(unread(), own=1, level=1))
    monkeypatch.delattr("ctypes.WinDLL", raising=False)
    assert all(one.look() is not None for one in found)
