"""A panel beside the grid: a title, things to choose, a way out. Knows no workbook."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.ui.widgets.boxes import Scroll, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.sheet import SheetText, sheet_words

WIDTH = 330


class Panel(QWidget):
    """`asked` carries an act for the workbook, `closed` that the panel was left by Escape."""

    asked = Signal(object)
    wrong = Signal(str)
    closed = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.name = name
        grounded(self, "side")
        close = Button(f"sheet-{name}-close", sheet_words(SheetText.CLOSE), "quiet", "close")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 4, 4)
        head.addWidget(Text(title, "label"), 1)
        head.addWidget(close)
        content = QWidget()
        self.rows = QVBoxLayout(content)
        self.rows.setContentsMargins(10, 0, 10, 12)
        self.rows.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(Scroll(content), 1)
        self.dress()

    def dress(self) -> None:
        """Take the width of the present look."""
        self.setFixedWidth(look().px(WIDTH))

    def show_desk(self, desk: Desk) -> None:
        """Show what there is to choose from; the state may have changed."""

    def first(self) -> QWidget:
        """Where the keyboard goes when the panel opens."""
        raise NotImplementedError

    def button(self, name: str, key: SheetText, look_: str = "plain", icon: str = "") -> Button:
        """A button at the end of the panel."""
        made = Button(f"sheet-{name}", sheet_words(key), look_, icon)
        self.rows.addWidget(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
