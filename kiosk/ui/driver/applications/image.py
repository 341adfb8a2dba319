"""Uses the image viewer with keys alone. Knows no item."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.image.tool import ImageTool
from kiosk.ui.tools.tool import Tool
from kiosk.ui.widgets.fields import PickList

Act = Mapping[str, Any]

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SIDES: Final = ("x", "y", "width", "height")


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act.

    Raises:
        DriverError: The keys did not lead where they should.
    """
    if not isinstance(tool, ImageTool):
        raise DriverError(wanted="image", screen=tool.view.name)
    _HOW[act["do"]](hands, tool, act)


def _open(hands: Hands, tool: ImageTool, act: Act) -> None:
    _press(hands, tool, f"image-open-{act['picture']}")


def _rotate(hands: Hands, tool: ImageTool, act: Act) -> None:
    _press(hands, tool, f"image-rotate-{act['way']}")


def _crop(hands: Hands, tool: ImageTool, act: Act) -> None:
    _panel(hands, tool, "crop")
    for key in _SIDES:
        _write(hands, tool.crop.fields[key], str(act[key]))
    _press(hands, tool, "image-crop-apply")


def _uncrop(hands: Hands, tool: ImageTool, _act: Act) -> None:
    _panel(hands, tool, "crop")
    _press(hands, tool, "image-crop-whole")


def _adjust(hands: Hands, tool: ImageTool, act: Act) -> None:
    _panel(hands, tool, "adjust")
    _write(hands, tool.adjust.fields[act["what"]], str(act["value"]))
    hands.key(Qt.Key.Key_Return)


def _property(hands: Hands, tool: ImageTool, act: Act) -> None:
    _panel(hands, tool, "properties")
    if act["value"]:
        _write(hands, tool.properties.fields[act["key"]], act["value"])
        hands.key(Qt.Key.Key_Return)
    else:
        _press(hands, tool, f"image-erase-{act['key']}")


def _save(hands: Hands, tool: ImageTool, _act: Act) -> None:
    _press(hands, tool, "image-save")


def _export(hands: Hands, tool: ImageTool, act: Act) -> None:
    _panel(hands, tool, "export")
    panel = tool.export
    _write(hands, panel.name, act["name"])
    _pick(hands, panel.folder, act["folder"])
    _pick(hands, panel.format, act["format"])
    _write(hands, panel.width_field, str(act["width"]))
    if panel.height_field.number() != act["height"]:
        if panel.proportions.isChecked():
            hands.tab_to(panel.proportions)
            hands.key(Qt.Key.Key_Space)
        _write(hands, panel.height_field, str(act["height"]))
    if panel.quality.isVisible() and "quality" in act:
        _write(hands, panel.quality, str(act["quality"]))
    _press(hands, tool, "image-export-apply")


_HOW: Final[Mapping[str, Callable[[Hands, ImageTool, Act], None]]] = {
    "open": _open,
    "rotate": _rotate,
    "crop": _crop,
    "uncrop": _uncrop,
    "adjust": _adjust,
    "property": _property,
    "save": _save,
    "export": _export,
}


def _panel(hands: Hands, tool: ImageTool, name: str) -> None:
    if tool.panel != name:
        _press(hands, tool, f"image-panel-{name}")


def _press(hands: Hands, tool: ImageTool, name: str) -> None:
    button = tool.findChild(QWidget, name)
    if button is None:
        raise DriverError(wanted=name, screen=tool.view.name)
    hands.tab_to(button)
    hands.key(Qt.Key.Key_Space)


def _write(hands: Hands, field: QLineEdit, text: str) -> None:
    hands.tab_to(field)
    hands.shortcut(Qt.Key.Key_A, _CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.write(text)


def _pick(hands: Hands, choice: PickList, value: str) -> None:
    hands.tab_to(choice)
    wanted = choice.findText(value)
    while choice.currentIndex() != wanted:
        before = choice.currentIndex()
        hands.key(Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
        if choice.currentIndex() == before:
            raise DriverError(wanted=value, screen=choice.objectName())
