"""Another program's window that wants the focus. Knows nothing of the exam."""

import sys

from PySide6.QtWidgets import QApplication, QWidget


def main() -> int:
    application = QApplication([])
    window = QWidget()
    window.setGeometry(10, 10, 200, 100)
    window.show()
    window.activateWindow()
    print(int(window.winId()), flush=True)  # noqa: T201 - the answer
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
