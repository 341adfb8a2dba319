"""The windows that are on an X11 display, from the lowest to the highest. Judges none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kiosk.detection.linux.x11 import protocol
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.owners import Owners
from kiosk.detection.linux.x11.wire import Connection
from kiosk.detection.windows_in_front import Pane, Role
from kiosk.ports.window import Rectangle

_MOST: Final = 400
_WINDOW_MANAGER: Final = "_NET_SUPPORTING_WM_CHECK"
_TYPE: Final = "_NET_WM_WINDOW_TYPE"
_ROLES: Final = {
    "DESKTOP": Role.DESKTOP,
    "DOCK": Role.PANEL,
    "NOTIFICATION": Role.NOTICE,
    "TOOLTIP": Role.NOTICE,
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A window on the screen, and where it begins in the coordinates of its root."""

    window: int
    place: Rectangle


class Panes:
    """What is on the screens of a display, without what its window manager draws around it."""

    def __init__(self, display: Display, owners: Owners) -> None:
        self._display = display
        self._owners = owners

    def __call__(self) -> tuple[Pane, ...]:
        """All windows that are on a screen.

        Raises:
            OSError: The display does not answer.
        """
        return self._display.ask(self._read)

    def _read(self, connection: Connection) -> tuple[Pane, ...]:
        found: list[Pane] = []
        for number, root in enumerate(connection.welcome.roots):
            screen = Rectangle(0, 0, root.width, root.height)
            top = _Shown(root.window, screen)
            shown = list(self._within(connection, top))
            if self._crowded(connection, top):
                # Ours may be lower than the windows that are looked at: those are before it then.
                found.append(Pane(screen, ours=True, desktop=number))
            manager = self._manager(connection, root.window)
            clients = self._unframed(connection, shown, manager)
            found += self._described(connection, clients, number)
        return tuple(found)

    def _within(self, connection: Connection, parent: _Shown) -> Iterator[_Shown]:
        tree = connection.ask([protocol.query_tree(parent.window)])[0]
        windows = protocol.children(tree)[-_MOST:]
        states = connection.ask([protocol.get_attributes(one) for one in windows])
        seen = [
            window
            for window, state in zip(windows, map(protocol.attributes, states), strict=True)
            if state.viewable and state.drawn
        ]
        places = connection.ask([protocol.get_geometry(one) for one in seen])
        for window, place in zip(seen, map(protocol.geometry, places), strict=True):
            left, top, width, height = place
            yield _Shown(
                window,
                Rectangle(parent.place.left + left, parent.place.top + top, width, height),
            )

    def _crowded(self, connection: Connection, parent: _Shown) -> bool:
        """Whether there are more windows than are looked at."""
        tree = connection.ask([protocol.query_tree(parent.window)])[0]
        return len(protocol.children(tree)) > _MOST

    def _manager(self, connection: Connection, root: int) -> int:
        """The client that frames windows; 0 where windows stand by themselves."""
        atom = self._display.atom(connection, _WINDOW_MANAGER)
        if not atom:
            return 0
        said = protocol.numbers(connection.ask([protocol.get_property(root, atom)])[0])
        return self._owners.client(connection, said[0]) if said else 0

    def _unframed(
        self, connection: Connection, shown: list[_Shown], manager: int
    ) -> Iterator[_Shown]:
        for one in shown:
            if not manager or self._owners.client(connection, one.window) != manager:
                yield one
                continue
            inside = list(self._within(connection, one))
            while inside:
                deeper: list[_Shown] = []
                for child in inside:
                    if self._owners.client(connection, child.window) == manager:
                        deeper += self._within(connection, child)
                    else:
                        yield child
                inside = deeper

    def _described(
        self, connection: Connection, shown: Iterator[_Shown], desktop: int
    ) -> Iterator[Pane]:
        windows = list(shown)
        owners = self._owners.of(connection, (one.window for one in windows))
        roles = self._roles(connection, [one.window for one in windows])
        for one, role in zip(windows, roles, strict=True):
            owner = owners[one.window]
            pane = Pane(one.place, owner.program, ours=owner.ours, desktop=desktop)
            yield replace(pane, role=role)

    def _roles(self, connection: Connection, windows: list[int]) -> list[Role]:
        atom = self._display.atom(connection, _TYPE)
        if not atom:
            return [Role.PLAIN] * len(windows)
        known = {
            self._display.atom(connection, f"{_TYPE}_{name}"): role for name, role in _ROLES.items()
        }
        replies = connection.ask([protocol.get_property(one, atom) for one in windows])
        return [
            next((known[one] for one in protocol.numbers(reply) if one in known), Role.PLAIN)
            for reply in replies
        ]
