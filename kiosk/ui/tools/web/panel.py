"""A panel in place of the page: bookmarks, history, the certificate. Knows no site."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.tools.web.leaf import Leaf
from kiosk.ui.tools.web.panels import panel_title
from kiosk.ui.tools.web.writing import Writing
from kiosk.ui.widgets.boxes import Scroll, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.web import WebText, web_words


class Panel(QWidget):
    """`followed` carries where a link leads; Escape closes the panel."""

    followed = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self._targets: list[str] = []
        self._title = Text("", "label")
        self.leaf = Leaf("web-panel")
        self.leaf.followed.connect(lambda number: self.followed.emit(self.target(number)))
        close = Button("web-panel-close", web_words(WebText.CLOSE), "quiet", "close")
        close.clicked.connect(self.closed)
        head = grounded(QWidget(), "surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 2, 8, 2)
        row.addWidget(self._title, 1)
        row.addWidget(close)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(20, 8, 20, 8)
        inner.addWidget(self.leaf)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(Scroll(content), 1)

    def target(self, number: int) -> str:
        """Where a numbered link leads."""
        return self._targets[number]

    def show_written(self, name: str, written: Writing | None) -> None:
        """Show the panel of a name; without a name it is put away."""
        self.name = name
        if written is None:
            return
        title = panel_title(name)
        self._title.say(title)
        self._targets = written.targets
        self.leaf.setAccessibleName(web_words(WebText.PANEL, title=title))
        self.leaf.show_html(written.html, {})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
