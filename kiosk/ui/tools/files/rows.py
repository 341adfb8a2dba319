"""The list of things with its check boxes. Knows no act, and no thing but by its number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.tools.files.cells import Row
from kiosk.words.tools.files import FilesText, files_words

ID: Final = Qt.ItemDataRole.UserRole
_ICON: Final = Qt.ItemDataRole.UserRole + 1
_ROW: Final = 44
_LOW_ROW: Final = 34
_BOX: Final = 20
_HEADS: Final = (
    FilesText.COLUMN_CHECK,
    FilesText.COLUMN_NAME,
    FilesText.COLUMN_MODIFIED,
    FilesText.COLUMN_KIND,
    FilesText.COLUMN_SIZE,
    FilesText.COLUMN_FOLDER,
)
_SORTED: Final = {1: "name", 2: "modified", 3: "kind", 4: "size"}
_WIDTHS: Final = {0: 44, 2: 120, 3: 100, 4: 76, 5: 230}
"""The least that each column is given; dates, types and sizes are never cut."""
_NEVER_CUT: Final = (2, 3, 4)
_NARROWEST_NAME: Final = 190
_ICON_ROOM: Final = 34
_AIR: Final = 10
_KIND: Final = 3
_SIZE: Final = 4
_FOLDER: Final = 5

_LETTERS: Final = 16
_STEP: Final = 90
_ROOM: Final = 8
_SHEET: Final = """
QTableView {{ border: none; border-radius: 0; font-size: {size}px; }}
QTableView::item {{ padding: 0 {room}px; }}
QHeaderView::section {{ font-size: {size}px; padding: {above}px {room}px; }}
"""
_LOW_ROOM: Final = 2

Index = QModelIndex | QPersistentModelIndex


class Rows(QTableView):
    """`opened` carries the number of a thing, `sorted_by` a column and whether downwards."""

    opened = Signal(int)
    sorted_by = Signal(str, bool)
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files-list")
        self.setAccessibleName(files_words(FilesText.LIST))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.verticalHeader().setVisible(False)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._head)
        self._sort = ("name", False)
        self._low = False
        self._kinds = True
        self._dress()
        self.doubleClicked.connect(lambda index: self.opened.emit(self.id_at(index.row())))

    def lay_out(
        self, rows: Sequence[Row], sort: tuple[str, bool], *, folders: bool, kinds: bool
    ) -> None:
        """Show rows; those that were ticked and are still there stay so.

        `folders` shows where each lies; without `kinds` their column goes where names need room.
        """
        kept, current = self.chosen(), self.id_at(self.currentIndex().row())
        self._sort = sort
        self._model.clear()
        column = next(place for place, name in _SORTED.items() if name == sort[0])
        arrow = "↓" if sort[1] else "↑"
        for place, one in enumerate(_HEADS):
            # made here: of an item of the toolkit's own, the binding would not see the end
            text = files_words(one) if place else ""
            head = QStandardItem(f"{text} {arrow}" if place == column else text)
            head.setData(files_words(one), Qt.ItemDataRole.AccessibleTextRole)
            self._model.setHorizontalHeaderItem(place, head)
        for row in rows:
            self._model.appendRow(_items(row))
        self._kinds = kinds
        self.setColumnHidden(_FOLDER, not folders)
        self._choose(kept)
        ids = [row.id for row in rows]
        place = ids.index(current) if current in ids else 0
        no_change = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self._model.index(place, 1), no_change)
        self.selectionModel().selectionChanged.connect(lambda *_: self._told())
        self._told()
        self._share()

    def draw_low(self, *, low: bool) -> None:
        """Draw lower rows, where there is little height, or usual ones."""
        if low != self._low:
            self._low = low
            self._dress()

    def id_at(self, row: int) -> int:
        """The number of the thing of a row, or -1."""
        item = self._model.item(row, 1) if row >= 0 else None
        return -1 if item is None else int(item.data(ID))

    def chosen(self) -> tuple[int, ...]:
        """The ticked things, from the top."""
        rows = sorted(one.row() for one in self.selectionModel().selectedRows(1))
        return tuple(self.id_at(row) for row in rows)

    def row_of(self, number: int) -> int:
        """The row of a thing, or -1."""
        rows = range(self._model.rowCount())
        return next((row for row in rows if self.id_at(row) == number), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the arrows to the sides show columns that have no room."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.id_at(self.currentIndex().row()))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            side = -1 if event.key() == Qt.Key.Key_Left else 1
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + side * look().px(_STEP))
        else:
            super().keyPressEvent(event)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight; the boxes stay where they are."""
        aside = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(aside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def _dress(self) -> None:
        above = look().px(_LOW_ROOM if self._low else _ROOM)
        sheet = _SHEET.format(size=look().px(_LETTERS), room=look().px(_ROOM), above=above)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._share()

    def _choose(self, ids: tuple[int, ...]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for row in range(self._model.rowCount()):
            if self.id_at(row) in ids:
                index = self._model.index(row, 1)
                self.selectionModel().select(index, flags.Select | flags.Rows)

    def _told(self) -> None:
        """Say of each name whether it is ticked, with all its columns."""
        chosen = set(self.chosen())
        for row in range(self._model.rowCount()):
            ticked = FilesText.CHECKED if self.id_at(row) in chosen else FilesText.UNCHECKED
            texts = [self._model.item(row, column).text() for column in range(1, len(_HEADS))]
            spoken = ", ".join(one for one in (*texts, files_words(ticked)) if one)
            for column in range(2):
                item = self._model.item(row, column)
                item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        self.viewport().update()
        self.ticked.emit()

    def _head(self, column: int) -> None:
        if column in _SORTED:
            name = _SORTED[column]
            self.sorted_by.emit(name, name == self._sort[0] and not self._sort[1])

    def _share(self) -> None:
        """The name takes what the other columns leave; types go first where it needs more."""
        header = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(look().px(_LOW_ROW if self._low else _ROW))
        if header.count() <= 1:
            return
        widths = {column: self._wanted(column) for column in _WIDTHS}
        if self.isColumnHidden(_FOLDER):
            del widths[_FOLDER]
        room = self.viewport().width() - sum(widths.values())
        kinds = self._kinds or room >= self._longest(1) + look().px(_ICON_ROOM)
        self.setColumnHidden(_KIND, not kinds)
        for column, width in widths.items():
            header.resizeSection(column, width)
        room += 0 if kinds else widths[_KIND]
        header.resizeSection(1, max(room, look().px(_NARROWEST_NAME)))

    def _wanted(self, column: int) -> int:
        least = look().px(_WIDTHS[column])
        return max(least, self._longest(column)) if column in _NEVER_CUT else least

    def _longest(self, column: int) -> int:
        """The width that the words of a column take, with the air around them."""
        plain, bold = (QFontMetrics(look().sized(_LETTERS, weight)) for weight in (400, 700))
        rows = range(self._model.rowCount())
        texts = [plain.horizontalAdvance(self._model.item(row, column).text()) for row in rows]
        head = bold.horizontalAdvance(f"{files_words(_HEADS[column])} ↓")
        return max(head, *texts, 0) + 2 * look().px(_ROOM) + look().px(_AIR)


def _items(row: Row) -> list[QStandardItem]:
    made = [QStandardItem(text) for text in ("", *row[2:])]
    for item in made:
        item.setData(row.id, ID)
        item.setEditable(False)
    made[1].setData(row.icon, _ICON)
    made[_SIZE].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


class _Painter(QStyledItemDelegate):
    """Draws the box, the picture, and a bar around the row that the keys are on."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        icon = index.data(_ICON)
        if icon:
            side = look().px(22)
            option.icon = icons.icon(icon, look().hexadecimal("brand"), "", side)
            option.decorationSize.setWidth(side)
            option.decorationSize.setHeight(side)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        if index.column() == 1 and option.state & QStyle.StateFlag.State_Selected:
            option.font.setBold(True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        rect = option.rect
        painter.setPen(QPen(look().colour("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0:
            self._box(painter, rect, index)
        if self._rows.hasFocus() and index.row() == self._rows.currentIndex().row():
            painter.setPen(QPen(look().colour("focus"), 3))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _box(self, painter: QPainter, rect: QRect, index: Index) -> None:
        side = look().px(_BOX)
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        ticked = self._rows.selectionModel().isRowSelected(index.row(), QModelIndex())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().colour("brand" if ticked else "line"), 2))
        painter.setBrush(look().colour("brand" if ticked else "bg"))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            tone = look().hexadecimal("onbrand")
            painter.drawPixmap(box, icons.pixmap("check", tone, side, 1.0))
