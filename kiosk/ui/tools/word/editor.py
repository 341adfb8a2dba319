"""Where the text is written: keys become acts, nothing is changed here. Knows no button.

The toolkit moves the caret and selects; every change goes to the engine and comes back drawn.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from engine.applications.word.blocks import Blocks, Paragraph, Table
from engine.applications.word.editing import Place, Range
from engine.applications.word.runs import part, printable
from kiosk.ui.theme.look import look
from kiosk.ui.tools.word.dressing import PAGE_GAP
from kiosk.ui.tools.word.paper import Paper
from kiosk.words.tools.word import WordText, word_words

Deed = Callable[[Mapping[str, Any], bool], bool]
"""Does an act; the second term says whether undo takes it back together with the one before."""

_MOVES: Final = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_MARGIN: Final = 20


class Editor(QTextEdit):
    """The page; `shortcuts` are commands by the key sequence that calls them."""

    def __init__(self, deed: Deed, media: Mapping[str, bytes], misspelt: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("word-text")
        self.setAccessibleName(word_words(WordText.DOCUMENT))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.media = media
        self.paper = Paper(self.document(), media, misspelt)
        self.shortcuts: dict[str, Callable[[], object]] = {}
        self.pending: frozenset[str] | None = None
        self._deed = deed
        self._extend = False
        self._joins = False
        self._moving = False
        self.cursorPositionChanged.connect(self._moved)

    def draw(self, blocks: Blocks, *, anew: bool = False) -> None:
        """Show blocks; the caret and the view stay where they were, as far as they can."""
        old = self.range() if self.paper.blocks else None
        bar = self.verticalScrollBar().value()
        self._moving = True
        self.document().setDocumentMargin(look().px(_MARGIN))
        self.paper.draw(blocks, anew=anew)
        old = old or Range(Place(0, 0), Place(0, 0))
        self._put(_nearest(blocks, old.start), _nearest(blocks, old.end))
        self._moving = False
        self.verticalScrollBar().setValue(bar)
        self.viewport().update()

    def range(self) -> Range:
        """What is selected."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first = self.paper.place(start, end=False)
        return Range(first, first if start == end else self.paper.place(end, end=True))

    def select(self, where: Range) -> None:
        """Select a range and show it."""
        self._put(where.start, where.end)
        self.ensureCursorVisible()

    def covered(self) -> dict[str, int]:
        """The blocks that a gesture on paragraphs covers, as acts name them."""
        where = self.range()
        last = where.end.block
        if where.end.offset == 0 and last > where.start.block:
            last -= 1
        return {"first": where.start.block + 1, "last": last + 1}

    def write(self, text: str, where: Range | None = None, *, joins: bool = False) -> bool:
        """Put a text in the place of what is selected."""
        where = where or self.range()
        act: dict[str, Any] = {"do": "type", **ends(where), "text": text}
        if self.pending is not None and text:
            act["marks"] = sorted(self.pending)
        if where.start != where.end and text and self._in_link(where.start, after=True):
            self._extend = True
        if self._extend:
            act["extend"] = True
        return self.do(act, where.end, joins=joins)

    def do(self, act: Mapping[str, Any], fixed: Place, *, joins: bool = False) -> bool:
        """Do an act and put the caret where what followed *fixed* begins now."""
        before = self.paper.blocks
        if not self._deed(act, joins):
            return False
        after = self.paper.blocks
        number = max(len(after) - (len(before) - fixed.block), 0)
        offset = after[number].length - (before[fixed.block].length - fixed.offset)
        place = _nearest(after, Place(number, max(offset, 0)))
        self._moving = True
        self._put(place, place)
        self._moving = False
        self.ensureCursorVisible()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._command(event)
        if command is not None:
            command()
        elif event.key() in _MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._erase(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.text() and not event.modifiers() & _HELD and printable(event.text()):
            self._letter(event.text())
        else:
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._letter(event.commitString())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            for standard in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(standard):
                    event.ignore()
                    return False
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - the toolkit's signature
        """Tab always leaves the page: no link or table cell of it holds the focus."""
        return bool(super(QTextEdit, self).focusNextPrevChild(next))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        del source
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Nothing comes in past the engine."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(look().sized(15, 600))
        painter.setPen(QPen(look().colour("text2"), 2, Qt.PenStyle.DashLine))
        layout = self.document().documentLayout()
        for number, block in enumerate(self.paper.blocks):
            if not isinstance(block, Paragraph) or not block.page:
                continue
            place = layout.blockBoundingRect(self.paper.lines(number)[0])
            top = place.top() - self.verticalScrollBar().value() - look().px(PAGE_GAP)
            room = QRectF(look().px(_MARGIN), top, self.viewport().width(), look().px(PAGE_GAP))
            words = word_words(WordText.PAGE_STARTS)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter.value, words)
            side = painter.fontMetrics().horizontalAdvance(words) + look().px(_MARGIN + 12)
            middle = round(room.center().y())
            painter.drawLine(side, middle, self.viewport().width() - look().px(_MARGIN), middle)
        painter.end()

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = QKeySequence(event.keyCombination())
        for keys, command in self.shortcuts.items():
            if pressed == QKeySequence(keys):
                return command
        return None

    def _letter(self, text: str) -> None:
        if self.write(text, joins=self._joins and not text.isspace()):
            self._joins = not text.isspace()

    def _enter(self) -> None:
        where = self.range()
        found = self.paper.blocks[where.start.block]
        alone = where.start == where.end and isinstance(found, Paragraph) and not found.runs
        if alone and isinstance(found, Paragraph) and found.list != "none":
            self.do({"do": "list", **self.covered(), "list": "none"}, where.end)
        elif self.write("\n"):
            self._joins = False

    def _erase(self, event: QKeyEvent) -> None:
        backwards = event.key() == Qt.Key.Key_Backspace
        where = self.range()
        if where.start == where.end:
            found = self._beside(backwards=backwards, event=event)
            if found is None:
                return
            where = found
        elif self._inside_table(where):
            where = Range(where.start, where.start)
        if where.start == where.end:  # in a table: the engine says that it is not written
            self.write("x", where)
            return
        inside = backwards and self._in_link(where.start, after=True)
        if self.write("", where):
            self._extend = inside
            self._joins = False
            if backwards:
                self._moving = True
                place = _nearest(self.paper.blocks, where.start)
                self._put(place, place)
                self._moving = False

    def _beside(self, *, backwards: bool, event: QKeyEvent) -> Range | None:
        """What a key erases when nothing is selected; None at the edge of the document."""
        here = self.range().start
        blocks = self.paper.blocks
        found = blocks[here.block]
        if not isinstance(found, Paragraph):
            return Range(here, here if isinstance(found, Table) else Place(here.block, 1))
        if here.offset > 0 if backwards else here.offset < found.length:
            return self._letter_beside(backwards=backwards, event=event)
        number = here.block + (-1 if backwards else 1)
        if not 0 <= number < len(blocks):
            return None
        if not isinstance(blocks[number], Paragraph):
            return Range(Place(number, 0), Place(number, 1))
        there = Place(number, blocks[number].length if backwards else 0)
        return Range(there, here) if backwards else Range(here, there)

    def _letter_beside(self, *, backwards: bool, event: QKeyEvent) -> Range:
        """The letter, or with Control the word."""
        word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moves = QTextCursor.MoveOperation
        left = moves.PreviousWord if word else moves.PreviousCharacter
        right = moves.NextWord if word else moves.NextCharacter
        cursor = self.textCursor()
        cursor.movePosition(left if backwards else right, QTextCursor.MoveMode.KeepAnchor)
        start = self.paper.place(cursor.selectionStart(), end=False)
        return Range(start, self.paper.place(cursor.selectionEnd(), end=True))

    def _inside_table(self, where: Range) -> bool:
        """Whether less than a whole table is selected."""
        number = where.start.block
        if where.end.block != number or not isinstance(self.paper.blocks[number], Table):
            return False
        cursor = self.textCursor()
        first, last = (self.paper.position(Place(number, offset)) for offset in (0, 1))
        return cursor.selectionStart() > first or cursor.selectionEnd() < last

    def _in_link(self, place: Place, *, after: bool) -> bool:
        found = self.paper.blocks[place.block]
        if not isinstance(found, Paragraph):
            return False
        start = place.offset if after else place.offset - 1
        return any(run.dress.link for run in part(found.runs, start, start + 1))

    def _put(self, start: Place, end: Place) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self.paper.position(start))
        cursor.setPosition(self.paper.position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _moved(self) -> None:
        if not self._moving:
            self.pending = None
            self._extend = False
            self._joins = False


def ends(where: Range) -> dict[str, list[int]]:
    """A range as acts write it."""
    return {
        "from": [where.start.block + 1, where.start.offset],
        "to": [where.end.block + 1, where.end.offset],
    }


def _nearest(blocks: Blocks, place: Place) -> Place:
    number = min(place.block, len(blocks) - 1)
    return Place(number, min(place.offset, blocks[number].length))
