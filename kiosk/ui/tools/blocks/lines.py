"""The program as a list of lines: number, indentation, words. Knows no act and no engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 38
_GUTTER: Final = 44
_STEP: Final = 22
_PAD: Final = 10
_LEAST_ROWS: Final = 5
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `number` 0 is the start; `kind` is head, else, end or top; `now` is being done."""

    number: int
    depth: int
    kind: str
    words: str
    spoken: str
    now: bool = False


class LineModel(QAbstractListModel):
    """The lines as the toolkit reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the toolkit's default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.words
            case Qt.ItemDataRole.UserRole:
                return line
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case _:
                return None


class LineDelegate(QStyledItemDelegate):
    """Draws a block as a box whose indentation says what it stands in."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = _line_of(index)
        place: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._number(painter, place, line)
        box = _box(place, line.depth)
        painter.setBrush(look().colour("sel" if chosen else _ground(line)))
        edge = look().colour("brand" if chosen else "hair")
        painter.setPen(QPen(edge, 3 if chosen else 1))
        painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        if line.kind == "head":
            painter.fillRect(
                box.left(), box.top() + 7, 5, box.height() - 14, look().colour("brand")
            )
        painter.setPen(look().colour("text2" if line.kind in ("end", "top") else "text"))
        painter.setFont(_font(line))
        inner = box.adjusted(look().px(_PAD) + 5, 0, -look().px(_PAD), 0)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, line.words
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = _line_of(index)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else look().px(320)
        room = width - look().px(_GUTTER + _STEP * line.depth + 3 * _PAD) - 5
        place = QRect(0, 0, max(room, 60), 0)
        measures = QFontMetrics(_font(line))
        high = measures.boundingRect(place, Qt.TextFlag.TextWordWrap, line.words).height()
        return QSize(60, max(high + look().px(_PAD), look().px(_ROW)))

    def _number(self, painter: QPainter, place: QRect, line: Line) -> None:
        gutter = QRect(place.left(), place.top(), look().px(_GUTTER), place.height())
        if line.now:
            side = look().px(18)
            picture = icons.pixmap("play", look().hexadecimal("brand"), side)
            painter.drawPixmap(gutter.left() + 2, gutter.center().y() - side // 2, picture)
        if line.number:
            painter.setFont(look().font("small"))
            painter.setPen(look().colour("text2"))
            right = gutter.adjusted(0, 0, -look().px(8), 0)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(right, flags, str(line.number))


class Lines(QListView):
    """Says which line was chosen, and the keys that are commands here."""

    chosen = Signal(int)
    command = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("blocks-program")
        self.setAccessibleName(title)
        self._model = LineModel()
        self.setModel(self._model)
        self.setItemDelegate(LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setSpacing(1)

    def show_lines(self, lines: Sequence[Line], current: int) -> None:
        """Show other lines, one of them chosen."""
        if tuple(lines) != self._model.lines:
            self._model.show_lines(tuple(lines))
            self.setMinimumHeight(look().px(_ROW * min(_LEAST_ROWS, len(lines) + 1)))
        index = self._model.index(max(0, min(current, len(lines) - 1)))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def see(self, number: int) -> None:
        """Scroll a line into sight."""
        self.scrollTo(self._model.index(number))

    def current(self) -> int:
        """The number of the chosen line."""
        return max(self.currentIndex().row(), 0)

    def shown(self) -> tuple[Line, ...]:
        """What is on the screen."""
        return self._model.lines

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = _COMMANDS.get((event.key(), event.modifiers() & (_ALT | _CONTROL)))
        if found is None:
            super().keyPressEvent(event)
        else:
            self.command.emit(found)


_COMMANDS: Final[Mapping[tuple[int, Qt.KeyboardModifier], str]] = {
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
    (Qt.Key.Key_D, _CONTROL): "copy",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): "delete",
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier): "delete",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): "terms",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): "terms",
}


def _line_of(index: Index) -> Line:
    found: Line = index.data(Qt.ItemDataRole.UserRole)
    return found


def _box(place: QRect, depth: int) -> QRect:
    return place.adjusted(look().px(_GUTTER + _STEP * depth), 1, -look().px(4), -1)


def _ground(line: Line) -> str:
    if line.now:
        return "warnbg"
    return "surface" if line.kind == "head" else "bg"


def _font(line: Line) -> QFont:
    return look().font("label" if line.kind in ("head", "else") else "small")
