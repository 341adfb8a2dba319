"""Draws every screen of the gallery into a folder: `python -m kiosk.ui.gallery FOLDER`."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme import families
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences


def main() -> int:
    """Write a picture for each scene; 64 without a folder to write to."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the folder
        sys.stderr.write("usage: python -m kiosk.ui.gallery FOLDER\n")
        return 64
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([sys.argv[0]])
    application.setStyle("Fusion")
    families.load()
    look().apply(Preferences())
    gallery = Gallery()
    for scene in SCENES:
        gallery.show(scene)
        gallery.window.grab().save(str(folder / f"{scene.name}.png"))
    gallery.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
