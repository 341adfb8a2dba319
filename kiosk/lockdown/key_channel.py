"""The words between the application and its watchdog. Knows no process, and writes nothing down.

A frame is `verb (1 byte) ‖ u16be length ‖ payload`. The application asks, the watchdog answers:

    K session ‖ 0 ‖ key   keep the working key of a session in memory      -> O
    A session             the key kept for that session                    -> K… or N
    F                     forget every key                                 -> O
    E                     the end is intended; give the machine back       -> O
    L                     the application's loop turns                     -> L
"""

import socket
from enum import Enum
from typing import Final, NamedTuple

from engine.records.secret import Secret
from kiosk.ports.errors import KioskError

MAX_PAYLOAD: Final = 512
_HEAD: Final = 3


class ChannelError(KioskError):
    """The other end is gone, or did not speak as agreed."""

    key = "error.watchdog"


class Verb(Enum):
    """What a frame means."""

    KEEP = b"K"
    ASK = b"A"
    FORGET = b"F"
    END = b"E"
    LIVE = b"L"
    DONE = b"O"
    NONE = b"N"


class Frame(NamedTuple):
    """One message, in either direction."""

    verb: Verb
    payload: bytes = b""


def send(channel: socket.socket, frame: Frame) -> None:
    """Write one frame.

    Raises:
        ChannelError: The other end is gone.
        ValueError: The payload is longer than both ends accept.
    """
    if len(frame.payload) > MAX_PAYLOAD:
        raise ValueError("too long")
    try:
        channel.sendall(frame.verb.value + len(frame.payload).to_bytes(2, "big") + frame.payload)
    except OSError as error:
        raise ChannelError from error


def receive(channel: socket.socket) -> Frame | None:
    """Read one frame; None when the other end has closed between two frames.

    Raises:
        ChannelError: The other end broke off in a frame, or sent what is not one.
    """
    head = _read(channel, _HEAD)
    if not head:
        return None
    length = int.from_bytes(head[1:], "big")
    if len(head) != _HEAD or length > MAX_PAYLOAD:
        raise ChannelError
    payload = _read(channel, length)
    if len(payload) != length:
        raise ChannelError
    try:
        return Frame(Verb(head[:1]), payload)
    except ValueError:
        raise ChannelError from None


def _read(channel: socket.socket, size: int) -> bytes:
    read = b""
    try:
        while len(read) < size:
            more = channel.recv(size - len(read))
            if not more:
                break
            read += more
    except OSError as error:
        raise ChannelError from error
    return read


def keep_frame(session: str, key: Secret) -> Frame:
    """The frame that hands a session's key over."""
    return Frame(Verb.KEEP, session.encode() + b"\0" + key.reveal())


def parse_keep(frame: Frame) -> tuple[str, Secret]:
    """The session and the key in a frame.

    Raises:
        ChannelError: They are not there.
    """
    name, separator, key = frame.payload.partition(b"\0")
    if frame.verb is not Verb.KEEP or not separator or not key:
        raise ChannelError
    try:
        return name.decode(), Secret(key)
    except UnicodeDecodeError:
        raise ChannelError from None
