"""Which process made a window of an X11 display, and whether it is ours. Judges nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.detection.linux.processes import PROC, comes_from, word_of
from kiosk.detection.linux.x11 import protocol
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.wire import Connection

_CLASS: Final = 67
"""The number of `WM_CLASS`, the same on every display."""
_CARDINAL_PID: Final = "_NET_WM_PID"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who made a window: `client` tells the display's clients apart, `pid` is 0 when unknown."""

    client: int
    pid: int
    program: str
    ours: bool


class Owners:
    """Asks a display for the makers of windows."""

    def __init__(self, display: Display, own: int, proc: Path = PROC) -> None:
        self._display = display
        self._own = own
        self._proc = proc

    def client(self, connection: Connection, window: int) -> int:
        """What the windows of one client have in common."""
        return window & ~connection.welcome.mask

    def of(self, connection: Connection, windows: Iterable[int]) -> dict[int, Owner]:
        """The maker of each window."""
        asked = tuple(windows)
        pids = self._pids(connection, asked)
        replies = connection.ask([protocol.get_property(one, _CLASS) for one in asked])
        found = {}
        for window, reply in zip(asked, replies, strict=True):
            pid = pids.get(self.client(connection, window), 0)
            name = (protocol.texts(reply) or ("",))[-1] or word_of(pid, self._proc)
            client = self.client(connection, window)
            found[window] = Owner(client, pid, name, ours=comes_from(pid, self._own, self._proc))
        return found

    def _pids(self, connection: Connection, windows: tuple[int, ...]) -> dict[int, int]:
        code = self._display.opcode("X-Resource")
        clients = sorted({self.client(connection, one) for one in windows})
        if code and clients:
            return protocol.pids(connection.ask([protocol.client_pids(code, clients)])[0])
        atom = self._display.atom(connection, _CARDINAL_PID)
        replies = connection.ask([protocol.get_property(one, atom) for one in windows])
        said = zip(windows, map(protocol.numbers, replies), strict=True)
        return {self.client(connection, one): pid[0] for one, pid in said if pid}
