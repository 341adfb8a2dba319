"""Sets a document: a template, its data, fonts if there are some. Knows no candidate.

PDF/UA-1 (accessible) and PDF/A-3a (kept for long); the same data at the same date give the same
bytes. Fonts missing from the folder are replaced by those that the library carries.
"""

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import typst

from engine.records.canonical import JsonObject

TEMPLATES: Final = Path(__file__).parent
_FONTS: Final = Path("kiosk", "ui", "theme", "fonts")


def bundled_fonts(
    places: tuple[Path, ...] = (Path(__file__).parents[2], Path(sys.executable).parent),
) -> Path | None:
    """The folder of fonts installed beside this program or found in its sources, if any."""
    for place in places:
        if any((place / _FONTS).glob("*.ttf")):
            return place / _FONTS
    return None


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What sets documents; *fonts* is a folder of font files, or None."""

    fonts: Path | None = None

    def pdf(self, template: str, data: JsonObject, made: datetime) -> bytes:
        """The document as PDF; *made* is its date."""
        return typst.compile(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            format="pdf",
            font_paths=self._font_paths,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=["a-3a", "ua-1"],
            timestamp=int(made.timestamp()),
        )

    def picture(self, template: str, data: JsonObject) -> bytes:
        """The first page as PNG, to look at."""
        return typst.compile(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            format="png",
            ppi=150,
            font_paths=self._font_paths,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
        )

    @property
    def _font_paths(self) -> list[str]:
        return [] if self.fonts is None else [str(self.fonts)]
