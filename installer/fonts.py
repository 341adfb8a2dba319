"""Bundled fonts, fetched and converted when a machine is set up. Knows nothing of the kiosk's code.

The two families come as web fonts, one file for each subset and weight. Each weight is merged
into one TrueType file with a plain family name, so that Qt finds all of them as one family.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fontTools.merge import Merger
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables._g_l_y_f import Glyph

TARGET: Final = Path(__file__).resolve().parent.parent / "kiosk" / "ui" / "theme" / "fonts"
NEEDED: Final = "éèàùçœæ€’«»–\u202f\u00a0"
_SUBSETS: Final = ("latin", "latin-ext")
_NAMES: Final = {1: 1, 2: 2, 16: 16, 17: 17}


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of a family, and the package that carries it."""

    package: str
    stem: str
    family: str
    weight: int
    style: str

    @property
    def file(self) -> str:
        """The name of the merged file."""
        return f"{self.stem}-{self.weight}-{self.style}.ttf"


_HYPERLEGIBLE: Final = ("@fontsource/atkinson-hyperlegible-next", "atkinson-hyperlegible-next")
_DYSLEXIC: Final = ("@fontsource/opendyslexic", "opendyslexic")
FACES: Final = (
    *(
        Face(*_HYPERLEGIBLE, "Atkinson Hyperlegible Next", weight, "normal")
        for weight in (400, 500, 600, 700)
    ),
    Face(*_HYPERLEGIBLE, "Atkinson Hyperlegible Next", 400, "italic"),
    Face(*_DYSLEXIC, "OpenDyslexic", 400, "normal"),
    Face(*_DYSLEXIC, "OpenDyslexic", 700, "normal"),
)


class FontsUnavailableError(Exception):
    """The fonts could not be fetched; the program then draws with the system's fonts."""


def missing(target: Path = TARGET) -> tuple[Face, ...]:
    """The faces that are not there yet."""
    return tuple(face for face in FACES if not (target / face.file).is_file())


def fetch(target: Path = TARGET) -> tuple[Path, ...]:
    """Fetch, merge and check what is missing; returns the files that were made.

    Raises:
        FontsUnavailableError: npm is absent, the network is away, or a file is not a font.
    """
    wanted = missing(target)
    if not wanted:
        return ()
    npm = shutil.which("npm")
    if npm is None:
        raise FontsUnavailableError("npm is not installed")
    target.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for package in sorted({face.package for face in wanted}):
            files = _unpack(npm, package, folder)
            faces = [face for face in wanted if face.package == package]
            made += [_convert(face, files, target) for face in faces]
            shutil.copyfile(files / "LICENSE", target / f"{faces[0].stem}-LICENSE.txt")
    return tuple(made)


def _unpack(npm: str, package: str, folder: Path) -> Path:
    """The folder of a package's files."""
    where = folder / package.rpartition("/")[2]
    where.mkdir()
    try:
        subprocess.run(
            [npm, "pack", "--silent", package], cwd=where, check=True, capture_output=True
        )
        with tarfile.open(next(where.glob("*.tgz"))) as archive:
            archive.extractall(where, filter="data")
    except (subprocess.CalledProcessError, StopIteration, tarfile.TarError) as error:
        raise FontsUnavailableError(f"{package} cannot be fetched") from error
    return where / "package"


def _convert(face: Face, files: Path, target: Path) -> Path:
    """One TrueType file out of the subsets of a face, complete for French."""
    parts = list(_parts(face, files))
    if not parts:
        raise FontsUnavailableError(f"{face.package} has no weight {face.weight}")
    try:
        font = Merger().merge([str(part) for part in parts]) if len(parts) > 1 else TTFont(parts[0])
        _name(font, face)
        lacking = [letter for letter in NEEDED if ord(letter) not in font.getBestCmap()]
        _borrow_spaces(font, lacking)
        made = target / face.file
        font.save(made)
    except (TTLibError, OSError) as error:
        raise FontsUnavailableError(f"{face.file} cannot be converted") from error
    return made


def _parts(face: Face, files: Path) -> Iterator[Path]:
    """The subsets of a face, as TrueType files beside the web fonts."""
    for subset in _SUBSETS:
        web = files / "files" / f"{face.stem}-{subset}-{face.weight}-{face.style}.woff2"
        if web.is_file():
            font = TTFont(web)
            font.flavor = None
            plain = web.with_suffix(".ttf")
            font.save(plain)
            yield plain


def _name(font: TTFont, face: Face) -> None:
    """Give a face its family and weight under the names that every system reads."""
    style = f"{face.weight}{' Italic' if face.style == 'italic' else ''}"
    for key in _NAMES:
        font["name"].removeNames(nameID=key)
    for key, text in ((1, face.family), (2, style), (16, face.family), (17, style)):
        font["name"].setName(text, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight


def _borrow_spaces(font: TTFont, lacking: list[str]) -> None:
    """Make missing spaces, the narrow one half as wide; any other gap is refused."""
    spaces = {"\u202f", "\u00a0"}
    letters = [letter for letter in lacking if letter not in spaces]
    if letters:
        raise FontsUnavailableError(f"the font lacks {' '.join(letters)}")
    space = font.getBestCmap()[ord(" ")]
    names = {letter: f"uni{ord(letter):04X}" for letter in lacking}
    if "glyf" not in font:  # outlines of another kind: a plain space does
        names = dict.fromkeys(lacking, space)
        lacking = []
    for letter in lacking:
        name = names[letter]
        width, bearing = font["hmtx"][space]
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = Glyph()
        font["hmtx"][name] = (width // 2 if letter == "\u202f" else width, bearing)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({ord(letter): name for letter, name in names.items()})


def main() -> int:
    """Fetch the fonts; without them say what will be used instead, which is no failure."""
    try:
        made = fetch()
    except FontsUnavailableError as error:
        print(
            f"Fonts: {error}. The kiosk will draw with Inter or DejaVu "
            "(Debian packages fonts-inter and fonts-dejavu).",
            file=sys.stderr,
        )
        return 0
    print(f"Fonts: {len(made)} made, {len(FACES)} in place.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
