"""The few requests of X11 that are asked here, and what their replies say. Opens nothing.

Numbers are little-endian, as the greeting announced. A reply that is too short is a
`struct.error`.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.detection.linux.x11.wire import padded

ANY: Final = 0
LOCAL_PID: Final = 2
VIEWABLE: Final = 2
INPUT_OUTPUT: Final = 1
RAW_PRESSES: Final = (1 << 13) | (1 << 15)
"""Raw presses of keys and of buttons, as bits of a mask of the input extension."""
_PRESSES: Final = (13, 15)
_ALL_MASTERS: Final = 1
_GENERIC_EVENT: Final = 35
_LONGEST_PROPERTY: Final = 64


@dataclass(frozen=True, slots=True)
class Attributes:
    """Whether a window is on the screen, and takes pixels at all."""

    viewable: bool
    drawn: bool


def intern_atom(name: str) -> bytes:
    """The number of a name, if anybody has used that name."""
    data = name.encode("ascii")
    return struct.pack("<BBHHxx", 16, 1, 2 + (len(data) + 3) // 4, len(data)) + padded(data)


def query_extension(name: str) -> bytes:
    """Whether the server has an extension."""
    data = name.encode("ascii")
    return struct.pack("<BBHHxx", 98, 0, 2 + (len(data) + 3) // 4, len(data)) + padded(data)


def extension(reply: bytes | None) -> int:
    """The number of an extension; 0 when it is not there."""
    if reply is None or not reply[8]:
        return 0
    return reply[9]


def query_tree(window: int) -> bytes:
    """The children of a window, the highest last."""
    return struct.pack("<BBHI", 15, 0, 2, window)


def children(reply: bytes | None) -> tuple[int, ...]:
    """The windows of a tree; none for a refusal."""
    if reply is None:
        return ()
    (count,) = struct.unpack_from("<H", reply, 16)
    return struct.unpack_from(f"<{count}I", reply, 32)


def get_attributes(window: int) -> bytes:
    """Whether a window is seen."""
    return struct.pack("<BBHI", 3, 0, 2, window)


def attributes(reply: bytes | None) -> Attributes:
    """The same as a value; a window that is gone is not seen."""
    if reply is None:
        return Attributes(viewable=False, drawn=False)
    (kind,) = struct.unpack_from("<H", reply, 12)
    return Attributes(viewable=reply[26] == VIEWABLE, drawn=kind == INPUT_OUTPUT)


def get_geometry(window: int) -> bytes:
    """Where a window is."""
    return struct.pack("<BBHI", 14, 0, 2, window)


def geometry(reply: bytes | None) -> tuple[int, int, int, int]:
    """Left, top, width and height within the parent; all 0 for a window that is gone."""
    if reply is None:
        return (0, 0, 0, 0)
    left, top, width, height = struct.unpack_from("<hhHH", reply, 12)
    return (left, top, width, height)


def get_property(window: int, atom: int) -> bytes:
    """A property of a window, its first 256 bytes."""
    return struct.pack("<BBHIIIII", 20, 0, 6, window, atom, ANY, 0, _LONGEST_PROPERTY)


def numbers(reply: bytes | None) -> tuple[int, ...]:
    """A property of 32-bit numbers; none when it is something else."""
    if reply is None or reply[1] != 32:  # noqa: PLR2004 - the bits of one number
        return ()
    (count,) = struct.unpack_from("<I", reply, 16)
    return struct.unpack_from(f"<{min(count, _LONGEST_PROPERTY)}I", reply, 32)


def texts(reply: bytes | None) -> tuple[str, ...]:
    """A property of texts that end in a zero; none when it is something else."""
    if reply is None or reply[1] != 8:  # noqa: PLR2004 - the bits of one letter
        return ()
    (count,) = struct.unpack_from("<I", reply, 16)
    return tuple(reply[32 : 32 + count].decode("utf-8", "replace").rstrip("\0").split("\0"))


def get_selection_owner(selection: int) -> bytes:
    """Which window holds a selection; its content is never asked for."""
    return struct.pack("<BBHI", 23, 0, 2, selection)


def first_number(reply: bytes | None) -> int:
    """The one number of a short reply: an atom, a window; 0 for a refusal."""
    return 0 if reply is None else struct.unpack_from("<I", reply, 8)[0]


def res_version(opcode: int) -> bytes:
    """Announce the version 1.2 of the resource extension."""
    return struct.pack("<BBHBBxx", opcode, 0, 2, 1, 2)


def client_pids(opcode: int, windows: Sequence[int]) -> bytes:
    """The processes whose clients made these windows; the server knows, nobody can pretend."""
    specs = b"".join(struct.pack("<II", window, LOCAL_PID) for window in windows)
    return struct.pack("<BBHI", opcode, 4, 2 + 2 * len(windows), len(windows)) + specs


def pids(reply: bytes | None) -> dict[int, int]:
    """Process by the ids that begin a client's."""
    if reply is None:
        return {}
    (count,) = struct.unpack_from("<I", reply, 8)
    found, place = {}, 32
    for _ in range(count):
        client, mask, length = struct.unpack_from("<III", reply, place)
        if mask == LOCAL_PID and length == 4:  # noqa: PLR2004 - the bytes of one number
            found[client] = struct.unpack_from("<I", reply, place + 12)[0]
        place += 12 + length
    return found


