"""A document beside a question: a table, a picture or a text, read from bytes. Opens no file."""

import csv
import io
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.theme.families import mono
from kiosk.ui.theme.look import look
from kiosk.ui.views.question import AttachmentView
from kiosk.ui.widgets.statement import Statement
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_TALLEST: Final = 420
_MOST_ROWS: Final = 2000
_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class _Rows(QAbstractTableModel):
    """The rows of a table, under its headers."""

    def __init__(self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self._header = header
        self._rows = rows

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in shown:
            row = self._rows[index.row()]
            return row[index.column()] if index.column() < len(row) else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            across = orientation == Qt.Orientation.Horizontal
            return self._header[section] if across else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class TablePane(QTableView):
    """A table to read, with its headers, as tall as its rows up to a limit."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        text = content.decode("utf-8-sig", errors="replace")
        separator = ";" if text.split("\n", 1)[0].count(";") else ","
        read = [tuple(row) for row in csv.reader(io.StringIO(text), delimiter=separator) if row]
        self._model = _Rows(read[0] if read else (), tuple(read[1:_MOST_ROWS]))
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setSectionsClickable(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()

    def shape(self) -> tuple[int, int]:
        """Rows below the header, and columns."""
        return self._model.rowCount(), self._model.columnCount()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        row = look().px(40)
        self.verticalHeader().setDefaultSectionSize(row)
        head = self.horizontalHeader().sizeHint().height()
        whole = head + row * self._model.rowCount() + 6
        self.setFixedHeight(min(whole, max(look().px(_TALLEST), 200)))


class ImagePane(QWidget):
    """A picture that keeps its shape in the width it is given; a broken one says so."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__()
        self._drawing = QSvgRenderer()
        self._image = QImage()
        if name.lower().endswith(".svg"):
            self._drawing.load(QByteArray(content))
            self._natural = self._drawing.defaultSize()
        else:
            self._image.loadFromData(content)
            self._natural = self._image.size()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def readable(self) -> bool:
        """Whether there is a picture to show."""
        return not self._natural.isEmpty() and (self._drawing.isValid() or not self._image.isNull())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitted(width).height()

    def sizeHint(self) -> QSize:
        return self._fitted(look().px(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._fitted(self.width())
        size = size.scaled(size.width(), self.height(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        painter.fillRect(place, Qt.GlobalColor.white)
        if self._drawing.isValid():
            self._drawing.render(painter, place)
        else:
            painter.drawImage(place, self._image)

    def _fitted(self, width: int) -> QSize:
        if self._natural.isEmpty():
            return QSize(width, 60)
        most = QSize(width, look().px(_TALLEST))
        wanted = self._natural * max(1.0, look().preferences.factor)
        return wanted.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)


class AttachmentPane(QWidget):
    """One document with its name, and the same in words for those who cannot see it."""

    def __init__(self, view: AttachmentView, place: int) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        body, caption = _body(view)
        body.setObjectName(f"attachment-{place}")
        body.setAccessibleName(view.name)
        body.setAccessibleDescription(view.alt)
        layout.addWidget(Text(words(Key.QUESTION_ATTACHMENT, name=view.name), "small", "text2"))
        layout.addWidget(body)
        if caption:
            layout.addWidget(Text(caption, "caption", "mention"))


def _body(view: AttachmentView) -> tuple[QWidget, str]:
    if view.kind == "table":
        table = TablePane(view.content)
        rows, columns = table.shape()
        return table, words(Key.QUESTION_TABLE_ROWS, rows=rows, columns=columns)
    if view.kind == "image":
        picture = ImagePane(view.name, view.content)
        return (picture if picture.readable() else _broken(view.name)), ""
    try:
        text = view.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken(view.name), ""
    return _text(view.name, text), ""


def _text(name: str, text: str) -> QTextBrowser:
    if name.lower().endswith(".md"):
        page = Statement("body")
        page.show_markdown(text)
        return page
    plain = Statement("body")
    plain.setProperty("mono", mono())
    plain.show_markdown("```\n" + text.replace("```", "'''") + "\n```")
    return plain


def _broken(name: str) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.addWidget(Icon("image", "text2", 36), 0, Qt.AlignmentFlag.AlignHCenter)
    for key, role in (
        (Key.QUESTION_IMAGE_MISSING, "label"),
        (Key.QUESTION_FILE_UNREADABLE, "small"),
    ):
        said = Text(words(key), role, "text2")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(said)
    layout.addWidget(Text(name, "caption", "mention"))
    return box
