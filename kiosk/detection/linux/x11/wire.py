"""A connection to an X11 server: requests out, replies in, all in time. Knows no request.

Every answer is bounded in size and in time; whatever goes wrong is an `OSError`, and the
connection is then of no more use.
"""

import socket
import struct
import time
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from kiosk.detection.linux.x11.address import Address

ANSWER_S: Final = 0.25
"""How long all answers to one batch of questions may take."""
_BLOCK: Final = 32
_LARGEST: Final = 1 << 22
_ERROR: Final = 0
_REPLY: Final = 1
_GENERIC_EVENT: Final = 35
_SENT: Final = 0x7F
"""The bits of an event's code; the highest one says that another program sent it."""
_ACCEPTED: Final = 1
_MOST_EVENTS: Final = 4096
_FOCUS: Final = struct.pack("<BBH", 43, 0, 1)


class WireError(OSError):
    """The server said what it should not, or nothing in time."""


@dataclass(frozen=True, slots=True)
class Root:
    """The root window of one screen, with its size in pixels."""

    window: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a server tells at the beginning; an id without `mask` is its client's."""

    mask: int
    roots: tuple[Root, ...]


def greeting(name: bytes, data: bytes) -> bytes:
    """What a client says first."""
    head = struct.pack("<BxHHHHxx", 0x6C, 11, 0, len(name), len(data))
    return head + padded(name) + padded(data)


def padded(data: bytes) -> bytes:
    """Data up to the next multiple of four bytes."""
    return data + bytes(-len(data) % 4)


def welcome_of(body: bytes) -> Welcome:
    """What the body of an accepted greeting tells.

    Raises:
        WireError: It is shorter than what it announces.
    """
    try:
        _, _, mask, _, vendor, _, count, formats = struct.unpack_from("<IIIIHHBB", body, 0)
        place = 32 + vendor + (-vendor % 4) + 8 * formats
        roots = []
        for _ in range(count):
            window, width, height = struct.unpack_from("<I16xHH", body, place)
            (depths,) = struct.unpack_from("<B", body, place + 39)
            roots.append(Root(window, width, height))
            place += 40
            for _ in range(depths):
                (visuals,) = struct.unpack_from("<H", body, place + 2)
                place += 8 + 24 * visuals
        return Welcome(mask, tuple(roots))
    except struct.error as error:
        raise WireError from error


class Connection:
    """One client of a display; it leaves when nothing holds it any more."""

    def __init__(self, link: socket.socket, name: bytes = b"", data: bytes = b"") -> None:
        """Greet the server.

        Raises:
            OSError: It does not let this client in.
        """
        self._link = link
        self._end = weakref.finalize(self, link.close)
        self._sequence = 0
        self._until = 0.0
        self.events: list[bytes] = []
        self._until = time.monotonic() + ANSWER_S
        self._send(greeting(name, data))
        head = self._take(8)
        body = self._take(4 * struct.unpack_from("<H", head, 6)[0])
        if head[0] != _ACCEPTED:
            raise WireError
        self.welcome = welcome_of(body)

    @classmethod
    def open(cls, address: Address, name: bytes = b"", data: bytes = b"") -> Self:
        """Connect to a display of this machine.

        Raises:
            OSError: It is not there, or does not let this client in.
        """
        last: OSError = WireError()
        for place in address.sockets:
            link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            link.settimeout(ANSWER_S)
            try:
                link.connect(place)
                return cls(link, name, data)
            except OSError as error:
                link.close()
                last = error
        raise last

    def close(self) -> None:
        """End the connection."""
        self._end()

    def ask(self, requests: Sequence[bytes]) -> list[bytes | None]:
        """The replies to requests that have one each, in order; None for a refusal.

        Raises:
            OSError: The server did not answer them all in time.
        """
        if not requests:
            return []
        self._until = time.monotonic() + ANSWER_S
        first = self._sequence + 1
        self._sequence += len(requests)
        self._send(b"".join(requests))
        replies: list[bytes | None] = [None] * len(requests)
        waiting = len(requests)
        while waiting:
            block = self._next()
            which = (struct.unpack_from("<H", block, 2)[0] - first) & 0xFFFF
            if block[0] & _SENT > _REPLY:
                self._keep(block)
            elif which < len(requests):
                replies[which] = block if block[0] == _REPLY else None
                waiting -= 1
        return replies

    def tell(self, request: bytes) -> None:
        """Make a request that has no reply, and wait until the server has read it.

        Raises:
            OSError: It did not in time.
        """
        self._sequence += 1
        self._send(request)
        self.ask([_FOCUS])

    def drain(self) -> list[bytes]:
        """The events that came since the last call.

        Raises:
            OSError: The server did not answer in time.
        """
        self.ask([_FOCUS])
        found, self.events = self.events, []
        return found

    def _keep(self, block: bytes) -> None:
        if len(self.events) < _MOST_EVENTS:
            self.events.append(block)

    def _next(self) -> bytes:
        block = self._take(_BLOCK)
        if block[0] == _REPLY or block[0] & _SENT == _GENERIC_EVENT:
            block += self._take(4 * struct.unpack_from("<I", block, 4)[0])
        return block

    def _send(self, data: bytes) -> None:
        self._link.settimeout(ANSWER_S)
        self._link.sendall(data)

    def _take(self, count: int) -> bytes:
        if count > _LARGEST:
            raise WireError
        data = bytearray()
        while len(data) < count:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._link.settimeout(left)
            more = self._link.recv(count - len(data))
            if not more:
                raise WireError
            data += more
        return bytes(data)
