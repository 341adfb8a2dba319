"""Works in the word processor with keys alone. Knows no question."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from engine.applications.word.blocks import Block, Paragraph, paragraph_json
from engine.applications.word.editing import Place
from engine.applications.word.runs import MARKS
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.word.bar import GROUPS, group_of
from kiosk.ui.tools.word.standing import pressed, worn_marks
from kiosk.ui.tools.word.tool import WordTool

Act = Mapping[str, Any]
_W = TypeVar("_W", bound=QWidget)
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_MOST_KEYS: Final = 5_000


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act.

    Raises:
        KeyError: There is no such act.
        DriverError: The keys did not lead where they should.
    """
    if not isinstance(tool, WordTool):
        raise DriverError(wanted="word", screen=tool.objectName())
    _to_page(hands, tool)
    _ACTS[str(act["do"])](hands, tool, act)


def _to_page(hands: Hands, tool: WordTool) -> None:
    if hands.focused() is not tool.editor:
        hands.tab_to(tool.editor)
    if tool.panel() is not None:
        hands.key(Qt.Key.Key_Escape)


def _go(hands: Hands, tool: WordTool, wanted: int, *, selecting: bool) -> None:
    """Move the caret to a position of the page: by lines, then by letters."""
    held = (_SHIFT,) if selecting else ()
    lines = tool.editor.document()
    for _ in range(_MOST_KEYS):
        here = tool.editor.textCursor().position()
        if here == wanted:
            return
        away = lines.findBlock(wanted).blockNumber() - lines.findBlock(here).blockNumber()
        if abs(away) > 1:
            hands.shortcut(Qt.Key.Key_Down if away > 0 else Qt.Key.Key_Up, *held)
        if tool.editor.textCursor().position() == here:
            hands.shortcut(Qt.Key.Key_Right if wanted > here else Qt.Key.Key_Left, *held)
    raise DriverError(wanted=f"position {wanted}", screen="word")


def _select(hands: Hands, tool: WordTool, start: list[int], end: list[int]) -> None:
    paper = tool.editor.paper
    if tool.editor.textCursor().hasSelection():
        hands.key(Qt.Key.Key_Left)
    first = paper.position(Place(start[0] - 1, start[1]))
    last = paper.position(Place(end[0] - 1, end[1]))
    if tool.editor.textCursor().position() == first:  # so that the caret has moved there by itself
        hands.key(Qt.Key.Key_Left if first else Qt.Key.Key_Right)
    _go(hands, tool, first, selecting=False)
    _go(hands, tool, last, selecting=True)


def _select_range(hands: Hands, tool: WordTool, act: Act) -> None:
    _select(hands, tool, list(act["from"]), list(act.get("to", act["from"])))


def _select_blocks(hands: Hands, tool: WordTool, act: Act) -> None:
    last = act.get("last", act["first"])
    length = tool.editor.paper.blocks[last - 1].length
    _select(hands, tool, [act["first"], 0], [last, length])


def _press(hands: Hands, tool: WordTool, name: str) -> None:
    """Press a button of the bar, its group shown first."""
    names = [group for group, _, _ in GROUPS]
    wanted = names.index(group_of(name))
    for _ in names:
        tabs = [_need(tool, QPushButton, f"word-group-{one}") for one in names]
        here = next(at for at, tab in enumerate(tabs) if tab.isChecked())
        if here == wanted:
            break
        hands.tab_to(tabs[here])
        hands.key(Qt.Key.Key_Right if here < wanted else Qt.Key.Key_Left)
    _push(hands, tool, f"word-{name}")


def _push(hands: Hands, tool: WordTool, name: str) -> None:
    hands.tab_to(_need(tool, QPushButton, name))
    hands.key(Qt.Key.Key_Space)


def _need(tool: WordTool, kind: type[_W], name: str) -> _W:
    for found in tool.findChildren(kind, name):
        if found.isVisible() or name.startswith("word-group-"):
            return found
    raise DriverError(wanted=name, screen="word")


