"""Uses a panel of settings with keys alone. Knows no item."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.applications.settings.values import Value
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.settings.contents import Line
from kiosk.ui.tools.settings.control_box import ControlBox, OptionList
from kiosk.ui.tools.settings.deed_box import DeedBox
from kiosk.ui.tools.settings.rows_box import REMOVE, RowBox
from kiosk.ui.tools.settings.step_bar import StepBar
from kiosk.ui.tools.settings.switch import Switch
from kiosk.ui.tools.settings.tool import SettingsTool
from kiosk.ui.tools.tool import Tool

Act = Mapping[str, Any]

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_LINE: Final = Qt.ItemDataRole.UserRole


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act.

    Raises:
        DriverError: The keys did not lead where they should.
    """
    if not isinstance(tool, SettingsTool):
        raise DriverError(wanted="settings", screen=tool.view.name)
    _HOW[act["do"]](hands, tool, act)


def _open(hands: Hands, tool: SettingsTool, act: Act) -> None:
    lines = tool.contents.lines
    hands.tab_to(lines)
    hands.key(Qt.Key.Key_Home)
    for _ in range(lines.count()):
        item = lines.currentItem()
        line = item.data(_LINE)
        if isinstance(line, Line) and line.page == act["page"]:
            hands.key(Qt.Key.Key_Return)
            return
        hands.key(Qt.Key.Key_Down)
    raise DriverError(wanted=act["page"], screen=tool.view.name)


def _set(hands: Hands, tool: SettingsTool, act: Act) -> None:
    place = act["control"]
    _go_to(hands, tool, place)
    name, _, rest = place.partition("/")
    row, _, column = rest.partition("/")
    box = _row(tool, name, row).fields.get(column) if row else tool.leaf.part(name)
    if not isinstance(box, ControlBox):
        raise DriverError(wanted=place, screen=tool.leaf.page.id)
    _give(hands, box, act["value"])
    if isinstance(box.part, QLineEdit):
        hands.key(Qt.Key.Key_Return)


def _press(hands: Hands, tool: SettingsTool, act: Act) -> None:
    place = act["act"]
    _go_to(hands, tool, place)
    name, _, rest = place.partition("/")
    row, _, deed = rest.partition("/")
    found = _row(tool, name, row).deeds.get(deed) if row else tool.leaf.part(name)
    if not isinstance(found, DeedBox):
        raise DriverError(wanted=place, screen=tool.leaf.page.id)
    _press_box(hands, found, act.get("fields", {}))


def _remove(hands: Hands, tool: SettingsTool, act: Act) -> None:
    _go_to(hands, tool, act["list"])
    found = _row(tool, act["list"], act["row"]).deeds.get(REMOVE)
    if found is None:
        raise DriverError(wanted=act["row"], screen=tool.leaf.page.id)
    _press_box(hands, found, {})


_HOW: Final[Mapping[str, Callable[[Hands, SettingsTool, Act], None]]] = {
    "open": _open,
    "set": _set,
    "press": _press,
    "remove": _remove,
}


def _go_to(hands: Hands, tool: SettingsTool, place: str) -> None:
    page = tool.panel.page_of(place.partition("/")[0]).id
    if page != tool.leaf.page.id:
        _open(hands, tool, {"page": page})


def _row(tool: SettingsTool, rows: str, row: str) -> RowBox:
    found = tool.leaf.row(rows, row)
    if found is None:
        raise DriverError(wanted=f"{rows}/{row}", screen=tool.leaf.page.id)
    return found


def _press_box(hands: Hands, found: DeedBox, fields: Mapping[str, Value]) -> None:
    _push(hands, found.button)
    if found.asking is None:
        return
    asking = found.asking
    for name, value in fields.items():
        _give(hands, asking.fields[name], value)
    _push(hands, asking.yes)


def _push(hands: Hands, button: QWidget) -> None:
    hands.tab_to(button)
    hands.key(Qt.Key.Key_Space)


def _give(hands: Hands, box: ControlBox, value: Value) -> None:
    """Make a setting have a value, with the keys that its kind takes."""
    part = box.focused_part()
    hands.tab_to(part)
    if box.control.kind == "choice":
        value = box.control.taken(value)
    match part:
        case Switch():
            if part.isChecked() != value:
                hands.key(Qt.Key.Key_Space)
        case StepBar():
            _step(hands, part.value, (int(value) - box.control.least) // box.control.step)
        case QLineEdit():
            hands.shortcut(Qt.Key.Key_A, _CONTROL)
            hands.key(Qt.Key.Key_Delete)
            hands.write(str(value))
        case OptionList():
            _step(hands, part.currentIndex, box.control.texts().index(str(value)), down=True)
        case _:
            texts = box.control.texts()
            wanted = texts.index(str(value))
            _step(hands, lambda: texts.index(str(box.value())), wanted, down=True)


def _step(hands: Hands, now: Callable[[], int], wanted: int, *, down: bool = False) -> None:
    """Press the arrows until a number is reached."""
    onward, back = (Qt.Key.Key_Down, Qt.Key.Key_Up) if down else (Qt.Key.Key_Right, Qt.Key.Key_Left)
    while (before := now()) != wanted:
        hands.key(onward if before < wanted else back)
        if now() == before:
            raise DriverError(wanted=str(wanted), screen=str(before))
