"""Which cells a sort or a filter is for: the whole table or the selection. Knows no act."""

from PySide6.QtWidgets import QComboBox

from engine.applications.sheet.addresses import Area, area_name
from kiosk.ui.tools.sheet.desk import Desk
from kiosk.ui.widgets.fields import FieldRow, PickList
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.tools.sheet import SheetText, sheet_words


def narrow(found: PickList) -> PickList:
    """A list that is as wide as its place, however long its lines are."""
    found.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    found.setMinimumContentsLength(6)
    return found


class RangeChoice:
    """A list of one or two ranges, and a box for titles."""

    def __init__(self, name: str) -> None:
        self.list = narrow(PickList("", ()))
        self.row = FieldRow(f"sheet-{name}-range", sheet_words(SheetText.RANGE), "", self.list)
        self.titles = TickBox("", sheet_words(SheetText.HEADER))
        self.titles.setObjectName(f"sheet-{name}-header")
        self._areas: tuple[Area, ...] = ()

    def offer(self, desk: Desk, chosen: Area) -> None:
        """Offer the table around the selection, and the selection where it is another one."""
        shown = desk.page.filter
        table = shown.area if shown is not None else desk.table(chosen)
        single = chosen.height == 1 and chosen.width == 1
        self._areas = (table,) if single or chosen == table else (table, chosen)
        keys = (SheetText.WHOLE, SheetText.CHOSEN)
        self.list.clear()
        for key, area in zip(keys, self._areas, strict=False):
            self.list.addItem(sheet_words(key, range=area_name(area)))
        self.titles.setChecked(desk.headed(table))

    @property
    def areas(self) -> tuple[Area, ...]:
        """What is offered."""
        return self._areas

    def area(self) -> Area:
        """What is picked."""
        return self._areas[max(0, self.list.currentIndex())]
