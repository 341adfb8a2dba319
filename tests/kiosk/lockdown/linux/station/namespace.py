"""A second life of this machine: the same files, where changes stay in memory, and no network.

    unshare --mount --net python -m tests.kiosk.lockdown.linux.station.namespace FOLDER SCRIPT

Mounts in FOLDER what a script then sees as `/`, runs SCRIPT there, and prints as JSON what of the
system is no longer as it was. Changes nothing outside: even the kernel's values are a copy.
"""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

from kiosk.lockdown.linux.station.kernel_values import read_values

OWN = ("proc", "dev", "work", "run", "tmp", "sys")
LOOSE = {"kernel/sysrq": "438", "fs/suid_dumpable": "2"}


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def prepare(folder: Path) -> Path:
    mount("-t", "tmpfs", "none", str(folder))
    upper, work, merged = (folder / name for name in ("upper", "work", "merged"))
    for one in (upper, work, merged):
        one.mkdir(mode=0o755)
    layers = f"lowerdir=/,upperdir={upper},workdir={work}"
    mount("-t", "overlay", "overlay", "-o", layers, str(merged))
    for name in ("proc", "dev", "tmp"):
        mount("--rbind", f"/{name}", str(merged / name))
    house = Path.cwd()
    if house.stat().st_dev != Path("/").stat().st_dev:
        mount("--rbind", str(house), str(merged / str(house).lstrip("/")))
    mount("-t", "tmpfs", "-o", "mode=755", "none", str(merged / "run"))
    (merged / "run/pix-kiosk").mkdir()
    kernel = folder / "kernel"
    (kernel / "kernel/random").mkdir(parents=True)
    (kernel / "fs").mkdir()
    for name in (*read_values(), "kernel.random.boot_id"):
        inside = name.replace(".", "/")
        (kernel / inside).write_text(Path("/proc/sys", inside).read_text())
    for inside, value in LOOSE.items():
        (kernel / inside).write_text(f"{value}\n")
    mount("--bind", str(kernel), str(merged / "proc/sys"))
    for name in ("usr/local/sbin/systemctl", "usr/sbin/greetd"):
        program = merged / name
        if not program.exists():
            program.write_text("#!/bin/sh\nexit 0\n")
            program.chmod(0o755)
    return merged


def picture(root: Path) -> dict[str, list[object]]:
    """What the upper layer holds: all that was ever changed."""
    told: dict[str, list[object]] = {}
    for path in root.rglob("*"):
        inside = path.relative_to(root)
        if inside.parts[0] in OWN:
            continue
        facts = path.lstat()
        content = ""
        if stat.S_ISREG(facts.st_mode):
            content = path.read_bytes().hex()
        elif stat.S_ISLNK(facts.st_mode):
            content = str(path.readlink())
        told[str(inside)] = [facts.st_mode, facts.st_uid, facts.st_gid, content]
    return told


def differing(before: dict[str, list[object]], upper: Path) -> list[str]:
    """What is changed: compared with what lay there, or with the machine below."""
    after = picture(upper)
    found = [path for path in before if after.get(path) != before[path]]
    for path, facts in after.items():
        if path not in before:
            below = Path("/", path)
            there = below.lstat() if os.path.lexists(below) else None
            same = there is not None and facts[:3] == [there.st_mode, there.st_uid, there.st_gid]
            if same and stat.S_ISREG(int(str(facts[0]))):
                same = facts[3] == below.read_bytes().hex()
            if not same:
                found.append(path)
    return sorted(found)


def main() -> None:
    folder, script = Path(sys.argv[1]), sys.argv[2]
    merged = prepare(folder)
    before = picture(folder / "upper")
    child = os.fork()
    if child == 0:
        house = Path.cwd()
        os.chroot(merged)
        os.chdir(house)
        os.execv("/bin/sh", ["sh", "-c", script])  # noqa: S606 - in a root of its own
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    told = {"status": status, "differing": differing(before, folder / "upper")}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
