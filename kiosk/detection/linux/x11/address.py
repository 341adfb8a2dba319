"""Where an X11 display listens and what it asks to be let in. Opens nothing."""

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"(?P<host>[^:/]*)(?:/unix)?:(?P<number>\d{1,5})(?:\.\d+)?")
_LOCAL: Final = ("", "unix")
_COOKIE: Final = "MIT-MAGIC-COOKIE-1"
_FAMILY_LOCAL: Final = 256
_FAMILY_WILD: Final = 65535
_LARGEST: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an authority file."""

    family: int
    number: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Address:
    """A display: `host` is empty for one of this machine."""

    host: str
    number: int

    @property
    def local(self) -> bool:
        """Whether it is reached through a socket of this machine."""
        return self.host in _LOCAL

    @property
    def sockets(self) -> tuple[str, ...]:
        """Where a local one listens: an abstract name, which begins with a zero, then a file."""
        path = f"/tmp/.X11-unix/X{self.number}"  # noqa: S108 - the place that X11 prescribes
        return (f"\0{path}", path)


def address_of(display: str) -> Address | None:
    """The address that a `DISPLAY` names; None when it names none.

    >>> address_of(":7.0"), address_of("localhost:10.0").local
    (Address(host='', number=7), False)
    """
    found = _NAME.fullmatch(display)
    return None if found is None else Address(found["host"], int(found["number"]))


def entries(content: bytes) -> Iterator[Entry]:
    """What an authority file holds; whatever is cut off is left out."""
    place = 0
    try:
        while place < len(content):
            (family,) = struct.unpack_from(">H", content, place)
            place += 2
            texts = []
            for _ in range(4):
                (length,) = struct.unpack_from(">H", content, place)
                texts.append(content[place + 2 : place + 2 + length])
                if len(texts[-1]) != length:
                    return
                place += 2 + length
            yield Entry(family, texts[1].decode("ascii"), texts[2].decode("ascii"), texts[3])
    except (struct.error, UnicodeDecodeError):
        return


def cookie(content: bytes, number: int) -> bytes:
    """What lets one in at a local display; empty when the file knows nothing of it."""
    for one in entries(content):
        if one.name != _COOKIE or one.number not in ("", str(number)):
            continue
        if one.family in (_FAMILY_LOCAL, _FAMILY_WILD):
            return one.data
    return b""


def authority(environ: Mapping[str, str], number: int) -> tuple[bytes, bytes]:
    """The name and the data of the permission for a display, as this account has it."""
    place = environ.get("XAUTHORITY") or f"{environ.get('HOME', '')}/.Xauthority"
    try:
        with Path(place).open("rb") as file:
            data = cookie(file.read(_LARGEST), number)
    except (OSError, ValueError):
        data = b""
    return (_COOKIE.encode("ascii"), data) if data else (b"", b"")
