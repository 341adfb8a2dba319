"""Uses the file explorer with keys alone. Knows no item."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from engine.applications.application import ActRefusedError
from engine.applications.files.acts import found
from engine.applications.files.listing import listed
from engine.applications.files.names import KINDS
from engine.applications.files.shelf import ARCHIVE
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.files.folders import Folders
from kiosk.ui.tools.files.seeking import SIZES
from kiosk.ui.tools.files.tool import FilesTool
from kiosk.ui.tools.files.way import SORTS
from kiosk.ui.tools.tool import Tool

Act = Mapping[str, Any]

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_MOST: Final = 400


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act.

    Raises:
        DriverError: The keys did not lead where they should.
    """
    if not isinstance(tool, FilesTool):
        raise DriverError(wanted="explorer", screen=tool.view.name)
    try:
        _HOW[act["do"]](hands, tool, act)
    except ActRefusedError as refusal:
        raise DriverError(wanted=str(act), screen=tool.view.name) from refusal
    QApplication.processEvents()


def _open(hands: Hands, tool: FilesTool, act: Act) -> None:
    _go(hands, tool, found(tool.desk, act["in"]))


def _search(hands: Hands, tool: FilesTool, act: Act) -> None:
    _stand(hands, tool, act)
    _press(hands, tool, "search")
    asked = tool.seeking
    fields = ((asked.name, "name"), (asked.since, "since"), (asked.until, "until"))
    for field, key in fields:
        text = str(act.get(key, ""))
        hands.tab_to(field)
        _write(hands, text if key == "name" else "/".join(reversed(text.split("-"))))
    families = ("folder", *KINDS)
    family = act.get("family", "")
    _pick(hands, asked.family, families.index(family) + 1 if family else 0)
    bounds = (act.get("least", 0), act.get("most"))
    _pick(hands, asked.size_list, SIZES.index(bounds) + 1 if bounds in SIZES else 0)
    _push(hands, asked.go)


def _leave_search(hands: Hands, tool: FilesTool, _act: Act) -> None:
    _push(hands, tool.way.leave)


def _sort(hands: Hands, tool: FilesTool, act: Act) -> None:
    _unfold(hands, tool)
    places = [(column, down) for column, down, _ in SORTS]
    _pick(hands, tool.way.sort, places.index((act["column"], act["down"])) + 1)


def _extensions(hands: Hands, tool: FilesTool, act: Act) -> None:
    _unfold(hands, tool)
    hands.tab_to(tool.way.box)
    if tool.way.box.isChecked() != act["shown"]:
        hands.key(Qt.Key.Key_Space)


def _new_folder(hands: Hands, tool: FilesTool, act: Act) -> None:
    _stand(hands, tool, act)
    _press(hands, tool, "new-folder")
    _name(hands, act["name"])


def _rename(hands: Hands, tool: FilesTool, act: Act) -> None:
    _tick(hands, tool, [act["item"]])
    _press(hands, tool, "rename")
    _name(hands, act["name"])


def _move(hands: Hands, tool: FilesTool, act: Act) -> None:
    _put(hands, tool, act, "files-move-here")


def _copy_to(hands: Hands, tool: FilesTool, act: Act) -> None:
    _put(hands, tool, act, "files-copy-here")


def _put(hands: Hands, tool: FilesTool, act: Act, name: str) -> None:
    folder = found(tool.desk, act["to"])
    _tick(hands, tool, act["items"])
    _press(hands, tool, "move")
    _walk(hands, tool.target.tree, folder)
    _push(hands, _child(tool, name))
    _both(hands, tool, act)


def _extract(hands: Hands, tool: FilesTool, act: Act) -> None:
    folder = found(tool.desk, act["to"])
    _tick(hands, tool, [act["item"]])
    _press(hands, tool, "extract")
    _walk(hands, tool.target.tree, folder)
    if act.get("apart", False):
        _push(hands, tool.target.apart)
    _push(hands, _child(tool, "files-extract-here"))
    _both(hands, tool, act)


def _compress(hands: Hands, tool: FilesTool, act: Act) -> None:
    _tick(hands, tool, act["items"])
    _press(hands, tool, "compress")
    _name(hands, act["name"])


def _on_ticked(hands: Hands, tool: FilesTool, act: Act) -> None:
    _tick(hands, tool, act["items"])
    _press(hands, tool, act["do"])
    _both(hands, tool, act)


def _paste(hands: Hands, tool: FilesTool, act: Act) -> None:
    _stand(hands, tool, act)
    _press(hands, tool, "paste")
    _both(hands, tool, act)


def _erase(hands: Hands, tool: FilesTool, act: Act) -> None:
    _tick(hands, tool, act["items"])
    _press(hands, tool, "erase")
    _push(hands, tool.asking.yes)


def _empty_trash(hands: Hands, tool: FilesTool, _act: Act) -> None:
    _go(hands, tool, 0)
    _press(hands, tool, "empty")
    _push(hands, tool.asking.yes)


