"""The pages of a panel in a column, and a field that finds a setting. Knows no value."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtCore import Signal as Says
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.applications.settings.panel import Deed, Page, Panel, Rows, Setting
from engine.treatments import treated
from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.text import Text
from kiosk.words.catalogue import french
from kiosk.words.tools.settings import SettingsText, settings_words

_ROLE: Final = Qt.ItemDataRole.UserRole
_PLAIN: Final = frozenset({"t1"})
_HEIGHTS: Final = {"section": 40, "page": 44, "found": 60}
_AIR: Final = {"section": 16, "page": 20, "found": 20}
"""Above and below the words together; half of it stands on each side."""
_DETAIL: Final = 22
_RIGHT: Final = 8
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the column: a section's name, a page, or a setting that was found."""

    kind: str
    text: str
    page: str = ""
    detail: str = ""
    place: str = ""
    icon: str = ""
    level: int = 0
    here: bool = False


class Contents(QWidget):
    """`opened` carries the page that a person wants, and the part to go to on it, if any."""

    opened = Says(str, str)

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        grounded(self, "start")
        self._panel = panel
        self._here = ""
        self.field = QLineEdit()
        self.field.setObjectName("settings-search")
        self.field.setPlaceholderText(settings_words(SettingsText.SEARCH_SHORT))
        self.field.setAccessibleName(settings_words(SettingsText.SEARCH))
        self.field.setMaxLength(60)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.lines = _Lines()
        self.lines.setObjectName("settings-pages")
        self.lines.setAccessibleName(settings_words(SettingsText.PAGES))
        self.lines.setFrameShape(QListWidget.Shape.NoFrame)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.lines.setItemDelegate(_Face(self.lines))
        self.lines.viewport().setAutoFillBackground(False)
        self._none = Text(settings_words(SettingsText.FOUND_NONE), "small", "text2")
        self._none.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self._none)
        layout.addWidget(self.lines, 1)
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.installEventFilter(self)
        self.lines.installEventFilter(self)
        self.lines.itemClicked.connect(self._go)
        self.restyle()

    def show_page(self, page: str) -> None:
        """Mark the page that is open."""
        if page != self._here:
            self._here = page
            self._fill()

    def restyle(self) -> None:
        """Take the sheet again: the list has a ground and rows of its own."""
        ground = look().hexadecimal("surface")
        self.lines.setStyleSheet(f"QListWidget {{ background: {ground}; border: none; }}")
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, arrows go from the field into the list, Escape empties the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        deed = self._deed(watched, Qt.Key(event.key()))
        if deed is not None:
            deed()
        return deed is not None

    def _deed(self, watched: QObject, key: Qt.Key) -> Callable[[], None] | None:
        """What a key does here, where it does more than the toolkit makes of it."""
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or (key == Qt.Key.Key_Space and watched is self.lines):
            return lambda: self._go(self.lines.currentItem())
        if key == Qt.Key.Key_Home and watched is self.lines:
            return self._to_first
        if key == Qt.Key.Key_Down and watched is self.field:
            return self.lines.setFocus
        return self.field.clear if key == Qt.Key.Key_Escape and self.field.text() else None

    def _go(self, item: QListWidgetItem | None) -> None:
        line = None if item is None else item.data(_ROLE)
        if isinstance(line, Line) and line.page:
            self.field.clear()
            self.opened.emit(line.page, line.place)

    def _fill(self) -> None:
        wanted = treated(self.field.text(), _PLAIN)
        lines = _found(self._panel, wanted) if wanted else _pages(self._panel, self._here)
        self.lines.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(_ROLE, line)
            words = f"{line.text}, {line.detail}" if line.detail else line.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            if line.kind == "section":
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.lines.addItem(item)
            if line.here:
                self.lines.setCurrentItem(item)
        if self.lines.currentRow() < 0:
            self._to_first()
        self._none.setVisible(not lines)

    def _to_first(self) -> None:
        """To the first line that can be opened: names of sections are only read."""
        for number in range(self.lines.count()):
            if self.lines.item(number).data(_ROLE).page:
                self.lines.setCurrentRow(number)
                return


