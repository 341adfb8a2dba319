"""The families of type that can be drawn with here, bundled ones first. Knows no size."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

from kiosk.ui.views.preferences import FontName

FOLDER: Final = Path(__file__).resolve().parent / "fonts"
WISHES: Final = {
    FontName.HYPERLEGIBLE: ("Atkinson Hyperlegible Next", "Inter", "DejaVu Sans"),
    FontName.STANDARD: ("Inter", "DejaVu Sans", "Segoe UI", "Atkinson Hyperlegible Next"),
    FontName.DYSLEXIC: ("OpenDyslexic", "Atkinson Hyperlegible Next", "Inter", "DejaVu Sans"),
}
_MONO: Final = ("DejaVu Sans Mono", "Consolas", "Courier New")


class FontsMissingError(Exception):
    """No font at all was found: not a word can be drawn."""


def load(folder: Path = FOLDER) -> None:
    """Make the bundled fonts known to the toolkit, once there is an application.

    Raises:
        FontsMissingError: neither the program nor the system has a font.
    """
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    family.cache_clear()
    mono.cache_clear()
    if not QFontDatabase.families():
        raise FontsMissingError(str(folder))


@cache
def family(name: FontName) -> str:
    """The best family at hand for a choice of the reader."""
    return _first(WISHES[name])


@cache
def mono() -> str:
    """The best family at hand with letters of one width."""
    return _first(_MONO)


def _first(wishes: tuple[str, ...]) -> str:
    known = QFontDatabase.families()
    return next((wish for wish in wishes if wish in known), known[0] if known else "")
