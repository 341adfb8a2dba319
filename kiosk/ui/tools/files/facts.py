"""What is known of one thing: its properties, and its text if it has one. Knows no act."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.words.tools.files import FilesText, files_words


class Facts(QWidget):
    """A page of labels and values; Escape closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files-facts")
        grounded(self, "bg")
        self.page = QTextBrowser()
        self.page.setObjectName("files-facts-page")
        self.page.setProperty("boxed", "yes")
        self.page.setOpenLinks(False)
        self.page.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.button = Button("files-facts-close", files_words(FilesText.CLOSE), "secondary")
        self.button.clicked.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, lines: Sequence[tuple[str, str]], text: str) -> None:
        """Show properties, and a text below."""
        rows = "".join(
            f'<tr><td style="padding-right:24px">{html.escape(label)}</td>'
            f"<td><b>{html.escape(value)}</b></td></tr>"
            for label, value in lines
        )
        shown = html.escape(text).replace("\n", "<br>")
        head = f"<p><b>{html.escape(files_words(FilesText.CONTENT))}</b></p><p>{shown}</p>"
        self.page.setHtml(f'<table cellpadding="3">{rows}</table>{head if text else ""}')
        self.page.setAccessibleName(files_words(FilesText.PROPERTIES))
        self.page.setAccessibleDescription(self.page.toPlainText())
        self.page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
