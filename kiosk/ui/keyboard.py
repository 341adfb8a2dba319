"""The keys of the map, from anywhere in a window. Knows no screen, and no meaning of an act."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kiosk.ui.views.keymap import KEYMAP


class Keyboard(QObject):
    """Says which act was asked for; a text field keeps every key that types something."""

    pressed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for binding in KEYMAP:
            for keys in binding.keys:
                shortcut = QShortcut(QKeySequence(keys), window)
                shortcut.setAutoRepeat(False)  # a key that is held down validates one answer only
                shortcut.activated.connect(lambda act=binding.act: self.pressed.emit(act))
