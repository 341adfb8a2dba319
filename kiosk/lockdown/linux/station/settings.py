"""What was decided when a machine was made an exam station. Knows no machine.

Kept as JSON in root's own file, so that the guard and `verify` check what was decided then.
"""

import ipaddress
import json
import re
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from kiosk.lockdown.linux.station.account_lines import Account
from kiosk.lockdown.linux.station.places import ACCOUNT, HOME

_PORTS: Final = {"https": 443, "http": 80}
_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?", re.ASCII)
_LAYOUT: Final = re.compile(r"[A-Za-z0-9_,:()+-]{0,64}", re.ASCII)
_SETTING: Final = re.compile(r'^XKB(MODEL|LAYOUT|VARIANT)="?([^"\n]*)"?\s*$', re.MULTILINE)


class Display(StrEnum):
    """The program that starts the session."""

    GREETD = "greetd"
    LIGHTDM = "lightdm"


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The keyboard of the station, in the words of XKB."""

    model: str = "pc105"
    layout: str = "fr"
    variant: str = ""

    def __post_init__(self) -> None:
        if not all(_LAYOUT.fullmatch(word) for word in (self.model, self.layout, self.variant)):
            raise ValueError("not a keyboard")


@dataclass(frozen=True, slots=True)
class Server:
    """The one place on the network that the account may speak to."""

    url: str
    host: str
    port: int
    addresses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if server_of(self.url)[:2] != (self.host, self.port):
            raise ValueError("not the server of this address")
        for address in self.addresses:
            ipaddress.ip_address(address)


@dataclass(frozen=True, slots=True)
class Station:
    """All that the preparation depends on.

    `program` holds the first words of the station's command line, `trees` the folders that its
    code comes from, `kernel` the values to set because the machine's own were looser,
    `one_keyboard` whether a second keyboard is refused.
    """

    program: tuple[str, ...]
    uid: int
    gid: int
    display: Display
    keyboard: Keyboard = field(default_factory=Keyboard)
    server: Server | None = None
    one_keyboard: bool = False
    trees: tuple[str, ...] = ()
    kernel: tuple[tuple[str, int], ...] = ()

    @property
    def account(self) -> Account:
        """The account that exams are sat under."""
        return Account(ACCOUNT, self.uid, self.gid, HOME, "/usr/sbin/nologin")

    def serialize(self) -> bytes:
        """The bytes of the settings file."""
        return json.dumps({"v": 1, **asdict(self)}, indent=1).encode() + b"\n"


def parse_station(untrusted: bytes) -> Station:
    """The settings in the bytes of their file.

    Raises:
        ValueError: They are not such settings.
    """
    match json.loads(untrusted):
        case {
            "v": 1,
            "program": [str(), *_] as program,
            "uid": int(uid),
            "gid": int(gid),
            "display": str(display),
            "keyboard": {"model": str(model), "layout": str(layout), "variant": str(variant)},
            "server": server,
            "one_keyboard": bool(one_keyboard),
            "trees": [*trees],
            "kernel": [*kernel],
        }:
            return Station(
                tuple(str(word) for word in program),
                uid,
                gid,
                Display(display),
                Keyboard(model, layout, variant),
                _server(server),
                one_keyboard,
                tuple(str(tree) for tree in trees),
                tuple((str(name), int(value)) for name, value in kernel),
            )
        case _:
            raise ValueError("not a station")


def _server(untrusted: object) -> Server | None:
    match untrusted:
        case None:
            return None
        case {"url": str(url), "host": str(host), "port": int(port), "addresses": [*addresses]}:
            return Server(url, host, port, tuple(str(one) for one in addresses))
        case _:
            raise ValueError("not a server")


def server_of(url: str) -> tuple[str, int]:
    """The host and the port that an address of a server names.

    Raises:
        ValueError: It is no such address, or holds a name and a password.

    >>> server_of("https://exam.example/")
    ('exam.example', 443)
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if parts.scheme not in _PORTS or parts.username or not url.isascii() or not url.isprintable():
        raise ValueError("not a server")
    if " " in url or "'" in url or not (_NAME.fullmatch(host) or _is_address(host)):
        raise ValueError("not a server")
    return host, parts.port or _PORTS[parts.scheme]


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def keyboard_of(text: str) -> Keyboard:
    r"""The keyboard that `/etc/default/keyboard` tells; a French one where it tells none.

    >>> keyboard_of('XKBLAYOUT="fr"\nXKBVARIANT="bepo"').variant
    'bepo'
    """
    told = dict(_SETTING.findall(text))
    try:
        return Keyboard(
            told.get("MODEL") or "pc105", told.get("LAYOUT") or "fr", told.get("VARIANT") or ""
        )
    except ValueError:
        return Keyboard()
