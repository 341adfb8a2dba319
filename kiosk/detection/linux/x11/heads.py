"""The displays that an X11 server lights. Judges none."""

from kiosk.detection.displays import Head
from kiosk.detection.linux.x11 import protocol
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.wire import Connection
from kiosk.ports.window import Rectangle


class Heads:
    """Asks without probing: what is plugged in but off is not lit."""

    def __init__(self, display: Display) -> None:
        self._display = display

    def __call__(self) -> tuple[Head, ...]:
        """The displays that are lit, each with its part of its screen.

        Raises:
            OSError: The display does not answer.
        """
        return self._display.ask(self._read)

    def _read(self, connection: Connection) -> tuple[Head, ...]:
        code = self._display.opcode("RANDR")
        if not code:
            return tuple(
                Head(Rectangle(0, 0, root.width, root.height), desktop=number)
                for number, root in enumerate(connection.welcome.roots)
            )
        found: list[Head] = []
        for number, root in enumerate(connection.welcome.roots):
            reply = connection.ask([protocol.screen_resources(code, root.window)])[0]
            when, crtcs = protocol.resources(reply)
            infos = connection.ask([protocol.crtc_info(code, one, when) for one in crtcs])
            lit = [(place, output) for place, output in map(protocol.crtc, infos) if output]
            names = connection.ask([protocol.output_info(code, one, when) for _, one in lit])
            found += [
                Head(Rectangle(*place), protocol.output_name(name), number)
                for (place, _), name in zip(lit, names, strict=True)
            ]
        return tuple(found)
