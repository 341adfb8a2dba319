"""Uses the spreadsheet with keys alone. Knows no item."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from engine.applications.sheet.addresses import area_from_text, column_from_text
from engine.applications.sheet.shapes import DECIMALS
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.sheet.filter_panel import TESTS, ConditionRow
from kiosk.ui.tools.sheet.ranges import RangeChoice
from kiosk.ui.tools.sheet.tool import SheetTool
from kiosk.ui.tools.tool import Tool

Act = Mapping[str, Any]

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_SHAPES: Final = {"": "general", "date": "date", "text": "text"}
_MOST: Final = 60


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act.

    Raises:
        DriverError: The keys did not lead where they should.
    """
    if not isinstance(tool, SheetTool):
        raise DriverError(wanted="sheet", screen=tool.view.name)
    sheet = act.get("sheet", tool.desk.page.name)
    _show_sheet(hands, tool, sheet)
    _HOW[act["do"]](hands, tool, act)


def _show_sheet(hands: Hands, tool: SheetTool, sheet: str) -> None:
    if tool.desk.page.name != sheet:
        hands.tab_to(tool.tabs.tab(sheet))
        hands.key(Qt.Key.Key_Space)


def _open(_hands: Hands, _tool: SheetTool, _act: Act) -> None:
    """Done already, as every act shows its sheet first."""


def _choose(hands: Hands, tool: SheetTool, where: str) -> None:
    """Choose cells by writing their address."""
    _rewrite(hands, tool.line.address, where)
    hands.key(Qt.Key.Key_Return)
    if hands.focused() is not tool.grid:
        raise DriverError(wanted=where, screen="sheet")


