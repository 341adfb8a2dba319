"""A panel beside the page: a title, what it holds, a way to close it. Knows no document."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.applications.word.document import Document
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.word.editor import Editor
from kiosk.ui.widgets.boxes import STRETCH, Scroll, column, fill, grounded, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.word import WordText, word_words


class Panel(QWidget):
    """What a subclass adds to `body` is scrolled; Escape closes the panel."""

    closed = Signal()

    def __init__(self, tool: Tool, editor: Editor, name: str, title: WordText) -> None:
        super().__init__()
        self.setObjectName(f"word-panel-{name}")
        self.tool = tool
        self.editor = editor
        grounded(self, "aside")
        self._close = Button("word-close", word_words(WordText.CLOSE), "quiet", "close")
        self._close.clicked.connect(self.closed.emit)
        self._title = Text(word_words(title), "label")
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        content = QWidget()
        content.setLayout(self.body)
        self.body.setContentsMargins(14, 6, 14, 14)
        self._scroll = Scroll(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(self._title, self._close, gap=4, margins=(14, 4, 4, 4), grows=0))
        layout.addWidget(self._scroll, 1)

    def open(self) -> None:
        """Prepare what the panel shows for what is selected."""

    def refresh(self) -> None:
        """Show the state again."""

    def show_document(self, document: Document) -> None:
        """Show what the panel shows of a document."""

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the panel opens."""
        return self._close

    def lay(self, *items: QWidget) -> None:
        """Put widgets below each other."""
        fill(self.body, (*items, STRETCH))
        self.watch(*items)

    def watch(self, *items: QWidget) -> None:
        """Keep whatever gets the focus in view."""
        for item in items:
            for child in (item, *item.findChildren(QWidget)):
                child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.reveal(watched)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def field(
    name: str, title: WordText, entered: Callable[[], object] | None = None, **values: object
) -> QLineEdit:
    """A line to write in; Enter does *entered*. *values* are those that the title names."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(word_words(title, **values))
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    if entered is not None:
        made.returnPressed.connect(entered)
    return made


def labelled(title: WordText, made: QWidget) -> QWidget:
    """A widget below its label."""
    return column(Text(word_words(title), "status"), made, gap=2)


def action(name: str, title: WordText, do: Callable[[], object], look: str = "plain") -> Button:
    """A button of a panel."""
    made = Button(name, word_words(title), look)
    made.clicked.connect(lambda _on=False: do())
    return made
