"""What a Linux machine says of its hardware, its keyboards, its session and its clocks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.keyboards import came
from kiosk.detection.linux.hardware import hardware
from kiosk.detection.linux.input_devices import devices_of, input_devices
from kiosk.detection.linux.session import Sessions
from kiosk.detection.linux.uptime import uptime
from kiosk.detection.programs import Running
from kiosk.detection.remote_session import watched
from kiosk.detection.suspend import suspended
from kiosk.detection.virtual_machine import virtual
from kiosk.ports.sensor import Kind, Sighting

KEYBOARD = """I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="Logitech USB Keyboard"
P: Phys=usb-0000:00:14.0-2/input0
S: Sysfs=/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0003:046D:C31C.0001/input/input5
U: Uniq=
H: Handlers=sysrq kbd leds event5
B: PROP=0
B: EV=120013
B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe
"""
BUTTON = """I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
P: Phys=PNP0C0C/button/input0
H: Handlers=kbd event0
B: EV=3
B: KEY=10000000000000 0
"""
MOUSE = """I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="Logitech USB Optical Mouse"
H: Handlers=mouse0 event4
B: KEY=ff0000 0 0 0 0
"""
BRAILLE = """I: Bus=0003 Vendor=0904 Product=4004 Version=0111
N: Name="Baum VarioUltra"
H: Handlers=kbd event9
B: KEY=3ff000000000000 0 0 0 0 0 0 0
"""


def test_a_keyboard_is_known_by_its_letters_and_named_by_its_maker() -> None:
    before = devices_of(f"{BUTTON}\n{MOUSE}\n")
    now = devices_of(f"{BUTTON}\n{MOUSE}\n{KEYBOARD}\n{BRAILLE}\n")
    assert [one.writes for one in now] == [False, False, True, False]
    assert came(before, now) == (Sighting(Kind.NEW_KEYBOARD, "Logitech USB Keyboard"),)


def test_benign_the_same_keyboard_in_another_socket() -> None:
    moved = KEYBOARD.replace("14.0-2", "14.0-7").replace("event5", "event11")
    assert came(devices_of(KEYBOARD), devices_of(moved)) == ()


def test_benign_buttons_mice_and_braille_displays() -> None:
    assert came((), devices_of(f"{BUTTON}\n{MOUSE}\n{BRAILLE}")) == ()


def test_the_list_of_this_machine_is_read(tmp_path: Path) -> None:
    place = tmp_path / "devices"
    place.write_text(KEYBOARD)
    assert [one.name for one in input_devices(place)] == ["Logitech USB Keyboard"]
    with pytest.raises(FileNotFoundError):
        input_devices(tmp_path / "none")


@given(st.text(alphabet='IBKEYN:="_ \n0123', max_size=80))
def test_a_garbled_list_has_no_keyboard_with_all_letters(text: str) -> None:
    try:
        found = devices_of(text)
    except ValueError:
        return
    assert all(isinstance(one.name, str) for one in found)


# Hardware.


def machine(root: Path, *, firmware: str, flags: str, cards: dict[str, str], bus: str) -> Path:
    dmi = root / "sys/class/dmi/id"
    dmi.mkdir(parents=True)
    (dmi / "sys_vendor").write_text(firmware + "\n")
    (root / "proc").mkdir()
    (root / "proc/cpuinfo").write_text(f"processor\t: 0\nflags\t\t: fpu {flags}\n")
    for name, address in cards.items():
        card = root / "sys/class/net" / name
        card.mkdir(parents=True)
        (card / "address").write_text(address + "\n")
        if not name.startswith("v"):
            (card / "device").mkdir()
    device = root / "sys/bus/pci/devices/0000:00:02.0"
    device.mkdir(parents=True)
    (device / "vendor").write_text(bus + "\n")
    (root / "sys/bus/pci/devices/odd").mkdir()
    return root


@pytest.mark.attack("virtual-machine")
def test_a_virtual_machine_is_told(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        firmware="innotek GmbH",
        flags="hypervisor",
        cards={"eth0": "08:00:27:aa:bb:cc"},
        bus="0x80ee",
    )
    assert virtual(hardware(root)) == (Sighting(Kind.VIRTUAL_MACHINE, "VirtualBox"),)


def test_benign_a_computer_that_hosts_virtual_machines(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        firmware="Dell Inc.",
        flags="vmx",
        cards={"eno1": "b0:7b:25:00:00:01", "virbr0": "52:54:00:11:22:33", "vmnet8": "00:50:56:c0"},
        bus="0x8086",
    )
    found = hardware(root)
    assert found.addresses == ("b0:7b:25:00:00:01",)
    assert virtual(found) == ()


def test_benign_a_surface_under_linux(tmp_path: Path) -> None:
    root = machine(
        tmp_path, firmware="Microsoft Corporation", flags="hypervisor", cards={}, bus="0x8086"
    )
    assert virtual(hardware(root)) == ()


def test_benign_a_machine_that_tells_nothing(tmp_path: Path) -> None:
    assert virtual(hardware(tmp_path)) == ()


# Session.


def session(folder: Path, **environ: str) -> tuple[Sighting, ...]:
    running = (Running(5, 1, ("firefox",), 1000),)
    return watched(Sessions(lambda: running, environ, folder)())


@pytest.mark.attack("remote-session")
def test_a_session_made_from_elsewhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "c4").write_text("UID=1000\nREMOTE=1\nTYPE=x11\n")
    assert session(tmp_path, XDG_SESSION_ID="c4") == (Sighting(Kind.REMOTE_SESSION),)


@pytest.mark.parametrize("name", ["localhost:10.0", "poste-3:0", "127.0.0.1:11"])
def test_a_display_over_the_network_is_told(tmp_path: Path, name: str) -> None:
    assert session(tmp_path, DISPLAY=name) == (Sighting(Kind.REMOTE_SESSION),)


def test_a_session_of_xrdp_is_told_by_name(tmp_path: Path) -> None:
    assert session(tmp_path, DISPLAY=":10", XRDP_SESSION="1") == (
        Sighting(Kind.REMOTE_SESSION, "XRDP"),
    )


@pytest.mark.parametrize("name", [":0", ":1.0", "unix:0", "", "odd"])
def test_benign_a_display_of_this_machine(tmp_path: Path, name: str) -> None:
    (tmp_path / "2").write_text("UID=1000\nREMOTE=0\n")
    assert session(tmp_path, DISPLAY=name, XDG_SESSION_ID="2") == ()


def test_benign_a_session_that_the_system_does_not_know(tmp_path: Path) -> None:
    assert session(tmp_path, XDG_SESSION_ID="9") == ()
    assert session(tmp_path, XDG_SESSION_ID="../../etc/passwd") == ()


def test_benign_a_key_agent_of_a_session_at_the_machine(tmp_path: Path) -> None:
    assert session(tmp_path, DISPLAY=":0", SSH_AUTH_SOCK="/run/user/1000/keyring/ssh") == ()


# Clocks.


def test_both_clocks_go_on_together_while_the_machine_is_awake() -> None:
    before, now = uptime(), uptime()
    assert now.awake_ms >= before.awake_ms > 0
    assert suspended(before, now) == ()
