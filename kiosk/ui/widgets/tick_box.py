"""A check box whose mark is drawn, not only coloured. Knows no meaning of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look


class TickBox(QCheckBox):
    """Words with a box before them; `full` is what is read aloud when it says more."""

    def __init__(self, name: str, text: str, full: str = "") -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(full or text)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = self.style().subElementRect(part, option, self)
        painter = QPainter(self)
        mark = icons.pixmap("check", look().hexadecimal("onbrand"), box.height(), 1.0)
        painter.drawPixmap(box.x() + (box.width() - box.height()) // 2, box.y(), mark)
