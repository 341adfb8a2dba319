"""Small systems to prepare: in memory, and as a folder; and a picture of one, byte by byte."""

import os
import stat
from dataclasses import replace
from pathlib import Path

from kiosk.lockdown.linux.station.settings import Display, Keyboard, Server, Station
from tests.fakes.host import MemoryHost

ROOT_NEEDED = "files of other owners can only be made by root"
PASSWD = "root:x:0:0:root:/root:/bin/bash\nwww-data:x:33:33::/var/www:/usr/sbin/nologin\n"
GROUP = "root:x:0:\nwww-data:x:33:\ntaken:x:999:\n"
SHADOW = "root:*:19000:0:99999:7:::\nwww-data:*:19000:0:99999:7:::\n"
GSHADOW = "root:*::\nwww-data:!::"
PROGRAM = "/usr/lib/pix-kiosk/pix-kiosk"
PROGRAMS = ("cage", "greetd", "nft", "systemctl")
LISTS = {
    "/etc/passwd": (PASSWD, 0o644),
    "/etc/group": (GROUP, 0o644),
    "/etc/shadow": (SHADOW, 0o640),
    "/etc/gshadow": (GSHADOW, 0o640),
}
SERVER = Server("https://examen.example", "examen.example", 443, ("192.0.2.10", "2001:db8::10"))
STATION = Station(
    program=(PROGRAM,),
    uid=998,
    gid=998,
    display=Display.GREETD,
    keyboard=Keyboard("pc105", "fr", "bepo"),
    server=SERVER,
    one_keyboard=False,
    trees=("/usr/lib/pix-kiosk",),
    kernel=(("kernel.sysrq", 0), ("fs.suid_dumpable", 0)),
)

OTHER_SERVER = replace(STATION, server=None)


def memory_machine(*, live: bool = False) -> MemoryHost:
    host = MemoryHost(live=live)
    host.folders("/etc/systemd/system", "/var/lib", "/usr/lib/pix-kiosk", "/usr/bin")
    for path, (text, mode) in LISTS.items():
        host.put(path, text, mode, (0, 42 if mode == 0o640 else 0))
    host.put(PROGRAM, "the program", 0o755)
    host.programs.update(PROGRAMS)
    return host


def make_system(root: Path) -> Path:
    """A root folder with others' files in it, some of them where ours go."""
    for path, (text, mode) in LISTS.items():
        _put(root, path, text, mode, (0, 42 if mode == 0o640 else 0))
    _put(root, "/etc/.pwd.lock", "", 0o600)
    _put(root, "/etc/default/keyboard", 'XKBLAYOUT="fr"\nXKBVARIANT="bepo"\n')
    _put(root, "/etc/sysctl.d/99-hard.conf", "kernel.yama.ptrace_scope = 3\n")
    _put(root, "/etc/systemd/logind.conf.d/50-theirs.conf", "[Login]\nHandleLidSwitch=suspend\n")
    _put(root, "/etc/systemd/system/greetd.service.d/10-theirs.conf", "[Unit]\n", 0o640, (0, 33))
    _put(root, "/etc/nftables.conf", "#!/usr/sbin/nft -f\nflush ruleset\n", 0o755)
    _put(root, "/etc/systemd/system/getty@.service", "[Service]\nExecStart=/bin/true\n", 0o600)
    for program in PROGRAMS:
        _put(root, f"/usr/bin/{program}", "#!/bin/sh\n", 0o755)
    _put(root, PROGRAM, "#!/bin/sh\n", 0o755)
    (root / "var/lib/private").mkdir(parents=True, mode=0o700)
    system = root / "etc/systemd/system"
    (system / "debug-shell.service").symlink_to("/dev/null")
    (system / "display-manager.service").symlink_to("/lib/systemd/system/gdm3.service")
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
        folder.chmod(folder.stat().st_mode & ~0o022)
    return root


def _put(
    root: Path, path: str, text: str, mode: int = 0o644, owner: tuple[int, int] = (0, 0)
) -> None:
    place = root / path.lstrip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    os.chown(place, *owner)
    place.chmod(mode)


def picture(root: Path) -> dict[str, tuple[object, ...]]:
    """Everything under a folder: kind and mode, owner and group, content or target."""
    told: dict[str, tuple[object, ...]] = {}
    for path in sorted((root, *root.rglob("*"))):
        facts = path.lstat()
        inside: object = None
        if stat.S_ISLNK(facts.st_mode):
            inside = str(path.readlink())
        elif stat.S_ISREG(facts.st_mode):
            inside = path.read_bytes()
        told[str(path.relative_to(root))] = (facts.st_mode, facts.st_uid, facts.st_gid, inside)
    return told
