"""What a Linux machine says of its hardware, by `/sys` and `/proc`. Judges nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.detection.virtual_machine import Hardware

ROOT: Final = Path("/")

_FIRMWARE: Final = ("sys_vendor", "product_name", "board_vendor", "bios_vendor", "chassis_vendor")
_ONE_PROCESSOR: Final = 8192


def hardware(root: Path = ROOT) -> Hardware:
    """The machine's own signs; what is not there is left empty."""
    return Hardware(
        firmware=tuple(_firmware(root / "sys/class/dmi/id")),
        flagged=_flagged(root / "proc/cpuinfo"),
        addresses=tuple(_addresses(root / "sys/class/net")),
        vendors=tuple(_vendors(root / "sys/bus/pci/devices")),
    )


def _firmware(folder: Path) -> Iterator[str]:
    for name in _FIRMWARE:
        text = _text(folder / name)
        if text:
            yield text


def _flagged(file: Path) -> bool:
    try:
        with file.open(encoding="ascii", errors="replace") as processors:
            lines = processors.read(_ONE_PROCESSOR).splitlines()
    except OSError:
        return False
    flags = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    return "hypervisor" in flags.split()


def _addresses(folder: Path) -> Iterator[str]:
    for card in _inside(folder):
        if (card / "device").exists():
            yield _text(card / "address")


def _vendors(folder: Path) -> Iterator[int]:
    for device in _inside(folder):
        text = _text(device / "vendor")
        if text.startswith("0x"):
            yield int(text, 16)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
