"""All readings of Windows, put together from its calls. Judges nothing."""

import os
import re
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kiosk.detection.clipboard import Holding
from kiosk.detection.debugger import Traced
from kiosk.detection.displays import Head
from kiosk.detection.keyboards import Device
from kiosk.detection.programs import Running, descendants
from kiosk.detection.readings import Readings
from kiosk.detection.remote_session import Session, protocol_of
from kiosk.detection.suspend import Uptime
from kiosk.detection.virtual_machine import Hardware
from kiosk.detection.watch import Shared
from kiosk.detection.windows import win32
from kiosk.detection.windows_in_front import Pane, Role
from kiosk.ports.window import Rectangle
from kiosk.words.programs import plain

_NS_PER_MS: Final = 1_000_000
_FRESH_MS: Final = 4_500
_REMOTE_SESSION: Final = 0x1000
_REMOTE_CONTROL: Final = 0x2001
_FIRMWARE: Final = r"HARDWARE\DESCRIPTION\System\BIOS"
_FIRMWARE_VALUES: Final = (
    *("SystemManufacturer", "SystemProductName", "BaseBoardManufacturer", "BIOSVendor"),
)
_BUS: Final = r"SYSTEM\CurrentControlSet\Enum\PCI"
_VENDOR: Final = re.compile(r"VEN_([0-9A-F]{4})", re.IGNORECASE)
_MAKER: Final = re.compile(
    r"(?:VID|VEN)_?([0-9A-F]{4,8})&(?:PID|DEV)_?([0-9A-F]{4})", re.IGNORECASE
)
_ALPHABET: Final = 40
"""Keys: a power button, a remote control and a row of volume keys have fewer."""
_ROLES: Final[Mapping[str, Role]] = {
    "Progman": Role.DESKTOP,
    "WorkerW": Role.DESKTOP,
    "Shell_TrayWnd": Role.PANEL,
    "Shell_SecondaryTrayWnd": Role.PANEL,
    "tooltips_class32": Role.NOTICE,
    "Windows.UI.Core.CoreWindow": Role.NOTICE,
}
_DRIVERS: Final = frozenset({"nvidia share", "nvidia overlay"})
"""Programs of drivers whose empty window lies over every screen."""


def windows_readings(own: int) -> Readings:
    """Those of this machine.

    Args:
        own: The number of the kiosk's process.
    """
    running = Shared(lambda: running_of(win32.processes(), own), _awake_ms, _FRESH_MS)

    def ours() -> frozenset[int]:
        return descendants(running(), own)

    return Readings(
        running=running,
        ours=ours,
        hardware=hardware,
        session=lambda: session(running()),
        heads=heads,
        panes=lambda: panes(ours),
        devices=devices,
        uptime=uptime,
        traced=lambda: (Traced(own, int(win32.debugged())),),
        holdings=lambda: holdings(ours),
    )


def running_of(found: Iterable[win32.Process], own: int) -> tuple[Running, ...]:
    """The processes; what runs in another session, such as a service, is no ordinary one."""
    here = win32.session_of(own)
    return tuple(
        Running(one.pid, one.parent, (one.file,), ordinary=win32.session_of(one.pid) == here)
        for one in found
        if one.pid
    )


def hardware() -> Hardware:
    """The firmware's names, and the makers of the devices that were ever on the bus."""
    values = win32.values(_FIRMWARE)
    found = (_VENDOR.match(name) for name in win32.keys(_BUS))
    return Hardware(
        firmware=tuple(values[name] for name in _FIRMWARE_VALUES if name in values),
        vendors=tuple(int(one[1], 16) for one in found if one),
    )


def session(running: tuple[Running, ...]) -> Session:
    """How this session came to its screen."""
    return Session(
        remote=bool(win32.metric(_REMOTE_SESSION)),
        controlled=bool(win32.metric(_REMOTE_CONTROL)),
        protocol=protocol_of(tuple(os.environ)),
        running=running,
    )


def heads() -> tuple[Head, ...]:
    """The active displays."""
    return tuple(Head(Rectangle(*rect), name) for rect, name in win32.monitors())


def panes(ours: Callable[[], frozenset[int]]) -> tuple[Pane, ...]:
    """The visible windows, from the lowest to the highest."""
    family = ours()
    return tuple(
        Pane(
            Rectangle(*one.rect),
            "" if one.pid in family else plain(win32.file_of(one.pid)),
            ours=one.pid in family,
            role=_role(one),
        )
        for one in reversed(win32.windows())
    )


def _role(window: win32.TopWindow) -> Role:
    if plain(win32.file_of(window.pid)) in _DRIVERS:
        return Role.DRIVER
    return _ROLES.get(window.kind, Role.PLAIN)


def devices() -> tuple[Device, ...]:
    """The keyboards; those that a remote session or the system makes up are none."""
    return tuple(
        device_of(name, keys)
        for name, keys in win32.keyboards()
        if not name.upper().startswith(("\\\\?\\ROOT#", "\\??\\ROOT#"))
    )


def device_of(name: str, keys: int) -> Device:
    """A keyboard by the numbers of its maker, which its name holds, wherever it is plugged in."""
    found = _MAKER.search(name)
    identity = ":".join(found.groups()).upper() if found else name
    return Device(identity, f"USB {identity}" if found else "", writes=keys >= _ALPHABET)


def holdings(ours: Callable[[], frozenset[int]]) -> tuple[Holding, ...]:
    """Who holds the clipboard; its content is never asked for."""
    owner, change = win32.clipboard()
    if not owner:
        return ()
    pid = win32.window_pid(owner)
    file = win32.file_of(pid)
    return (Holding(owner, plain(file), ours=pid in ours(), change=change),)


def uptime() -> Uptime:
    """Both clocks, read one after the other."""
    return Uptime(*win32.uptimes())


def _awake_ms() -> int:
    return time.monotonic_ns() // _NS_PER_MS
