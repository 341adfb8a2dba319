"""The word processor's window: buttons, page, panel, and a line on where the caret is.

Knows no item; every change is an act of the engine.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.applications.word.blocks import Paragraph
from engine.applications.word.document import Document, read_document, read_start
from kiosk.ui.theme.look import look
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.word.bar import Bar
from kiosk.ui.tools.word.clipboard import Clipboard
from kiosk.ui.tools.word.commands import Commands
from kiosk.ui.tools.word.editor import Editor
from kiosk.ui.tools.word.file_panels import ExportPanel, VersionsPanel
from kiosk.ui.tools.word.find_panel import FindPanel
from kiosk.ui.tools.word.insert_panels import LinkPanel, PicturePanel
from kiosk.ui.tools.word.panel import Panel
from kiosk.ui.tools.word.review_panels import ChangesPanel, CommentsPanel
from kiosk.ui.tools.word.standing import pressed, standing
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.word import WordRefusal, WordText, word_words

_PANEL: Final = 320
_WIDE: Final = 640
_LOW: Final = 300
_PANELS: Final[Mapping[str, Callable[[Tool, Editor], Panel]]] = {
    "find": FindPanel,
    "link": LinkPanel,
    "picture": PicturePanel,
    "comments": CommentsPanel,
    "changes": ChangesPanel,
    "export": ExportPanel,
}


class WordTool(Tool):
    """A light word processor."""

    icon = "file"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._read = read_start(view.start)
        media = {name.rpartition("/")[2]: found for name, found in view.media.items()}
        self.editor = Editor(self._deed, media, self._read.misspelt)
        self.editor.draw(self.document().blocks)
        self.clipboard = Clipboard()
        self._panels: dict[str, Panel] = {}
        self._panel: str | None = None
        self._standing = Text("", "caption", "text2", wrap=False)
        self._standing.setObjectName("word-standing")
        self._commands = Commands(self, self.editor, self.clipboard, self.open_panel)
        self.bar = Bar(self._commands.press)
        self.editor.shortcuts = self._commands.shortcuts()
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay()
        self.editor.selectionChanged.connect(self._tell)
        self.editor.cursorPositionChanged.connect(self._tell)
        look().changed.connect(self._redress)

    def title(self) -> str:
        return word_words(WordText.TITLE)

    def subtitle(self) -> str:
        return self._read.title

    def hint(self) -> str:
        return word_words(WordText.HINT)

    def summary(self) -> str:
        made = self.document().exports
        files = ", ".join(f"{one.name}.{one.format}" for one in made)
        return word_words(WordText.SUMMARY, files=files) if files else ""

    def explain(self, reason: str) -> str:
        return word_words(WordRefusal(reason))

    def first_focus(self) -> QWidget:
        return self.editor

    def document(self) -> Document:
        """The state, read."""
        return read_document(self._read, self.state)

    def show_state(self) -> None:
        document = self.document()
        self.editor.draw(document.blocks)
        if self._panel is not None:
            self._panels[self._panel].show_document(document)
            self._panels[self._panel].refresh()
        self._tell()

    def open_panel(self, name: str, *, inner: bool = False) -> None:
        """Show a panel beside the page and go there; *inner* goes to a new comment's line."""
        panel = self._panels.get(name) or self._make_panel(name)
        panel.show_document(self.document())
        self._show_panel(name)
        panel.open()
        wanted = panel.first_focus()
        if isinstance(panel, CommentsPanel) and inner:
            wanted = panel.new_focus()
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def panel(self) -> str | None:
        """The name of the panel that is open."""
        return self._panel

    def close_panel(self) -> None:
        """Close the panel and go back to the page."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_panel(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel is not None:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_split"):
            self._arrange()

    def _make_panel(self, name: str) -> Panel:
        made: Panel
        if name == "versions":
            made = VersionsPanel(self, self.editor, self._read.versions, self.clipboard)
        else:
            made = _PANELS[name](self, self.editor)
        self._panels[name] = made
        made.closed.connect(self.close_panel)
        made.hide()
        self._split.addWidget(made)
        return made

    def _lay(self) -> None:
        self._split.setContentsMargins(0, 0, 0, 0)
        self._split.setSpacing(0)
        self._split.addWidget(self.editor, 1)
        foot = grounded(QWidget(), "surface")
        line = QVBoxLayout(foot)
        line.setContentsMargins(16, 2, 16, 2)
        line.addWidget(self._standing)
        self._foot = foot
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(self._split, 1)
        layout.addWidget(foot)

    def _arrange(self) -> None:
        wide = self.width() >= look().px(_WIDE)
        directions = QBoxLayout.Direction
        self._split.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        for panel in self._panels.values():
            panel.setFixedWidth(look().px(_PANEL)) if wide else panel.setMaximumWidth(16_777_215)
        low = self.height() < look().px(_LOW)
        self._foot.setVisible(not low)
        self.bar.setVisible(not low or self._panel is None)

    def _show_panel(self, name: str | None) -> None:
        self._panel = name
        for each, panel in self._panels.items():
            panel.setVisible(each == name)
        self._arrange()

    def _deed(self, act: Mapping[str, Any], joins: bool) -> bool:  # noqa: FBT001 - as Deed says
        """Do an act; letters that go on with a word are taken back together with it."""
        many = len(self._before)
        done = self.act(act)
        if done and joins and len(self._before) > many > 0:
            self._before.pop()
        return done

    def _tell(self) -> None:
        document = self.document()
        where = self.editor.range()
        self.bar.press(pressed(document, where, self.editor.pending))
        told = standing(document, where, self._read.misspelt)
        self._standing.say(told)
        self._standing.setAccessibleName(told)
        found = document.blocks[where.start.block]
        self.bar.button("unbreak").setEnabled(isinstance(found, Paragraph) and found.page)
        if self._panel == "find":
            self._panels["find"].refresh()

    def _redress(self) -> None:
        self.editor.draw(self.document().blocks, anew=True)
