"""What a machine is to become, from what it is now. Changes nothing."""

import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kiosk.lockdown.linux.station.dedicated_account import account_for
from kiosk.lockdown.linux.station.host import Host
from kiosk.lockdown.linux.station.kernel_values import FILE, changes, configured, read_values
from kiosk.lockdown.linux.station.settings import (
    Display,
    Keyboard,
    Server,
    Station,
    keyboard_of,
    server_of,
)
from kiosk.ports.errors import LockdownError

_KEYBOARD: Final = "/etc/default/keyboard"
_SYSCTL: Final = ("/usr/lib/sysctl.d", "/usr/local/lib/sysctl.d", "/run/sysctl.d", "/etc/sysctl.d")
_SYSCTL_FILE: Final = "/etc/sysctl.conf"
_USBGUARD: Final = "usbguard-daemon"

Resolve = Callable[[str, int], tuple[str, ...]]


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a name, sorted; none when it is not known now."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return ()
    return tuple(sorted({str(one[4][0]).partition("%")[0] for one in found}))


def decide(
    host: Host,
    program: tuple[str, ...],
    trees: tuple[str, ...],
    url: str = "",
    *,
    several_keyboards: bool = False,
    addresses: Resolve = resolve,
    running: Callable[[], Mapping[str, int]] = read_values,
) -> Station:
    """All that the preparation of this machine depends on.

    Args:
        host: The machine.
        program: The first words of the station's command line.
        trees: The folders that its code comes from.
        url: The server's address; empty for a station that only uses sticks.
        several_keyboards: Whether a second keyboard is welcome where USBGuard would refuse it.
        addresses: Finds the addresses of a name.
        running: The values of the running kernel.

    Raises:
        LockdownError: `reason` says which part of the machine cannot be read.
        ValueError: The address is not one of a server.
    """
    server = _server(url, addresses) if url else None
    try:
        account = account_for(host)
    except ValueError as error:
        raise LockdownError(operation="account", reason="no-accounts") from error
    return Station(
        program,
        account.uid,
        account.gid,
        Display.GREETD if host.has_program(Display.GREETD) else _other(host),
        _keyboard(host),
        server,
        host.has_program(_USBGUARD) and not several_keyboards,
        trees,
        changes(running() if host.live else None, configured(_kernel_files(host))),
    )


def _other(host: Host) -> Display:
    """The one that is there; the first choice where none is, so that it is the one asked for."""
    return Display.LIGHTDM if host.has_program(Display.LIGHTDM) else Display.GREETD


def _server(url: str, addresses: Resolve) -> Server:
    name, port = server_of(url)
    found = addresses(name, port)
    if not found:
        raise LockdownError(operation="firewall", reason="server-unknown")
    return Server(url, name, port, found)


def _keyboard(host: Host) -> Keyboard:
    found = host.look(_KEYBOARD)
    return keyboard_of("" if found is None else found.content.decode("utf-8", "replace"))


def _kernel_files(host: Host) -> list[str]:
    paths = [path for folder in _SYSCTL for path, _ in host.below(folder)]
    found = (host.look(path) for path in (*paths, _SYSCTL_FILE) if path != FILE)
    return [one.content.decode("utf-8", "replace") for one in found if one is not None]


def code_places() -> tuple[str, ...]:
    """Where this program's code comes from: its own folder, or all that its Python imports from."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).parent),)
    places = (Path(place) for place in (sys.executable, *sys.path) if place)
    known = dict.fromkeys(str(one) for place in places for one in (place, place.resolve()))
    return tuple(one for one in known if Path(one).is_absolute() and Path(one).exists())
