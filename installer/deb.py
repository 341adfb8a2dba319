"""Packs the frozen station as a Debian package. Knows nothing of how it was frozen.

    python -m installer.deb TREE OUT

Everything that the package puts on a machine lies under /usr and goes with it; purging also takes
the roots of trust that were put beside the program. A machine that was made an exam station is
given back before its program goes. What users keep (their station's state) is in their own
folders: removing a program never deletes answers.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).resolve().parent.parent
NAME: Final = "pix-kiosk"
PROGRAM: Final = Path("usr/lib") / NAME
DOCUMENTS: Final = Path("usr/share/doc") / NAME

# What the frozen program loads from the system; the second name is that of newer releases.
LIBRARIES: Final = (
    "libc6 (>= 2.34)",
    "libegl1",
    "libgl1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libfontconfig1",
    "libfreetype6",
    "libdbus-1-3",
    "libgssapi-krb5-2",
    "libx11-6",
    "libx11-xcb1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-util1",
    "libxcb-xkb1",
)
_CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Pix Kiosk maintainers <maintainers@pix-kiosk.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: x11-xserver-utils, fonts-dejavu-core, libcups2 | libcups2t64, speech-dispatcher,
 speech-dispatcher-espeak-ng, espeak-ng, alsa-utils, hunspell, hunspell-fr, hunspell-en-gb
Suggests: cage, greetd | lightdm, nftables, polkitd | policykit-1, usbguard
Section: education
Priority: optional
Description: offline exam kiosk for the Pix certification
 A station that plays the part of the secured browser: a candidate sits the whole
 adaptive certification on it without a network, under an invigilator. Results leave
 it signed and encrypted.
"""
_PURGE: Final = """\
#!/bin/sh
set -e
if [ "$1" = purge ]; then
    rm -rf /usr/lib/pix-kiosk
fi
"""
_GIVE_BACK: Final = """\
#!/bin/sh
set -e
# An exam station is given back first, or the package stays: without its program the machine would
# start into nothing. Answers are never deleted.
if [ "$1" = remove ] && [ -e /var/lib/pix-kiosk/lockdown ]; then
    /usr/bin/pix-kiosk lockdown disable
fi
"""
_DESKTOP: Final = """\
[Desktop Entry]
Type=Application
Name=Pix Kiosk
Comment=Sit the Pix certification on this computer
Comment[fr]=Passer la certification Pix sur cet ordinateur
Exec=/usr/bin/pix-kiosk run
Icon=pix-kiosk
Terminal=false
Categories=Education;
"""
_ICON: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
  <rect x="4" y="8" width="56" height="40" rx="6" fill="#1b2a6b"/>
  <path d="M20 29l8 8 16-18" fill="none" stroke="#fff" stroke-width="6"
    stroke-linecap="round" stroke-linejoin="round"/>
  <path d="M22 56h20" stroke="#1b2a6b" stroke-width="6" stroke-linecap="round"/>
</svg>
"""


class PackagingError(Exception):
    """The tree is not what a station may carry, or a tool failed."""


def version() -> str:
    """The version of the project, its only one."""
    with (HOUSE / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def architecture() -> str:
    """The name that Debian gives to this machine's kind."""
    return _run("dpkg", "--print-architecture").strip()


def lay_out(tree: Path, root: Path) -> None:
    """Put every file of the package under `root`, with the rights it will have.

    Raises:
        PackagingError: The tree does not hold the program.
    """
    if not (tree / NAME).is_file():
        raise PackagingError(f"{tree} holds no program {NAME}")
    shutil.copytree(tree, root / PROGRAM, symlinks=True)
    (root / PROGRAM / "roots").mkdir(exist_ok=True)
    _write(root / "usr/share/applications/pix-kiosk.desktop", _DESKTOP)
    _write(root / "usr/share/icons/hicolor/scalable/apps/pix-kiosk.svg", _ICON)
    _write(root / DOCUMENTS / "copyright", copyright_text())
    link = root / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("..") / "lib" / NAME / NAME)
    for path in root.rglob("*"):
        if not path.is_symlink():
            program = path.is_dir() or path.relative_to(root) == PROGRAM / NAME
            path.chmod(0o755 if program else 0o644)


def copyright_text() -> str:
    """The licence of the project, and the name and licence of each library beside it."""
    lines = [
        "Pix Kiosk, under the Apache License 2.0 (full text below).",
        "",
        "Libraries that the program carries, with the licences they declare:",
        "",
        *sorted(_declared(found) for found in distributions() if _carried(found)),
        "",
        (HOUSE / "LICENSE").read_text(encoding="utf-8").strip("\n"),
        "",
    ]
    return "\n".join(lines)


def _carried(found: Distribution) -> bool:
    return _plain(found.metadata["Name"]) in _RUNTIME


def _declared(found: Distribution) -> str:
    metadata = found.metadata
    licence = metadata.get("License-Expression") or metadata.get("License") or ""
    classified = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    first = licence.strip().partition("\n")[0]
    word = first or ", ".join(classified) or "see its own documents"
    return f"  {metadata['Name']} {found.version}: {word}"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _runtime() -> frozenset[str]:
    """The libraries that the station itself needs, with theirs."""
    with (HOUSE / "pyproject.toml").open("rb") as file:
        wanted = [*tomllib.load(file)["project"]["dependencies"]]
    installed = {_plain(found.metadata["Name"]): found for found in distributions()}
    needed: set[str] = set()
    while wanted:
        requirement = wanted.pop()
        if "extra ==" in requirement:
            continue
        name = _plain(re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0])
        if name in installed and name not in needed:
            needed.add(name)
            wanted += installed[name].requires or []
    return frozenset(needed)


_RUNTIME: Final = _runtime()


def control(root: Path) -> dict[str, str]:
    """The files that describe the package, by name."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024 + 1
    sums = (f"{_md5(path)}  {path.relative_to(root)}\n" for path in files)
    return {
        "control": _CONTROL.format(
            name=NAME,
            version=version(),
            architecture=architecture(),
            size=size,
            depends=", ".join(LIBRARIES),
        ),
        "md5sums": "".join(sums),
        "prerm": _GIVE_BACK,
        "postrm": _PURGE,
    }


def build(tree: Path, out: Path) -> Path:
    """Make the package, and tell where it is.

    Raises:
        PackagingError: The tree is not whole, or `dpkg-deb` failed.
    """
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        root.mkdir()
        root.chmod(0o755)
        lay_out(tree, root)
        described = control(root)
        for file, text in described.items():
            _write(root / "DEBIAN" / file, text)
        (root / "DEBIAN").chmod(0o755)
        for script in ("prerm", "postrm"):
            (root / "DEBIAN" / script).chmod(0o755)
        out.mkdir(parents=True, exist_ok=True)
        package = out / f"{NAME}_{version()}_{architecture()}.deb"
        _run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package))
    return package


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()  # dpkg's own format


def _run(*command: str) -> str:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    except (OSError, subprocess.CalledProcessError) as error:
        raise PackagingError(f"{command[0]} failed: {getattr(error, 'stderr', error)}") from error
    return done.stdout


def main(argv: Sequence[str]) -> int:
    """Build the package from the tree named first into the folder named second."""
    try:
        tree, out = (Path(argument) for argument in argv)
        print(build(tree, out))
    except ValueError:
        print("Usage: python -m installer.deb TREE OUT", file=sys.stderr)
        return 2
    except PackagingError as error:
        print(f"The package was not made: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
