"""The input devices of Linux, by the kernel's own list. Judges none."""

import re
from pathlib import Path
from typing import Final

from kiosk.detection.keyboards import Device

FILE: Final = Path("/proc/bus/input/devices")

_WORD_BITS: Final = 64
_LETTERS: Final = (*range(16, 26), *range(30, 39), *range(44, 50))
"""The kernel's numbers of the keys of three rows of letters, whatever is printed on them."""
_MAKER: Final = re.compile(r"Vendor=(\w+) Product=(\w+)")
_NAME: Final = re.compile(r'Name="(.*)"')


def input_devices(file: Path = FILE) -> tuple[Device, ...]:
    """All of them, keyboards or not.

    Raises:
        OSError: The kernel has no such list.
    """
    return devices_of(file.read_text("utf-8", "replace"))


def devices_of(text: str) -> tuple[Device, ...]:
    """The devices of a list, one for each block of lines."""
    return tuple(_device(block) for block in text.split("\n\n") if block.strip())


def _device(block: str) -> Device:
    lines = {line[:2]: line[3:] for line in block.splitlines() if not line.startswith("B:")}
    bits = {
        name: value
        for line in block.splitlines()
        if line.startswith("B:")
        for name, _, value in [line[3:].partition("=")]
    }
    maker = _MAKER.search(lines.get("I:", ""))
    name = _NAME.search(lines.get("N:", ""))
    shown = name[1] if name else ""
    identity = ":".join((*(maker.groups() if maker else ("", "")), shown))
    return Device(identity, shown, writes=_writes(bits.get("KEY", "")))


def _writes(bitmap: str) -> bool:
    """Whether a bitmap of keys, its highest word first, has every letter."""
    keys = 0
    for word in bitmap.split():
        keys = keys << _WORD_BITS | int(word, 16)
    return all(keys >> key & 1 for key in _LETTERS)
