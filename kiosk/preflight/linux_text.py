"""What Linux and its programs write, read: memory, layouts, volume, lid, Wi-Fi. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from kiosk.preflight.equipment import Layout, Volume

_KIB: Final = 1024
_MINUTE: Final = 60
_US_PER_MS: Final = 1000
_QUALITY: Final = 70
"""The quality of a perfect link, as the kernel counts it."""
_UNITS: Final[Mapping[str, int]] = {"": 1, "s": 1, "sec": 1, "min": 60, "m": 60, "h": 3600}


def memory_of(text: str) -> int | None:
    """Bytes that a new program may use, of `/proc/meminfo`."""
    found = re.search(r"^MemAvailable:\s*(\d+) kB", text, re.MULTILINE)
    return None if found is None else int(found[1]) * _KIB


def zone_of(target: str) -> str | None:
    """`Europe/Paris`, of what `/etc/localtime` points to."""
    _, mark, zone = target.partition("zoneinfo/")
    return zone.removeprefix("posix/") if mark else None


def queried_layouts(text: str) -> tuple[Layout, ...]:
    """The layouts of `setxkbmap -query`, or of `/etc/default/keyboard`."""
    names = _listed(text, r"^\s*(?:layout:|XKBLAYOUT=)\s*\"?([^\"\n]*)")
    variants = _listed(text, r"^\s*(?:variant:|XKBVARIANT=)\s*\"?([^\"\n]*)")
    variants += [""] * (len(names) - len(variants))
    return tuple(map(Layout, names, variants[: len(names)]))


def chosen_layouts(text: str) -> tuple[Layout, ...]:
    """The layouts of GNOME's list of sources, such as ``[('xkb', 'fr+oss')]``."""
    found = re.findall(r"\('xkb', '([^']+)'\)", text)
    return tuple(Layout(*one.split("+", 1)) for one in found)


def has_keyboard(devices: str) -> bool:
    """Whether a real keyboard is among `/proc/bus/input/devices`: one that has all the keys."""
    handlers = re.findall(r"^H: Handlers=(.*)$", devices, re.MULTILINE)
    return any({"sysrq", "kbd"} <= set(one.split()) for one in handlers)


def volume_of(text: str, muted: str = "") -> Volume | None:
    """How loud, of `pactl` (two answers), `wpctl` or `amixer`."""
    share = re.search(r"^Volume: (\d+\.\d+)( \[MUTED\])?", text)
    if share is not None:
        return Volume(round(float(share[1]) * 100), share[2] is not None)
    percent = re.search(r"(\d+)%", text)
    if percent is None:
        return None
    silent = "[off]" in text or bool(re.search(r":\s*(yes|oui)\b", muted))
    return Volume(int(percent[1]), silent)


def settings_of(texts: Iterable[str]) -> dict[str, str]:
    """The settings of a file and of those that come after it: ``Name=value``, the last one wins."""
    setting = re.compile(r"^\s*([A-Za-z]+)\s*=\s*(\S+)", re.MULTILINE)
    return {name: value for text in texts for name, value in setting.findall(text)}


def minutes_of(span: str) -> int:
    """Minutes, at least one, of a span such as ``30min``, ``1h`` or ``900``; 0 for none."""
    seconds = sum(
        int(count) * _UNITS.get(unit, 0) for count, unit in re.findall(r"(\d+)\s*([a-z]*)", span)
    )
    return 0 if not seconds else max(1, seconds // _MINUTE)


def number_of(text: str | None) -> int | None:
    """The first number of an answer such as ``uint32 300``."""
    found = re.search(r"\b\d+", text or "")
    return None if found is None else int(found[0])


def planned_ms(text: str, wall: int) -> int | None:
    """How long until the planned shutdown of `/run/systemd/shutdown/scheduled`."""
    found = re.search(r"^USEC=(\d+)", text, re.MULTILINE)
    return None if found is None else max(0, int(found[1]) // _US_PER_MS - wall)


def signals_of(text: str) -> dict[str, int]:
    """The strength in percent of each link of `/proc/net/wireless`."""
    found = re.findall(r"^\s*(\S+):\s+\S+\s+(\d+)", text, re.MULTILINE)
    return {name: min(100, int(quality) * 100 // _QUALITY) for name, quality in found}


def _listed(text: str, pattern: str) -> list[str]:
    found = re.search(pattern, text, re.MULTILINE)
    return [] if found is None or not found[1].strip() else found[1].strip().split(",")
