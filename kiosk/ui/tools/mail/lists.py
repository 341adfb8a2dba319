"""The folders of a mailbox and the messages of one, as lists. Know no act."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look

_ROW: Final = Qt.ItemDataRole.UserRole
_MARGIN: Final = 14
_BAR: Final = 4
_ICON: Final = 18
_FOLDER_HEIGHT: Final = 44
_MESSAGE_HEIGHT: Final = 65
_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder: its name for the engine, its icon, what it is called, how many are unread."""

    key: str
    icon: str
    name: str
    unread: int
    spoken: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message in a list, in words."""

    key: str
    who: str
    subject: str
    date: str
    unread: bool
    important: bool
    files: bool
    spoken: str


class _Rows(QListWidget):
    """A list of rows that are drawn by hand; arrows choose, Enter, Space and a click open."""

    opened = Signal(str)
    thrown = Signal(str)
    pointed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.currentItemChanged.connect(lambda now, _before: self.pointed.emit(_key(now)))
        self.itemClicked.connect(lambda item: self.opened.emit(_key(item)))

    def current(self) -> str:
        """The row that the keys are at, or nothing."""
        return _key(self.currentItem())

    def keys(self) -> tuple[str, ...]:
        """The rows there are, from the top."""
        return tuple(_key(self.item(place)) for place in range(self.count()))

    def lay(self, rows: list[FolderRow] | list[MessageRow], current: str) -> None:
        """Show these rows, with the keys at one of them."""
        self.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            self.addItem(item)
            if row.key == current:
                self.setCurrentItem(item)
        self.blockSignals(False)  # noqa: FBT003 - the toolkit's signature

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and self.current():
            self.opened.emit(self.current())
        elif event.key() == Qt.Key.Key_Delete and self.current():
            self.thrown.emit(self.current())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class FolderList(_Rows):
    """The folders; going to one shows it."""

    def __init__(self, title: str) -> None:
        super().__init__("mail-folders")
        self.setAccessibleName(title)
        self.setItemDelegate(_FolderDelegate(self))
        self.pointed.connect(self.opened)


class MessageList(_Rows):
    """The messages of one folder."""

    def __init__(self) -> None:
        super().__init__("mail-messages")
        self.setItemDelegate(_MessageDelegate(self))


class _Delegate(QStyledItemDelegate):
    height = _FOLDER_HEIGHT

    def __init__(self, rows: _Rows) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(0, look().px(self.height))

    def _ground(self, painter: QPainter, place: QRect, row: FolderRow | MessageRow) -> bool:
        here = row.key == self._rows.current()
        if here:
            painter.fillRect(place, look().colour("sel"))
            bar = QRect(place.left(), place.top(), look().px(_BAR), place.height())
            painter.fillRect(bar, look().colour("brand"))
        return here


class _FolderDelegate(_Delegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, place = index.data(_ROW), _place(option)
        painter.save()
        here = self._ground(painter, place, row)
        side, margin = look().px(_ICON), look().px(_MARGIN)
        tone = "brand" if here else "text2"
        _picture(painter, row.icon, tone, place.left() + margin, place)
        left = place.left() + margin + side + look().px(10)
        right = place.right() - look().px(10)
        painter.setPen(look().colour("text"))
        if row.unread:
            painter.setFont(look().sized(16, 700))
            number = str(row.unread)
            wide = painter.fontMetrics().horizontalAdvance(number)
            box = QRect(right - wide, place.top(), wide + 1, place.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, number)
            right -= wide + look().px(8)
        painter.setFont(look().sized(16, 700 if here or row.unread else 400))
        box = QRect(left, place.top(), right - left, place.height())
        _write(painter, box, row.name)
        painter.restore()


class _MessageDelegate(_Delegate):
    height = _MESSAGE_HEIGHT

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, place = index.data(_ROW), _place(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, place, row)
        painter.setPen(QPen(look().colour("hair"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        margin, line = look().px(_MARGIN), look().px(24)
        top = place.top() + look().px(8)
        left, right = place.left() + margin, place.right() - margin
        _head(painter, row, QRect(left, top, right - left, line))
        _foot(painter, row, QRect(left, top + line, right - left, line))
        painter.restore()


def _head(painter: QPainter, row: MessageRow, box: QRect) -> None:
    painter.setFont(look().sized(14, 400))
    wide = painter.fontMetrics().horizontalAdvance(row.date)
    painter.setPen(look().colour("mention"))
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, side, row.date)
    left = box.left()
    if row.unread:
        dot = look().px(9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("brand"))
        painter.drawEllipse(left, box.center().y() - dot // 2, dot, dot)
        left += dot + look().px(7)
    painter.setPen(look().colour("text"))
    painter.setFont(look().sized(16, 700 if row.unread else 600))
    room = box.right() - wide - look().px(8) - left
    _write(painter, QRect(left, box.top(), room, box.height()), row.who)


def _foot(painter: QPainter, row: MessageRow, box: QRect) -> None:
    right, side = box.right(), look().px(_ICON)
    for name, shown in (("clip", row.files), ("flag", row.important)):
        if shown:
            right -= side
            _picture(painter, name, "text2", right, box)
            right -= look().px(6)
    painter.setPen(look().colour("text" if row.unread else "text2"))
    painter.setFont(look().sized(15, 700 if row.unread else 400))
    _write(painter, QRect(box.left(), box.top(), right - box.left(), box.height()), row.subject)


def _write(painter: QPainter, box: QRect, text: str) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _picture(painter: QPainter, name: str, tone: str, left: int, box: QRect) -> None:
    side = look().px(_ICON)
    ratio = painter.device().devicePixelRatio()
    picture = icons.pixmap(name, look().hexadecimal(tone), side, ratio)
    painter.drawPixmap(left, box.center().y() - side // 2 + 1, picture)


def _place(option: QStyleOptionViewItem) -> QRect:
    found: QRect = option.rect
    return found


def _key(item: QListWidgetItem | None) -> str:
    return "" if item is None else str(item.data(_ROW).key)
