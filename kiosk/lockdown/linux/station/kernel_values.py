"""The values of the kernel that an exam station wants, and who is stricter. Knows no exam.

A machine that is stricter already stays so: what it sets itself is left out of our file, and the
guard only ever moves a value towards the stricter side.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from pathlib import Path
from typing import Final

from kiosk.lockdown.linux.station.installed_files import Planned, planned

NAME: Final = "kernel"
PROC: Final = Path("/proc/sys")
FILE: Final = "/etc/sysctl.d/90-pix-kiosk.conf"

# 0: lower is stricter; 1: higher is. All can be given back without a restart but kexec.
_WANTED: Final[Mapping[str, tuple[int, Callable[[int, int], int]]]] = {
    "kernel.sysrq": (0, min),
    "kernel.yama.ptrace_scope": (2, max),
    "kernel.kexec_load_disabled": (1, max),
    "kernel.dmesg_restrict": (1, max),
    "kernel.kptr_restrict": (1, max),
    "kernel.perf_event_paranoid": (2, max),
    "fs.suid_dumpable": (0, min),
    "fs.protected_symlinks": (1, max),
    "fs.protected_hardlinks": (1, max),
}
_ASSIGNED: Final = re.compile(
    r"^[ \t]*-?[ \t]*([\w./]+)[ \t]*=[ \t]*(0[xX][0-9a-fA-F]+|[0-9]+)[ \t]*$", re.MULTILINE
)


def looser(values: Mapping[str, int]) -> Mapping[str, int]:
    """What has to change, and to what: each value that is looser than wanted.

    Args:
        values: Those of the machine; what a kernel does not have is absent.

    >>> dict(looser({"kernel.sysrq": 438, "kernel.yama.ptrace_scope": 3}))
    {'kernel.sysrq': 0}
    """
    return {
        name: wanted
        for name, (wanted, stricter) in _WANTED.items()
        if name in values and stricter(values[name], wanted) != values[name]
    }


def changes(
    running: Mapping[str, int] | None, configured: Mapping[str, tuple[int, ...]]
) -> tuple[tuple[str, int], ...]:
    """What our file sets: the strictest of what is wanted and of what the machine's files say.

    Args:
        running: The values of the running kernel, of which a stricter one is left alone; None
            for the image of a machine.
        configured: What the machine's own files say, by name.

    >>> changes({"kernel.sysrq": 0, "fs.suid_dumpable": 2}, {})
    (('kernel.sysrq', 0), ('fs.suid_dumpable', 0))
    """
    found = []
    for name, (wanted, stricter) in _WANTED.items():
        value = reduce(stricter, configured.get(name, ()), wanted)
        if running is None or (
            name in running and (running[name] == value or stricter(running[name], value) == value)
        ):
            found.append((name, value))
    return tuple(found)


def configured(texts: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    r"""What files in the manner of `sysctl.conf` say of the values that are wanted.

    >>> configured(["# none\nkernel/sysrq=1", "-kernel.sysrq = 0"])
    {'kernel.sysrq': (1, 0)}
    """
    found: dict[str, tuple[int, ...]] = {}
    for name, value in (pair for text in texts for pair in _ASSIGNED.findall(text)):
        plain = name.replace("/", ".")
        if plain in _WANTED:
            found[plain] = (
                *found.get(plain, ()),
                int(value, 16 if value[:2].lower() == "0x" else 10),
            )
    return found


def files(changes: Iterable[tuple[str, int]]) -> tuple[Planned, ...]:
    """The file for the next start; others that come after it may forbid more."""
    head = "# Pix Kiosk: nothing here is looser than what this machine had.\n"
    lines = (f"{name} = {value}\n" for name, value in changes)
    return (planned(FILE, head + "".join(lines)),)


def read_values(proc: Path = PROC) -> Mapping[str, int]:
    """The values of the running kernel; what it does not have, or hides, is absent."""
    found = {}
    for name in _WANTED:
        try:
            found[name] = int((proc / name.replace(".", "/")).read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue
    return found


def tighten(proc: Path = PROC) -> tuple[str, ...]:
    """Move each looser value to the wanted one; the names of those that are still looser."""
    for name, value in looser(read_values(proc)).items():
        try:
            (proc / name.replace(".", "/")).write_text(f"{value}\n", encoding="ascii")
        except OSError:
            continue
    return tuple(looser(read_values(proc)))
