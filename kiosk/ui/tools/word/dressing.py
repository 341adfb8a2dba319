"""How styles, marks and suggestions look, from tokens. Knows no place in a document."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat

from engine.applications.word.blocks import Paragraph
from engine.applications.word.runs import DELETED, INSERTED, Dress
from kiosk.ui.theme.look import look

_STYLES: Final = {
    "normal": (18, 400, 0, 8),
    "title": (32, 700, 0, 12),
    "title1": (26, 700, 14, 8),
    "title2": (22, 700, 12, 6),
    "title3": (19, 700, 10, 6),
    "quote": (18, 400, 4, 8),
}
"""Size and weight at 100 %, and the room above and below."""

_ALIGNED: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_QUOTE_INDENT: Final = 28
_LIST_GAP: Final = 3
PAGE_GAP: Final = 34


def block_format(block: Paragraph) -> QTextBlockFormat:
    """The form of a paragraph; one that starts a page leaves room for the mark above it."""
    _size, _weight, above, below = _STYLES[block.style]
    made = QTextBlockFormat()
    made.setAlignment(_ALIGNED[block.align])
    made.setTopMargin(look().px(above + (PAGE_GAP if block.page else 0)))
    made.setBottomMargin(look().px(below if block.list == "none" else _LIST_GAP))
    made.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if block.style == "quote":
        made.setLeftMargin(look().px(_QUOTE_INDENT))
        made.setRightMargin(look().px(_QUOTE_INDENT))
    return made


def style_format(style: str) -> QTextCharFormat:
    """How letters of a style look when nothing is marked."""
    size, weight, _above, _below = _STYLES[style]
    made = QTextCharFormat()
    made.setFont(look().sized(size, weight))
    made.setForeground(look().colour("text"))
    if style == "quote":
        made.setFontItalic(True)
    return made


def char_format(style: str, dress: Dress) -> QTextCharFormat:
    """How letters look; nothing is told by colour alone."""
    made = style_format(style)
    _mark(made, style, dress.marks)
    if dress.comment:
        made.setBackground(look().colour("infobg"))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    if "highlight" in dress.marks:
        made.setBackground(look().colour("accent"))
        made.setForeground(look().colour("onaccent"))
    if dress.link:
        made.setForeground(look().colour("brand"))
    if dress.link or "underline" in dress.marks:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    if dress.change == INSERTED:
        made.setForeground(look().colour("ok"))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    if dress.change == DELETED:
        made.setForeground(look().colour("err"))
        made.setFontStrikeOut(True)
    return made


def _mark(made: QTextCharFormat, style: str, marks: frozenset[str]) -> None:
    if "bold" in marks:
        made.setFontWeight(QFont.Weight.Bold)
    if "italic" in marks:
        made.setFontItalic(style != "quote")
    if "superscript" in marks:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if "subscript" in marks:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)


def note_format() -> QTextCharFormat:
    """How a line looks that the program adds."""
    made = QTextCharFormat()
    made.setFont(look().sized(16, 400))
    made.setForeground(look().colour("text2"))
    return made


def head_format() -> QTextCharFormat:
    """How the head of a table or of the contents looks."""
    made = style_format("normal")
    made.setFontWeight(QFont.Weight.Bold)
    return made
