"""The end of a session: each candidate with where the result is, then the steps. Knows no rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.closing import ClosingView, ConfirmView, EndAct, StepView
from kiosk.ui.widgets.boxes import STRETCH, Split, clear, column, grounded
from kiosk.ui.widgets.buttons import ActButton, Button
from kiosk.ui.widgets.ended_list import EndedList
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text

_SHARES = (958, 408)


class ClosingScreen(Screen):
    """Left who sat here, right what to do; the safe answer has the focus when it is asked."""

    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__("closing")
        self._head = Text("", "h1")
        self._lead = Text("", "lead", "text2")
        self._list = EndedList()
        self._message = Strip("", "ok")
        self._message.setObjectName("closing-message")
        self._steps_title = Text("", "label", "text2")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self._shown: tuple[object, ...] | None = None
        self._buttons: dict[EndAct, QWidget] = {}
        left = column(
            self._head,
            4,
            self._lead,
            16,
            self._message,
            8,
            self._list,
            STRETCH,
            margins=(48, 28, 32, 24),
        )
        holder = QWidget()
        holder.setLayout(self._steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        right = column(self._steps_title, 10, holder, STRETCH, margins=(24, 28, 24, 24))
        self.lay(Split(left, grounded(right, "aside"), _SHARES))
        self._leave = Button("closing-leave", "", "secondary", "right", after=True)
        self._leave.clicked.connect(lambda: self.acted.emit(EndAct.LEAVE))
        self.bottom.add_right(self._leave)

    def show_view(self, view: ClosingView) -> None:
        """Show where everything is."""
        self.entitle(view.title)
        self._head.say(view.title)
        self._lead.say(view.lead)
        self._lead.tint(view.tone)
        self._message.say(view.message, view.message_tone)
        self._list.show_rows(view.rows, view.notes_title, view.notes, view.no_notes)
        self._steps_title.say(view.steps_title)
        self._steps_title.setVisible(view.asking is None)
        self._show_steps(view)
        self._leave.say(view.leave)
        self._leave.setEnabled(not view.busy)
        self.bottom.say(view.foot)

    def first_focus(self) -> QWidget:
        """The safe answer, the first open step, or the way back: never the closing."""
        stay = self._buttons.get(EndAct.STAY)
        if stay is not None:
            return stay
        steps = (one for act, one in self._buttons.items() if act is not EndAct.CLOSE)
        return next((one for one in steps if one.isEnabled()), self._leave)

    def _show_steps(self, view: ClosingView) -> None:
        wanted = (view.steps, view.asking, view.busy)
        if wanted == self._shown:
            return
        asked_before = EndAct.STAY in self._buttons
        within = self.isVisible() and self._within()
        self._shown = wanted
        clear(self._steps)
        self._buttons = {}
        if view.asking is not None:
            self._ask(view.asking, busy=view.busy)
        else:
            for step in view.steps:
                self._add(step, busy=view.busy)
        if within or (self.isVisible() and (view.asking is not None) != asked_before):
            self.first_focus().setFocus()

    def _within(self) -> bool:
        return any(one.hasFocus() for one in self._buttons.values())

    def _add(self, step: StepView, *, busy: bool) -> None:
        danger = step.act is EndAct.CLOSE
        tone = "err" if danger else "brand"
        name = f"closing-{step.act.value}"
        button = ActButton(name, step.icon, step.title, step.detail, tone)
        button.permit(enabled=step.enabled and not busy, reason=step.reason)
        button.clicked.connect(lambda: self.acted.emit(step.act))
        if danger:
            self._steps.addSpacing(16)
        self._place(step.act, button)

    def _place(self, act: EndAct, button: QWidget) -> None:
        self._steps.addWidget(button)
        button.show()  # what is not shown yet does not take the focus
        self._buttons[act] = button

    def _ask(self, asking: ConfirmView, *, busy: bool) -> None:
        self._steps.addWidget(Text(asking.title, "strong"))
        self._steps.addWidget(Text(asking.text, "body", "text2"))
        if asking.warning:
            warning = Strip("", "warn", "warning")
            self._steps.addWidget(warning)
            warning.say(asking.warning)  # which shows it: by itself it would be a window
        self._steps.addSpacing(8)
        answers = (
            (EndAct.STAY, asking.stay, "secondary"),
            (EndAct.CONFIRM, asking.go, "danger"),
        )
        for act, said, look in answers:
            button = Button(f"closing-{act.value}", said, look)
            button.setEnabled(not busy)
            button.clicked.connect(lambda _on=False, chosen=act: self.acted.emit(chosen))
            self._place(act, button)
