"""What to search: a name, a type, days and sizes. Knows no result."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from engine.applications.files.desk import Search
from engine.applications.files.names import KINDS, LONGEST
from kiosk.ui.widgets.boxes import Scroll, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import FieldRow, PickList
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.files import FilesText, family_words, files_words, size_words

_FAMILIES: Final = ("folder", *KINDS)
_KB: Final = 1000
_MB: Final = 1_000_000
SIZES: Final = ((0, 100 * _KB), (100 * _KB, _MB), (_MB, 10 * _MB), (10 * _MB, None))
"""Least and most bytes of each choice of size."""


class Seeking(QWidget):
    """`searched` carries the terms of an act; `refused` says that a day is none."""

    searched = Signal(object)
    refused = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files-seeking")
        grounded(self, "bg")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.since, self.until = QLineEdit(), QLineEdit()
        families = tuple(family_words(one) for one in _FAMILIES)
        self.family = PickList(files_words(FilesText.FAMILY_ALL), families)
        self.size_list = PickList(
            files_words(FilesText.SIZE_ALL), tuple(_size_words(*one) for one in SIZES)
        )
        day = files_words(FilesText.DAY_HINT)
        rows = (
            FieldRow("files-search-name", files_words(FilesText.NAME), "", self.name),
            FieldRow("files-search-family", files_words(FilesText.FAMILY), "", self.family),
            FieldRow("files-search-since", files_words(FilesText.SINCE), day, self.since),
            FieldRow("files-search-until", files_words(FilesText.UNTIL), day, self.until),
            FieldRow("files-search-size", files_words(FilesText.SIZE), "", self.size_list),
        )
        for row in rows:
            row.accepted.connect(self._search)
        self.go = Button("files-search-go", files_words(FilesText.SEARCH), "primary", "search")
        self.go.clicked.connect(self._search)
        no = Button("files-search-no", files_words(FilesText.CANCEL), "secondary")
        no.clicked.connect(self.given_up)
        buttons = QWidget()
        flow = Flow(buttons, 12)
        flow.addWidget(self.go)
        flow.addWidget(no)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setVerticalSpacing(4)
        grid.addWidget(rows[0], 0, 0)
        grid.addWidget(rows[1], 0, 1)
        grid.addWidget(Text(files_words(FilesText.WILDCARDS), "small", "mention"), 1, 0, 1, 2)
        grid.addWidget(rows[2], 2, 0)
        grid.addWidget(rows[3], 2, 1)
        grid.addWidget(rows[4], 3, 0)
        grid.addWidget(buttons, 4, 0, 1, 2)
        grid.setRowStretch(5, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(page))

    def ask(self, search: Search | None) -> None:
        """Ask, with what was searched before."""
        found = search or Search(0)
        self.name.setText(found.name)
        self.family.setCurrentIndex(_FAMILIES.index(found.family) + 1 if found.family else 0)
        self.since.setText(_written(found.since))
        self.until.setText(_written(found.until))
        bounds = (found.least, found.most)
        self.size_list.setCurrentIndex(SIZES.index(bounds) + 1 if bounds in SIZES else 0)
        self.name.setFocus()
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        terms: dict[str, Any] = {"name": self.name.text()}
        if self.family.currentIndex():
            terms["family"] = _FAMILIES[self.family.currentIndex() - 1]
        if self.size_list.currentIndex():
            least, most = SIZES[self.size_list.currentIndex() - 1]
            terms |= {"least": least, "most": most}
        try:
            terms |= {"since": _day(self.since.text()), "until": _day(self.until.text())}
        except ValueError:
            self.refused.emit(files_words(FilesText.BAD_DAY))
            return
        self.searched.emit(terms)


def _day(text: str) -> str:
    """The ISO day of ``5/11/2030``; nothing stays nothing."""
    if not text.strip():
        return ""
    day, month, year = text.strip().replace("-", "/").replace(".", "/").split("/")
    return date(int(year), int(month), int(day)).isoformat()


def _written(day: str) -> str:
    return "/".join(reversed(day.split("-")))


def _size_words(least: int, most: int | None) -> str:
    if most is None:
        return f"> {size_words(least)}"
    return f"{size_words(least)} – {size_words(most)}" if least else f"< {size_words(most)}"
