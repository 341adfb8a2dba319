"""The panel that shows some rows only: by the values of a column, or by conditions.

Knows no rule of filtering.
"""

from typing import Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.applications.sheet.addresses import Area, area_name, column_name
from engine.applications.sheet.pages import Condition
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.tools.sheet.ranges import RangeChoice, narrow
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.fields import FieldRow, PickList
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.tools.sheet import SheetText, sheet_words

TESTS: Final = (
    (SheetText.EQUAL, "=", ""),
    (SheetText.OTHER, "<>", ""),
    (SheetText.MORE_THAN, ">", ""),
    (SheetText.AT_LEAST, ">=", ""),
    (SheetText.LESS_THAN, "<", ""),
    (SheetText.AT_MOST, "<=", ""),
    (SheetText.CONTAINS, "=*", "*"),
    (SheetText.BEGINS, "=", "*"),
)
"""What a condition is called, and what stands before and after its value."""
_LONGEST: Final = 26
_JOINS: Final = ("and", "or")


class ConditionRow:
    """A test and its value."""

    def __init__(self, name: str, title: SheetText) -> None:
        tests = tuple(sheet_words(key) for key, _, _ in TESTS)
        self.test = narrow(PickList(sheet_words(SheetText.NO_CONDITION), tests))
        self.value = QLineEdit()
        self.widgets = (
            FieldRow(f"sheet-{name}-test", sheet_words(title), "", self.test),
            FieldRow(f"sheet-{name}-value", sheet_words(SheetText.VALUE), "", self.value),
        )

    def criterion(self) -> str:
        """The condition as the workbook reads it, or nothing."""
        place, value = self.test.currentIndex(), self.value.text().strip()
        if place == 0 or not value:
            return ""
        _, before, after = TESTS[place - 1]
        return f"{before}{value}{after}"

    def wanting(self) -> bool:
        """Whether a test was picked without a value."""
        return self.test.currentIndex() > 0 and not self.value.text().strip()

    def empty(self) -> None:
        """Forget what was picked."""
        self.test.setCurrentIndex(0)
        self.value.clear()


class FilterPanel(Panel):
    """Asks for a `filter` or to take it away."""

    def __init__(self) -> None:
        super().__init__("filter", sheet_words(SheetText.FILTER))
        self._desk: Desk | None = None
        self.ranges = RangeChoice("filter")
        self.column = narrow(PickList(sheet_words(SheetText.NO_KEY), ()))
        self.rows.addWidget(self.ranges.row)
        key = sheet_words(SheetText.COLUMN, name="").strip()
        self.rows.addWidget(FieldRow("sheet-filter-column", key, "", self.column))
        self.rows.addWidget(Text(sheet_words(SheetText.KEEP), "label"))
        self.all = self.button("filter-all", SheetText.KEEP_ALL, "quiet")
        self.none = self.button("filter-none", SheetText.KEEP_NONE, "quiet")
        self._boxes = QVBoxLayout()
        self.rows.addLayout(self._boxes)
        self.boxes: dict[str, TickBox] = {}
        self.one = ConditionRow("filter-1", SheetText.CONDITION)
        self.join = PickList(sheet_words(SheetText.AND), (sheet_words(SheetText.OR),))
        self.two = ConditionRow("filter-2", SheetText.CONDITION_SECOND)
        join = FieldRow("sheet-filter-join", sheet_words(SheetText.JOIN), "", self.join)
        for widget in (*self.one.widgets, join, *self.two.widgets):
            self.rows.addWidget(widget)
        self.now = self.button("filter-now", SheetText.FILTER_NOW, "primary", "filter")
        self.away = self.button("filter-away", SheetText.UNFILTER)
        self.all_away = self.button("filter-all-away", SheetText.UNFILTER_ALL)
        self.rows.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.ranges.list.currentIndexChanged.connect(lambda _place: self._list_columns())
        self.column.currentIndexChanged.connect(lambda _place: self._list_values())
        self.all.clicked.connect(lambda: self._tick(on=True))
        self.none.clicked.connect(lambda: self._tick(on=False))
        self.now.clicked.connect(self._ask)
        self.away.clicked.connect(self._ask_away)
        self.all_away.clicked.connect(lambda: self.asked.emit({"do": "unfilter"}))

    def first(self) -> QWidget:
        return self.column

    def open_for(self, desk: Desk, chosen: Area) -> None:
        """Offer what can be filtered, the column of the selection first."""
        self._desk = desk
        self.ranges.offer(desk, chosen)
        self._list_columns()
        area = self.ranges.area()
        if area.left <= chosen.left <= area.right:
            self.column.setCurrentIndex(chosen.left - area.left + 1)

    def show_desk(self, desk: Desk) -> None:
        """After an act the values may be others; what was ticked is asked anew."""
        self._desk = desk
        self._list_values()

    def _list_columns(self) -> None:
        if self._desk is None:
            return
        area = self.ranges.area()
        kept = self.column.currentIndex()
        self.column.clear()
        self.column.addItem(sheet_words(SheetText.NO_KEY))
        for column in range(area.left, area.right + 1):
            self.column.addItem(self._desk.column_title(area, column, headed=True))
        self.column.setCurrentIndex(kept if 0 <= kept < self.column.count() else 0)

    def _list_values(self) -> None:
        clear(self._boxes)
        self.boxes = {}
        self.one.empty()
        self.two.empty()
        if self._desk is None or self.column.currentIndex() <= 0:
            return
        column = self.ranges.area().left + self.column.currentIndex() - 1
        now = self._condition(column)
        for place, text in enumerate(self._desk.shown_values(self.ranges.area(), column), 1):
            shown = text or sheet_words(SheetText.BLANK)
            short = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
            box = TickBox("", short.replace("&", "&&"))
            box.setAccessibleName(shown)
            box.setObjectName(f"sheet-filter-box-{place}")
            box.setChecked(now is None or bool(now.where) or text in now.keep)
            self.boxes[text] = box
            self._boxes.addWidget(box)

    def _condition(self, column: int) -> Condition | None:
        shown = self._desk.page.filter if self._desk is not None else None
        return shown.by.get(column) if shown is not None else None

    def _tick(self, *, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on)

    def _letter(self) -> str:
        place = self.column.currentIndex()
        return column_name(self.ranges.area().left + place - 1) if place > 0 else ""

    def _ask(self) -> None:
        letter = self._letter()
        if not letter or self.one.wanting() or self.two.wanting():
            self.wrong.emit("entry")
            return
        act: dict[str, object] = {
            "do": "filter",
            "range": area_name(self.ranges.area()),
            "column": letter,
        }
        first, second = self.one.criterion(), self.two.criterion()
        if first or second:
            act["where"] = first or second
            if first and second:
                act[_JOINS[self.join.currentIndex()]] = second
        else:
            act["keep"] = [text for text, box in self.boxes.items() if box.isChecked()]
        self.asked.emit(act)

    def _ask_away(self) -> None:
        letter = self._letter()
        self.asked.emit({"do": "unfilter"} | ({"column": letter} if letter else {}))
