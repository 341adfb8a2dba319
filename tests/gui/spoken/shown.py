"""Shows the scenes whose names are read on its input, one after the other, until that ends."""

import sys
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme import families
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences


def main() -> int:
    """Show each scene whose name is read, and say so; what is spoken of is spoken in French."""
    application = QApplication(["pix-kiosk"])
    application.setStyle("Fusion")
    families.load()
    look().apply(Preferences())
    gallery = Gallery()
    scenes = {one.name: one for one in SCENES}
    names: list[str] = []

    def step() -> None:
        if not names:
            return
        name = names.pop(0)
        if not name:
            application.quit()
            return
        gallery.show(scenes[name])
        gallery.window.activateWindow()
        print(name, flush=True)  # noqa: T201 - the reader waits for it

    def listen() -> None:
        for line in iter(sys.stdin.readline, ""):  # one by one, as they come
            names.extend([line.strip()])
        names.append("")

    threading.Thread(target=listen, daemon=True).start()
    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(step)
    timer.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
