"""Who sits down: six characters, and no list of names. Knows no candidate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.candidate_code import CandidateCodeView
from kiosk.ui.widgets.boxes import STRETCH, Column, column
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.code_cells import CodeCells
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import plural, words

_LENGTH = 6


class CandidateCodeScreen(Screen):
    """Cells for the code; an error stands beside them and the focus goes back in."""

    submitted = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__("candidate-code")
        self._view = CandidateCodeView()
        self._sent = False
        spoken = tuple(words(Key.CODE_CELL, number=number) for number in range(1, _LENGTH + 1))
        self._cells = CodeCells("candidate-code", (_LENGTH,), spoken, size=(64, 72))
        self._error = Strip("", "err")
        self._error.setObjectName("code-error")
        self._error.hide()
        content = column(
            STRETCH,
            Text(words(Key.CODE_TITLE), "hero"),
            6,
            Text(words(Key.CODE_LEAD), "lead", "text2"),
            34,
            Text(words(Key.CODE_LABEL, count=_LENGTH), "label"),
            6,
            self._cells,
            10,
            self._error,
            26,
            Strip(words(Key.CODE_HELP), "info", "hand"),
            STRETCH,
            STRETCH,
        )
        self.lay(column(Column(content, 760), margins=(24, 24, 24, 24)))
        self.add_staff_button()
        self._submit = Button("continue", words(Key.CODE_SUBMIT), "primary", "right", after=True)
        self.bottom.add_right(self._submit)
        self._submit.clicked.connect(self._send)
        self._cells.accepted.connect(self._send)
        self._cells.edited.connect(self._typed)

    def show_view(self, view: CandidateCodeView) -> None:
        """Show the last error, if there was one."""
        answered = (self._sent and not view.busy) or not self.isVisible()
        self._view = view
        self._error.say(view.message)
        self._cells.mark("bad" if view.message else "plain")
        self._cells.setEnabled(not view.busy)
        if answered:
            self._sent = False
            self._cells.fill("")
            if self.isVisible():
                self._cells.next_cell().setFocus()
        self._judge()

    def first_focus(self) -> QWidget:
        return self._cells.next_cell()

    def _typed(self, _code: str) -> None:
        self._error.say("")
        self._cells.mark("plain")
        self._judge()

    def _judge(self) -> None:
        self._submit.setEnabled(self._cells.full() and not self._view.busy)
        missing = self._cells.missing()
        said = plural(Key.CODE_INCOMPLETE_ONE, Key.CODE_INCOMPLETE_MANY, missing)
        self.bottom.say("" if self._cells.full() else said)

    def _send(self) -> None:
        if self._submit.isEnabled():
            self._sent = True
            self.submitted.emit(self._cells.text())
