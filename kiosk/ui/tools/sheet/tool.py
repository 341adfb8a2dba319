"""The spreadsheet: a grid between its bars, panels beside it. Knows no rule of calculation."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.applications.sheet.addresses import (
    Area,
    Cell,
    area_from_text,
    area_name,
    cell_name,
)
from engine.applications.sheet.shapes import DECIMALS
from engine.errors import MalformedError
from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.bars import CommandBar, LineBar, SheetBar
from kiosk.ui.tools.sheet.desk import Desk, desk, mean, total
from kiosk.ui.tools.sheet.filter_panel import FilterPanel
from kiosk.ui.tools.sheet.find_panel import FindPanel
from kiosk.ui.tools.sheet.function_panel import FunctionPanel
from kiosk.ui.tools.sheet.grid import SheetGrid
from kiosk.ui.tools.sheet.model import SheetModel
from kiosk.ui.tools.sheet.more_panel import MorePanel
from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.tools.sheet.panels import NAMES, Panels
from kiosk.ui.tools.sheet.sort_panel import SortPanel
from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.words.tools.sheet import SheetText, sheet_words

_REASONS: Final[Mapping[str, SheetText]] = {
    "outside": SheetText.REFUSED_OUTSIDE,
    "formula": SheetText.REFUSED_FORMULA,
    "too-long": SheetText.REFUSED_LONG,
    "cut-sheet": SheetText.REFUSED_CUT,
    "nothing": SheetText.REFUSED_NOTHING,
    "full": SheetText.REFUSED_FULL,
    "place": SheetText.REFUSED_PLACE,
    "clipboard": SheetText.REFUSED_CLIPBOARD,
    "entry": SheetText.REFUSED_ENTRY,
}
_SHAPES: Final[Mapping[str, str]] = {
    "general": "",
    "number": "number:2",
    "percent": "percent:1",
    "euro": "euro:2",
    "date": "date",
    "text": "text",
}
_MOST_DECIMALS: Final = 6
_LOW: Final = 330
_SHORTCUTS: Final = (
    ("Ctrl+C", "copy"),
    ("Ctrl+X", "cut"),
    ("Ctrl+V", "paste"),
    ("Ctrl+Shift+V", "paste-values"),
    ("Ctrl+D", "fill-down"),
    ("Ctrl+R", "fill-right"),
    ("Ctrl+B", "bold"),
)


class Clipped(NamedTuple):
    """Cells that were copied or cut."""

    sheet: str
    area: Area
    cut: bool


class SheetTool(Tool):
    """See `Tool`; `grid`, `line`, `tabs`, `bar` and `panels` are its parts."""

    icon = "table"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._desk = desk(self.start, self.state)
        self._clipped: Clipped | None = None
        charts = any(self._desk.start.charts.values())
        self.bar = CommandBar(charts=charts)
        self.line = LineBar()
        self.grid = SheetGrid(SheetModel(self._desk))
        self.grid.line = self.line.content
        self.tabs = SheetBar(tuple(one.name for one in self._desk.book.pages))
        self._beside = QHBoxLayout()
        self.panels = Panels(self._beside, self._prepare, charts=charts)
        self._lay()
        self._connect()

    @property
    def desk(self) -> Desk:
        """The sheet in front as it stands."""
        return self._desk

    def title(self) -> str:
        return sheet_words(SheetText.TITLE)

    def subtitle(self) -> str:
        return self._desk.start.file

    def hint(self) -> str:
        return sheet_words(SheetText.HINT)

    def summary(self) -> str:
        changed = [one for one in self.state["sheets"] if isinstance(one, str)]
        return sheet_words(SheetText.SUMMARY, sheets=", ".join(changed)) if changed else ""

    def explain(self, reason: str) -> str:
        return sheet_words(_REASONS.get(reason, SheetText.REFUSED_NOTHING))

    def first_focus(self) -> QWidget:
        return self.grid

    def show_state(self) -> None:
        self._desk = desk(self.start, self.state)
        self.grid.show_desk(self._desk)
        self.tabs.show_open(self._desk.page.name)
        for panel in self.panels.made:
            if panel.isVisible():
                panel.show_desk(self._desk)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "panels"):
            self.grid.dress()
            self.line.dress()
            self._fold()
            self.bar.fit()
            for panel in self.panels.made:
                panel.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where there is little height the commands wait behind one button."""
        low = self.height() < look().px(_LOW)
        self.bar.setVisible(not low)
        self.line.more.setVisible(low)
        self.tabs.setVisible(not low or len(self._desk.book.pages) > 1)

    def more_button(self) -> Button:
        """The button that opens the panel of all commands."""
        return self.line.more if self.bar.isHidden() else self.bar.button("more")

    def _lay(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        for part in (self.line, hairline(), self.grid, hairline(), self.tabs):
            left.addWidget(part, 1 if part is self.grid else 0)
        self._beside.setSpacing(0)
        self._beside.addLayout(left, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(hairline())
        layout.addLayout(self._beside, 1)

    def _connect(self) -> None:
        self.bar.pressed.connect(self.press)
        self.grid.chosen.connect(self._tell)
        self.grid.typed.connect(self._type)
        self.grid.cleared.connect(lambda: self._on_area({"do": "clear"}))
        self.line.went.connect(self._go)
        self.line.typed.connect(self._type_line)
        self.line.left.connect(self._give_up)
        self.line.content.done.connect(self._type_left)
        self.line.more.clicked.connect(lambda: self.press("more"))
        self.tabs.opened.connect(lambda name: self.act({"do": "open", "sheet": name}))
        for keys, name in _SHORTCUTS:
            made = QShortcut(QKeySequence(keys), self.grid)
            made.activated.connect(lambda name=name: self.press(name))
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            turned = QShortcut(QKeySequence(keys), self)
            turned.activated.connect(lambda step=step: self._turn(step))
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(lambda: self.press("find"))

    def _prepare(self, panel: Panel) -> None:
        panel.asked.connect(self._asked)
        panel.wrong.connect(lambda reason: self.refused.emit(self.explain(reason)))
        panel.closed.connect(self._close)
        match panel:
            case MorePanel():
                panel.pressed.connect(self.press)
            case FindPanel():
                panel.found.connect(lambda cell: self.grid.choose(Area(*cell, *cell)))
            case FunctionPanel():
                panel.picked.connect(self._begin)
            case _:
                pass

    def press(self, name: str) -> None:
        """Do what a command's button says."""
        verb, _, rest = name.partition("-")
        if name in NAMES:
            self._open(self.panels.named(name))
        elif verb in ("fill", "series"):
            self._on_area({"do": verb, "to": rest})
        elif verb == "shape":
            self._on_area({"do": "format", "format": _SHAPES[rest]})
        else:
            self._named(name)()

    def _turn(self, step: int) -> None:
        """Open the next sheet, or the one before."""
        names = [one.name for one in self._desk.book.pages]
        place = names.index(self._desk.page.name) + step
        if 0 <= place < len(names):
            self.act({"do": "open", "sheet": names[place]})

    def _named(self, name: str) -> Callable[[], None]:
        return {
            "copy": lambda: self._clip(cut=False),
            "cut": lambda: self._clip(cut=True),
            "paste": lambda: self._paste(values=False),
            "paste-values": lambda: self._paste(values=True),
            "clear": lambda: self._on_area({"do": "clear"}),
            "bold": self._embolden,
            "sum": self._sum,
            "more-decimals": lambda: self._decimals(1),
            "fewer-decimals": lambda: self._decimals(-1),
        }[name]

    def _on_area(self, act: dict[str, Any]) -> None:
        self.act({**act, "range": area_name(self.grid.area())})

    def _type(self, cell: Cell, text: str) -> None:
        if self.act({"do": "type", "cell": cell_name(cell), "text": text}):
            self.line.content.setModified(False)
            self._tell()
        else:
            self.line.content.setText(text)
            self.line.content.setModified(True)
            self.line.content.setFocus()

    def _type_line(self, text: str) -> None:
        if self.act({"do": "type", "cell": cell_name(self.grid.cell()), "text": text}):
            self.line.content.setModified(False)
            self.grid.setFocus()
            self.grid.move_by(1, 0)

    def _type_left(self) -> None:
        """What was typed above the grid counts when one goes elsewhere, unless it is wrong."""
        text = self.line.content.text()
        self.line.content.setModified(False)
        self.act({"do": "type", "cell": cell_name(self.grid.cell()), "text": text})
        self._tell()

    def _give_up(self) -> None:
        self.line.content.setModified(False)
        self.refused.emit("")
        self._tell()
        self.grid.setFocus()

    def _go(self, text: str) -> None:
        try:
            area = area_from_text(text.strip().upper().replace("$", ""))
        except MalformedError:
            area = None
        if area is None or not self._desk.page.holds(area):
            self.refused.emit(self.explain("place"))
            return
        self.refused.emit("")
        self.grid.choose(area)
        self.grid.setFocus()

    def _begin(self, function: str) -> None:
        """Begin a formula, or go on with the one being typed."""
        field = self.line.content
        text = field.text() if field.isModified() and field.text().startswith("=") else "="
        field.setText(f"{text}{function}(")
        field.setModified(True)
        field.setFocus()

    def _clip(self, *, cut: bool) -> None:
        self._clipped = Clipped(self._desk.page.name, self.grid.area(), cut)
        self.refused.emit("")
        self._tell()

    def _paste(self, *, values: bool) -> None:
        if self._clipped is None:
            self.refused.emit(self.explain("clipboard"))
            return
        act: dict[str, Any] = {
            "do": "paste",
            "from": area_name(self._clipped.area),
            "to": area_name(self.grid.area()),
        }
        if self._clipped.sheet != self._desk.page.name:
            act["from_sheet"] = self._clipped.sheet
        if self._clipped.cut:
            act["cut"] = True
        elif values:
            act["values"] = True
        if self.act(act) and self._clipped.cut:
            self._clipped = None
            self._tell()

    def _embolden(self) -> None:
        cells = self.grid.area().cells()
        self._on_area({"do": "bold", "on": not all(one in self._desk.page.bold for one in cells)})

    def _sum(self) -> None:
        cell, formula = self._desk.sum_of(self.grid.area())
        if formula.endswith("()"):
            self._begin("SOMME")
            return
        self.act({"do": "type", "cell": cell_name(cell), "text": formula})
        if self._desk.page.area.holds(cell):
            self.grid.choose(Area(*cell, *cell))

    def _decimals(self, more: int) -> None:
        shape = self._desk.found.shape(self._desk.page.name, self.grid.cell())
        kind = shape.kind if shape.kind in DECIMALS else "number"
        decimals = min(max(shape.decimals + more, 0), _MOST_DECIMALS)
        self._on_area({"do": "format", "format": f"{kind}:{decimals}"})

    def _asked(self, act: dict[str, Any]) -> None:
        if self.act(act):
            self._close()

    def _open(self, panel: Panel) -> None:
        if panel.isVisible():
            self._close()
            return
        for one in self.panels.made:
            one.hide()
        if isinstance(panel, SortPanel | FilterPanel):
            panel.open_for(self._desk, self.grid.area())
        panel.show_desk(self._desk)
        panel.show()
        panel.first().setFocus()

    def _close(self) -> None:
        for panel in self.panels.made:
            panel.hide()
        self.refused.emit("")
        self.grid.setFocus()

    def _tell(self) -> None:
        """Say what is chosen, unless a content is being typed."""
        area, cell = self.grid.area(), self.grid.cell()
        typing = self.line.content
        if not (typing.isModified() and (typing.hasFocus() or typing.takes_address())):
            self.line.show_cell(area_name(area), cell_name(cell), self._desk.raw(cell))
        self.tabs.tell("   ".join(one for one in self._told(area) if one))

    def _told(self, area: Area) -> tuple[str, ...]:
        clipped = rows = numbers = ""
        if self._clipped is not None:
            name = area_name(self._clipped.area)
            clipped = sheet_words(SheetText.STATUS_COPIED, range=name)
        shown = self._desk.page.filter
        if shown is not None:
            many = shown.area.height - 1
            left = many - len(self._desk.hidden)
            rows = sheet_words(SheetText.STATUS_ROWS, shown=left, all=many)
        found = self._desk.numbers(area)
        if len(found) > 1:
            values = {"sum": total(found), "mean": mean(found), "count": len(found)}
            numbers = sheet_words(SheetText.STATUS, **values)
        return clipped, rows, numbers
