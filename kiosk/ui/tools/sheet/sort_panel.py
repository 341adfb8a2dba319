"""The panel that sorts rows by one to three columns. Knows no rule of sorting."""

from typing import Final

from PySide6.QtWidgets import QWidget

from engine.applications.sheet.addresses import Area, area_name, column_name
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.tools.sheet.ranges import RangeChoice, narrow
from kiosk.ui.widgets.fields import FieldRow, PickList
from kiosk.words.tools.sheet import SheetText, sheet_words

MOST_KEYS: Final = 3


class SortPanel(Panel):
    """Asks for a `sort`; `open_for` offers the table around a selection."""

    def __init__(self) -> None:
        super().__init__("sort", sheet_words(SheetText.SORT))
        self._desk: Desk | None = None
        self.ranges = RangeChoice("sort")
        self.columns: list[PickList] = []
        self.ways: list[PickList] = []
        self.rows.addWidget(self.ranges.row)
        self.rows.addWidget(self.ranges.titles)
        for place in range(1, MOST_KEYS + 1):
            self._add_key(place)
        self.now = self.button("sort-now", SheetText.SORT_NOW, "primary", "sort")
        self.rows.addStretch(1)
        self.ranges.list.currentIndexChanged.connect(lambda _place: self._list_columns())
        self.ranges.titles.toggled.connect(lambda _on: self._list_columns())
        self.now.clicked.connect(self._ask)

    def _add_key(self, place: int) -> None:
        column = narrow(PickList(sheet_words(SheetText.NO_KEY), ()))
        key = SheetText.KEY if place == 1 else SheetText.KEY_NEXT
        way = narrow(PickList(sheet_words(SheetText.RISING), (sheet_words(SheetText.FALLING),)))
        self.columns.append(column)
        self.ways.append(way)
        self.rows.addWidget(FieldRow(f"sheet-sort-key-{place}", sheet_words(key), "", column))
        self.rows.addWidget(
            FieldRow(f"sheet-sort-way-{place}", sheet_words(SheetText.WAY), "", way)
        )

    def first(self) -> QWidget:
        return self.columns[0]

    def open_for(self, desk: Desk, chosen: Area) -> None:
        """Offer what can be sorted, the column of the selection first."""
        self._desk = desk
        self.ranges.offer(desk, chosen)
        for way in self.ways:
            way.setCurrentIndex(0)
        self._list_columns()
        area = self.ranges.area()
        if area.left <= chosen.left <= area.right:
            self.columns[0].setCurrentIndex(chosen.left - area.left + 1)

    def _list_columns(self) -> None:
        if self._desk is None:
            return
        area, headed = self.ranges.area(), self.ranges.titles.isChecked()
        for one in self.columns:
            kept = one.currentIndex()
            one.clear()
            one.addItem(sheet_words(SheetText.NO_KEY))
            for column in range(area.left, area.right + 1):
                one.addItem(self._desk.column_title(area, column, headed=headed))
            one.setCurrentIndex(kept if 0 <= kept < one.count() else 0)

    def _ask(self) -> None:
        area = self.ranges.area()
        keys = [
            {
                "column": column_name(area.left + column.currentIndex() - 1),
                "descending": way.currentIndex() == 1,
            }
            for column, way in zip(self.columns, self.ways, strict=True)
            if column.currentIndex() > 0
        ]
        if not keys:
            self.wrong.emit("entry")
            return
        header = self.ranges.titles.isChecked()
        self.asked.emit({"do": "sort", "range": area_name(area), "header": header, "keys": keys})
