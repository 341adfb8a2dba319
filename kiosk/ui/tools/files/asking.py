"""A line that asks for a name, or for a yes. Knows no act."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.applications.files.names import LONGEST
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.files import FilesText, files_words

_LONGER = 40
"""Letters that may be typed beyond what a name can have, so that it is refused with a reason."""


class Asking(QWidget):
    """`answered` carries the name that was written, or nothing for a yes; Escape gives up."""

    answered = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files-asking")
        grounded(self, "surface")
        self._said = Text("", "label")
        self.field = QLineEdit()
        self.field.setObjectName("files-name")
        self.field.setMaxLength(LONGEST + _LONGER)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.returnPressed.connect(self._answer)
        self.yes = Button("files-yes", files_words(FilesText.OK), "primary")
        self.yes.clicked.connect(self._answer)
        no = Button("files-no", files_words(FilesText.CANCEL), "secondary")
        no.clicked.connect(self.given_up)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.field, 1)
        line.addWidget(self.yes)
        line.addWidget(no)
        line.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        layout.addLayout(line)

    def ask_name(self, said: str, name: str, kept: int) -> None:
        """Ask for a name; the first *kept* letters of the given one are marked."""
        self._show(said, FilesText.OK)
        self.field.setVisible(True)
        self.field.setAccessibleName(said)
        self.field.setText(name)
        self.field.setSelection(0, kept)
        self.field.setFocus()

    def ask(self, said: str, yes: FilesText) -> None:
        """Ask for a yes."""
        self._show(said, yes)
        self.field.setVisible(False)
        self.field.setText("")
        self.yes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, said: str, yes: FilesText) -> None:
        self._said.say(said)
        self.yes.say(files_words(yes), f"{files_words(yes)}. {said}")
        self.show()

    def _answer(self) -> None:
        self.answered.emit(self.field.text())
