"""Where a cell is typed: in the grid, or in the line above it. Knows no workbook.

While a formula is being typed, a click on the grid writes an address; F4 fixes the one at the
cursor.
"""

import re
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.applications.sheet.addresses import Cell, cell_name
from kiosk.ui.theme.look import look
from kiosk.words.tools.sheet import SheetText, sheet_words

Index = QModelIndex | QPersistentModelIndex
LONGEST: Final = 300
_WIDE: Final = 200
_ADDRESS: Final = re.compile(r"(\$?)([A-Za-z])(\$?)([1-9][0-9]{0,2})")
_BEFORE_ADDRESS: Final = "=(;+-*/^&<>:"
_FIXED: Final = {("", ""): ("$", "$"), ("$", "$"): ("", "$"), ("", "$"): ("$", "")}


class FormulaField(QLineEdit):
    """A line that knows what a formula is; `done` says that it was left with another content.

    A formula that waits for an address stays as it is.
    """

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._pointed: tuple[int, int] | None = None
        self.textEdited.connect(self._forget)

    def takes_address(self) -> bool:
        """Whether a click on the grid means an address here."""
        text = self.text()
        if not text.startswith("="):
            return False
        if self._pointed is not None:
            return True
        before = text[: self.cursorPosition()].rstrip()
        return bool(before) and before[-1] in _BEFORE_ADDRESS

    def point(self, address: str) -> None:
        """Write an address at the cursor, in place of the one that was clicked just before."""
        first, last = self._pointed or (self.cursorPosition(), self.cursorPosition())
        text = self.text()
        self.setText(text[:first] + address + text[last:])
        self.setCursorPosition(first + len(address))
        self.setModified(True)
        self._pointed = (first, first + len(address))

    def go_on(self) -> None:
        """Be ready to add to what stands there."""
        self.end(False)  # noqa: FBT003 - the toolkit's signature

    def _forget(self) -> None:
        self._pointed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._fix()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        window = event.reason() == Qt.FocusReason.ActiveWindowFocusReason
        if self.isModified() and not window and not self.takes_address():
            self.done.emit()

    def _fix(self) -> None:
        """Go from A1 to $A$1, A$1, $A1 and back, at the cursor."""
        place = self.cursorPosition()
        for found in _ADDRESS.finditer(self.text()):
            if self.text().startswith("=") and found.start() <= place <= found.end():
                column, row = _FIXED.get((found[1], found[3]), ("", ""))
                other = f"{column}{found[2]}{row}{found[4]}"
                self.setText(self.text()[: found.start()] + other + self.text()[found.end() :])
                self.setCursorPosition(found.start() + len(other))
                self.setModified(True)
                return


class CellDelegate(QStyledItemDelegate):
    """Opens a line in a cell; `typed` carries the cell, its text and where to go then.

    Return goes a row down, Tab a column to the right, Escape leaves the cell as it was.
    """

    typed = Signal(object, str, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.editor: FormulaField | None = None
        self._cell = Cell(0, 0)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        editor = FormulaField(parent)
        editor.setObjectName("sheet-cell")
        self._cell = Cell(index.row(), index.column())
        editor.setAccessibleName(sheet_words(SheetText.CONTENT, cell=cell_name(self._cell)))
        editor.setStyleSheet(
            f"QLineEdit, QLineEdit:focus {{ min-height: 0; border-radius: 0; padding: 0 4px;"
            f" font-size: {look().px(15)}px; border: 2px solid {look().hexadecimal('brand')}; }}"
        )
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, FormulaField):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        del model, index
        if isinstance(editor, FormulaField) and editor is self.editor:
            self.editor = None  # the view closes it
            self.typed.emit(self._cell, editor.text(), 0, 0)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        place = option.rect
        parent = editor.parentWidget()
        room = parent.width() - place.left() if parent is not None else 0
        wide = max(place.width(), min(room, look().px(_WIDE)))
        editor.setGeometry(place.left(), place.top(), wide, place.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that end the typing; a click on the grid may write an address instead."""
        if not isinstance(watched, FormulaField):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Return: (1, 0),
                Qt.Key.Key_Enter: (1, 0),
                Qt.Key.Key_Tab: (0, 1),
                Qt.Key.Key_Backtab: (0, -1),
            }
            if event.key() in steps:
                self._leave(watched, *steps[Qt.Key(event.key())])
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            clicked = event.reason() == Qt.FocusReason.MouseFocusReason
            if clicked and watched.takes_address():
                return True
        return super().eventFilter(watched, event)

    def _leave(self, editor: FormulaField, down: int, right: int) -> None:
        cell, text = self._cell, editor.text()
        self.editor = None
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.typed.emit(cell, text, down, right)