def _fill(hands: Hands, tool: WordTool, name: str, text: str) -> None:
    hands.tab_to(_need(tool, QLineEdit, name))
    hands.shortcut(Qt.Key.Key_A, _CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.write(text)


def _pick(hands: Hands, tool: WordTool, name: str, wanted: int) -> None:
    box = _need(tool, QComboBox, name)
    hands.tab_to(box)
    for _ in range(box.count()):
        if box.currentIndex() != wanted:
            down = box.currentIndex() < wanted
            hands.key(Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def _tick(hands: Hands, tool: WordTool, name: str, *, on: bool) -> None:
    box = _need(tool, QCheckBox, name)
    if box.isChecked() != on:
        hands.tab_to(box)
        hands.key(Qt.Key.Key_Space)


def _type(hands: Hands, tool: WordTool, act: Act) -> None:
    if not act["text"]:
        _erase(hands, tool, act)
        return
    _select_range(hands, tool, act)
    if "marks" in act:
        for mark in MARKS:
            worn = worn_marks(tool.document(), tool.editor.range(), tool.editor.pending)
            if (mark in act["marks"]) != (mark in worn):
                _press(hands, tool, mark)
    hands.write(str(act["text"]))


def _erase(hands: Hands, tool: WordTool, act: Act) -> None:
    if not isinstance(_block(tool, act["from"][0]), Paragraph):
        _erase_whole(hands, tool, act["from"][0])
        return
    _select_range(hands, tool, act)
    hands.shortcut(Qt.Key.Key_X, _CONTROL)


def _block(tool: WordTool, number: int) -> Block:
    return tool.editor.paper.blocks[number - 1]


def _erase_whole(hands: Hands, tool: WordTool, number: int) -> None:
    """Erase a picture, a table or the contents from the text beside it."""
    before = _block(tool, number - 1) if number > 1 else None
    if isinstance(before, Paragraph):
        place = [number - 1, before.length]
        _select(hands, tool, place, place)
        hands.key(Qt.Key.Key_Delete)
    else:
        place = [number + 1, 0]
        _select(hands, tool, place, place)
        hands.key(Qt.Key.Key_Backspace)


def _paste(hands: Hands, tool: WordTool, act: Act) -> None:
    """Paste what was cut just before; what was never cut is typed."""
    _select_range(hands, tool, act)
    texts = [_text_of(one) for one in act["pieces"]]
    if texts == [_text_of(paragraph_json(one)) for one in tool.clipboard.pieces]:
        hands.shortcut(Qt.Key.Key_V, _CONTROL)
    else:
        hands.write("\n".join(texts))


def _text_of(piece: Mapping[str, Any]) -> str:
    if "text" in piece:
        return str(piece["text"])
    return "".join(str(run["text"]) for run in piece["runs"])


def _mark(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_range(hands, tool, act)
    worn = act["mark"] in worn_marks(tool.document(), tool.editor.range(), None)
    times = int(not worn) if act["on"] else 2 - int(worn)
    for _ in range(times):
        _press(hands, tool, str(act["mark"]))


def _clear(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_range(hands, tool, act)
    _press(hands, tool, "clear")


def _link(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_range(hands, tool, act)
    _press(hands, tool, "link")
    if not act["address"]:
        _push(hands, tool, "word-unlink")
        return
    if "text" in act:
        _fill(hands, tool, "word-link-text", str(act["text"]))
    _fill(hands, tool, "word-address", str(act["address"]))
    hands.key(Qt.Key.Key_Return)


def _style(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_blocks(hands, tool, act)
    _press(hands, tool, str(act["style"]))


def _align(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_blocks(hands, tool, act)
    _press(hands, tool, str(act["align"]))


def _list(hands: Hands, tool: WordTool, act: Act) -> None:
    """The button of a kind makes a list, and pressed again takes it away."""
    _select_blocks(hands, tool, act)
    kind = str(act["list"])
    button = "bullet" if kind == "none" else kind
    on = pressed(tool.document(), tool.editor.range(), None)[button]
    for _ in range(1 if on == (kind == "none") else 2):
        _press(hands, tool, button)


def _level(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_blocks(hands, tool, act)
    _press(hands, tool, "deeper" if act["by"] > 0 else "higher")


def _break(hands: Hands, tool: WordTool, act: Act) -> None:
    _select(hands, tool, list(act["at"]), list(act["at"]))
    _press(hands, tool, "break")


def _unbreak(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_blocks(hands, tool, act)
    _press(hands, tool, "unbreak")


def _move(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_blocks(hands, tool, act)
    _press(hands, tool, "down" if act["by"] > 0 else "up")


def _alternative(hands: Hands, tool: WordTool, act: Act) -> None:
    place = [act["block"], 0]
    _select(hands, tool, place, place)
    _press(hands, tool, "picture")
    _tick(hands, tool, "word-decorative", on=bool(act.get("decorative")))
    if not act.get("decorative"):
        _fill(hands, tool, "word-alternative", str(act["text"]))
    _push(hands, tool, "word-alternative-apply")


def _contents(hands: Hands, tool: WordTool, act: Act) -> None:
    place = [act["before"], 0]
    _select(hands, tool, place, place)
    _press(hands, tool, "contents")


def _replace_all(hands: Hands, tool: WordTool, act: Act) -> None:
    _press(hands, tool, "find")
    _fill(hands, tool, "word-sought", str(act["find"]))
    _fill(hands, tool, "word-other", str(act["text"]))
    _tick(hands, tool, "word-case", on=bool(act.get("case")))
    _tick(hands, tool, "word-whole", on=bool(act.get("whole")))
    _push(hands, tool, "word-replace-all")


def _restore(hands: Hands, tool: WordTool, act: Act) -> None:
    _press(hands, tool, "versions")
    _pick(hands, tool, "word-version", int(act["version"]) - 1)
    _push(hands, tool, "word-restore")


def _comment(hands: Hands, tool: WordTool, act: Act) -> None:
    _select_range(hands, tool, act)
    _press(hands, tool, "comment")
    hands.write(str(act["text"]))
    hands.key(Qt.Key.Key_Return)


def _reply(hands: Hands, tool: WordTool, act: Act) -> None:
    _press(hands, tool, "comments")
    name = f"word-resolve-{act['comment']}"
    if not tool.findChildren(QLineEdit, f"word-reply-{act['comment']}"):
        _push(hands, tool, name)
    _fill(hands, tool, f"word-reply-{act['comment']}", str(act["text"]))
    hands.key(Qt.Key.Key_Return)


def _resolve(hands: Hands, tool: WordTool, act: Act) -> None:
    found = next(one for one in tool.document().comments if one.number == act["comment"])
    if found.resolved != act["resolved"]:
        _press(hands, tool, "comments")
        _push(hands, tool, f"word-resolve-{act['comment']}")


def _uncomment(hands: Hands, tool: WordTool, act: Act) -> None:
    _press(hands, tool, "comments")
    _push(hands, tool, f"word-uncomment-{act['comment']}")


def _suggesting(hands: Hands, tool: WordTool, act: Act) -> None:
    if tool.document().suggesting != act["on"]:
        _press(hands, tool, "suggesting")


def _settle(hands: Hands, tool: WordTool, act: Act) -> None:
    _press(hands, tool, "changes")
    which = act.get("suggestion", "all")
    _push(hands, tool, f"word-{act['do']}-{which}")


def _export(hands: Hands, tool: WordTool, act: Act) -> None:
    _press(hands, tool, "export")
    _fill(hands, tool, "word-file-name", str(act["name"]))
    box = _need(tool, QComboBox, "word-format")
    _pick(hands, tool, "word-format", box.findText(str(act["format"])))
    _push(hands, tool, "word-export-do")


_ACTS: Final[Mapping[str, Callable[[Hands, WordTool, Act], None]]] = {
    "type": _type,
    "paste": _paste,
    "mark": _mark,
    "clear": _clear,
    "link": _link,
    "style": _style,
    "align": _align,
    "list": _list,
    "level": _level,
    "break": _break,
    "unbreak": _unbreak,
    "move": _move,
    "alternative": _alternative,
    "contents": _contents,
    "replace_all": _replace_all,
    "restore": _restore,
    "comment": _comment,
    "reply": _reply,
    "resolve": _resolve,
    "uncomment": _uncomment,
    "suggesting": _suggesting,
    "accept": _settle,
    "refuse": _settle,
    "export": _export,
}
