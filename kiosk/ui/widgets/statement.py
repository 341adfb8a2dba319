"""Shows a text written in Markdown, as tall as it needs to be. Knows no question."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit

from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.widgets.markup import plain, write
from kiosk.ui.widgets.markup_boxes import paint_boxes, suit_boxes
from kiosk.ui.widgets.markup_letters import JOINER
from kiosk.words import Text, words


class Statement(QTextBrowser):
    """A page that is read and never followed; it scrolls with its screen, not by itself."""

    def __init__(self, size: float = 20) -> None:
        super().__init__()
        self._markdown = ""
        self._sentence = ""
        self._drawn: Preferences | None = None
        self._size = size
        self._measured: dict[int, int] = {}
        self._measure = QTextDocument(self)
        """The same text, laid out at widths that are only asked about."""
        self.setObjectName("statement")
        self.setAccessibleName(words(Text.QUESTION_STATEMENT))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_markdown(self, markdown: str) -> None:
        """Show another text; the same one is left as it is."""
        if markdown != self._markdown:
            self._markdown, self._sentence = markdown, ""
            self._draw()

    def plain(self) -> str:
        """What is written, without marks."""
        return plain(self.document())

    def mark(self, sentence: str) -> QRect:
        """Mark a sentence as the one that is read, or none; where it stands in the widget."""
        self._sentence = sentence
        chosen = QTextEdit.ExtraSelection()
        chosen.cursor = self._found(sentence)
        chosen.format.setBackground(look().colour("sel"))
        chosen.format.setForeground(look().colour("text"))
        self.setExtraSelections([chosen] if chosen.cursor.hasSelection() else [])
        return self.cursorRect(chosen.cursor)

    def _found(self, sentence: str) -> QTextCursor:
        """The sentence in the document; one that is drawn in pieces is marked as far as it goes."""
        cursor = QTextCursor(self.document())
        text = plain(self.document()) if sentence else ""
        place = text.find(sentence.replace("\u00a0", " "))  # the toolkit's plain text has none
        if not sentence or place < 0:
            return cursor
        written = self.document().toPlainText()
        kept = [at for at, sign in enumerate(written) if sign != JOINER]
        cursor.setPosition(kept[place])
        last = kept[place + len(sentence) - 1] + 1
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded: a pack's media stand beside the text, not in it."""
        del kind, name
        return None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._drawn != look().preferences:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        suit_boxes(self.document(), event.size().width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        scrolled = QPointF(0, -self.verticalScrollBar().value())
        paint_boxes(painter, self.document(), scrolled)
        painter.end()
        super().paintEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._measured:
            suit_boxes(self._measure, width)
            self._measure.setTextWidth(width)
            self._measured[width] = round(self._measure.size().height()) + 4
        return self._measured[width]

    def sizeHint(self) -> QSize:
        width = look().px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(24))

    def _draw(self) -> None:
        self._drawn = look().preferences
        write(self.document(), self._markdown, self._size)
        write(self._measure, self._markdown, self._size)
        suit_boxes(self.document(), self.viewport().width())
        self.setAccessibleDescription(self.plain())
        self._measured.clear()
        self.mark(self._sentence)
        self.updateGeometry()
