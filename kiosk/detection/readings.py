"""What a system has to offer for sensors: one reading for each kind. Knows no system."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.detection.clipboard import Holding
from kiosk.detection.debugger import Traced
from kiosk.detection.displays import Head
from kiosk.detection.keyboards import Device
from kiosk.detection.programs import Running
from kiosk.detection.remote_session import Session
from kiosk.detection.suspend import Uptime
from kiosk.detection.virtual_machine import Hardware
from kiosk.detection.windows_in_front import Pane


def nothing() -> None:
    """What a system tells of which it can tell nothing."""
    return


@dataclass(frozen=True, slots=True)
class Readings:
    """Each may raise anything, which is silence, and gives None for what it cannot know.

    `running` is read by several sensors; `ours` are this process and those that it started;
    `injected` counts presses that no device made.
    """

    running: Callable[[], tuple[Running, ...]]
    ours: Callable[[], frozenset[int]]
    hardware: Callable[[], Hardware | None] = nothing
    session: Callable[[], Session | None] = nothing
    heads: Callable[[], tuple[Head, ...] | None] = nothing
    panes: Callable[[], tuple[Pane, ...] | None] = nothing
    devices: Callable[[], tuple[Device, ...] | None] = nothing
    uptime: Callable[[], Uptime | None] = nothing
    traced: Callable[[], tuple[Traced, ...] | None] = nothing
    injected: Callable[[], int | None] = nothing
    holdings: Callable[[], tuple[Holding, ...] | None] = nothing
