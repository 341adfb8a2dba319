"""Writes every file that preparing an exam station puts on a machine, for two made-up stations.

    python -m tests.data.generate_station

Read what changed before it is kept: these files rule real machines.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiosk.lockdown.linux.station import (
    firewall,
    kernel_values,
    session_files,
    system_files,
    units,
)
from kiosk.lockdown.linux.station.installed_files import Planned
from kiosk.lockdown.linux.station.settings import Display, Keyboard, Server, Station

FOLDER: Final = Path(__file__).parent / "lockdown" / "station"
PACKAGED: Final = Station(
    program=("/usr/lib/pix-kiosk/pix-kiosk",),
    uid=998,
    gid=998,
    display=Display.GREETD,
    keyboard=Keyboard("pc105", "fr", "bepo"),
    server=Server("https://examen.example/", "examen.example", 443, ("192.0.2.10", "2001:db8::10")),
    one_keyboard=True,
    trees=("/usr/lib/pix-kiosk",),
    kernel=kernel_values.changes(None, {"kernel.yama.ptrace_scope": (3,)}),
)
OFFLINE: Final = replace(
    PACKAGED,
    program=("/opt/pix kiosk/bin/python3", "-I", "-m", "kiosk"),
    display=Display.LIGHTDM,
    keyboard=Keyboard(),
    server=None,
    one_keyboard=False,
    trees=("/opt/pix kiosk",),
    kernel=(),
)
STATIONS: Final = {"packaged": PACKAGED, "offline": OFFLINE}


def files(station: Station) -> tuple[Planned, ...]:
    """Every file and link, in the order in which they are made."""
    return (
        *units.restore_files(station.program),
        *session_files.files(station),
        *firewall.files(station),
        *units.firewall_files(),
        *kernel_values.files(station.kernel),
        *system_files.console_files(),
        *system_files.restart_files(),
        *system_files.power_files(),
        *system_files.rights_files(),
        *system_files.plug_files(station),
        *(system_files.keyboard_files() if station.one_keyboard else ()),
        *units.guard_files(station),
        *session_files.start_files(station.display),
    )


def listing(station: Station) -> Iterator[str]:
    """One line for each: mode or link, and path."""
    for file in files(station):
        told = f"-> {file.target}" if file.target else f"{file.mode:04o}"
        yield f"{file.path} {told}\n"


def main() -> None:
    """Write all of them anew."""
    for name, station in STATIONS.items():
        folder = FOLDER / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "listing").write_text("".join(listing(station)), encoding="utf-8")
        for file in files(station):
            if not file.target:
                (folder / flat(file.path)).write_bytes(file.content)
        (folder / "run-pix-kiosk-hosts").write_text(firewall.hosts(station.server))


def flat(path: str) -> str:
    """A path as one name; an at sign would be read as a revision by some tools."""
    return path.strip("/").replace("/", "-").replace("@", "_at")


if __name__ == "__main__":
    main()