def randr_version(opcode: int) -> bytes:
    """Announce the version 1.3 of the display extension."""
    return struct.pack("<BBHII", opcode, 0, 3, 1, 3)


def screen_resources(opcode: int, root: int) -> bytes:
    """What drives the displays of a screen, as the server knows it without probing."""
    return struct.pack("<BBHI", opcode, 25, 2, root)


def resources(reply: bytes | None) -> tuple[int, tuple[int, ...]]:
    """The time of the configuration and its controllers."""
    if reply is None:
        return 0, ()
    when, count = struct.unpack_from("<IH", reply, 12)
    return when, struct.unpack_from(f"<{count}I", reply, 32)


def crtc_info(opcode: int, crtc: int, when: int) -> bytes:
    """What one controller shows."""
    return struct.pack("<BBHII", opcode, 20, 3, crtc, when)


def crtc(reply: bytes | None) -> tuple[tuple[int, int, int, int], int]:
    """The place that a controller shows and the first display on it, 0 when it shows nothing."""
    if reply is None or reply[1] != 0:
        return (0, 0, 0, 0), 0
    left, top, width, height, mode = struct.unpack_from("<hhHHI", reply, 12)
    (outputs,) = struct.unpack_from("<H", reply, 28)
    if not mode or not outputs:
        return (0, 0, 0, 0), 0
    return (left, top, width, height), struct.unpack_from("<I", reply, 32)[0]


def output_info(opcode: int, output: int, when: int) -> bytes:
    """What a display is called."""
    return struct.pack("<BBHII", opcode, 9, 3, output, when)


def output_name(reply: bytes | None) -> str:
    """The connector's name, such as `HDMI-1`."""
    if reply is None:
        return ""
    crtcs, modes, _, clones, length = struct.unpack_from("<HHHHH", reply, 26)
    place = 36 + 4 * (crtcs + modes + clones)
    return reply[place : place + length].decode("utf-8", "replace")


def input_version(opcode: int) -> bytes:
    """Announce the version 2.2 of the input extension: raw events whatever grabs there are."""
    return struct.pack("<BBHHH", opcode, 47, 2, 2, 2)


def select_presses(opcode: int, root: int) -> bytes:
    """Wish to be told of presses on any device."""
    return struct.pack("<BBHIHxxHHI", opcode, 46, 5, root, 1, _ALL_MASTERS, 1, RAW_PRESSES)


def query_devices(opcode: int) -> bytes:
    """All input devices."""
    return struct.pack("<BBHHxx", opcode, 48, 2, 0)


def devices(reply: bytes | None) -> dict[int, str]:
    """The names of input devices by their numbers."""
    if reply is None:
        return {}
    (count,) = struct.unpack_from("<H", reply, 8)
    found, place = {}, 32
    for _ in range(count):
        number, _, _, classes, length = struct.unpack_from("<HHHHH", reply, place)
        place += 12
        found[number] = reply[place : place + length].decode("utf-8", "replace")
        place += length + (-length % 4)
        for _ in range(classes):
            place += 4 * struct.unpack_from("<H", reply, place + 2)[0]
    return found


def pressed_device(event: bytes, opcode: int) -> int:
    """The device of a raw press; 0 for any other event. Which key it was is not looked at."""
    if event[0] != _GENERIC_EVENT or event[1] != opcode:
        return 0
    kind, source = struct.unpack_from("<H10xH", event, 8)
    return source if kind in _PRESSES else 0
