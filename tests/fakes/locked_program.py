"""A window with one line of text under a protected session; obeys words on its standard input.

Each word is answered by one line of JSON about the window, once the window has settled.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from kiosk.lockdown.linux.exam_station import exam_station
from kiosk.lockdown.linux.protected_session import protected_session
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.ui.locked_window import LockedWindow

_SETTLE_MS = 50


class Program(QWidget):
    """Counts what reaches it that should not."""

    def __init__(self, note: RestoreNote, *, station: bool) -> None:
        super().__init__()
        self.setWindowTitle("locked-program")
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)
        self.line.setFocus()
        self.setGeometry(100, 120, 400, 200)
        self.closes = 0
        self.shortcuts = 0
        for keys in ("Ctrl+W", "F5"):
            QShortcut(keys, self).activated.connect(self.count_shortcut)
        self.lock = LockedWindow(self)
        made = exam_station(self.lock, note, ()) if station else protected_session(self.lock, note)
        self.session = made
        self.in_force: tuple[str, ...] = ()
        self.left: tuple[str, ...] = ()

    def count_shortcut(self) -> None:
        self.shortcuts += 1

    def closeEvent(self, event: object) -> None:  # noqa: N802 - the name that Qt calls
        self.closes += 1
        event.ignore()  # type: ignore[attr-defined] # a QCloseEvent

    def obey(self) -> None:
        match sys.stdin.readline().strip():
            case "engage":
                self.in_force = self.session.engage()
            case "release":
                self.left = self.session.release()
            case "mend":
                self.session.mend()
            case "report":
                pass
            case _:
                QApplication.exit()
                return
        QTimer.singleShot(_SETTLE_MS, self.report)

    def report(self) -> None:
        place, screen = self.lock.geometry(), self.lock.screen()
        facts = {
            "place": [place.left, place.top, place.width, place.height],
            "screen": [screen.left, screen.top, screen.width, screen.height],
            "framed": self.lock.framed(),
            "active": self.isActiveWindow(),
            "text": self.line.text(),
            "closes": self.closes,
            "shortcuts": self.shortcuts,
            "in_force": self.in_force,
            "lost": self.session.lost(),
            "left": self.left,
            "window": int(self.windowHandle().winId()),
        }
        print(json.dumps(facts), flush=True)  # noqa: T201 - the answer


def main() -> int:
    application = QApplication([])
    program = Program(RestoreNote(Path(sys.argv[1])), station="station" in sys.argv[2:])
    program.show()
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(program.obey)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
