"""Which lockdown this Windows has: a prepared station, or a protected session. No toolkit."""

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.lockdown.windows.exam_station import Prepared, exam_station
from kiosk.lockdown.windows.protected_session import (
    USUAL,
    Choices,
    Host,
    protected_session,
    this_host,
)
from kiosk.lockdown.windows.registry import Hive, Registry
from kiosk.lockdown.windows.seat_operations import DESKTOP
from kiosk.ports.window import Window


class Helps(Protocol):
    """What is asked about who uses this Windows; `win32` answers."""

    def helped(self) -> bool:
        """Whether somebody uses a screen reader, a screen keyboard or a magnifier now."""
        ...


POLICIES: Final = "SOFTWARE\\Policies\\PixKiosk"


class Locking(NamedTuple):
    """A lockdown, and how many presses of programs its hooks have seen since it was made."""

    sequence: Sequence
    injected: Callable[[], int]


def choices_of(registry: Registry) -> Choices:
    """What a centre chose in the machine's policies, which only administrators write.

    Three numbers under the key `POLICIES`; what is not there is as usual.
    """

    def chosen_or(name: str, usual: bool) -> bool:  # noqa: FBT001 - a fact and its name
        value = registry.read(Hive.MACHINE, POLICIES, name)
        return usual if value is None or value.number is None else value.number != 0

    return Choices(
        no_capture=chosen_or("NoCapture", USUAL.no_capture),
        own_desktop=chosen_or("OwnDesktop", USUAL.own_desktop),
        injected_blocked=chosen_or("BlockInjectedInput", USUAL.injected_blocked),
    )


def desktop_for(registry: Registry, helps: Helps) -> str:
    """The desktop to start the application on, or nothing for that of whoever starts it.

    Helps stay on the desktop where they were started: the application is started beside them.
    """
    return DESKTOP if choices_of(registry).own_desktop and not helps.helped() else ""


def chosen(
    window: Window, note: RestoreNote, host: Host, user: str, choices: Choices = USUAL
) -> Sequence:
    """Level 2 for the account of a prepared station, level 1 for anybody else."""
    prepared = Prepared(host.registry, user)
    if prepared.obstacle():
        return protected_session(window, note, host, choices)
    return exam_station(window, note, host, prepared, choices)


def lockdown(window: Window, note: RestoreNote) -> Locking:
    """The lockdown of this Windows, as its administrators chose it."""
    from kiosk.lockdown.windows import win32
    from kiosk.lockdown.windows.winreg_registry import WinregRegistry

    registry = WinregRegistry()
    choices = choices_of(registry)
    host = this_host(window, registry, choices)
    sequence = chosen(window, note, host, win32.current_user(), choices)
    return Locking(sequence, host.hook.injected)
