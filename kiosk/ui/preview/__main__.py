"""`python -m kiosk.ui.preview FOLDER [--pictures DIR] [--language fr]`: items as they are seen."""

import argparse
import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from engine.errors import MalformedError
from kiosk.ui.preview.folder import PreviewFolder
from kiosk.ui.preview.shown import LARGEST_TEXT, Preview
from kiosk.ui.theme import families
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.words import Language, choose

USUAL_TEXT: Final = 100
UNREADABLE: Final = 2


def main() -> int:
    """Show the items one after the other, or write two pictures of each; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.ui.preview", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", type=Path, help="write pictures here, and end")
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    arguments = parser.parse_args()
    choose(Language(arguments.language))
    try:
        folder = PreviewFolder.read(arguments.folder)
    except (OSError, MalformedError) as error:
        sys.stderr.write(f"preview: {error.args}\n")
        return UNREADABLE
    application = QApplication([sys.argv[0]])
    application.setStyle("Fusion")
    families.load()
    look().apply(Preferences())
    preview = Preview(folder.medium)
    if arguments.pictures is not None:
        return _draw(folder, preview, arguments.pictures)
    return _browse(application, folder, preview)


def _draw(folder: PreviewFolder, preview: Preview, target: Path) -> int:
    """One round for each size of text: a change of size costs more than a question."""
    target.mkdir(parents=True, exist_ok=True)
    for percent, ending in ((USUAL_TEXT, ""), (LARGEST_TEXT, "-200")):
        preview.enlarge(percent)
        for number, item in enumerate(folder.items, start=1):
            preview.show(item, (number - 1) % 32 + 1)
            preview.picture(target / f"{item.id}{ending}.png")
            if preview.turn_to_tool():
                preview.picture(target / f"{item.id}{ending}-outil.png")
            sys.stdout.write(f"{item.id} {percent}\n")
            sys.stdout.flush()
    preview.window.close()
    return 0


def _browse(application: QApplication, folder: PreviewFolder, preview: Preview) -> int:
    """Ctrl+Page down and Ctrl+Page up go through the items; so does the answer's button."""
    place = 0

    def turn(step: int) -> None:
        nonlocal place
        place = (place + step) % len(folder.items)
        preview.show(folder.items[place], place % 32 + 1)
        preview.window.setWindowTitle(folder.items[place].id)

    for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
        shortcut = QShortcut(QKeySequence(keys), preview.window)
        shortcut.activated.connect(lambda step=step: turn(step))
    preview.screen.validated.connect(lambda _given: turn(1))
    turn(0)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
