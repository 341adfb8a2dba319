"""What each button and each shortcut does to the page. Knows no panel's inside."""

from collections.abc import Callable
from typing import Final, Protocol

from engine.applications.word.blocks import ALIGNMENTS, STYLES
from engine.applications.word.document import Document
from engine.applications.word.editing import Place, Range, copied
from engine.applications.word.runs import MARKS, Dress, marked
from kiosk.ui.tools.word.clipboard import Clipboard
from kiosk.ui.tools.word.editor import Editor, ends
from kiosk.ui.tools.word.standing import pressed, worn_marks

_PANELS: Final = ("find", "link", "picture", "comments", "changes", "export", "versions")


class _Open(Protocol):
    def __call__(self, name: str, *, inner: bool = False) -> None: ...


class _Holder(Protocol):
    def document(self) -> Document: ...


class Commands:
    """One method for each button that is not a matter of course."""

    def __init__(
        self, holder: _Holder, editor: Editor, clipboard: Clipboard, open_panel: _Open
    ) -> None:
        self._holder = holder
        self._editor = editor
        self._clipboard = clipboard
        self._open = open_panel
        self._named: dict[str, Callable[[], object]] = {
            "cut": self._cut,
            "copy": self._copy,
            "paste": self._paste,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "clear": self._clear,
            "deeper": lambda: self._level(1),
            "higher": lambda: self._level(-1),
            "break": self._break,
            "unbreak": lambda: self._form({"do": "unbreak"}),
            "contents": self._contents,
            "suggesting": self._suggesting,
        }

    def shortcuts(self) -> dict[str, Callable[[], object]]:
        """Commands by key sequence, as long as the page has the focus."""
        return {
            "Ctrl+B": lambda: self._mark("bold"),
            "Ctrl+I": lambda: self._mark("italic"),
            "Ctrl+U": lambda: self._mark("underline"),
            "Ctrl+X": self._cut,
            "Ctrl+C": self._copy,
            "Ctrl+V": self._paste,
            "Ctrl+Shift+V": lambda: self._paste(bare=True),
            "Ctrl+F": lambda: self._open("find"),
            "Ctrl+H": lambda: self._open("find"),
            "Ctrl+K": lambda: self._open("link"),
            "Ctrl+Return": self._break,
            "Alt+Up": lambda: self._move(-1),
            "Alt+Down": lambda: self._move(1),
            "Alt+Right": lambda: self._level(1),
            "Alt+Left": lambda: self._level(-1),
        }

    def press(self, name: str) -> None:
        """Do what a button says and go back to the page, or on to a panel."""
        if name == "comment":
            self._open("comments", inner=True)
            return
        if name in _PANELS:
            self._open(name)
            return
        if name in MARKS:
            self._mark(name)
        elif name in STYLES:
            self._form({"do": "style", "style": name})
        elif name in ALIGNMENTS:
            self._form({"do": "align", "align": name})
        elif name in ("bullet", "number"):
            on = pressed(self._holder.document(), self._editor.range(), None)[name]
            self._form({"do": "list", "list": "none" if on else name})
        else:
            self._named[name]()
        self._editor.setFocus()
        self._editor.selectionChanged.emit()

    def _keep(self, act: dict[str, object], moved: int = 0) -> None:
        """Do an act and select again what was selected."""
        where = self._editor.range()
        if self._editor.do(act, where.end):
            start = Place(where.start.block + moved, where.start.offset)
            self._editor.select(Range(start, Place(where.end.block + moved, where.end.offset)))

    def _form(self, act: dict[str, object]) -> None:
        self._keep({**act, **self._editor.covered()})

    def _mark(self, mark: str) -> None:
        where = self._editor.range()
        document = self._holder.document()
        worn = worn_marks(document, where, self._editor.pending)
        if where.start == where.end:
            self._editor.pending = marked(Dress(worn), mark, on=mark not in worn).marks
            self._editor.selectionChanged.emit()
        else:
            self._keep({"do": "mark", **ends(where), "mark": mark, "on": mark not in worn})

    def _clear(self) -> None:
        self._keep({"do": "clear", **ends(self._editor.range())})

    def _move(self, by: int) -> None:
        self._keep({"do": "move", **self._editor.covered(), "by": by}, by)

    def _level(self, by: int) -> None:
        self._form({"do": "level", "by": by})

    def _break(self) -> None:
        where = self._editor.range()
        at = [where.start.block + 1, where.start.offset]
        self._editor.do({"do": "break", "at": at}, where.start)

    def _contents(self) -> None:
        where = self._editor.range()
        self._editor.do({"do": "contents", "before": where.start.block + 1}, where.start)

    def _suggesting(self) -> None:
        on = not self._holder.document().suggesting
        self._keep({"do": "suggesting", "on": on})

    def _copy(self) -> bool:
        where = self._editor.range()
        pieces = copied(self._editor.paper.blocks, where)
        if where.start == where.end or not pieces:
            return False
        self._clipboard.take(pieces)
        return True

    def _cut(self) -> None:
        if self._copy():
            where = self._editor.range()
            self._editor.write("", where)

    def _paste(self, *, bare: bool = False) -> None:
        where = self._editor.range()
        act = self._clipboard.act(ends(where), bare=bare)
        if act is not None:
            self._editor.do(act, where.end)
