"""What several people say about the page and propose to change."""

from functools import partial

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from engine.applications.word.document import Comment, Document
from engine.applications.word.reviewing import commented
from engine.applications.word.tracking import Suggestion, suggestions
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.word.editor import Editor, ends
from kiosk.ui.tools.word.panel import Panel, action, field
from kiosk.ui.widgets.boxes import card, clear
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.word import WordText, word_words

_EDGES = (12, 8, 12, 8)
_LONGEST = 60


class CardPanel(Panel):
    """A panel whose cards are made anew when what they show has changed."""

    def __init__(self, tool: Tool, editor: Editor, name: str, title: WordText) -> None:
        super().__init__(tool, editor, name, title)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._shown: object = None
        self.body.addLayout(self._cards)

    def remake(self, shown: object, cards: list[QWidget]) -> None:
        """Show other cards; the focus stays on the widget of the same name, or the first one."""
        self._shown = shown
        held = QApplication.focusWidget()
        name = held.objectName() if held is not None and self.isAncestorOf(held) else ""
        clear(self._cards)
        for one in cards:
            self._cards.addWidget(one)
        self.watch(*cards)
        if name:
            same = self.findChild(QWidget, name)
            (same if same is not None else self.first_focus()).setFocus()


class CommentsPanel(CardPanel):
    """Every comment with its replies, and a line for a new one on the selection."""

    def __init__(self, tool: Tool, editor: Editor) -> None:
        super().__init__(tool, editor, "comments", WordText.COMMENTS)
        self._new = field("word-comment-text", WordText.COMMENT_NEW, self._add)
        self.lay(
            Text(word_words(WordText.COMMENT_NEW), "status"),
            self._new,
            action("word-comment-add", WordText.COMMENT_ADD, self._add),
        )

    def show_document(self, document: Document) -> None:
        words = tuple(commented(document, one.number) for one in document.comments)
        shown = (document.comments, words)
        if shown == self._shown:
            return
        cards: list[QWidget] = [
            self._card(one, on) for one, on in zip(document.comments, words, strict=True)
        ]
        self.remake(shown, cards or [Text(word_words(WordText.COMMENTS_NONE))])

    def new_focus(self) -> QWidget:
        """The line for a new comment."""
        return self._new

    def _card(self, one: Comment, on: str) -> QWidget:
        number = one.number
        said = [Text(word_words(WordText.COMMENT_OF, words=on), "small", "text2")] if on else []
        said += [
            Text(word_words(WordText.COMMENT_SAYS, by=f"**{each.by}**", text=each.text), "small")
            for each in (one.first, *one.replies)
        ]
        if one.resolved:
            state = word_words(WordText.RESOLVED)
            settle = action(
                f"word-resolve-{number}", WordText.REOPEN, lambda: self._resolve(number, on=False)
            )
            return card("plain", *said, Text(state, "status", "ok"), settle, gap=4, margins=_EDGES)
        line = field(
            f"word-reply-{number}",
            WordText.REPLY,
            lambda: self._reply(number, line),
            by=one.first.by,
        )
        line.setPlaceholderText(word_words(WordText.REPLY, by=one.first.by))
        return card(
            "plain",
            *said,
            line,
            action(
                f"word-reply-send-{number}",
                WordText.REPLY_SEND,
                lambda: self._reply(number, line),
            ),
            action(
                f"word-resolve-{number}", WordText.RESOLVE, lambda: self._resolve(number, on=True)
            ),
            action(
                f"word-uncomment-{number}",
                WordText.REMOVE,
                lambda: self.tool.act({"do": "uncomment", "comment": number}),
            ),
            gap=4,
            margins=_EDGES,
        )

    def _reply(self, number: int, line: QLineEdit) -> None:
        self.tool.act({"do": "reply", "comment": number, "text": line.text()})

    def _resolve(self, number: int, *, on: bool) -> None:
        self.tool.act({"do": "resolve", "comment": number, "resolved": on})

    def _add(self) -> None:
        where = self.editor.range()
        if self.tool.act({"do": "comment", **ends(where), "text": self._new.text()}):
            self._new.clear()


class ChangesPanel(CardPanel):
    """Every suggestion that waits, to be accepted or refused."""

    def __init__(self, tool: Tool, editor: Editor) -> None:
        super().__init__(tool, editor, "changes", WordText.CHANGES)
        self.lay(
            action("word-accept-all", WordText.ACCEPT_ALL, lambda: tool.act({"do": "accept"})),
            action("word-refuse-all", WordText.REFUSE_ALL, lambda: tool.act({"do": "refuse"})),
        )

    def show_document(self, document: Document) -> None:
        waiting = suggestions(document.blocks)
        shown = tuple((one, _around(document, one)) for one in waiting)
        if shown == self._shown:
            return
        cards = [self._card(number, *pair) for number, pair in enumerate(shown, 1)]
        self.remake(shown, cards or [Text(word_words(WordText.CHANGES_NONE))])

    def first_focus(self) -> QWidget:
        found = self.findChild(QWidget, "word-accept-1")
        return super().first_focus() if found is None else found

    def _card(self, number: int, one: Suggestion, around: str) -> QWidget:
        key = WordText.CHANGE_REPLACED
        if not one.removed:
            key = WordText.CHANGE_ADDED
        elif not one.added:
            key = WordText.CHANGE_REMOVED
        told = word_words(key, by=one.by, removed=one.removed, added=one.added)
        buttons = [
            action(f"word-{verb}-{number}", title, partial(self._settle, verb, number))
            for verb, title in (("accept", WordText.ACCEPT), ("refuse", WordText.REFUSE))
        ]
        for button in buttons:
            button.setAccessibleDescription(told)
        where = Text(word_words(WordText.CHANGE_WHERE, text=around), "small", "text2")
        return card("plain", Text(told, "small"), where, *buttons, gap=4, margins=_EDGES)

    def _settle(self, verb: str, number: int) -> None:
        self.tool.act({"do": verb, "suggestion": number})


def _around(document: Document, one: Suggestion) -> str:
    block = document.blocks[one.block]
    text = getattr(block, "original", "")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
