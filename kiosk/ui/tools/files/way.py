"""The way to what is open, as buttons; how it is sorted, and whether extensions show."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import PickList
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.tools.files import FilesText, files_words

SORTS: Final = (
    ("name", False, FilesText.SORT_NAME),
    ("name", True, FilesText.SORT_NAME_DOWN),
    ("modified", False, FilesText.SORT_DATE),
    ("modified", True, FilesText.SORT_DATE_DOWN),
    ("kind", False, FilesText.SORT_KIND),
    ("kind", True, FilesText.SORT_KIND_DOWN),
    ("size", False, FilesText.SORT_SIZE),
    ("size", True, FilesText.SORT_SIZE_DOWN),
)

_HEIGHT: Final = 44


class Way(QWidget):
    """`opened` carries a folder's number, `sorted_by` a column and whether downwards."""

    opened = Signal(int)
    sorted_by = Signal(str, bool)
    extensions = Signal(bool)
    search_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(files_words(FilesText.WAY))
        grounded(self, "bg")
        self._steps = QWidget()
        self._flow = Flow(self._steps, 2)
        self.leave = Button("files-leave", files_words(FilesText.LEAVE_SEARCH), "quiet", "close")
        self.leave.clicked.connect(self.search_left)
        texts = tuple(files_words(text) for *_, text in SORTS)
        self.sort = PickList(files_words(FilesText.SORT), texts)
        self.sort.setObjectName("files-sort")
        self.sort.setAccessibleName(files_words(FilesText.SORT))
        self.sort.currentIndexChanged.connect(self._sorted)
        full = files_words(FilesText.EXTENSIONS)
        self.box = TickBox("files-extensions", files_words(FilesText.COLUMN_EXTENSION), full)
        self.box.toggled.connect(self.extensions)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 12, 2)
        layout.setSpacing(12)
        layout.addWidget(self._steps, 1)
        for one in (self.leave, self.sort, self.box):
            layout.addWidget(one)

    def lay_out(
        self, steps: Sequence[tuple[int, str]], sort: tuple[str, bool], *, shown: bool, found: str
    ) -> None:
        """Show the steps, each with its number; `found` tells of a search instead."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            self._flow.addWidget(_level(Text(found, "label", wrap=False)))
        else:
            self._crumbs(steps)
        self.leave.setVisible(bool(found))
        with QSignalBlocker(self.sort), QSignalBlocker(self.box):
            places = [(column, down) for column, down, _ in SORTS]
            self.sort.setCurrentIndex(places.index(sort) + 1)
            self.box.setChecked(shown)
        self._steps.updateGeometry()

    def spare(self, *, narrow: bool) -> None:
        """Leave room for the words of a search where there is little."""
        for part in (self.sort, self.box):
            part.setVisible(not (narrow and self.leave.isVisibleTo(self)))

    def _crumbs(self, steps: Sequence[tuple[int, str]]) -> None:
        for place, (number, name) in enumerate(steps):
            if place:
                self._flow.addWidget(_level(Text("›", "label", "mention", wrap=False)))
            if place == len(steps) - 1:
                self._flow.addWidget(_level(Text(f"**{name}**", "label", wrap=False)))
                continue
            button = Button(f"files-way-{number}", name, "quiet")
            button.setFixedHeight(look().px(_HEIGHT))
            button.clicked.connect(lambda _on=False, number=number: self.opened.emit(number))
            self._flow.addWidget(button)

    def _sorted(self, place: int) -> None:
        if place:
            column, down, _ = SORTS[place - 1]
            self.sorted_by.emit(column, down)


def _level(label: QLabel) -> QLabel:
    """As high as the buttons beside it."""
    label.setFixedHeight(look().px(_HEIGHT))
    label.setContentsMargins(6, 0, 6, 0)
    return label