class _Lines(QListWidget):
    """Lines as high as their words need at the width there is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class _Face(QStyledItemDelegate):
    """Draws a line of the column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option  # its width is that of another moment
        line = index.data(_ROLE)
        room = self._width() - self._indent(line) - look().px(_RIGHT)
        box = QRect(0, 0, max(60, room), 10_000)
        metrics = QFontMetrics(self._font(line))
        needed = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), line.text).height()
        needed += look().px(_AIR[line.kind]) + (look().px(_DETAIL) if line.detail else 0)
        return QSize(0, max(look().px(_HEIGHTS[line.kind]), needed))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, area = index.data(_ROLE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and line.kind != "section"
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if line.here or chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour("sel" if line.here else "sunk"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        if line.here:
            bar = QRect(area.left(), area.top() + 6, 4, area.height() - 12)
            painter.fillRect(bar, look().colour("brand"))
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look().colour("brand"))
            painter.drawRoundedRect(area.adjusted(1, 2, -2, -3), 6, 6)
        self._write(painter, line, area)
        painter.restore()

    def _write(self, painter: QPainter, line: Line, area: QRect) -> None:
        if line.icon:
            side = look().px(22)
            picture = icons.pixmap(line.icon, look().hexadecimal("brand"), side)
            left = area.left() + look().px(12 + 16 * line.level)
            painter.drawPixmap(left, area.center().y() - side // 2, picture)
        room = area.adjusted(self._indent(line), 0, -look().px(_RIGHT), 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        section = line.kind == "section"
        painter.setPen(look().colour("mention" if section else "text"))
        painter.setFont(self._font(line))
        if section:  # nearer to what it names than to what stands above
            room = room.adjusted(0, look().px(_AIR["section"] // 2), 0, 0)
        if not line.detail:
            painter.drawText(room, middle, line.text)
            return
        edge = look().px(_AIR["found"] // 2)
        room = room.adjusted(0, edge, 0, -edge)
        top = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, top, line.text)
        painter.setFont(look().font("caption"))
        painter.setPen(look().colour("text2"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), line.detail)

    def _width(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QListWidget) else 0

    @staticmethod
    def _indent(line: Line) -> int:
        return look().px(12 + 16 * line.level + (32 if line.icon else 0))

    @staticmethod
    def _font(line: Line) -> QFont:
        if line.kind == "section":
            return look().font("caption", 700)
        return look().font("body", 700 if line.here else 400)


def _pages(panel: Panel, here: str) -> list[Line]:
    lines: list[Line] = []
    section = ""
    for page in panel.pages:
        if page.section and page.section != section:
            section = page.section
            lines.append(Line("section", french(section)))
        icon = page.icon if page.icon in icons.names() else ""
        level = _level(panel, page)
        lines.append(
            Line("page", french(page.title), page.id, "", "", icon, level, page.id == here)
        )
    return lines


def _level(panel: Panel, page: Page) -> int:
    above = panel.page(page.under) if page.under else None
    return 0 if above is None else 1 + _level(panel, above)


def _found(panel: Panel, wanted: str) -> list[Line]:
    lines = []
    for page in panel.pages:
        title = french(page.title)
        if wanted in treated(title, _PLAIN):
            lines.append(Line("page", title, page.id))
        detail = settings_words(SettingsText.FOUND_ON, page=title)
        for part in page.parts:
            match part:
                case Setting():
                    text, place = part.control.label, part.control.id
                case Deed():
                    text, place = part.label, part.id
                case Rows() if part.title:
                    text, place = part.title, part.id
                case _:
                    continue
            if wanted in treated(text, _PLAIN):
                lines.append(Line("found", french(text), page.id, detail, place))
    return lines
