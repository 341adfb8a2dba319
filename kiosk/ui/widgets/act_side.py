"""The right column of the staff's panel: the time, the acts, what one asks. Knows no rule."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.panel import Act, ActView, PanelView
from kiosk.ui.widgets.act_form import ActForm
from kiosk.ui.widgets.act_list import ActList, PauseChoice, title_of
from kiosk.ui.widgets.boxes import STRETCH, card, column, grounded, row
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words

_AT_ONCE: Final = frozenset(
    {
        Act.PAUSE_INCIDENT,
        Act.PAUSE_PERSONAL,
        Act.RESUME,
        Act.NEXT_CANDIDATE,
        Act.TAKE_OVER,
        Act.CLOSE_SESSION,
    }
)


class ActSide(QWidget):
    """An act that needs more than a press is asked about in the place of the list."""

    act_requested = Signal(object, object, str, str)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "aside")
        self._end = (Text("", "time", "onink", wrap=False), Text("", "caption", "onink"))
        self._left = (Text("", "time", "onink", wrap=False), Text("", "caption", "accent"))
        self._acts = ActList()
        self._form: ActForm | PauseChoice | None = None
        self._view: PanelView | None = None
        end = column(Text(words(Key.PANEL_END), "small", "ink2"), *self._end, STRETCH)
        left_title = Text(words(Key.PANEL_LEFT), "small", "ink2", wrap=False)
        for label in (left_title, *self._left):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        left = column(left_title, *self._left, STRETCH)
        self._time = card("ink", row(end, STRETCH, left, gap=16), margins=(18, 12, 18, 12))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 18, 24, 18)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._time)
        self._layout.addWidget(self._acts, 1)
        self._acts.chosen.connect(self.choose)
        self._acts.pause_asked.connect(self._ask_pause)

    def show_view(self, view: PanelView) -> None:
        """Show the time and what can be done now; what is being filled in stays."""
        self._view = view
        self._time.setVisible(bool(view.end_time) and self._form is None)
        for labels, texts in (
            (self._end, (view.end_time, view.end_note)),
            (self._left, (view.remaining, view.remaining_note)),
        ):
            for label, text in zip(labels, texts, strict=True):
                label.say(text)
        self._acts.show_acts(tuple(one for one in view.acts if title_of(one)[1]))
        self._acts.setEnabled(not view.busy)
        if self._form is None:
            return
        done = view.message and view.message_tone == "ok"
        if done and not view.busy:
            self.drop()
        elif isinstance(self._form, ActForm):
            fresh = self._act(self._form.act)
            if fresh is not None:
                self._form.show_view(fresh)
            self._form.show_state(view.message, view.wait_ms, busy=view.busy)

    def choose(self, view: ActView) -> None:
        """Do what needs no more than a press; ask about the rest."""
        if view.act in _AT_ONCE and not view.asks_pin:
            self.act_requested.emit(view.act, {}, view.roles[0], "")
            return
        form = ActForm(view, title_of(view)[1].rstrip("…"))
        form.confirmed.connect(
            lambda parameters, role, pin: self.act_requested.emit(view.act, parameters, role, pin)
        )
        self._open(form)

    def unfold(self) -> bool:
        """Show the acts of the chief; whether there are any for who is in."""
        self.drop()
        return self._acts.unfold()

    def drop(self) -> None:
        """Take away what was asked: the list is there again."""
        form, self._form = self._form, None
        if form is not None:
            self._layout.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._acts.show()
        self._time.setVisible(self._view is not None and bool(self._view.end_time))

    def _ask_pause(self) -> None:
        if self._view is None:
            return
        choice = PauseChoice(self._view.acts)
        choice.chosen.connect(self.choose)
        self._open(choice)

    def _open(self, form: ActForm | PauseChoice) -> None:
        self.drop()
        self._form = form
        form.cancelled.connect(self._cancel)
        self._acts.hide()
        self._time.hide()  # the way on stays in sight without scrolling
        self._layout.addWidget(form, 1)
        form.first_focus().setFocus()

    def _cancel(self) -> None:
        """Back to the list, where the focus was."""
        act = self._form.act if isinstance(self._form, ActForm) else None
        self.drop()
        name = "act-pause" if act is None else f"act-{act.value}"
        found = self._acts.findChild(QWidget, name)
        if found is not None and found.isEnabled():
            found.setFocus()

    def _act(self, act: Act) -> ActView | None:
        acts = () if self._view is None else self._view.acts
        return next((one for one in acts if one.act is act), None)
