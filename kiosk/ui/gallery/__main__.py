"""Draws the gallery: `python -m kiosk.ui.gallery FOLDER [--all | --only SCENE …]`.

Each scene as it stands; with `--all` every theme, some sizes, English, and an index of them.
"""

import argparse
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.english import told_in
from kiosk.ui.gallery.index import page
from kiosk.ui.gallery.plan import Picture, everything, own
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme import families
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.words import Language, choose

_USAGE = 64


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]  # as the other commands exit
        self.print_usage(sys.stderr)
        self.exit(_USAGE, f"{message}\n")


def main() -> int:
    """Write the pictures; 64 without a folder to write to."""
    parser = _Parser(prog="python -m kiosk.ui.gallery", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the pictures go")
    parser.add_argument("--all", action="store_true", help="every theme, some sizes, English")
    parser.add_argument("--only", nargs="+", metavar="SCENE", help="these as they stand")
    given = parser.parse_args()
    unknown = set(given.only or ()) - {one.name for one in SCENES}
    if unknown:
        parser.error(f"no such scene: {', '.join(sorted(unknown))}")
    scenes = tuple(one for one in SCENES if not given.only or one.name in given.only)
    pictures = everything(scenes) if given.all else tuple(own(scenes))
    application = QApplication([sys.argv[0]])
    application.setStyle("Fusion")
    families.load()
    look().apply(Preferences())
    draw(pictures, given.folder)
    if given.all:
        (given.folder / "index.html").write_text(page(pictures), encoding="utf-8")
    return 0


def draw(pictures: tuple[Picture, ...], folder: Path) -> None:
    """Draw each picture below a folder, a window for each language."""
    for language in (Language.FRENCH, Language.ENGLISH):
        mine = [one for one in pictures if one.language is language]
        if not mine:
            continue
        choose(language)
        gallery = Gallery()
        for one in mine:
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            gallery.show(told_in(language, one.scene))
            gallery.window.grab().save(str(path))
        gallery.window.close()
    choose(Language.FRENCH)


if __name__ == "__main__":
    sys.exit(main())
