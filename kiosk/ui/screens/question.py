"""One question: what is asked, where it is answered, and the ways on. Knows no right answer."""

from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.keymap import KeyAct
from kiosk.ui.views.question import Answer, AnswerKind, Given, QuestionView
from kiosk.ui.widgets.answers import AnswerArea
from kiosk.ui.widgets.below import Below
from kiosk.ui.widgets.gestures import GestureList, next_gesture
from kiosk.ui.widgets.key_note import KeyNote
from kiosk.ui.widgets.pane import Pane, first_stop, follow, stops_in
from kiosk.ui.widgets.question_documents import QuestionDocuments
from kiosk.ui.widgets.question_heading import QuestionHeading
from kiosk.ui.widgets.question_page import QuestionPage, plan_of, writes_beside
from kiosk.ui.widgets.question_ways import QuestionWays
from kiosk.ui.widgets.statement import Statement
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.tool_side import MakeTool, ToolSide
from kiosk.words import Text as Key
from kiosk.words import words


class QuestionScreen(Screen):
    """A question of the test, or one of practice, which is the same screen and says so."""

    masks = True
    draft_changed = Signal(object)
    validated = Signal(object)
    continued = Signal()
    skip_requested = Signal()
    report_requested = Signal()
    left = Signal()

    def __init__(self, name: str = "question") -> None:
        super().__init__(name)
        self._view: QuestionView | None = None
        self._statement = Statement()
        self._answers = AnswerArea()
        self.spelling = self._answers.spelling
        self._missing = Strip("", "err")
        self._missing.setObjectName("missing")
        self._feedback = Strip("", "ok")
        self._feedback.setObjectName("feedback")
        self._gestures = GestureList()
        self._next_gesture = Strip("", "info", "list")
        self._heading = QuestionHeading()
        self._documents = QuestionDocuments()
        self._kept = Strip(words(Key.QUESTION_KEPT), "info")
        self._keys = KeyNote()
        self._page = QuestionPage(
            (self._gestures, self._next_gesture),
            (self._next_gesture, self._heading, self._statement, self._documents),
            (self._answers, self._kept, self._missing, self._feedback, 8, self._keys),
        )
        self.lay(self._page)
        self._below = Below(self.page or self._page, self._answers, self.bottom)
        self._side = ToolSide(self.page or self._page, self._statement)
        self._side.worked.connect(self._worked)
        self._outer.addWidget(self._side)
        self._ways = QuestionWays(self.bottom)
        self.listen = self._ways.listen
        self._ways.reported.connect(self.report_requested)
        self._ways.left.connect(self.left)
        self._ways.skipped.connect(self.skip_requested)
        self._ways.validated.connect(self._go_on)
        self._answers.changed.connect(self._changed)

    def equip(self, make_tool: MakeTool) -> None:
        """Say who makes the window of an application."""
        self._side.equip(make_tool)

    def show_view(self, view: QuestionView) -> None:
        """Show a question; the one that is shown already keeps what is being typed."""
        before, self._view = self._view, view
        self.tell(
            item=view.item,
            number=view.number,
            serial=view.serial or f"{view.number} {view.item}",
            kind=view.kind.value,
        )
        if before is None or before.identity != view.identity:
            self._build(view)
        key = Key.FRAME_PRACTICE_QUESTION if view.practice else Key.FRAME_QUESTION
        self.entitle(words(key, number=view.number, total=view.total))
        self.bottom.say(view.saved_note, safe=True)
        self._missing.say(view.missing_note)
        if view.missing_note:
            self.announced.emit(view.missing_note)
            self._reveal(self._missing)
        if (feedback := view.feedback) is not None:
            said = f"**{feedback.title}** {feedback.text}".strip()
            self._feedback.say(said, "ok" if feedback.right else "warn")
            if before is None or before.feedback != feedback:
                self.announced.emit(self._feedback.plain)
            self._reveal(self._feedback)
        self._feedback.setVisible(feedback is not None)
        self._heading.show_heading(view)
        self._show_gestures(view)
        self._answers.open_or_close(enabled=view.enabled and feedback is None)
        self._ways.show_ways(view)

    def reading(self) -> QWidget:
        return self._page.question

    def first_focus(self) -> QWidget:
        return self._statement

    def panes(self) -> tuple[Pane, ...]:
        """The question and the application beside it, or else the question and its answers."""
        if self._side.tool is not None and self.page is not None:
            return (
                Pane(self.page, lambda: self._side.turn(right=False)),
                Pane(self._side.tool, lambda: self._side.turn(right=True)),
            )
        stop = first_stop(self._answers)
        asked = Pane(self._statement, self._statement.setFocus)
        return (asked,) if stop is None else (asked, Pane(self._answers, stop.setFocus))

    def press(self, act: KeyAct) -> None:
        super().press(act)
        self._ways.press(act)

    def panel_opened(self, name: str) -> None:
        self._ways.mark(name)

    def answer(self) -> Given:
        """The answer as it stands, with the state of the application beside."""
        return self._side.given(self._answers.answer())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()

    def _build(self, view: QuestionView) -> None:
        """Lay the question out: in a column, or with its documents beside the answers."""
        self._missing.hide()
        self._statement.show_markdown(view.statement)
        shown = () if view.kind is AnswerKind.HOTSPOT else view.attachments
        self._answers.build(view)
        self._side.lay_out(view.tool)
        self._answers.tell_work(self._side.summary())
        alone = view.practice and view.kind is AnswerKind.SINGLE
        self._keys.say(words(Key.QUESTION_KEYS_SINGLE) if alone else self._side.keys())
        self._keys.setVisible(bool(self._keys.plain))
        self._kept.setVisible(writes_beside(view))
        self._documents.show_documents(shown, self._answers.beside())
        self._page.arrange(plan_of(view))
        self._below.look_again()
        if self.page is not None:
            self.page.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._order_tabs()
            self._statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_gestures(self, view: QuestionView) -> None:
        """The list stands at the left or, where an application needs the room, in one line."""
        listed = view.practice and bool(view.gestures)
        self._gestures.show_gestures(view.gestures)
        self._next_gesture.say(next_gesture(view.gestures) if listed else "")
        self._page.list_gestures(listed=listed, in_line=view.tool is not None)

    def _order_tabs(self) -> None:
        """From the statement through documents and answers to the ways on."""
        tools = () if self._side.tool is None else (self._side.tool,)
        parts = map(stops_in, (self._documents, self._answers, *tools))
        follow((self._statement, *chain.from_iterable(parts), *self._ways.stops()))

    def _reveal(self, notice: QWidget) -> None:
        if self.page is not None:
            self.page.reveal(notice)

    def _worked(self) -> None:
        self._answers.tell_work(self._side.summary())
        self._changed(None)

    def _changed(self, _answer: Answer) -> None:
        self._missing.say("")
        self.draft_changed.emit(self.answer())

    def _go_on(self) -> None:
        if self._view is not None and self._view.feedback is not None:
            self.continued.emit()
            return
        work = self._view is not None and self._view.kind is AnswerKind.APPLICATION
        missing = self._side.unused() if work else self._answers.missing()
        self._missing.say(missing)
        if not missing:
            self.validated.emit(self.answer())
            return
        self._missing.setAccessibleName(missing)
        self.announced.emit(missing)
        self._reveal(self._missing)
        if (gap := self._answers.first_gap()) is not None:
            gap.setFocus(Qt.FocusReason.OtherFocusReason)
