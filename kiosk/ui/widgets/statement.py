"""Shows a text written in Markdown, as high as it needs to be. Knows no question."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.markup import write
from kiosk.words import Text, words


class Statement(QTextBrowser):
    """A statement that scrolls with its page: it has no scroll bar of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statement")
        self.setAccessibleName(words(Text.QUESTION_STATEMENT))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._markdown = ""
        self._measured: dict[int, int] = {}
        look().changed.connect(self._draw)

    def show_markdown(self, markdown: str) -> None:
        """Show another text; the same one is left as it is."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._draw()

    def markdown(self) -> str:
        """The text that is shown, as it was written."""
        return self._markdown

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing: a statement names no resource that is not in its pack."""
        return None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._measured:
            copy = self.document().clone()
            copy.setTextWidth(width)
            self._measured[width] = round(copy.size().height() + 1)
        return self._measured[width]

    def sizeHint(self) -> QSize:
        return QSize(look().px(640), self.heightForWidth(look().px(640)))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(30))

    def _draw(self) -> None:
        write(self.document(), self._markdown)
        self._measured.clear()
        self.updateGeometry()
