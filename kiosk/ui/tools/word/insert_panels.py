"""What hangs on words and images: the address of a link, the text of an image."""

from PySide6.QtWidgets import QComboBox, QWidget

from engine.applications.word.blocks import Paragraph, Picture
from engine.applications.word.editing import Place, Range
from engine.applications.word.runs import part, whole_text
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.word.editor import Editor, ends
from kiosk.ui.tools.word.panel import Panel, action, field, labelled
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.tools.word import WordText, word_words


class LinkPanel(Panel):
    """The words and the address of the link at the caret, or of a new one on the selection."""

    def __init__(self, tool: Tool, editor: Editor) -> None:
        super().__init__(tool, editor, "link", WordText.LINK)
        self._where = editor.range()
        self._text = field("word-link-text", WordText.LINK_TEXT, self._apply)
        self._address = field("word-address", WordText.ADDRESS, self._apply)
        self.lay(
            labelled(WordText.LINK_TEXT, self._text),
            labelled(WordText.ADDRESS, self._address),
            action("word-link-apply", WordText.APPLY, self._apply),
            action("word-unlink", WordText.UNLINK, self._remove),
        )

    def open(self) -> None:
        where = self.editor.range()
        found = self.editor.paper.blocks[where.start.block]
        self._text.clear()
        self._address.clear()
        if isinstance(found, Paragraph):
            where = _whole_link(found, where)
            end = where.end.offset if where.end.block == where.start.block else found.length
            inner = part(found.runs, where.start.offset, end)
            self._text.setText(whole_text(inner))
            self._address.setText(next((one.dress.link for one in inner if one.dress.link), ""))
        self._where = where
        self.editor.select(where)

    def first_focus(self) -> QWidget:
        return self._text

    def _apply(self) -> None:
        self._do(self._text.text(), self._address.text())

    def _remove(self) -> None:
        self._do("", "")

    def _do(self, text: str, address: str) -> None:
        act = {"do": "link", **ends(self._where), "address": address}
        found = self.editor.paper.blocks[self._where.start.block]
        if isinstance(found, Paragraph) and self._where.end.block == self._where.start.block:
            inner = part(found.runs, self._where.start.offset, self._where.end.offset)
            if text and text != whole_text(inner):
                act["text"] = text
        if self.editor.do(act, self._where.end):
            self.closed.emit()


def _whole_link(found: Paragraph, where: Range) -> Range:
    """The whole link that a caret stands in, else the selection itself."""
    if where.start != where.end:
        return where
    at = 0
    for run in found.runs:
        end = at + len(run.text)
        if run.dress.link and at <= where.start.offset <= end:
            return Range(Place(where.start.block, at), Place(where.start.block, end))
        at = end
    return where


class PicturePanel(Panel):
    """The text that is read in the place of an image."""

    def __init__(self, tool: Tool, editor: Editor) -> None:
        super().__init__(tool, editor, "picture", WordText.PICTURE)
        self._none = Text(word_words(WordText.PICTURE_NONE))
        self._which = QComboBox()
        self._which.setObjectName("word-which")
        self._which.setAccessibleName(word_words(WordText.PICTURE))
        self._which.currentIndexChanged.connect(lambda _number: self._show())
        self._text = field("word-alternative", WordText.ALTERNATIVE, self._apply)
        self._bare = TickBox("", word_words(WordText.DECORATIVE))
        self._bare.setObjectName("word-decorative")
        self._bare.toggled.connect(lambda on: self._text.setEnabled(not on))
        self._said = Text("", "small", "ok")
        self._button = action("word-alternative-apply", WordText.APPLY, self._apply)
        self.lay(
            self._none,
            self._which,
            labelled(WordText.ALTERNATIVE, self._text),
            self._bare,
            self._button,
            self._said,
        )

    def open(self) -> None:
        here = self.editor.range().start.block
        self._which.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
        self._which.clear()
        for order, number in enumerate(self._numbers(), 1):
            block = self.editor.paper.blocks[number]
            file = block.file if isinstance(block, Picture) else ""
            words = word_words(WordText.PICTURE_OF, number=order, file=file)
            self._which.addItem(words, number)
        self._which.setCurrentIndex(max(self._which.findData(here), 0))
        self._which.blockSignals(False)  # noqa: FBT003 - the toolkit's signature
        self._show()

    def refresh(self) -> None:
        if self._numbers() != [self._which.itemData(at) for at in range(self._which.count())]:
            self.open()

    def first_focus(self) -> QWidget:
        return self._text if self._text.isEnabled() else self._bare

    def _numbers(self) -> list[int]:
        blocks = self.editor.paper.blocks
        return [number for number, one in enumerate(blocks) if isinstance(one, Picture)]

    def _show(self) -> None:
        self._said.say("")
        there = self._which.count() > 0
        self._none.setVisible(not there)
        for part_ in (self._which, self._text, self._bare, self._button):
            part_.setEnabled(there)
        number = self._which.currentData()
        block = self.editor.paper.blocks[number] if there else None
        if isinstance(block, Picture):
            self._text.setText(block.alternative)
            self._bare.setChecked(block.decorative)
            self._text.setEnabled(not block.decorative)

    def _apply(self) -> None:
        number = self._which.currentData()
        if number is None:
            return
        act = {
            "do": "alternative",
            "block": number + 1,
            "text": self._text.text(),
            "decorative": self._bare.isChecked(),
        }
        if self.tool.act(act):
            self._said.say(word_words(WordText.DONE))