_HOW: Final[Mapping[str, Callable[[Hands, FilesTool, Act], None]]] = {
    "open": _open,
    "search": _search,
    "leave_search": _leave_search,
    "sort": _sort,
    "extensions": _extensions,
    "new_folder": _new_folder,
    "rename": _rename,
    "move": _move,
    "copy_to": _copy_to,
    "cut": _on_ticked,
    "copy": _on_ticked,
    "paste": _paste,
    "delete": _on_ticked,
    "restore": _on_ticked,
    "erase": _erase,
    "empty_trash": _empty_trash,
    "compress": _compress,
    "extract": _extract,
}


def _stand(hands: Hands, tool: FilesTool, act: Act) -> None:
    """Open the folder that the act names, where it names one."""
    if "in" in act:
        _go(hands, tool, found(tool.desk, act["in"]))


def _go(hands: Hands, tool: FilesTool, folder: int) -> None:
    """Open a folder from the tree, or an archive from the list of where it lies."""
    desk = tool.desk
    if desk.search is not None:
        _push(hands, tool.way.leave)
    if desk.opened == folder:
        return
    node = desk.nodes.get(folder)
    if node is not None and (node.kind == ARCHIVE or desk.archived(folder)):
        _go(hands, tool, node.parent)
        _stop_at(hands, tool, folder)
    else:
        if not tool.tree.isVisible():
            _push(hands, tool.bar.folders)
        _walk(hands, tool.tree, folder)
    hands.key(Qt.Key.Key_Return)


def _tick(hands: Hands, tool: FilesTool, items: Iterable[int | str]) -> None:
    """Tick these things and no other; they are together in a folder or a search."""
    desk = tool.desk
    ids = {found(desk, one) for one in items}
    if not ids <= {one.id for one in listed(desk)}:
        _go(hands, tool, desk.nodes[min(ids)].parent)
    for one in ids ^ set(tool.rows.chosen()):
        _stop_at(hands, tool, one)
        hands.key(Qt.Key.Key_Space)


def _stop_at(hands: Hands, tool: FilesTool, number: int) -> None:
    rows = tool.rows
    hands.tab_to(rows)
    wanted = rows.row_of(number)
    if wanted < 0:
        raise DriverError(wanted=f"thing {number}", screen=tool.view.name)
    away = wanted - rows.currentIndex().row()
    hands.key(Qt.Key.Key_Down if away > 0 else Qt.Key.Key_Up, abs(away))


def _walk(hands: Hands, tree: Folders, number: int) -> None:
    """The keys to a folder of the tree, unfolding on the way."""
    hands.tab_to(tree)
    index = tree.index_of(number)
    way: list[QModelIndex] = []
    while index.isValid():
        way.insert(0, index)
        index = index.parent()
    hands.key(Qt.Key.Key_Home)
    for step in way:
        for _ in range(_MOST):
            if tree.currentIndex() == step:
                break
            hands.key(Qt.Key.Key_Down)
        if step != way[-1] and not tree.isExpanded(step):
            hands.key(Qt.Key.Key_Right)
    if tree.current() != number:
        raise DriverError(wanted=f"folder {number}", screen=tree.objectName())


def _press(hands: Hands, tool: FilesTool, name: str) -> None:
    """The button of an action, behind the last one of the bar if it waits there."""
    if tool.bar.button(name) is None:
        _push(hands, tool.bar.more)
        QApplication.processEvents()
    button = tool.bar.button(name)
    if button is None:
        raise DriverError(wanted=name, screen=tool.view.name)
    _push(hands, button)


def _unfold(hands: Hands, tool: FilesTool) -> None:
    """Where there is little height, the way waits behind the last button of the bar too."""
    if not tool.way.isVisible():
        _push(hands, tool.bar.more)
        QApplication.processEvents()


def _push(hands: Hands, button: QWidget) -> None:
    hands.tab_to(button)
    hands.key(Qt.Key.Key_Space)


def _name(hands: Hands, name: str) -> None:
    _write(hands, name)
    hands.key(Qt.Key.Key_Return)


def _write(hands: Hands, text: str) -> None:
    hands.shortcut(Qt.Key.Key_A, _CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.write(text)


def _pick(hands: Hands, field: QComboBox, place: int) -> None:
    hands.tab_to(field)
    away = place - field.currentIndex()
    hands.key(Qt.Key.Key_Down if away > 0 else Qt.Key.Key_Up, abs(away))


def _both(hands: Hands, tool: FilesTool, act: Act) -> None:
    if act.get("both", False) and tool.asking.isVisible():
        _push(hands, tool.asking.yes)


def _child(tool: FilesTool, name: str) -> QWidget:
    made = tool.findChild(QWidget, name)
    if not isinstance(made, QWidget):
        raise DriverError(wanted=name, screen=tool.view.name)
    return made
