"""Uses the browser with keys alone. Knows no item."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.web.leaf import Leaf
from kiosk.ui.tools.web.panels import REMOVE
from kiosk.ui.tools.web.tool import WebTool
from kiosk.ui.widgets.fields import PickList

Act = Mapping[str, Any]

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_MOST: Final = 300


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act.

    Raises:
        DriverError: The keys did not lead where they should.
    """
    if not isinstance(tool, WebTool):
        raise DriverError(wanted="browser", screen=tool.view.name)
    _HOW[act["do"]](hands, tool, act)


def _go(hands: Hands, _tool: WebTool, act: Act) -> None:
    hands.shortcut(Qt.Key.Key_L, _CONTROL)
    hands.write(act["address"])
    hands.key(Qt.Key.Key_Return)


def _follow(hands: Hands, tool: WebTool, act: Act) -> None:
    _press_link(hands, tool.page, tool.target, act["to"])


def _search(hands: Hands, tool: WebTool, act: Act) -> None:
    _rewrite(hands, tool.finder.field, act["query"])
    hands.key(Qt.Key.Key_Return)


def _narrow(hands: Hands, tool: WebTool, act: Act) -> None:
    group = "kind" if "kind" in act else "period"
    hands.tab_to(tool.finder.button(group, act[group]))
    hands.key(Qt.Key.Key_Space)


def _back(hands: Hands, _tool: WebTool, _act: Act) -> None:
    hands.shortcut(Qt.Key.Key_Left, _ALT)


def _forward(hands: Hands, _tool: WebTool, _act: Act) -> None:
    hands.shortcut(Qt.Key.Key_Right, _ALT)


def _bookmark(hands: Hands, _tool: WebTool, _act: Act) -> None:
    hands.shortcut(Qt.Key.Key_D, _CONTROL)


def _unbookmark(hands: Hands, tool: WebTool, act: Act) -> None:
    if "address" not in act:
        hands.shortcut(Qt.Key.Key_D, _CONTROL)
        return
    hands.shortcut(Qt.Key.Key_B, _CONTROL)
    _press_link(hands, tool.panel.leaf, tool.panel.target, REMOVE + act["address"])
    hands.key(Qt.Key.Key_Escape)


def _fill(hands: Hands, tool: WebTool, act: Act) -> None:
    control, value = tool.sheet.form(act["form"]).control(act["field"]), act["value"]
    match control:
        case QCheckBox():
            hands.tab_to(control)
            if control.isChecked() != value:
                hands.key(Qt.Key.Key_Space)
        case PickList():
            hands.tab_to(control)
            _pick(hands, control, value)
        case _:
            _rewrite(hands, control, value)
            hands.key(Qt.Key.Key_Tab)


def _submit(hands: Hands, tool: WebTool, act: Act) -> None:
    _press(hands, tool, f"web-{act['form']}-send")


def _shortcut(hands: Hands, tool: WebTool, act: Act) -> None:
    _press(hands, tool, f"web-{act['form']}-short-{act['number']}")


_HOW: Final[Mapping[str, Callable[[Hands, WebTool, Act], None]]] = {
    "go": _go,
    "follow": _follow,
    "search": _search,
    "narrow": _narrow,
    "back": _back,
    "forward": _forward,
    "bookmark": _bookmark,
    "unbookmark": _unbookmark,
    "fill": _fill,
    "submit": _submit,
    "shortcut": _shortcut,
}


def _press(hands: Hands, tool: WebTool, name: str) -> None:
    button = tool.findChild(QWidget, name)
    if button is None:
        raise DriverError(wanted=name, screen=tool.view.name)
    hands.tab_to(button)
    hands.key(Qt.Key.Key_Space)


def _press_link(hands: Hands, leaf: Leaf, target: Callable[[int], str], wanted: str) -> None:
    hands.tab_to(leaf)
    for _ in range(_MOST):
        number = leaf.focused_link() if hands.focused() is leaf else None
        if number is not None and target(number) == wanted:
            hands.key(Qt.Key.Key_Return)
            return
        hands.key(Qt.Key.Key_Tab)
    raise DriverError(wanted=wanted, screen=leaf.objectName())


def _rewrite(hands: Hands, control: QWidget, text: str) -> None:
    hands.tab_to(control)
    hands.shortcut(Qt.Key.Key_A, _CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.write(text)


def _pick(hands: Hands, control: PickList, value: str) -> None:
    wanted = control.findText(value) if value else 0
    while control.currentIndex() != wanted:
        before = control.currentIndex()
        hands.key(Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
        if control.currentIndex() == before:
            raise DriverError(wanted=value, screen=control.objectName())
