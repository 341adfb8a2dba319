"""One document to read: a table, a picture or a text. Knows no question, and fetches nothing."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QSizePolicy,
    QTableView,
    QWidget,
)

from kiosk.ui.theme.families import mono
from kiosk.ui.theme.look import look
from kiosk.ui.views.question import AttachmentView
from kiosk.ui.widgets.csv_cells import UnreadableDocumentError, is_number, rows_of, shared
from kiosk.ui.widgets.picture import picture_of
from kiosk.ui.widgets.statement import Statement
from kiosk.words import Text, words

_ROW: Final = 40
_NARROWEST: Final = 90
_READING: Final = 18
_MOST_SHOWN: Final = 12
_TALLEST: Final = 500
_PADDING: Final = 24
_FRAME: Final = 4
_CELL_PADDING: Final = 12
_CELL_AIR: Final = 18
_MAT: Final = 12
"""White around a picture, which was drawn for a white page whatever the theme."""


class TableDocument(QTableView):
    """A table with its headers, whose columns share the width there is."""

    def __init__(self, rows: list[list[str]], alternative: str) -> None:
        super().__init__()
        self.setObjectName("document-table")
        self.setAccessibleName(alternative)
        self._rows = rows
        self.setModel(_model(rows, self))
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(_wrapping(start))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells, row after row, the headers first."""
        return tuple(tuple(row) for row in self._rows)

    @property
    def summary(self) -> str:
        """How large the table is, in words."""
        return words(
            Text.QUESTION_TABLE_ROWS, rows=len(self._rows) - 1, columns=self.model().columnCount()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share()

    def sizeHint(self) -> QSize:
        shown = min(len(self._rows), _MOST_SHOWN)
        return QSize(look().px(480), look().px(_ROW * shown + 24))

    def _share(self) -> None:
        wishes = [
            max(self.sizeHintForColumn(place), self.horizontalHeader().sectionSizeHint(place))
            for place in range(self.model().columnCount())
        ]
        room = self.viewport().width()
        for place, width in enumerate(shared(wishes, room, look().px(_NARROWEST))):
            self.setColumnWidth(place, width)
        self.verticalHeader().setMinimumSectionSize(look().px(_ROW))
        header = max(look().px(_ROW), self._tallest(self._rows[0], look().sized(17, 700)))
        self.horizontalHeader().setFixedHeight(header)
        for place, row in enumerate(self._rows[1:]):
            self.setRowHeight(
                place, max(look().px(_ROW), self._tallest(row, look().sized(17, 700)))
            )
        body = sum(self.rowHeight(place) for place in range(self.model().rowCount()))
        height = min(header + body + 2 * _FRAME, look().px(_TALLEST))
        if height != self.height():
            self.setFixedHeight(height)

    def _tallest(self, row: list[str], font: QFont) -> int:
        """The height of a row whose words wrap; the toolkit forgets the padding of the sheet."""
        metrics = QFontMetrics(font)
        found = 0
        for place, text in enumerate(row):
            room = QRect(0, 0, self.columnWidth(place) - 2 * look().px(_CELL_PADDING) - 4, 10_000)
            wrap = int(Qt.TextFlag.TextWordWrap)
            found = max(found, metrics.boundingRect(room, wrap, text).height())
        return found + look().px(_CELL_AIR)


def _model(rows: list[list[str]], parent: QObject) -> QStandardItemModel:
    head, *body = rows
    width = max(len(one) for one in rows)
    model = QStandardItemModel(len(body), width, parent)
    strong = QFont()
    strong.setBold(True)  # the size is that of the table
    model.setHorizontalHeaderLabels([*head, *[""] * (width - len(head))])
    for across in range(width):
        cells = [one[across] if across < len(one) else "" for one in body]
        numbers = bool(cells) and all(is_number(one) for one in cells if one)
        side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
        for down, cell in enumerate(cells):
            item = QStandardItem(cell)
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if across == 0:
                item.setFont(strong)
            model.setItem(down, across, item)
        if numbers:
            model.setHeaderData(
                across,
                Qt.Orientation.Horizontal,
                _wrapping(side | Qt.AlignmentFlag.AlignVCenter),
                Qt.ItemDataRole.TextAlignmentRole,
            )
    return model


def _wrapping(side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """The alignment of a header whose words may go on in another line."""
    return Qt.AlignmentFlag(side.value | Qt.TextFlag.TextWordWrap.value)


class PictureDocument(QWidget):
    """A picture as large as there is room for, never stretched out of shape."""

    def __init__(self, content: bytes, alternative: str) -> None:
        super().__init__()
        self.setObjectName("document-image")
        self.setAccessibleName(alternative)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._picture = picture_of(content)
        self._natural = self._picture.size()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        drawn = min(width, look().px(self._natural.width()))
        return round(drawn * self._natural.height() / self._natural.width()) + 2 * _MAT

    def sizeHint(self) -> QSize:
        width = look().px(self._natural.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), look().px(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.size() - QSize(2 * _MAT, 2 * _MAT)
        largest = QSize(look().px(self._natural.width()), look().px(self._natural.height()))
        size = self._natural.scaled(room.boundedTo(largest), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(_MAT, _MAT, size.width(), size.height())
        painter.fillRect(place.adjusted(-_MAT, -_MAT, _MAT, _MAT), Qt.GlobalColor.white)
        self._picture.draw(painter, place)


class TextDocument(QPlainTextEdit):
    """A text as it was written, in letters of one width."""

    def __init__(self, text: str, alternative: str) -> None:
        super().__init__(text)
        self.setObjectName("document-text")
        self.setAccessibleName(alternative)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(f"font-family: '{mono()}'")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = self.document().size().height() + 1
        height = round(lines * self.fontMetrics().lineSpacing()) + look().px(_PADDING)
        height = min(height, look().px(_TALLEST))
        if height != self.height():
            self.setFixedHeight(height)


def document(view: AttachmentView) -> QWidget:
    """The widget that shows a document.

    Raises:
        UnreadableDocumentError: its bytes are not what its kind says.
    """
    alternative = view.alt or view.name
    if view.kind == "table":
        return TableDocument(rows_of(view.content), alternative)
    if view.kind == "image":
        return PictureDocument(view.content, alternative)
    if view.kind == "text":
        try:
            text = view.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableDocumentError from error
        if view.name.endswith(".md"):
            made = Statement(_READING)
            made.setObjectName("document-text")
            made.setAccessibleName(alternative)
            made.show_markdown(text)
            return made
        return TextDocument(text, alternative)
    raise UnreadableDocumentError
