"""Uses block programming with keys alone. Knows no item."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.applications.blocks.terms import Compared, Operand, read_condition
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.blocks.operand import Choice, OperandField
from kiosk.ui.tools.blocks.terms_bar import COMPARE
from kiosk.ui.tools.blocks.tool import BlocksTool
from kiosk.ui.tools.tool import Tool

Act = Mapping[str, Any]

_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_MOST: Final = 80


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act.

    Raises:
        DriverError: The keys did not lead where they should.
    """
    if not isinstance(tool, BlocksTool):
        raise DriverError(wanted="blocks", screen=tool.view.name)
    _HOW[act["do"]](hands, tool, act)


def _insert(hands: Hands, tool: BlocksTool, act: Act) -> None:
    _select(hands, tool, act["after"])
    button = tool.findChild(QWidget, f"blocks-add-{act['op']}")
    if button is None:
        raise DriverError(wanted=act["op"], screen=tool.view.name)
    hands.tab_to(button)
    hands.key(Qt.Key.Key_Space)


def _delete(hands: Hands, tool: BlocksTool, act: Act) -> None:
    _select(hands, tool, act["line"])
    hands.key(Qt.Key.Key_Delete)


def _duplicate(hands: Hands, tool: BlocksTool, act: Act) -> None:
    _select(hands, tool, act["line"])
    hands.shortcut(Qt.Key.Key_D, _CONTROL)


def _move(hands: Hands, tool: BlocksTool, act: Act) -> None:
    _select(hands, tool, act["line"])
    hands.shortcut(Qt.Key.Key_Up if act["way"] == "up" else Qt.Key.Key_Down, _ALT)


def _set(hands: Hands, tool: BlocksTool, act: Act) -> None:
    _select(hands, tool, act["line"])
    bar, value = tool.terms, act["value"]
    match act["key"]:
        case "times":
            _give(hands, bar.times, value)
        case "value" if bar.word.isVisible():
            _pick(hands, bar.word, value)
        case "value":
            _give(hands, bar.value, value)
        case "event":
            _pick(hands, bar.signal, value)
        case "param":
            _write(hands, bar.param, value)
        case "name" if bar.name.isVisible():
            _write(hands, bar.name, value)
        case "name":
            _pick(hands, bar.function if bar.function.isVisible() else bar.variable, value)
        case _:
            _condition(hands, tool, value)


_HOW: Final[Mapping[str, Callable[[Hands, BlocksTool, Act], None]]] = {
    "insert": _insert,
    "delete": _delete,
    "duplicate": _duplicate,
    "move": _move,
    "set": _set,
}


def _select(hands: Hands, tool: BlocksTool, line: int) -> None:
    hands.tab_to(tool.lines)
    hands.key(Qt.Key.Key_Home)
    hands.key(Qt.Key.Key_Down, line)
    if tool.lines.current() != line:
        raise DriverError(wanted=f"line {line}", screen=tool.view.name)


def _condition(hands: Hands, tool: BlocksTool, written: str) -> None:
    bar, found = tool.terms, read_condition(written)
    if not isinstance(found, Compared):
        _pick(hands, bar.cond, found.written())
        return
    _pick(hands, bar.cond, f"{COMPARE}{found.left}")
    _pick(hands, bar.comparison, found.comparison)
    if bar.right_word.isVisible():
        _pick(hands, bar.right_word, str(found.right))
    else:
        _give(hands, bar.right, found.right)


def _give(hands: Hands, field: OperandField, value: Operand) -> None:
    if field.names.isVisible():
        _pick(hands, field.names, value if isinstance(value, str) else "")
    if isinstance(value, int) or not field.names.isVisible():
        _write(hands, field.number, str(value))


def _write(hands: Hands, field: QLineEdit, text: str) -> None:
    hands.tab_to(field)
    hands.shortcut(Qt.Key.Key_A, _CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.write(text)
    hands.key(Qt.Key.Key_Return)


def _pick(hands: Hands, choice: Choice, value: str) -> None:
    hands.tab_to(choice)
    for _ in range(_MOST):
        before, wanted = choice.currentIndex(), choice.place_of(value)
        if before == wanted:
            return
        hands.key(Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
        if choice.currentIndex() == before:
            break
    raise DriverError(wanted=value, screen=choice.objectName())
