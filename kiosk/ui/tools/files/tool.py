"""The file explorer: folders, their contents, and what is asked on the way. Knows no item."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.applications.files.desk import Desk
from engine.applications.files.listing import listed
from engine.applications.files.names import extension, stem
from engine.applications.files.shelf import ARCHIVE, TRASH
from engine.applications.files.start import read_shelf
from engine.applications.files.state import read_desk
from kiosk.ui.theme.look import look
from kiosk.ui.tools.files.asking import Asking
from kiosk.ui.tools.files.bar import ActionBar
from kiosk.ui.tools.files.cells import (
    chosen_words,
    facts_of,
    name_of,
    preview_of,
    room_words,
    row_of,
)
from kiosk.ui.tools.files.facts import Facts
from kiosk.ui.tools.files.folders import Folders
from kiosk.ui.tools.files.rows import Rows
from kiosk.ui.tools.files.seeking import Seeking
from kiosk.ui.tools.files.target import Target
from kiosk.ui.tools.files.way import Way
from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import hairline
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.files import FilesText, files_words, reason_words

_TREE: Final = 206
_NARROW_TREE: Final = 170
_NARROW: Final = 760
_NARROWEST: Final = 700
"""Where there is less width, the tree waits behind a button and takes the place of the list."""
_MOST: Final = 16_777_215
_LOW: Final = 330
"""Where there is less height, rows are lower; the way and the count show only when needed."""
_KEYS: Final = {
    "F2": "rename",
    "Del": "delete",
    "Ctrl+C": "copy",
    "Ctrl+X": "cut",
    "Ctrl+V": "paste",
    "Ctrl+F": "search",
}


class _Pages(QStackedWidget):
    """As high as what is left over: what is too high in it scrolls."""

    def hasHeightForWidth(self) -> bool:
        return False


class FilesTool(Tool):
    """A tree left, a list right; what is asked takes the place of both or a line above them."""

    icon = "folder"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._shelf = read_shelf(view.start)
        self._refusal = ""
        self._opened = ""
        self._answer: Callable[[str], None] = self._nothing
        self.bar, self.way = ActionBar(), Way()
        self.tree, self.rows = Folders("files-tree", trash=True), Rows()
        self.asking, self.target = Asking(), Target()
        self.seeking, self.facts = Seeking(), Facts()
        self._count = Text("", "small", "text2", wrap=False)
        self._room = Text("", "small", "text2", wrap=False)
        self._empty = Text("", "small", "mention")
        self._pages = _Pages()
        self._lay()
        self._connect()

    @property
    def desk(self) -> Desk:
        """The state as things in folders."""
        return read_desk(self._shelf, self.state)

    def title(self) -> str:
        return files_words(FilesText.TITLE)

    def hint(self) -> str:
        return files_words(FilesText.HINT)

    def explain(self, reason: str) -> str:
        self._refusal = reason
        return reason_words(reason)

    def first_focus(self) -> QWidget:
        return self.tree if self._unfolded() else self.rows

    def show_state(self) -> None:
        desk = self.desk
        found = listed(desk)
        search = desk.search
        self.bar.turn_to(thrown=search is None and desk.opened == TRASH)
        steps = [(one, name_of(desk, one)) for one in (desk.opened, *desk.above(desk.opened))]
        name = "" if search is None else name_of(desk, search.inside)
        self.way.lay_out(
            steps[::-1],
            desk.sort,
            shown=desk.extensions,
            found=files_words(FilesText.FOUND_IN, name=name) if search else "",
        )
        self.tree.lay_out(desk, desk.opened)
        rows = [row_of(desk, one) for one in found]
        kinds = not desk.extensions or desk.sort[0] == "kind"
        self.rows.lay_out(rows, desk.sort, folders=bool(search), kinds=kinds)
        nothing = FilesText.NOTHING_FOUND if search else FilesText.NOTHING_HERE
        self._empty.say("" if found else files_words(nothing))
        self._empty.setVisible(not found)
        room = room_words(desk)
        self._room.say(room)
        self._room.setVisible(bool(room))
        self._opened = "" if search else name_of(desk, desk.opened)
        self._browse()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_pages"):
            self._fit()

    def _lay(self) -> None:
        right = self._right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._foot = foot = QWidget()
        self._line = hairline()
        flow = Flow(foot, 24)
        flow.setContentsMargins(16, 4, 16, 4)
        for words in (self._count, self._room):
            flow.addWidget(words)
        shown: tuple[QWidget, ...] = (self._empty, self.rows, self._line, foot)
        for part in shown:
            column.addWidget(part, 1 if part is self.rows else 0)
        browser = QWidget()
        line = QHBoxLayout(browser)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.tree)
        line.addWidget(right, 1)
        self._browser = browser
        for page in (browser, self.target, self.seeking, self.facts):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.asking.hide()
        parts: tuple[QWidget, ...] = (self.bar, hairline(), self.way, hairline(), self.asking)
        for part in parts:
            layout.addWidget(part)
        self._pages.setMinimumHeight(1)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        for signal in (self.tree.opened, self.way.opened):
            signal.connect(self._enter)
        self.rows.opened.connect(self._open)
        for sorted_by in (self.rows.sorted_by, self.way.sorted_by):
            sorted_by.connect(
                lambda column, down: self.act({"do": "sort", "column": column, "down": down})
            )
        self.rows.ticked.connect(self._count_chosen)
        self.way.extensions.connect(lambda on: self.act({"do": "extensions", "shown": on}))
        self.way.search_left.connect(lambda: self.act({"do": "leave_search"}))
        self.asking.answered.connect(self._answered)
        self.target.chosen.connect(self._put)
        self.seeking.searched.connect(lambda terms: self.act({"do": "search", **terms}))
        self.seeking.refused.connect(self.refused)
        for left in (
            self.asking.given_up,
            self.target.given_up,
            self.seeking.given_up,
            self.facts.closed,
        ):
            left.connect(self._give_up)
        self.bar.asked.connect(self._asked)
        self.bar.more.toggled.connect(lambda _on: self._fit())
        self.bar.folders.clicked.connect(self._turn)
        for keys, name in _KEYS.items():
            made = QShortcut(QKeySequence(keys), self._browser)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(lambda name=name: self._asked(name))
        up = QShortcut(QKeySequence("Backspace"), self._browser)
        up.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        up.activated.connect(self._up)

    def _asked(self, name: str) -> None:
        chosen = list(self.rows.chosen())
        match name:
            case "paste":
                self._try({"do": "paste"})
            case "new-folder":
                said = files_words(FilesText.NAME_OF_FOLDER)
                self._ask_name(said, "", lambda name: {"do": "new_folder", "name": name})
            case "search":
                self._page(self.seeking)
                self.seeking.ask(self.desk.search)
            case "empty":
                self._ask(FilesText.EMPTY_ASKED, FilesText.EMPTY, {"do": "empty_trash"})
            case _ if not chosen:
                self.refused.emit(reason_words("nothing-chosen"))
            case "move":
                self._page(self.target)
                self.target.ask(self.desk, "")
            case "erase":
                erase = {"do": "erase", "items": chosen}
                self._ask(FilesText.ERASE_ASKED, FilesText.ERASE, erase)
            case "compress":
                said = files_words(FilesText.NAME_OF_ARCHIVE)
                self._ask_name(
                    said, "", lambda name: {"do": "compress", "items": chosen, "name": name}
                )
            case "rename" | "extract" | "properties":
                self._asked_of_one(name, chosen)
            case _:
                self._try({"do": name, "items": chosen})

    def _asked_of_one(self, name: str, chosen: list[int]) -> None:
        desk = self.desk
        if len(chosen) > 1:
            self.refused.emit(files_words(FilesText.ONE_ONLY))
        elif name == "properties":
            self._tell(chosen[0])
        elif name == "rename":
            shown = name_of(desk, chosen[0])
            said = files_words(FilesText.NEW_NAME, name=shown)
            self._ask_name(
                said, shown, lambda text: {"do": "rename", "item": chosen[0], "name": text}
            )
        elif desk.nodes[chosen[0]].kind != ARCHIVE:
            self.refused.emit(reason_words("not-archive"))
        else:
            self._page(self.target)
            self.target.ask(desk, name_of(desk, chosen[0]))

    def _put(self, what: str) -> None:
        chosen, folder = list(self.rows.chosen()), self.target.tree.current()
        if what == "extract":
            apart = self.target.apart.isChecked()
            self._try({"do": "extract", "item": chosen[0], "to": folder, "apart": apart})
        else:
            verb = {"move": "move", "copy": "copy_to"}[what]
            self._try({"do": verb, "items": chosen, "to": folder})

    def _try(self, act: Mapping[str, Any]) -> None:
        """Do it; where a name is taken, ask whether both are to be kept."""
        if self.act(act):
            self._back_to_rows()
        elif self._refusal == "name-taken":
            self.refused.emit("")
            both = {**act, "both": True}
            self._ask(FilesText.KEEP_BOTH_ASKED, FilesText.KEEP_BOTH, both)

    def _ask(self, said: FilesText, yes: FilesText, act: Mapping[str, Any]) -> None:
        self._browse()
        self._answer = lambda _name: self._done(act)
        self.asking.ask(files_words(said), yes)

    def _ask_name(self, said: str, name: str, act: Callable[[str], Mapping[str, Any]]) -> None:
        self._browse()
        self._answer = lambda text: self._done(act(text))
        kept = len(stem(name)) if extension(name) and self.desk.extensions else len(name)
        self.asking.ask_name(said, name, kept)

    def _done(self, act: Mapping[str, Any]) -> None:
        if self.act(act):
            self._back_to_rows()

    def _answered(self, name: str) -> None:
        self._answer(name)

    def _nothing(self, _name: str) -> None:
        """Nothing was asked."""

    def _open(self, number: int) -> None:
        desk = self.desk
        if number in desk.nodes and desk.nodes[number].holds and not desk.trashed(number):
            self.act({"do": "open", "in": number})
        elif number in desk.nodes:
            self._tell(number)

    def _enter(self, number: int) -> None:
        unfolded = self._unfolded()
        self.bar.folders.setChecked(False)
        self.act({"do": "open", "in": number})
        self._fit()
        if unfolded:
            self.rows.setFocus()

    def _turn(self) -> None:
        """Show the tree in the place of the list, or the list again."""
        self._fit()
        self.first_focus().setFocus()

    def _unfolded(self) -> bool:
        """Whether the tree has the place of the list."""
        return self.bar.folders.isChecked()

    def _up(self) -> None:
        above = list(self.desk.above(self.desk.opened))
        if above:
            self.act({"do": "open", "in": above[0]})

    def _tell(self, number: int) -> None:
        desk = self.desk
        node = desk.nodes[number]
        self._page(self.facts)
        self.facts.tell(facts_of(desk, node), preview_of(desk, node))

    def _page(self, page: QWidget) -> None:
        self.refused.emit("")
        self.asking.hide()
        self.bar.hide()
        self.way.hide()
        self._pages.setCurrentWidget(page)

    def _browse(self) -> None:
        """The list again; where something else had the keys, the list gets them."""
        elsewhere = self._pages.currentWidget() is not self._browser or self.asking.isVisible()
        self._answer = self._nothing
        self.asking.hide()
        self.bar.show()
        self._pages.setCurrentWidget(self._browser)
        self._fit()
        if elsewhere and self.isVisible():
            self.rows.setFocus()

    def _give_up(self) -> None:
        self.refused.emit("")
        self._browse()

    def _back_to_rows(self) -> None:
        self._browse()
        self.rows.setFocus()

    def _count_chosen(self) -> None:
        desk = self.desk
        ids = tuple(one for one in self.rows.chosen() if one in desk.nodes)
        self._count.say(chosen_words(desk, len(listed(desk)), ids))
        self._fit()

    def _fit(self) -> None:
        searched = self.state["search"] is not None
        folded = self.width() < look().px(_NARROWEST) and not searched
        self.bar.offer_folders(self._opened if folded else "")
        self.tree.setVisible(not searched and (not folded or self._unfolded()))
        self._right.setVisible(not self._unfolded())
        narrow = self.width() < look().px(_NARROW)
        self.way.spare(narrow=narrow)
        width = look().px(_NARROW_TREE if narrow else _TREE)
        self.tree.setMinimumWidth(width)
        self.tree.setMaximumWidth(_MOST if folded else width)
        high = self.height() >= look().px(_LOW)
        self.rows.draw_low(low=not high)
        for part in (self._line, self._foot):
            part.setVisible(high or bool(self.rows.chosen()))
        browsing = self._pages.currentWidget() is self._browser
        self.way.setVisible(browsing and (high or self.bar.more.isChecked() or searched))
