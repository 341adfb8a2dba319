"""The panel that finds a text on the sheet. Knows no act."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.applications.sheet.addresses import Cell, cell_name
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.widgets.fields import FieldRow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.sheet import SheetText, sheet_words


class FindPanel(Panel):
    """`found` carries the next cell that shows the text."""

    found = Signal(object)

    def __init__(self) -> None:
        super().__init__("find", sheet_words(SheetText.FIND))
        self._desk: Desk | None = None
        self._at: Cell | None = None
        self.field = QLineEdit()
        row = FieldRow("sheet-find-field", sheet_words(SheetText.FIND_FIELD), "", self.field)
        row.accepted.connect(self._next)
        self.rows.addWidget(row)
        self.button("find-next", SheetText.FIND_NEXT, "primary").clicked.connect(self._next)
        self.told = Text("", "body", "text2")
        self.rows.addWidget(self.told)
        self.rows.addStretch(1)

    def show_desk(self, desk: Desk) -> None:
        self._desk = desk

    def first(self) -> QWidget:
        return self.field

    def _next(self) -> None:
        text = self.field.text().strip()
        places = self._desk.places_of(text) if self._desk is not None and text else []
        if not places:
            self._say(sheet_words(SheetText.FIND_NONE) if text else "")
            return
        later = [one for one in places if self._at is None or one > self._at]
        self._at = (later or places)[0]
        name, place = cell_name(self._at), places.index(self._at) + 1
        self._say(sheet_words(SheetText.FIND_AT, cell=name, place=place, count=len(places)))
        self.found.emit(self._at)

    def _say(self, text: str) -> None:
        self.told.say(text)
        self.field.setAccessibleDescription(text)