def _rewrite(hands: Hands, field: QLineEdit, text: str) -> None:
    hands.tab_to(field)
    hands.shortcut(Qt.Key.Key_A, _CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.write(text)


def _type(hands: Hands, tool: SheetTool, act: Act) -> None:
    _choose(hands, tool, act["cell"])
    if not act["text"]:
        hands.key(Qt.Key.Key_Delete)
        return
    hands.write(act["text"])
    hands.key(Qt.Key.Key_Return)


def _clear(hands: Hands, tool: SheetTool, act: Act) -> None:
    _choose(hands, tool, act["range"])
    hands.key(Qt.Key.Key_Delete)


def _paste(hands: Hands, tool: SheetTool, act: Act) -> None:
    here = tool.desk.page.name
    _show_sheet(hands, tool, act.get("from_sheet", here))
    _choose(hands, tool, act["from"])
    hands.shortcut(Qt.Key.Key_X if act.get("cut") else Qt.Key.Key_C, _CONTROL)
    _show_sheet(hands, tool, here)
    _choose(hands, tool, act["to"])
    held = (_CONTROL, _SHIFT) if act.get("values") else (_CONTROL,)
    hands.shortcut(Qt.Key.Key_V, *held)


def _fill(hands: Hands, tool: SheetTool, act: Act) -> None:
    _choose(hands, tool, act["range"])
    hands.shortcut(Qt.Key.Key_D if act["to"] == "down" else Qt.Key.Key_R, _CONTROL)


def _command(hands: Hands, tool: SheetTool, name: str) -> None:
    """Press a button of the panel of all commands, and leave the panel."""
    if not tool.panels.more.isVisible():
        hands.tab_to(tool.more_button())
        hands.key(Qt.Key.Key_Space)
    hands.tab_to(tool.panels.more.commands[name])
    hands.key(Qt.Key.Key_Space)
    if tool.panels.more.isVisible():
        hands.key(Qt.Key.Key_Escape)


def _series(hands: Hands, tool: SheetTool, act: Act) -> None:
    _choose(hands, tool, act["range"])
    _command(hands, tool, f"series-{act['to']}")


def _bold(hands: Hands, tool: SheetTool, act: Act) -> None:
    """A press makes all cells bold, unless they all are; so it may take two."""
    _choose(hands, tool, act["range"])
    cells = frozenset(area_from_text(act["range"]).cells())
    for _ in range(2):
        if (cells <= tool.desk.page.bold) if act["on"] else not (cells & tool.desk.page.bold):
            return
        hands.shortcut(Qt.Key.Key_B, _CONTROL)


def _format(hands: Hands, tool: SheetTool, act: Act) -> None:
    kind, _, decimals = act["format"].partition(":")
    _choose(hands, tool, act["range"])
    _command(hands, tool, f"shape-{_SHAPES.get(kind, kind)}")
    for _ in range(_MOST):
        shape = tool.desk.found.shape(tool.desk.page.name, tool.grid.cell())
        if kind not in DECIMALS or shape.decimals == int(decimals):
            return
        more = shape.decimals < int(decimals)
        _command(hands, tool, "more-decimals" if more else "fewer-decimals")
    raise DriverError(wanted=act["format"], screen="sheet")


def _panel(hands: Hands, tool: SheetTool, name: str, where: str) -> None:
    _choose(hands, tool, where)
    if tool.bar.button(name).isVisible():
        hands.tab_to(tool.bar.button(name))
        hands.key(Qt.Key.Key_Space)
    else:
        _command(hands, tool, name)


def _pick_range(hands: Hands, ranges: RangeChoice, where: str) -> None:
    _pick(hands, ranges.list, ranges.areas.index(area_from_text(where)))


def _sort(hands: Hands, tool: SheetTool, act: Act) -> None:
    panel, left = tool.panels.sort, area_from_text(act["range"]).left
    _panel(hands, tool, "sort", act["range"])
    _pick_range(hands, panel.ranges, act["range"])
    _tick(hands, panel.ranges.titles, on=act["header"])
    for place, column in enumerate(panel.columns):
        key = act["keys"][place] if place < len(act["keys"]) else None
        wanted = 0 if key is None else column_from_text(key["column"]) - left + 1
        _pick(hands, column, wanted)
        falling = key is not None and key.get("descending", False)
        _pick(hands, panel.ways[place], int(falling))
    _press(hands, panel.now)


def _filter(hands: Hands, tool: SheetTool, act: Act) -> None:
    panel, left = tool.panels.filter, area_from_text(act["range"]).left
    _panel(hands, tool, "filter", act["range"])
    _pick_range(hands, panel.ranges, act["range"])
    _pick(hands, panel.column, column_from_text(act["column"]) - left + 1)
    if "where" in act:
        _condition(hands, panel.one, act["where"])
        for place, join in enumerate(("and", "or")):
            if join in act:
                _pick(hands, panel.join, place)
                _condition(hands, panel.two, act[join])
    else:
        for text, box in panel.boxes.items():
            _tick(hands, box, on=text in act["keep"])
    _press(hands, panel.now)


def _condition(hands: Hands, row: ConditionRow, criterion: str) -> None:
    signs = sorted(TESTS, key=lambda one: -len(one[1]) - len(one[2]))
    for key, before, after in signs:
        if criterion.startswith(before) and criterion.endswith(after):
            _pick(hands, row.test, [one[0] for one in TESTS].index(key) + 1)
            value = criterion.removeprefix(before)
            _rewrite(hands, row.value, value.removesuffix(after) if after else value)
            return
    raise DriverError(wanted=criterion, screen="sheet")


def _unfilter(hands: Hands, tool: SheetTool, act: Act) -> None:
    panel, shown = tool.panels.filter, tool.desk.page.filter
    if shown is None:
        return
    _panel(hands, tool, "filter", "A1")
    if "column" in act:
        _pick(hands, panel.column, column_from_text(act["column"]) - shown.area.left + 1)
    _press(hands, panel.away if "column" in act else panel.all_away)


def _pick(hands: Hands, found: QComboBox, wanted: int) -> None:
    hands.tab_to(found)
    for _ in range(_MOST):
        if found.currentIndex() == wanted:
            return
        hands.key(Qt.Key.Key_Down if found.currentIndex() < wanted else Qt.Key.Key_Up)
    raise DriverError(wanted=str(wanted), screen="sheet")


def _tick(hands: Hands, box: QCheckBox, *, on: bool) -> None:
    if box.isChecked() != on:
        _press(hands, box)


def _press(hands: Hands, widget: QWidget) -> None:
    hands.tab_to(widget)
    hands.key(Qt.Key.Key_Space)


_HOW: Final[Mapping[str, Callable[[Hands, SheetTool, Act], None]]] = {
    "open": _open,
    "type": _type,
    "clear": _clear,
    "paste": _paste,
    "fill": _fill,
    "series": _series,
    "sort": _sort,
    "filter": _filter,
    "unfilter": _unfilter,
    "bold": _bold,
    "format": _format,
}
