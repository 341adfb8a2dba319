"""The grid of cells: moves, selects, opens a cell for typing. Knows no workbook's rules."""

from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from engine.applications.sheet.addresses import Area, Cell, area_name, cell_name
from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.ui.tools.sheet.editor import CellDelegate, FormulaField
from kiosk.ui.tools.sheet.model import SheetModel
from kiosk.words.tools.sheet import SheetText, sheet_words

_ROW: Final = 27
_NUMBERS: Final = 44
_NARROWEST: Final = 72
_WIDEST: Final = 240
_PADDING: Final = 22
_ICON: Final = 16


class SheetGrid(QTableView):
    """`chosen` says that another area is selected, `typed` carries a cell and its new text.

    `cleared` asks to empty the selection; `line` is the field above the grid, into which clicks
    may write addresses while a formula is typed there.
    """

    chosen = Signal()
    typed = Signal(object, str)
    cleared = Signal()

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.setObjectName("sheet-grid")
        self._shown = model
        self._anchor: Cell | None = None
        self.line: FormulaField | None = None
        self.setModel(model)
        self._delegate = CellDelegate()
        self.setItemDelegate(self._delegate)
        self._delegate.typed.connect(self._typed)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setHighlightSections(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.dress()

    def show_desk(self, desk: Desk) -> None:
        """Show another state; where the focus was stays chosen."""
        kept = self.area()
        self._shown.show_desk(desk)
        self.setAccessibleName(sheet_words(SheetText.GRID, sheet=desk.page.name))
        for row in range(desk.page.rows):
            if self.isRowHidden(row) != (row in desk.hidden):
                self.setRowHidden(row, row in desk.hidden)
        self._widen()
        if not self.currentIndex().isValid():
            self.choose(kept if desk.page.holds(kept) else Area(0, 0, 0, 0))

    def dress(self) -> None:
        """Take the sizes of the present look."""
        sheet = (
            "QTableView { border: none; border-radius: 0; }"
            f" QTableView::item {{ padding: 0 {look().px(6)}px; }}"
            f" QTableView QTableCornerButton::section {{"
            f" background: {look().hexadecimal('sunk')}; border: none; }}"
            " QHeaderView::section { padding: 0; border: none;"
            f" border-right: 1px solid {look().hexadecimal('hair')};"
            f" border-bottom: 1px solid {look().hexadecimal('line')}; }}"
            f" QHeaderView::section:checked {{ background: {look().hexadecimal('sel')}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self.verticalHeader().setDefaultSectionSize(look().px(_ROW))
        self.verticalHeader().setFixedWidth(look().px(_NUMBERS))
        self.horizontalHeader().setFixedHeight(look().px(_ROW))
        self._widen()

    def _widen(self) -> None:
        desk = self._shown.desk
        widths = desk.start.widths.get(desk.page.name, {})
        for column in range(desk.page.columns):
            wide = look().px(widths[column]) if column in widths else self._wish(column)
            self.setColumnWidth(column, wide)

    def _wish(self, column: int) -> int:
        desk = self._shown.desk
        metrics = QFontMetrics(look().sized(15, 700))
        texts = [
            desk.text(Cell(row, column)) for row in range(desk.page.rows) if row not in desk.hidden
        ]
        wide = max((metrics.horizontalAdvance(one) for one in texts), default=0)
        shown = desk.page.filter
        if shown is not None and column in shown.by:
            wide += look().px(_ICON)
        return min(max(wide + look().px(_PADDING), look().px(_NARROWEST)), look().px(_WIDEST))

    def cell(self) -> Cell:
        """The cell that is typed into."""
        index = self.currentIndex()
        return Cell(max(index.row(), 0), max(index.column(), 0))

    def area(self) -> Area:
        """The chosen rectangle."""
        chosen = self.selectionModel().selectedIndexes()
        cell = self.cell()
        rows = [one.row() for one in chosen] or [cell.row]
        columns = [one.column() for one in chosen] or [cell.column]
        return Area(min(rows), min(columns), max(rows), max(columns))

    def choose(self, area: Area) -> None:
        """Choose a rectangle and bring its first cell into sight."""
        first = self._shown.index(area.top, area.left)
        last = self._shown.index(area.bottom, area.right)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(first, flag.ClearAndSelect)
        self.selectionModel().select(QItemSelection(first, last), flag.ClearAndSelect)
        self.scrollTo(first)
        self.chosen.emit()

    def move_by(self, down: int, right: int) -> None:
        """Choose the next shown cell in a direction."""
        row, column = self.cell()
        row += down
        while self._shown.desk.page.rows > row >= 0 and self.isRowHidden(row):
            row += down or 1
        column += right
        page = self._shown.desk.page
        if 0 <= row < page.rows and 0 <= column < page.columns:
            self.choose(Area(row, column, row, column))
        else:
            self.choose(Area(*self.cell(), *self.cell()))

    def _typed(self, cell: Cell, text: str, down: int, right: int) -> None:
        if down or right:
            self.setFocus()
        if text != self._shown.desk.raw(cell):
            self.typed.emit(cell, text)
        if self.hasFocus() and (down or right):
            self.move_by(down, right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_by(1, 0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def edit(self, *given: Any) -> Any:  # the toolkit has two of them
        """Open a cell; what stands in it is gone on with, unless a letter opened it."""
        found = super().edit(*given)
        trigger = QAbstractItemView.EditTrigger
        editor = self._delegate.editor
        if found and editor is not None and trigger.AnyKeyPressed not in given:
            QTimer.singleShot(0, editor, editor.go_on)
        return found

    def _writing(self) -> FormulaField | None:
        """The field that a click writes an address into, if a formula is being typed."""
        for field in (self._delegate.editor, self.line):
            if field is not None and field.isModified() and field.takes_address():
                return field
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        field = self._writing()
        index = self.indexAt(event.position().toPoint())
        if field is None or not index.isValid():
            super().mousePressEvent(event)
            return
        self._anchor = Cell(index.row(), index.column())
        field.point(cell_name(self._anchor))
        field.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        field = self._writing()
        index = self.indexAt(event.position().toPoint())
        if self._anchor is None or field is None or not index.isValid():
            super().mouseMoveEvent(event)
            return
        rows = sorted((self._anchor.row, index.row()))
        columns = sorted((self._anchor.column, index.column()))
        field.point(area_name(Area(rows[0], columns[0], rows[1], columns[1])))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._anchor is None:
            super().mouseReleaseEvent(event)
        self._anchor = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._mark_filters(painter)
        cell = self.cell()
        for area, wide in ((self.area(), 3), (Area(*cell, *cell), 1)):
            place = self._frame(area)
            if not place.isEmpty():
                inset = 2 if wide == 1 else 0
                painter.setPen(QPen(look().colour("brand"), wide))
                painter.drawRect(place.adjusted(inset, inset, -1 - inset, -1 - inset))

    def _frame(self, area: Area) -> QRect:
        """Around an area, from its first shown row to its last one."""
        rows = [one for one in range(area.top, area.bottom + 1) if not self.isRowHidden(one)]
        if not rows:
            return QRect()
        first = self.visualRect(self._shown.index(rows[0], area.left))
        return first.united(self.visualRect(self._shown.index(rows[-1], area.right)))

    def _mark_filters(self, painter: QPainter) -> None:
        shown = self._shown.desk.page.filter
        if shown is None:
            return
        side = look().px(_ICON)
        for column in shown.by:
            place = self.visualRect(self._shown.index(shown.area.top, column))
            picture = icons.pixmap("filter", look().hexadecimal("brand"), side)
            painter.fillRect(
                place.right() - side - 6, place.top() + 1, side + 6, place.height() - 2,
                look().colour("sel"),
            )  # fmt: skip
            painter.drawPixmap(
                place.right() - side - 3, place.top() + (place.height() - side) // 2, picture
            )
