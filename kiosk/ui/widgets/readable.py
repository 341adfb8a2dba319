"""What a page says, piece by piece in the order in which it is seen. Knows no voice.

Words that are seen are told as they are; controls that only act, and what people wrote themselves,
are left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtGui import QTextBlock, QTextCursor, QTextList, QTextTable
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from kiosk.ui.views.voice import PassageView
from kiosk.ui.widgets.answer_hotspot import HotspotPart, ZonePicture
from kiosk.ui.widgets.answer_order import OrderRow
from kiosk.ui.widgets.answer_row import CheckRow, RadioRow
from kiosk.ui.widgets.documents import PictureDocument, TableDocument, TextDocument
from kiosk.ui.widgets.laid import laid
from kiosk.ui.widgets.markup_letters import JOINER
from kiosk.ui.widgets.statement import Statement
from kiosk.ui.widgets.text import Pill, Text
from kiosk.words.voice import VoiceText, voice_words


@dataclass(frozen=True, slots=True)
class Readable:
    """A passage and the widget on which it is seen."""

    passage: PassageView
    widget: QWidget


def readables(root: QWidget) -> tuple[Readable, ...]:
    """The passages of a page, from its first to its last."""
    return tuple(_walk(root, root))


def _walk(one: QWidget, root: QWidget) -> Iterator[Readable]:
    if one is not root and not one.isVisibleTo(root):
        return
    own = _own(one)
    if own is not None:
        for passage in own:
            if passage.text:
                yield Readable(passage, one)
        return
    if isinstance(one, QScrollArea):
        inside = one.widget()
        if inside is not None:
            yield from _walk(inside, root)
        return
    layout = one.layout()
    if layout is not None and not isinstance(one, QAbstractButton):
        for child in laid(layout):
            yield from _walk(child, root)


def _own(one: QWidget) -> list[PassageView] | None:
    """What a widget says by itself; None for one that only holds others."""
    for kinds, told in _TOLD:
        if isinstance(one, kinds):
            return told(one)
    return None


def _table(one: Any) -> list[PassageView]:
    rows = [", ".join(cell for cell in row if cell) for row in one.rows]
    return [PassageView(one.accessibleName()), *map(PassageView, rows)]


def _number(row: QAbstractButton) -> str:
    """Which answer a row is; the rows of a picture's zones show their number themselves."""
    kind, _, number = row.objectName().partition("-")
    parent = row.parentWidget()
    if kind != "choice" or isinstance(parent, HotspotPart):
        return ""
    return voice_words(VoiceText.CHOICE, number=number)


def _blocks(statement: Statement) -> Iterator[PassageView]:
    document = statement.document()
    block = document.begin()
    while block.isValid():
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table is not None and table.columns() > 1:
            for row in range(table.rows()):
                cells = (_cell(table, row, column) for column in range(table.columns()))
                yield PassageView(", ".join(cell for cell in cells if cell))
            block = table.lastCursorPosition().block().next()
            continue
        numbered: QTextList | None = block.textList()
        lead = numbered.itemText(block) if numbered is not None else ""
        yield PassageView(words_of(block), lead if lead[:1].isalnum() else "")
        block = block.next()


def _cell(table: QTextTable, row: int, column: int) -> str:
    return words_of(table.cellAt(row, column).firstCursorPosition().block())


def words_of(block: QTextBlock) -> str:
    """The words of one block of a text, without what is only for its lines to break well."""
    return block.text().replace(JOINER, "").replace("\t", " ").strip()


_TOLD: Final[tuple[tuple[tuple[type[QWidget], ...], Callable[[Any], list[PassageView]]], ...]] = (
    ((Text,), lambda one: [PassageView(one.plain)]),
    ((Pill,), lambda one: [PassageView(one.text())]),
    ((RadioRow, CheckRow), lambda one: [PassageView(one.text(), _number(one))]),
    ((OrderRow,), lambda one: [PassageView(one.words, f"{one.place}.")]),
    ((Statement,), lambda one: list(_blocks(one))),
    ((TableDocument,), _table),
    ((TextDocument,), lambda one: [PassageView(one.toPlainText())]),
    ((PictureDocument, ZonePicture), lambda one: [PassageView(one.accessibleName())]),
)
