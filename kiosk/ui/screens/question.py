"""One question: what is asked, where it is answered, and the ways on. Knows no right answer."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.theme.tokens import COLUMN
from kiosk.ui.views.question import Answer, AnswerKind, QuestionView
from kiosk.ui.widgets.answers import AnswerArea
from kiosk.ui.widgets.attachments import AttachmentPane
from kiosk.ui.widgets.boxes import STRETCH, Column, Item, Split, clear, column, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.gestures import GestureList
from kiosk.ui.widgets.statement import Statement
from kiosk.ui.widgets.strip import Strip
from kiosk.words import Text as Key
from kiosk.words import words


class QuestionScreen(Screen):
    """A question of the test, or one of practice, which is the same screen and says so."""

    draft_changed = Signal(object)
    validated = Signal(object)
    continued = Signal()
    skip_requested = Signal()
    report_requested = Signal()

    def __init__(self, name: str = "question") -> None:
        super().__init__(name)
        self._view: QuestionView | None = None
        self._holder = QWidget()
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.lay(self._holder)
        self._statement = Statement()
        self._answers = AnswerArea()
        self._missing = Strip("", "err")
        self._missing.setObjectName("missing")
        self._feedback = Strip("", "ok")
        self._feedback.setObjectName("feedback")
        self._gestures = GestureList()
        self._attachments: QWidget | None = None
        self._report = Button("report", words(Key.QUESTION_REPORT), "quiet", "flag")
        self._skip = Button("skip", words(Key.QUESTION_SKIP), "secondary")
        self._validate = Button(
            "validate", words(Key.QUESTION_VALIDATE), "primary", "right", after=True
        )
        self._report.setShortcut("Alt+S")
        self._skip.setShortcut("Alt+P")
        self._validate.setShortcut("Alt+V")
        self.bottom.add_left(self._report)
        self.bottom.add_right(self._skip)
        self.bottom.add_right(self._validate)
        self._report.clicked.connect(self.report_requested)
        self._skip.clicked.connect(self.skip_requested)
        self._validate.clicked.connect(self._go_on)
        self._answers.changed.connect(self._changed)

    def show_view(self, view: QuestionView) -> None:
        """Show a question; the one that is shown already keeps what is being typed."""
        before, self._view = self._view, view
        self.tell(item=view.item, number=view.number, serial=view.serial, kind=view.kind.value)
        if before is None or _identity(before) != _identity(view):
            self._build(view)
        for name, value in (
            ("item", view.item),
            ("number", view.number),
            ("serial", view.serial or f"{view.number} {view.item}"),
        ):
            self.setProperty(name, value)  # for whoever reads the screen by its names
        key = Key.FRAME_PRACTICE_QUESTION if view.practice else Key.FRAME_QUESTION
        self.entitle(words(key, number=view.number, total=view.total))
        self.bottom.say(view.saved_note, safe=True)
        self._missing.say(view.missing_note)
        feedback = view.feedback
        if feedback is not None:
            said = f"**{feedback.title}** {feedback.text}".strip()
            self._feedback.say(said, "ok" if feedback.right else "warn")
        self._feedback.setVisible(feedback is not None)
        self._gestures.show_gestures(view.gestures)
        answering = view.enabled and feedback is None
        self._answers.open_or_close(enabled=answering)
        self._skip.setEnabled(answering)
        self._report.setEnabled(view.enabled)
        self._validate.setEnabled(view.enabled)
        self._validate.say(
            words(Key.QUESTION_VALIDATE if feedback is None else Key.QUESTION_CONTINUE)
        )
        self._validate.setShortcut("Alt+V")

    def first_focus(self) -> QWidget:
        return self._statement

    def answer(self) -> Answer:
        """The answer as it stands."""
        return self._answers.answer()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()

    def _build(self, view: QuestionView) -> None:
        """Lay the question out anew: in a column, or with its documents beside the answers."""
        for kept in (self._statement, self._answers, self._missing, self._feedback, self._gestures):
            kept.setParent(self)
            kept.hide()
        clear(self._place)
        self._missing.hide()
        self._statement.show_markdown(view.statement)
        beside = bool(view.attachments) or view.kind is AnswerKind.FIELDS
        self._answers.build(view, title=beside and view.kind is AnswerKind.FIELDS)
        panes = [AttachmentPane(one, place) for place, one in enumerate(view.attachments, start=1)]
        self._attachments = column(*panes, gap=18) if panes else None
        if view.practice and view.gestures:
            laid: QWidget = Split(self._gestures, self._one_column(), (456, 910))
        elif beside:
            laid = self._two_panes(view)
        else:
            laid = self._one_column()
        self._place.addWidget(laid)
        for kept in (self._statement, self._answers):
            kept.show()
        self._gestures.setVisible(view.practice and bool(view.gestures))
        if self.page is not None:
            self.page.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._order_tabs()
            self._statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def _one_column(self) -> QWidget:
        items: list[Item] = [self._statement, 14, self._answers, 8, self._missing, self._feedback]
        if self._attachments is not None:
            items[1:1] = [12, self._attachments]
        inside = column(*items, STRETCH)
        holder = column(Column(inside, COLUMN + 12), margins=(24, 34, 24, 24))
        inside.setContentsMargins(6, 0, 6, 0)
        return holder

    def _two_panes(self, view: QuestionView) -> QWidget:
        left_items: list[Item] = [self._statement]
        if self._attachments is not None:
            left_items += [18, self._attachments]
        left = column(*left_items, STRETCH, margins=(48, 34, 40, 24))
        notes: list[Item] = [self._missing, self._feedback]
        if view.kind is not AnswerKind.SINGLE and view.kind is not AnswerKind.MULTIPLE:
            notes = [4, Strip(words(Key.QUESTION_KEPT), "info"), 12, *notes]
        right = grounded(column(self._answers, *notes, STRETCH, margins=(43, 34, 43, 24)), "aside")
        rows = view.kind in (AnswerKind.SINGLE, AnswerKind.MULTIPLE)
        return Split(left, right, (760, 606) if rows else (846, 520))

    def _order_tabs(self) -> None:
        """From the statement through documents and answers to the ways on."""
        stops: list[QWidget] = [self._statement]
        for part in (self._attachments, self._answers):
            if part is not None:
                stops += [
                    one
                    for one in part.findChildren(QWidget)
                    if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window()
                ]
        stops += [self._report, self._skip, self._validate]
        for first, second in pairwise(stops):
            if first.window() is second.window():
                QWidget.setTabOrder(first, second)

    def _changed(self, answer: Answer) -> None:
        self._missing.say("")
        self.draft_changed.emit(answer)

    def _go_on(self) -> None:
        if self._view is not None and self._view.feedback is not None:
            self.continued.emit()
            return
        missing = self._answers.missing()
        self._missing.say(missing)
        if missing:
            self._missing.setAccessibleName(missing)
            gap = self._answers.first_gap()
            if gap is not None:
                gap.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.validated.emit(self._answers.answer())


def _identity(view: QuestionView) -> tuple[str, int, str, bool]:
    return view.serial, view.number, view.item, view.practice
