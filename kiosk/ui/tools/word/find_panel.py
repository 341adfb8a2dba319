"""Finding words in the page and replacing them. Knows no other panel."""

from PySide6.QtWidgets import QWidget

from engine.applications.word.editing import Place, Range
from engine.applications.word.finding import Hit, find
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.word.editor import Editor
from kiosk.ui.tools.word.panel import Panel, action, field, labelled
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.tools.word import WordText, word_words


class FindPanel(Panel):
    """Two lines, two options, three buttons, and how many results there are."""

    def __init__(self, tool: Tool, editor: Editor) -> None:
        super().__init__(tool, editor, "find", WordText.FIND)
        self._sought = field("word-sought", WordText.SEEK, self._next)
        self._other = field("word-other", WordText.REPLACE_BY)
        self._case = TickBox("", word_words(WordText.CASE))
        self._case.setObjectName("word-case")
        self._whole = TickBox("", word_words(WordText.WHOLE))
        self._whole.setObjectName("word-whole")
        self._found = Text("", "small", "text2")
        self._found.setObjectName("word-found")
        for changed in (self._sought.textChanged, self._case.toggled, self._whole.toggled):
            changed.connect(lambda _value: self.refresh())
        self.lay(
            labelled(WordText.SEEK, self._sought),
            self._found,
            labelled(WordText.REPLACE_BY, self._other),
            self._case,
            self._whole,
            action("word-next", WordText.NEXT, self._next),
            action("word-replace", WordText.REPLACE, self._replace),
            action("word-replace-all", WordText.REPLACE_ALL, self._replace_all),
        )

    def open(self) -> None:
        self._sought.selectAll()
        self.refresh()

    def first_focus(self) -> QWidget:
        return self._sought

    def refresh(self) -> None:
        hits = self._hits()
        if not self._sought.text():
            self._say("")
        elif not hits:
            self._say(word_words(WordText.HITS_NONE))
        elif (number := self._number(hits)) is not None:
            self._say(word_words(WordText.HIT_OF, number=number + 1, count=len(hits)))
        elif len(hits) == 1:
            self._say(word_words(WordText.HITS_ONE))
        else:
            self._say(word_words(WordText.HITS, count=len(hits)))

    def _say(self, text: str) -> None:
        self._found.say(text)
        self._found.setAccessibleName(text)

    def _hits(self) -> tuple[Hit, ...]:
        return find(
            self.editor.paper.blocks,
            self._sought.text(),
            case=self._case.isChecked(),
            whole=self._whole.isChecked(),
        )

    def _number(self, hits: tuple[Hit, ...]) -> int | None:
        where = self.editor.range()
        return next((at for at, hit in enumerate(hits) if _range(hit) == where), None)

    def _next(self) -> None:
        hits = self._hits()
        if hits:
            here = self.editor.range().end
            later = [hit for hit in hits if _range(hit).start >= here]
            self.editor.select(_range((later or list(hits))[0]))
        self.refresh()

    def _replace(self) -> None:
        if self._number(self._hits()) is None or self.editor.write(self._other.text()):
            self._next()

    def _replace_all(self) -> None:
        count = len(self._hits())
        act = {
            "do": "replace_all",
            "find": self._sought.text(),
            "text": self._other.text(),
            "case": self._case.isChecked(),
            "whole": self._whole.isChecked(),
        }
        if self.tool.act(act):
            self._say(word_words(WordText.REPLACED, count=count))


def _range(hit: Hit) -> Range:
    return Range(Place(hit.block, hit.start), Place(hit.block, hit.end))
