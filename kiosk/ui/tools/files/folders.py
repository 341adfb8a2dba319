"""The tree of places and folders. Knows no act: it says which one was chosen."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from engine.applications.files.desk import Desk
from engine.applications.files.names import treated_name
from engine.applications.files.shelf import FOLDER, PLACE, TRASH, Node
from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.tools.files.cells import icon_of
from kiosk.words.tools.files import FilesText, files_words

_ID: Final = Qt.ItemDataRole.UserRole
_ICON: Final = Qt.ItemDataRole.UserRole + 1
_ROW: Final = 40
_SHEET: Final = """
QTreeView {{ background: {ground}; color: {text}; border: none; font-size: {size}px;
  selection-background-color: {sel}; selection-color: {text}; }}
QTreeView::item {{ min-height: {row}px; }}
QTreeView::item:selected {{ background: {sel}; color: {text}; }}
QTreeView::item:focus {{ border: 2px solid {focus}; }}
"""


class Folders(QTreeView):
    """`opened` carries the number of the folder, place or trash that was chosen."""

    opened = Signal(int)

    def __init__(self, name: str, *, trash: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(files_words(FilesText.TREE))
        self._trash = trash
        self._folded: set[int] = set()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(lambda index: self.opened.emit(index.data(_ID)))
        self.collapsed.connect(lambda index: self._folded.add(index.data(_ID)))
        self.expanded.connect(lambda index: self._folded.discard(index.data(_ID)))
        self._dress()

    def lay_out(self, desk: Desk, chosen: int) -> None:
        """Show the folders there are, with one of them chosen."""
        self._folded -= set(desk.above(chosen))
        folded = set(self._folded)
        self._model.clear()
        for place in desk.shelf.places:
            self._model.appendRow(self._branch(desk, desk.nodes[place]))
        if self._trash:
            text = files_words(FilesText.TRASH)
            self._model.appendRow(self._item(TRASH, text, "trash"))
        self.expandAll()
        for index in self._all(QModelIndex()):
            if index.data(_ID) in folded:
                self.collapse(index)
        self.choose(chosen)

    def choose(self, number: int) -> None:
        """Put the keys on a folder, or leave them where they are when it is not shown."""
        index = self.index_of(number)
        if index.isValid():
            self.setCurrentIndex(index)

    def index_of(self, number: int) -> QModelIndex:
        """Where a folder is shown; an invalid place when it is not."""
        found = (one for one in self._all(QModelIndex()) if one.data(_ID) == number)
        return next(found, QModelIndex())

    def current(self) -> int:
        """The folder that the keys are on."""
        found = self.currentIndex().data(_ID)
        return TRASH if found is None else int(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose what the arrows walk to."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def _branch(self, desk: Desk, node: Node) -> QStandardItem:
        item = self._item(node.id, node.name, icon_of(desk, node))
        folders = [one for one in desk.inside(node.id) if one.kind in (FOLDER, PLACE)]
        for one in sorted(folders, key=lambda one: treated_name(one.name)):
            item.appendRow(self._branch(desk, one))
        return item

    def _item(self, number: int, text: str, icon: str) -> QStandardItem:
        item = QStandardItem(text)
        item.setData(number, _ID)
        item.setData(icon, _ICON)
        item.setIcon(icons.icon(icon, look().hexadecimal("brand"), "#000000", look().px(22)))
        return item

    def _all(self, parent: QModelIndex) -> list[QModelIndex]:
        found = []
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            found += [index, *self._all(index)]
        return found

    def _dress(self) -> None:
        sheet = _SHEET.format(
            ground=look().hexadecimal("surface"),
            text=look().hexadecimal("text"),
            sel=look().hexadecimal("sel"),
            focus=look().hexadecimal("focus"),
            size=look().px(17),
            row=look().px(_ROW) - 4,
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self.setIconSize(QSize(look().px(22), look().px(22)))
        self.setIndentation(look().px(20))
        for index in self._all(QModelIndex()):
            item = self._model.itemFromIndex(index)
            tone = look().hexadecimal("brand")
            item.setIcon(icons.icon(index.data(_ICON), tone, "#000000", look().px(22)))
