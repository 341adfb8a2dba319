"""A document of the engine as the toolkit's document, and where each place lies in it.

Knows no key and no act. Each line of the toolkit remembers the block that it shows.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtSvg import QSvgRenderer

from engine.applications.word.blocks import (
    Block,
    Blocks,
    Contents,
    Paragraph,
    Picture,
    Table,
    headings,
)
from engine.applications.word.editing import Place
from engine.applications.word.runs import whole_text
from kiosk.ui.theme.look import look
from kiosk.ui.tools.word.dressing import (
    block_format,
    char_format,
    head_format,
    note_format,
    style_format,
)
from kiosk.ui.tools.word.numbering import Numbering
from kiosk.ui.tools.word.standing import misspelt_in
from kiosk.words.tools.word import WordText, word_words

_INDENT: Final = 26
_IMAGE_WIDTH: Final = 420
_WIDEST_IMAGE: Final = 640
_IMAGE_RATIO: Final = 2
_CELL_ROOM: Final = 6


class Paper:
    """One toolkit document that shows one document."""

    def __init__(
        self, document: QTextDocument, media: Mapping[str, bytes], misspelt: tuple[str, ...]
    ) -> None:
        self._document = document
        self._media = media
        self._misspelt = misspelt
        self._numbering = Numbering()
        self.blocks: Blocks = ()
        document.setUndoRedoEnabled(False)

    def draw(self, blocks: Blocks, *, anew: bool = False) -> None:
        """Show blocks; where only the words of one paragraph differ, only they are touched."""
        changed = None if anew else self._only_changed(blocks)
        self.blocks, before = blocks, self.blocks
        if changed is None:
            self._draw_all()
        elif changed >= 0:
            self._rewrite(changed, before[changed])

    def _only_changed(self, blocks: Blocks) -> int | None:
        """The one paragraph whose words differ, -1 for none, or None for more than that."""
        if len(blocks) != len(self.blocks):
            return None
        places = [
            number
            for number, (old, new) in enumerate(zip(self.blocks, blocks, strict=True))
            if old != new
        ]
        if not places:
            return -1
        old, new = self.blocks[places[0]], blocks[places[0]]
        if len(places) > 1 or not isinstance(old, Paragraph) or not isinstance(new, Paragraph):
            return None
        listed = any(isinstance(one, Contents) for one in blocks) and new.style != "normal"
        same = replace(old, runs=new.runs) == new
        return places[0] if same and not listed and old.runs and new.runs else None

    def _rewrite(self, number: int, before: Block) -> None:
        found = self.blocks[number]
        if not isinstance(found, Paragraph) or not isinstance(before, Paragraph):
            return
        start = self.position(Place(number, 0))
        old, new = whole_text(before.runs), whole_text(found.runs)
        shared = min(len(old), len(new))
        head = next((at for at in range(shared) if old[at] != new[at]), shared)
        tail = next(
            (at for at in range(shared - head) if old[-1 - at] != new[-1 - at]), shared - head
        )
        cursor = QTextCursor(self._document)
        cursor.setPosition(start + head)
        cursor.setPosition(start + len(old) - tail, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[head : len(new) - tail])
        self._dress(start, found)

    def _dress(self, start: int, found: Paragraph) -> None:
        cursor = QTextCursor(self._document)
        at = start
        for run in found.runs:
            cursor.setPosition(at)
            at += len(run.text)
            cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(char_format(found.style, run.dress))
        wrong = QTextCharFormat()
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wrong.setUnderlineColor(look().colour("err"))
        for first, last in misspelt_in(found, self._misspelt):
            cursor.setPosition(start + first)
            cursor.setPosition(start + last, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(wrong)

    def _draw_all(self) -> None:
        self._document.clear()
        self._document.setIndentWidth(look().px(_INDENT))
        self._document.setDefaultFont(look().sized(18, 400))
        self._numbering = Numbering()
        cursor = QTextCursor(self._document)
        fresh = True
        for number, block in enumerate(self.blocks):
            if not fresh:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            fresh = isinstance(block, Table)
            if isinstance(block, Paragraph):
                self._paragraph(cursor, number, block)
            else:
                self._numbering.interrupt()
                self._other(cursor, number, block)

    def _paragraph(self, cursor: QTextCursor, number: int, block: Paragraph) -> None:
        cursor.setBlockFormat(block_format(block))
        cursor.setBlockCharFormat(style_format(block.style))
        cursor.block().setUserState(number)
        self._numbering.add(cursor, block)
        start = cursor.position()
        cursor.insertText(whole_text(block.runs), style_format(block.style))
        self._dress(start, block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)

    def _other(self, cursor: QTextCursor, number: int, block: Block) -> None:
        if isinstance(block, Picture):
            self._picture(cursor, number, block)
        elif isinstance(block, Table):
            self._table(cursor, number, block)
        else:
            self._contents(cursor, number)

    def _picture(self, cursor: QTextCursor, number: int, block: Picture) -> None:
        image = self._image(block.file)
        if image is not None:
            self._line(cursor, number, "", note_format(), first=True)
            name = f"image-{block.file}"
            self._document.addResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl(name), image
            )
            shown = QTextImageFormat()
            shown.setName(name)
            shown.setWidth(image.width() / _IMAGE_RATIO)
            shown.setHeight(image.height() / _IMAGE_RATIO)
            cursor.insertImage(shown)
        order = [one for one in self.blocks[: number + 1] if isinstance(one, Picture)]
        named = word_words(WordText.PICTURE_OF, number=len(order), file=block.file)
        told = block.alternative or word_words(WordText.ALTERNATIVE_NONE)
        if block.decorative:
            told = word_words(WordText.DECORATIVE)
        line = f"{named}. {word_words(WordText.ALTERNATIVE)} : {told}"
        self._line(cursor, number, line, note_format(), first=image is None)

    def _image(self, file: str) -> QImage | None:
        found = QByteArray(self._media.get(file, b""))
        width = min(look().px(_IMAGE_WIDTH), _WIDEST_IMAGE) * _IMAGE_RATIO
        if not file.endswith(".svg"):
            image = QImage.fromData(found)
            return None if image.isNull() else image.scaledToWidth(width)
        renderer = QSvgRenderer(found) if found.size() else QSvgRenderer()
        if not renderer.isValid():
            return None
        size = renderer.defaultSize()
        height = round(width * size.height() / max(size.width(), 1))
        image = QImage(width, height, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, width, height))
        painter.end()
        return image

    def _table(self, cursor: QTextCursor, number: int, block: Table) -> None:
        form = QTextTableFormat()
        form.setBorderCollapse(True)
        form.setBorder(1)
        form.setBorderBrush(look().colour("line"))
        form.setCellPadding(look().px(_CELL_ROOM))
        form.setCellSpacing(0)
        form.setHeaderRowCount(1)
        form.setTopMargin(look().px(_CELL_ROOM))
        form.setBottomMargin(self._room_below(number))
        share = 100 // len(block.rows[0])
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share) for _ in block.rows[0]]
        )
        table = cursor.insertTable(len(block.rows), len(block.rows[0]), form)
        for row, cells in enumerate(block.rows):
            for column, text in enumerate(cells):
                inner = table.cellAt(row, column).firstCursorPosition()
                inner.insertText(text, style_format("normal") if row else head_format())
                inner.block().setUserState(number)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.block().setUserState(number)

    def _room_below(self, number: int) -> float:
        """What the next paragraph asks for above it: the toolkit forgets that after a table."""
        after = self.blocks[number + 1 : number + 2]
        asked = [block_format(one).topMargin() for one in after if isinstance(one, Paragraph)]
        return max([look().px(_CELL_ROOM), *asked])

    def _contents(self, cursor: QTextCursor, number: int) -> None:
        title = word_words(WordText.CONTENTS)
        self._line(cursor, number, title, head_format(), first=True)
        for text, level in headings(self.blocks):
            self._line(cursor, number, text, style_format("normal"), indent=level)

    def _line(
        self,
        cursor: QTextCursor,
        number: int,
        text: str,
        letters: QTextCharFormat,
        *,
        first: bool = False,
        indent: int = 0,
    ) -> None:
        if not first:
            cursor.insertBlock()
        form = QTextBlockFormat()
        form.setIndent(indent)
        form.setBottomMargin(look().px(4))
        cursor.setBlockFormat(form)
        cursor.block().setUserState(number)
        cursor.insertText(text, letters)

    def place(self, position: int, *, end: bool) -> Place:
        """The place of a position; on a picture, a table or the contents its start or its end."""
        line = self._document.findBlock(position)
        number = min(max(line.userState(), 0), len(self.blocks) - 1)
        if isinstance(self.blocks[number], Paragraph):
            return Place(number, position - line.position())
        return Place(number, 1 if end else 0)

    def position(self, place: Place) -> int:
        """Where a place lies."""
        lines = self.lines(place.block)
        if isinstance(self.blocks[place.block], Paragraph):
            return lines[0].position() + place.offset
        last = lines[-1]
        return last.position() + last.length() - 1 if place.offset else lines[0].position()

    def lines(self, number: int) -> list[QTextBlock]:
        """The lines that show a block."""
        found = []
        line = self._document.begin()
        while line.isValid():
            if line.userState() == number:
                found.append(line)
            line = line.next()
        return found
