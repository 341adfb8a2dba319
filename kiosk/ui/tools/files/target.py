"""Where things go: a tree to choose a folder in, and what to do there. Knows no act."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.applications.files.desk import Desk
from engine.applications.files.shelf import TRASH
from kiosk.ui.tools.files.folders import Folders
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.tools.files import FilesText, files_words


class Target(QWidget):
    """`chosen` carries `move`, `copy` or `extract`; the rest is asked of it. Escape gives up."""

    chosen = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files-target")
        grounded(self, "bg")
        self._said = Text("", "label")
        self.tree = Folders("files-target-tree", trash=False)
        self.apart = TickBox("files-apart", files_words(FilesText.APART))
        self._buttons = {
            "move": Button("files-move-here", files_words(FilesText.MOVE_HERE), "primary"),
            "copy": Button("files-copy-here", files_words(FilesText.COPY_HERE), "secondary"),
            "extract": Button("files-extract-here", files_words(FilesText.EXTRACT_HERE), "primary"),
        }
        no = Button("files-target-no", files_words(FilesText.CANCEL), "secondary")
        no.clicked.connect(self.given_up)
        row = QWidget()
        flow = Flow(row, 12)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
            flow.addWidget(button)
        flow.addWidget(no)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.apart)
        layout.addWidget(row)

    def ask(self, desk: Desk, archive: str) -> None:
        """Ask where things go; an archive's name asks where it is extracted."""
        self._said.say(
            files_words(FilesText.EXTRACT_WHERE, name=archive)
            if archive
            else files_words(FilesText.WHERE_TO)
        )
        self.apart.setChecked(False)
        self.apart.setVisible(bool(archive))
        thrown = desk.opened == TRASH and desk.search is None
        shown = {"extract"} if archive else {"move"} if thrown else {"move", "copy"}
        for name, button in self._buttons.items():
            button.setVisible(name in shown)
        inside = desk.opened
        while inside != TRASH and not desk.is_folder(inside):
            inside = desk.nodes[inside].parent
        self.tree.lay_out(desk, inside or min(desk.shelf.places))
        self.tree.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
