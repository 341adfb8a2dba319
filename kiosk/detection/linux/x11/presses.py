"""Presses that programs made on an X11 display, counted. Which key it was is not looked at."""

from typing import Final

from kiosk.detection.linux.x11 import protocol
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.wire import Connection

_MADE_UP: Final = "XTEST"
"""What is in the names of the two devices by which programs press keys and buttons."""


class Presses:
    """Listens from the first question on; needs a connection of its own."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._listening: Connection | None = None
        self._made_up: frozenset[int] = frozenset()
        self._count = 0

    def __call__(self) -> int | None:
        """How many there were; None where the display cannot tell who pressed.

        Raises:
            OSError: The display does not answer.
        """
        return self._display.ask(self._read)

    def _read(self, connection: Connection) -> int | None:
        code = self._display.opcode("XInputExtension")
        if not code:
            return None
        if self._listening is not connection:
            self._listen(connection, code)
        for event in connection.drain():
            self._count += protocol.pressed_device(event, code) in self._made_up
        return self._count

    def _listen(self, connection: Connection, code: int) -> None:
        names = protocol.devices(connection.ask([protocol.query_devices(code)])[0])
        self._made_up = frozenset(number for number, name in names.items() if _MADE_UP in name)
        for root in connection.welcome.roots:
            connection.tell(protocol.select_presses(code, root.window))
        self._listening = connection
