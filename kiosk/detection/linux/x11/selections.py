"""Who holds the clipboards of an X11 display; their content is never asked for."""

from typing import Final

from kiosk.detection.clipboard import Holding
from kiosk.detection.linux.x11 import protocol
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.owners import Owners
from kiosk.detection.linux.x11.wire import Connection

CLIPBOARDS: Final = ("CLIPBOARD", "PRIMARY")
_KEEPERS: Final = ("CLIPBOARD_MANAGER", "WM_S0", "_NET_WM_CM_S0")
"""What programs hold that keep the clipboard of others: managers of it, of windows."""


class Selections:
    """Asks who holds what is copied and what is marked."""

    def __init__(self, display: Display, owners: Owners) -> None:
        self._display = display
        self._owners = owners

    def __call__(self) -> tuple[Holding, ...]:
        """The holders, one for each clipboard that anybody holds.

        Raises:
            OSError: The display does not answer.
        """
        return self._display.ask(self._read)

    def _read(self, connection: Connection) -> tuple[Holding, ...]:
        held = [one for one in self._holders(connection, CLIPBOARDS) if one]
        keepers = {
            self._owners.client(connection, one)
            for one in self._holders(connection, _KEEPERS)
            if one
        }
        owners = self._owners.of(connection, held)
        return tuple(
            Holding(
                window,
                owners[window].program,
                ours=owners[window].ours,
                keeper=owners[window].client in keepers,
            )
            for window in held
        )

    def _holders(self, connection: Connection, names: tuple[str, ...]) -> list[int]:
        atoms = [self._display.atom(connection, name) for name in names]
        asked = [protocol.get_selection_owner(one) for one in atoms if one]
        return [protocol.first_number(reply) for reply in connection.ask(asked)]
