"""Writes Markdown into a text document with the type and colours in force. Knows no question.

Nothing of the text is ever fetched, followed or run: a link is underlined words, an image its
alternative, HTML is text.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.markup_boxes import BOX, HEAD, bottom_edge, thin
from kiosk.ui.widgets.markup_letters import JOINER, code_letters, kept_whole, letters
from kiosk.ui.widgets.markup_tokens import in_italics, lines_of, opening
from kiosk.words.ordinals import raised

_GAP: Final = 12
_CELL: Final = 10
_BREAK: Final = "\u2028"
_TABLE_SIZE: Final = 17
_CAPTION_SIZE: Final = 14
_CAPTION_GAP: Final = 8
_QUOTE_SIZE: Final = 18
_HEAD_SIZE: Final = 16
_WHEN_SIZE: Final = 15
_CODE_LINE: Final = 125


def write(document: QTextDocument, markdown: str, size: float = 20) -> None:
    """Replace what a document says; call it again when the look changed.

    `size` is that of its letters, in pixels at 100 %.
    """
    document.clear()
    document.setDocumentMargin(0)
    document.setDefaultFont(look().sized(size, 400))
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
    whole = QTextCursor(document)
    whole.beginEditBlock()  # laid out once, not after each piece
    _Writer(document, size).write(tokens)
    whole.endEditBlock()


class _Writer:
    """One pass over the tokens of a text."""

    def __init__(self, document: QTextDocument, size: float) -> None:
        self._size = size
        self._cursor = QTextCursor(document)
        self._fresh = True
        self._lists: list[tuple[QTextListFormat.Style, QTextList | None]] = []
        self._marker = False
        self._under_table = False
        self._quote: QTextTable | None = None
        self._openers: Mapping[str, Callable[[Token], None]] = {
            "bullet_list_open": lambda _one: self._begin_list(QTextListFormat.Style.ListDisc),
            "ordered_list_open": lambda _one: self._begin_list(QTextListFormat.Style.ListDecimal),
            "bullet_list_close": lambda _one: self._end_list(),
            "ordered_list_close": lambda _one: self._end_list(),
            "blockquote_open": lambda _one: self._begin_quote(),
            "blockquote_close": lambda _one: self._end_quote(),
            "list_item_open": lambda _one: self._begin_item(),
            "fence": lambda one: self._code(one.content),
            "code_block": lambda one: self._code(one.content),
        }

    def write(self, tokens: Sequence[Token]) -> None:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "table_open":
                end = next(
                    index
                    for index in range(place, len(tokens))
                    if tokens[index].type == "table_close"
                )
                self._table(tokens[place:end])
                place = end
            elif token.type == "inline":
                before = tokens[place - 1]
                self._paragraph(token.children or [], heading=before.type == "heading_open")
            elif token.type in self._openers:
                self._openers[token.type](token)
            place += 1

    def _begin_list(self, style: QTextListFormat.Style) -> None:
        self._lists.append((style, None))

    def _end_list(self) -> None:
        self._lists.pop()

    def _begin_item(self) -> None:
        self._marker = True

    def _enlist(self) -> None:
        self._marker = False
        style, made = self._lists[-1]
        if made is not None:
            made.add(self._cursor.block())
            return
        shape = QTextListFormat()
        shape.setStyle(style)
        shape.setIndent(len(self._lists))
        self._lists[-1] = (style, self._cursor.createList(shape))

    def _block(self, role: str, *, gap: float = _GAP) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(look().line(role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        shape.setTopMargin(0 if self._fresh else look().px(gap))
        if self._fresh:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._fresh = False

    def _paragraph(self, children: Sequence[Token], *, heading: bool) -> None:
        under_table, self._under_table = self._under_table, False
        if self._quote is not None:
            self._quoted(children)
            return
        if under_table and in_italics(children):
            self._block("caption", gap=_CAPTION_GAP)
            said = "".join(one.content for one in children)
            self._letter(said, letters(_CAPTION_SIZE, tone="mention"))
            return
        asks = heading or (bool(children) and opening(children) == "strong_open")
        in_list = bool(self._lists)
        self._block("h3" if asks else "lead", gap=4 if in_list else _GAP + 4 * asks)
        if in_list and self._marker:
            self._enlist()
        self._inline(children, asks=asks, size=self._size)

    def _quoted(self, children: Sequence[Token]) -> None:
        """A passage; who says it and when, told in bold and after it, stand in a line above."""
        self._block("body")
        first, rest = lines_of(children)
        if self._lists and self._marker:
            self._enlist()
        elif opening(first) == "strong_open" and rest:
            place = next(at for at, one in enumerate(first) if one.type == "strong_close") + 1
            self._inline(first[:place], size=_HEAD_SIZE)
            when = "".join(one.content for one in first[place:]).strip()
            if when:
                shape = self._cursor.blockFormat()
                shape.setProperty(HEAD, True)  # noqa: FBT003 - the toolkit's signature
                self._cursor.setBlockFormat(shape)
                self._letter(f"\t{when}", letters(_WHEN_SIZE, tone="mention"))
                self._block("body", gap=0)  # a tab to the right looks on to the block's end
                rest = rest[1:]
            children = rest
        self._inline(children, size=_QUOTE_SIZE)

    def _inline(
        self, children: Sequence[Token], *, asks: bool = False, size: float, bold: bool = False
    ) -> None:
        depth = {"strong": 0, "em": 0, "link": 0}
        asked = False
        for token in children:
            name, _, side = token.type.rpartition("_")
            if side in ("open", "close") and name in depth:
                depth[name] += 1 if side == "open" else -1
                if asks and name == "strong" and side == "close":
                    asks, asked = False, True
            elif token.type in ("softbreak", "hardbreak"):
                self._cursor.insertText(_BREAK)
            elif token.type == "code_inline":
                self._cursor.insertText(kept_whole(token.content), code_letters(size))
            elif token.content:
                strong = bold or depth["strong"] > 0
                shape = letters(
                    22 if asks else size, bold=strong, tone="text2" if asked else "text"
                )
                shape.setFontItalic(depth["em"] > 0)
                if depth["link"]:
                    shape.setFontUnderline(True)
                    shape.setForeground(QBrush(look().colour("brand")))
                text = kept_whole(token.content) if depth["link"] else token.content
                if asked and not token.content.isspace() and text[0] == " ":
                    text = _BREAK + text[1:]
                self._letter(text, shape)

    def _letter(self, text: str, shape: QTextCharFormat) -> None:
        """Write words with the endings of ordinals above the line."""
        above = QTextCharFormat(shape)
        above.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        written = 0
        for first, end in raised(text):
            self._cursor.insertText(text[written:first], shape)
            self._cursor.insertText(text[first:end], above)
            written = end
        self._cursor.insertText(text[written:], shape)

    def _begin_quote(self) -> None:
        table = self._grid(1, 1)
        self._box(table, 10, 18)  # the toolkit sets letters low in a line of a fixed height
        self._quote = table
        self._cursor = table.cellAt(0, 0).firstCursorPosition()
        self._fresh = True

    def _end_quote(self) -> None:
        if self._quote is not None:
            self._leave(self._quote)
        self._quote = None

    def _code(self, content: str) -> None:
        lines = content.rstrip("\n").split("\n")
        table = self._grid(1, 1)
        self._box(table)
        inner = table.cellAt(0, 0).firstCursorPosition()
        block = QTextBlockFormat()
        block.setLineHeight(_CODE_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        inner.setBlockFormat(block)
        inner.insertText(_BREAK.join(lines), code_letters(19))
        self._leave(table)

    @staticmethod
    def _box(table: QTextTable, above: int = 14, below: int = 14) -> None:
        """A passage that is shown, not said: on a ground of its own."""
        shape = QTextTableCellFormat()
        shape.setTopPadding(look().px(above))
        shape.setBottomPadding(look().px(below))
        shape.setLeftPadding(look().px(20))
        shape.setRightPadding(look().px(20))
        table.cellAt(0, 0).setFormat(shape)
        whole = table.format()
        whole.setProperty(BOX, True)  # noqa: FBT003 - the toolkit's signature
        table.setFormat(whole)

    def _table(self, tokens: Sequence[Token]) -> None:
        rows: list[list[Sequence[Token]]] = []
        for place, token in enumerate(tokens):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(tokens[place + 1].children or [])
        table = self._grid(len(rows), max(len(row) for row in rows))
        for down, row in enumerate(rows):
            for across, children in enumerate(row):
                self._cell(table, down, across, children)
        self._leave(table)
        self._under_table = True

    def _cell(self, table: QTextTable, down: int, across: int, children: Sequence[Token]) -> None:
        cell = table.cellAt(down, across)
        shape = QTextTableCellFormat()
        header = down == 0
        if header or down < table.rows() - 1:
            bottom_edge(shape, "line" if header else "hair")
        shape.setTopPadding(look().px(_CELL))
        shape.setBottomPadding(look().px(_CELL))
        shape.setLeftPadding(look().px(14))
        shape.setRightPadding(look().px(14))
        cell.setFormat(shape)
        outer, self._cursor = self._cursor, cell.firstCursorPosition()
        self._inline(children, size=_TABLE_SIZE, bold=header or across == 0)
        self._cursor = outer

    def _grid(self, rows: int, columns: int) -> QTextTable:
        shape = QTextTableFormat()
        shape.setBorderCollapse(True)
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setTopMargin(0 if self._fresh else look().px(_GAP + 4))
        shape.setBottomMargin(look().px(4))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        if not self._fresh:
            self._cursor.insertBlock(thin())
        return self._cursor.insertTable(rows, columns, shape)

    def _leave(self, table: QTextTable) -> None:
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._cursor.setBlockFormat(thin())
        self._fresh = False


def plain(document: QTextDocument) -> str:
    """What a document says, without marks."""
    return document.toPlainText().replace(JOINER, "").replace("\t", " ")
