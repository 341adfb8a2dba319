"""Writes Markdown into a text document with the type and colours in force. Knows no question.

Nothing of the text is ever fetched, followed or run: a link is underlined words, an image its
alternative, HTML is text.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from kiosk.ui.theme.families import mono
from kiosk.ui.theme.look import look
from kiosk.ui.widgets.markup_boxes import BOX

_GAP: Final = 12
_CELL: Final = 10
_EDGE: Final = 1
_BREAK: Final = "\u2028"
JOINER: Final = "\u2060"
"""Drawn as nothing; no line ends beside it."""
_BREAKABLE: Final = re.compile("[-/.?&=_:+~#]")
_WHOLE: Final = 32
"""Code of more characters may need more than one line: it goes on after one of its signs."""
_TABLE_SIZE: Final = 17
_QUOTE_SIZE: Final = 18
_CODE_LINE: Final = 125
_MONO_SCALE: Final = 0.9
_SOLID: Final = QTextFrameFormat.BorderStyle.BorderStyle_Solid


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
        bold = bool(children) and _opening(children) == "strong_open"
        asks = heading or (bold and self._quote is None)
        in_list = bool(self._lists)
        self._block("h3" if asks else "lead", gap=4 if in_list else _GAP + 4 * asks)
        if in_list and self._marker:
            self._enlist()
        self._inline(children, asks=asks, size=self._size if self._quote is None else _QUOTE_SIZE)

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
                self._cursor.insertText(_kept_whole(token.content), _code_letters(size))
            elif token.content:
                strong = bold or depth["strong"] > 0
                shape = _letters(
                    22 if asks else size, bold=strong, tone="text2" if asked else "text"
                )
                shape.setFontItalic(depth["em"] > 0)
                if depth["link"]:
                    shape.setFontUnderline(True)
                    shape.setForeground(QBrush(look().colour("brand")))
                text = _kept_whole(token.content) if depth["link"] else token.content
                if asked and not token.content.isspace() and text[0] == " ":
                    text = _BREAK + text[1:]
                self._cursor.insertText(text, shape)

    def _begin_quote(self) -> None:
        table = self._grid(1, 1)
        self._box(table)
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
        inner.insertText(_BREAK.join(lines), _code_letters(19))
        self._leave(table)

    @staticmethod
    def _box(table: QTextTable) -> None:
        """A passage that is shown, not said: on a ground of its own."""
        shape = QTextTableCellFormat()
        shape.setTopPadding(look().px(14))
        shape.setBottomPadding(look().px(14))
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

    def _cell(self, table: QTextTable, down: int, across: int, children: Sequence[Token]) -> None:
        cell = table.cellAt(down, across)
        shape = QTextTableCellFormat()
        header = down == 0
        if header or down < table.rows() - 1:
            _bottom_edge(shape, "line" if header else "hair")
        shape.setTopPadding(look().px(_CELL))
        shape.setBottomPadding(look().px(_CELL))
        shape.setLeftPadding(look().px(14))
        shape.setRightPadding(look().px(14))
        cell.setFormat(shape)
        outer, self._cursor = self._cursor, cell.firstCursorPosition()
        self._inline(children, size=_TABLE_SIZE, bold=header)
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
            self._cursor.insertBlock(_thin())
        return self._cursor.insertTable(rows, columns, shape)

    def _leave(self, table: QTextTable) -> None:
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._cursor.setBlockFormat(_thin())
        self._fresh = False


def _opening(children: Sequence[Token]) -> str:
    return next((one.type for one in children if one.type != "text" or one.content), "")


def plain(document: QTextDocument) -> str:
    """What a document says, without marks."""
    return document.toPlainText().replace(JOINER, "")


def _kept_whole(code: str) -> str:
    """A name or an address that is not cut in two at a hyphen or a slash; spaces still cut."""
    if len(code) > _WHOLE:
        return code
    return _BREAKABLE.sub(lambda sign: f"{JOINER}{sign[0]}{JOINER}", code)


def _thin() -> QTextBlockFormat:
    """The empty line that Qt keeps around a table, made invisible."""
    shape = QTextBlockFormat()
    shape.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return shape


def _bottom_edge(shape: QTextTableCellFormat, token: str) -> None:
    shape.setBottomBorder(_EDGE)
    shape.setBottomBorderStyle(_SOLID)
    shape.setBottomBorderBrush(QBrush(look().colour(token)))


def _letters(size: float, *, bold: bool = False, tone: str = "text") -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(look().sized(size, 700 if bold else 400))
    shape.setForeground(QBrush(look().colour(tone)))
    return shape


def _code_letters(size: float) -> QTextCharFormat:
    shape = _letters(size)
    font = QFont(mono())
    font.setPixelSize(round(look().px(size) * _MONO_SCALE))
    shape.setFont(font)
    return shape
