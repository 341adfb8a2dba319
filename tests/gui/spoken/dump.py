"""Writes what a screen reader finds in scenes, as JSON: `dump SCENE …`, in a session of its own.

Talks to the bus of accessibility itself, so that no library of a desktop is needed.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_LAUNCHERS: Final = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
)
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_ROOT: Final = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_STATES: Final = {4: "checked", 7: "editable", 11: "focusable", 12: "focused", 24: "sensitive"}
_SHOWING: Final = 25
_LABELLED_BY: Final = 2
_PATIENCE_S: Final = 10.0


class Bus:
    """Asks the programs that can be read aloud."""

    def __init__(self) -> None:
        session = open_dbus_connection(bus="SESSION")
        bus = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        deadline = time.monotonic() + _PATIENCE_S
        address = ""
        while not address and time.monotonic() < deadline:
            answer = session.send_and_get_reply(new_method_call(bus, "GetAddress"))
            address = str(answer.body[0]) if answer.header.message_type.name != "error" else ""
        self._connection: DBusConnection = open_dbus_connection(bus=address)

    def children(self, owner: str, path: str) -> list[tuple[str, str]]:
        """What stands directly inside."""
        return list(self._call(owner, path, "GetChildren")[0])

    def application(self, name: str) -> tuple[str, str]:
        """A program of this name, as soon as it is there."""
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline:
            for owner, path in self.children(*_ROOT):
                if self.named(owner, path) == name:
                    return owner, path
            time.sleep(0.1)
        raise TimeoutError(name)

    def named(self, owner: str, path: str) -> str:
        """The name that is read aloud."""
        return str(self._property(owner, path, "Name"))

    def walk(self, owner: str, path: str) -> Iterator[dict[str, Any]]:
        """Everything in sight inside, depth first."""
        low, high = self._call(owner, path, "GetState")[0]
        bits = low | high << 32
        if bits >> _SHOWING & 1:
            yield {
                "role": self._call(owner, path, "GetRoleName")[0],
                "name": self._label(owner, path) or self.named(owner, path),
                "description": str(self._property(owner, path, "Description")),
                "states": [name for bit, name in _STATES.items() if bits >> bit & 1],
            }
        for child in self.children(owner, path):
            yield from self.walk(*child)

    def _label(self, owner: str, path: str) -> str:
        """The label before a list, by which it is called: its own name is what was chosen."""
        for kind, targets in self._call(owner, path, "GetRelationSet")[0]:
            if kind == _LABELLED_BY and targets:
                return self.named(*targets[0])
        return ""

    def _call(self, owner: str, path: str, method: str) -> tuple[Any, ...]:
        address = DBusAddress(path, bus_name=owner, interface=_ACCESSIBLE)
        body: tuple[Any, ...] = self._connection.send_and_get_reply(
            new_method_call(address, method)
        ).body
        return body

    def _property(self, owner: str, path: str, name: str) -> object:
        address = DBusAddress(path, bus_name=owner, interface=_ACCESSIBLE)
        return self._connection.send_and_get_reply(Properties(address).get(name)).body[0][1]


def main() -> int:
    """Print an object: for each scene what is in sight of it."""
    launcher = next(one for one in _LAUNCHERS if Path(one).exists())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    bus = subprocess.Popen([launcher, "--launch-immediately"], **quiet)
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    shown = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.spoken.shown"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    found = {}
    try:
        assert shown.stdin is not None
        assert shown.stdout is not None
        reader: Bus | None = None
        for scene in sys.argv[1:]:
            shown.stdin.write(f"{scene}\n")
            shown.stdin.flush()
            shown.stdout.readline()
            reader = reader or Bus()
            found[scene] = list(reader.walk(*reader.application("pix-kiosk")))
    finally:
        shown.terminate()
        bus.terminate()
        shown.wait(10)
        bus.wait(10)
    sys.stdout.write(json.dumps(found, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
