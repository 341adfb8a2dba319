"""One page of text with links, as tall as it needs to be. Knows no browser.

Tab goes from link to link and out at the end; arrows and page keys move the page around it.
"""

from typing import Final

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QTextBrowser, QWidget

from kiosk.ui.theme.look import look

_LINE: Final = 40
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Leaf(QTextBrowser):
    """Shows HTML whose links are numbered ``#0``, ``#1``…; `followed` carries the number."""

    followed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._html = ""
        self._pictures: dict[str, QImage] = {}
        self.setObjectName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)  # else what scrolls it never learns how tall the page is
        self.setSizePolicy(policy)
        self.anchorClicked.connect(self._follow)
        self.cursorPositionChanged.connect(self.reveal)

    def show_html(self, html: str, pictures: dict[str, QImage]) -> None:
        """Show another page; the same one is left as it is."""
        if html == self._html:
            return
        self._html, self._pictures = html, pictures
        self.document().setDocumentMargin(2)
        self.document().setDefaultFont(look().sized(18, 400))
        self.setHtml(html)
        self._grow()

    def focused_link(self) -> int | None:
        """The number of the link that the keyboard is on."""
        if not self.textCursor().hasSelection():
            return None
        anchor = self.textCursor().charFormat().anchorHref()
        return int(anchor.removeprefix("#")) if anchor else None

    def seek(self, text: str, *, forward: bool) -> bool:
        """Go to the next place with these words, over the end to the beginning."""
        flag = QTextDocument.FindFlag(0) if forward else QTextDocument.FindFlag.FindBackward
        if self.find(text, flag):
            return True
        edge = QTextCursor.MoveOperation.Start if forward else QTextCursor.MoveOperation.End
        self.moveCursor(edge)
        return self.find(text, flag)

    def places(self, text: str) -> list[int]:
        """Where these words end, in the order of the page."""
        found: list[int] = []
        cursor = QTextCursor(self.document())
        while True:
            cursor = self.document().find(text, cursor)
            if cursor.isNull():
                return found
            found.append(cursor.selectionEnd())

    def reveal(self) -> None:
        """Bring the link or the words in front into sight."""
        area = self._area()
        content = area.widget() if area is not None else None
        if area is None or content is None or not self.textCursor().hasSelection():
            return
        place = QRect(self.cursorRect())
        place.moveTopLeft(self.mapTo(content, place.topLeft()))
        area.ensureVisible(place.center().x(), place.center().y(), 0, look().px(_LINE) * 2)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Only what the item brought along is ever shown."""
        del kind
        return self._pictures.get(name.toString() if isinstance(name, QUrl) else name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        area, key = self._area(), Qt.Key(event.key())
        if area is None or key not in {*_STEPS, *_PAGES, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        bar = area.verticalScrollBar()
        step = _STEPS.get(key, 0) * look().px(_LINE) + _PAGES.get(key, 0) * bar.pageStep()
        bar.setValue(bar.value() + step)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page around it turns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = round(self.document().size().height()) + 4
        if height != self.height():
            self.setFixedHeight(height)
        self.setAccessibleDescription(self.toPlainText())

    def _follow(self, url: QUrl) -> None:
        self.followed.emit(int(url.fragment()))

    def _area(self) -> QScrollArea | None:
        parent: QWidget | None = self.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                return parent
            parent = parent.parentWidget()
        return None
