"""The document as a whole: copies in other formats, and how it was before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTextEdit, QWidget

from engine.applications.word.document import FORMATS, Document, Version
from engine.applications.word.editing import Range, copied
from kiosk.ui.theme.look import look
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.word.clipboard import Clipboard
from kiosk.ui.tools.word.editor import Editor
from kiosk.ui.tools.word.panel import Panel, action, field, labelled
from kiosk.ui.tools.word.paper import Paper
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.word import WordText, word_words

_TALL = 200


class ExportPanel(Panel):
    """A name and a format; the copies that were made are listed."""

    def __init__(self, tool: Tool, editor: Editor) -> None:
        super().__init__(tool, editor, "export", WordText.EXPORT)
        self._name = field("word-file-name", WordText.FILE_NAME, self._export)
        self._format = QComboBox()
        self._format.setObjectName("word-format")
        self._format.setAccessibleName(word_words(WordText.FORMAT))
        for one in sorted(FORMATS):
            self._format.addItem(one)
        self._made = Text("", "small", "text2")
        self._made.setObjectName("word-exported")
        self.lay(
            labelled(WordText.FILE_NAME, self._name),
            labelled(WordText.FORMAT, self._format),
            action("word-export-do", WordText.EXPORT_DO, self._export),
            self._made,
        )

    def show_document(self, document: Document) -> None:
        files = ", ".join(f"{one.name}.{one.format}" for one in document.exports)
        self._made.say(word_words(WordText.EXPORTED, files=files) if files else "")

    def first_focus(self) -> QWidget:
        return self._name

    def _export(self) -> None:
        self.tool.act(
            {"do": "export", "name": self._name.text(), "format": self._format.currentText()}
        )


class VersionsPanel(Panel):
    """The document as it was: to read, to copy from, to go back to."""

    def __init__(
        self, tool: Tool, editor: Editor, versions: tuple[Version, ...], clipboard: Clipboard
    ) -> None:
        super().__init__(tool, editor, "versions", WordText.VERSIONS)
        self._versions = versions
        self._clipboard = clipboard
        self._which = QComboBox()
        self._which.setObjectName("word-version")
        self._which.setAccessibleName(word_words(WordText.VERSIONS))
        for one in versions:
            self._which.addItem(word_words(WordText.VERSION, when=one.when, by=one.by))
        self._text = QTextEdit()
        self._text.setObjectName("word-version-text")
        self._text.setAccessibleName(word_words(WordText.VERSION_TEXT))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._paper = Paper(self._text.document(), editor.media, ())
        self._which.currentIndexChanged.connect(lambda _number: self._show())
        if not versions:
            self.lay(Text(word_words(WordText.VERSIONS_NONE)))
            return
        self.lay(
            self._which,
            labelled(WordText.VERSION_TEXT, self._text),
            action("word-copy-selected", WordText.COPY_SELECTED, self._copy),
            action("word-restore", WordText.RESTORE, self._restore),
        )
        self._show()

    def open(self) -> None:
        self._text.setMinimumHeight(look().px(_TALL))
        if self._versions:
            self._show()

    def first_focus(self) -> QWidget:
        return self._which if self._versions else super().first_focus()

    def _show(self) -> None:
        self._paper.draw(self._versions[self._which.currentIndex()].blocks, anew=True)

    def _copy(self) -> None:
        cursor = self._text.textCursor()
        start = self._paper.place(cursor.selectionStart(), end=False)
        end = self._paper.place(cursor.selectionEnd(), end=True)
        if start != end:
            self._clipboard.take(copied(self._paper.blocks, Range(start, end)))
            self.editor.setFocus()

    def _restore(self) -> None:
        if self.tool.act({"do": "restore", "version": self._which.currentIndex() + 1}):
            self.editor.setFocus()
