"""The cells of the sheet in front, as the toolkit asks for them. Knows no act."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from engine.applications.sheet.addresses import Cell, cell_name, column_name
from engine.applications.sheet.scalars import Fault
from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.words.tools.sheet import SheetText, sheet_words

Index = QModelIndex | QPersistentModelIndex
_CELL_ROLE: Final = 15
_HEAD_ROLE: Final = 15


class SheetModel(QAbstractTableModel):
    """Shows a desk; `show_desk` takes another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @property
    def desk(self) -> Desk:
        """What is shown."""
        return self._desk

    def show_desk(self, desk: Desk) -> None:
        """Show another state; the selection stays where it is on the same sheet."""
        same = desk.page.name == self._desk.page.name
        if not same:
            self.beginResetModel()
        self._desk = desk
        if same:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._desk.page.rows

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._desk.page.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = Cell(index.row(), index.column())
        found: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = self._desk.text(cell)
            case Qt.ItemDataRole.EditRole:
                found = self._desk.raw(cell)
            case Qt.ItemDataRole.TextAlignmentRole:
                found = self._side(cell) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                found = look().sized(_CELL_ROLE, 700 if cell in self._desk.page.bold else 400)
            case Qt.ItemDataRole.AccessibleTextRole:
                found = self.spoken(cell)
            case _:
                pass
        return found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column_name(section) if across else str(section + 1)
            case Qt.ItemDataRole.FontRole:
                return look().sized(_HEAD_ROLE, 700)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                if across:
                    return sheet_words(SheetText.COLUMN, name=column_name(section))
                return sheet_words(SheetText.ROW, number=section + 1)
            case _:
                return None

    def spoken(self, cell: Cell) -> str:
        """A cell as it is read aloud: address, what it shows, its formula."""
        text, raw = self._desk.text(cell), self._desk.raw(cell)
        name = cell_name(cell)
        if raw.startswith("="):
            found = sheet_words(SheetText.CELL_FORMULA, cell=name, text=text, formula=raw)
        elif text:
            found = sheet_words(SheetText.CELL, cell=name, text=text)
        else:
            found = sheet_words(SheetText.CELL_EMPTY, cell=name)
        if self.filtered(cell):
            found = sheet_words(SheetText.CELL_FILTERED, text=found)
        return found

    def filtered(self, cell: Cell) -> bool:
        """Whether a cell is the title of a column that is filtered."""
        shown = self._desk.page.filter
        return shown is not None and cell.row == shown.area.top and cell.column in shown.by

    def _side(self, cell: Cell) -> Qt.AlignmentFlag:
        value = self._desk.value(cell)
        if value is None or isinstance(value, str):
            return Qt.AlignmentFlag.AlignLeft
        if isinstance(value, bool | Fault):
            return Qt.AlignmentFlag.AlignHCenter
        return Qt.AlignmentFlag.AlignRight
