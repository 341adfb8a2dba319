"""The list of candidates: one place for the keyboard, as many lines as there are. Knows no act."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from kiosk.ui.theme.look import look
from kiosk.ui.views.people import PersonRow
from kiosk.ui.widgets.people_rows import ROW, RowPainter

_Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()
_HELD: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class _Rows(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PersonRow, ...] = ()

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        return {
            int(Qt.ItemDataRole.DisplayRole): row.name,
            int(Qt.ItemDataRole.AccessibleTextRole): row.spoken,
            ROW: row,
        }.get(role)

    def replace(self, rows: tuple[PersonRow, ...]) -> bool:
        """Show these lines; whether others stand there now, or in another order."""
        before, places = self.rows, [one.candidate for one in self.rows]
        if places == [one.candidate for one in rows]:
            self.rows = rows
            for place, row in enumerate(rows):
                if row != before[place]:
                    index = self.index(place)
                    self.dataChanged.emit(index, index)
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True


class PeopleList(QListView):
    """Arrows move, Enter or a click opens, letters search; the chosen line stays chosen."""

    chosen = Signal(str)
    opened = Signal(str)
    typed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("people-list")
        self.setAccessibleName(name)
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setProperty("people", "yes")
        self._quiet = False
        self.clicked.connect(lambda index: self._tell(self.opened.emit, index))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[PersonRow], candidate: str) -> None:
        """Show these lines with one of them chosen; nothing is said about it."""
        self._quiet = True
        changed = self._rows.replace(tuple(rows))
        places = [one.candidate for one in rows]
        index = self._rows.index(places.index(candidate)) if candidate in places else _TOP
        if changed or index != self.currentIndex():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        if changed:
            self.scheduleDelayedItemsLayout()
        self._quiet = False

    def first(self) -> str:
        """The candidate of the first line; empty without lines."""
        return self._rows.rows[0].candidate if self._rows.rows else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.opened.emit, self.currentIndex())
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & _HELD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # a narrower line is a higher one

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), look().px(80))

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self._tell(self.chosen.emit, index)

    def _tell(self, say: Any, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, PersonRow):
            say(row.candidate)
