"""Which lockdown this Windows has: a prepared station, or a protected session. No toolkit."""

from collections.abc import Callable

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
from kiosk.ports.window import Window


def chosen(
    window: Window, note: RestoreNote, host: Host, user: str, choices: Choices = USUAL
) -> Sequence:
    """Level 2 for the account of a prepared station, level 1 for anybody else."""
    prepared = Prepared(host.registry, user)
    if prepared.obstacle():
        return protected_session(window, note, host, choices)
    return exam_station(window, note, host, prepared, choices)


def lockdown(window: Window, note: RestoreNote, handle: Callable[[], int]) -> Sequence:
    """The lockdown of this Windows.

    Args:
        window: The top window.
        note: Where what is to be put back is noted.
        handle: The native handle of that window, asked when it is needed.
    """
    from kiosk.lockdown.windows import win32

    return chosen(window, note, this_host(handle), win32.current_user())
