"""The acts of the staff in their groups; what is impossible says why. Knows no effect."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.panel import Act, ActView
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.buttons import ActButton, Button
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.cover import CoverText, cover_words
from kiosk.words.moving import MovingText, moving_words
from kiosk.words.reports import ReportText, report_words

_TITLES: Final[Mapping[Act, tuple[str, Key]]] = {
    Act.GRANT: ("plus", Key.PANEL_GRANT),
    Act.PAUSE_INCIDENT: ("pause", Key.PANEL_PAUSE_INCIDENT),
    Act.PAUSE_PERSONAL: ("person", Key.PANEL_PAUSE_PERSONAL),
    Act.RESUME: ("play", Key.PANEL_RESUME),
    Act.END: ("stop", Key.PANEL_END_ACT),
    Act.TAKE_OVER: ("swap", Key.PANEL_TAKE_OVER),
    Act.CORRECT_EXTRA: ("key", Key.PANEL_CORRECT_EXTRA),
    Act.BLANK_SLOT: ("person", Key.PANEL_BLANK_SLOT),
    Act.LOWER_LEVEL: ("shield", Key.PANEL_LOWER_LEVEL),
    Act.CLEAR_LOCK: ("lock", Key.PANEL_CLEAR_LOCK),
    Act.CLOSE_SESSION: ("shield", Key.PANEL_CLOSE_SESSION),
    Act.NEXT_CANDIDATE: ("person", Key.PANEL_NEXT_CANDIDATE),
}
_CHIEF: Final = (Act.BLANK_SLOT, Act.LOWER_LEVEL, Act.CLEAR_LOCK)
_PAUSES: Final = (Act.PAUSE_INCIDENT, Act.PAUSE_PERSONAL)


def title_of(view: ActView) -> tuple[str, str]:
    """Icon and name of an act that has a button of its own; two empty texts for any other."""
    if view.act is Act.HAND_OVER:
        again = not view.choices
        key = MovingText.HAND_OVER_AGAIN if again else MovingText.HAND_OVER
        return "swap", moving_words(key)
    if view.act is Act.SILENCE:
        return "bell", cover_words(CoverText.SILENCE)
    if view.act not in _TITLES:
        return "", ""
    icon, key_ = _TITLES[view.act]
    return icon, words(key_)


class ActList(QWidget):
    """One button for each act; the chief's are unfolded on demand."""

    chosen = Signal(object)
    pause_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[object, ...], ...] | None = None
        self._acts: Mapping[Act, ActView] = {}
        self._unfolded = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def show_acts(self, acts: tuple[ActView, ...]) -> None:
        """Show what can be done now; what changes from second to second moves no button."""
        drawn = tuple((one.act, one.enabled, one.reason, one.detail, title_of(one)) for one in acts)
        self._acts = {one.act: one for one in acts}
        if drawn != self._shown:
            self._shown = drawn
            self._build()

    def _build(self) -> None:
        acts = self._acts
        focused: QWidget | None = self.focusWidget()
        name = "" if focused is None else focused.objectName()
        clear(self._layout)
        unbegun = Act.TAKE_OVER in acts and acts[Act.TAKE_OVER].enabled
        helping = (Act.TAKE_OVER,) if unbegun else (Act.GRANT, Act.HAND_OVER)
        self._group(Key.PANEL_HELP_GROUP, (*helping, Act.CORRECT_EXTRA))
        if not unbegun:
            self._suspend()
        if self._unfolded:
            self._group(Key.PANEL_CENTRE_GROUP, _CHIEF)
        if not unbegun:
            self._group(Key.PANEL_END_GROUP, (Act.END,))
        self._layout.addStretch(1)
        again = self.findChild(QWidget, name) if name else None
        if again is not None and again.isEnabled():
            again.show()  # hidden until it is laid out, and nothing hidden takes the focus
            again.setFocus()

    def _suspend(self) -> None:
        """One button for both pauses, or the way on after one."""
        if Act.RESUME in self._acts and self._acts[Act.RESUME].enabled:
            self._group(Key.PANEL_SUSPEND_GROUP, (Act.RESUME,))
            return
        first = self._acts.get(Act.PAUSE_INCIDENT)
        if first is None:
            return
        self._head(Key.PANEL_SUSPEND_GROUP)
        button = ActButton("act-pause", "pause", report_words(ReportText.PAUSE), "")
        button.permit(enabled=first.enabled, reason=first.reason)
        button.clicked.connect(self.pause_asked)
        self._layout.addWidget(button)

    def _head(self, title: Key) -> None:
        self._layout.addSpacing(4)
        self._layout.addWidget(Text(f"**{words(title)}**", "small", "text2"))

    def _group(self, title: Key, members: tuple[Act, ...]) -> None:
        present = [self._acts[act] for act in members if act in self._acts]
        if not present:
            return
        self._head(title)
        for view in present:
            self._layout.addWidget(self._button(view))

    def _button(self, view: ActView) -> ActButton:
        icon, name = title_of(view)
        tone = "err" if view.grave else "brand"
        button = ActButton(f"act-{view.act.value}", icon, name, view.detail, tone)
        button.permit(enabled=view.enabled, reason=view.reason)
        button.clicked.connect(lambda _checked=False, act=view.act: self._choose(act))
        return button

    def _choose(self, act: Act) -> None:
        self.chosen.emit(self._acts[act])

    def unfold(self) -> bool:
        """Show the acts of the chief; whether there are any for who is in."""
        if not any(act in self._acts for act in _CHIEF):
            return False
        self._unfolded = True
        self._build()
        return True


class PauseChoice(QWidget):
    """The two pauses beside what each does to the time; `cancelled` changes nothing."""

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, acts: tuple[ActView, ...]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Text(report_words(ReportText.PAUSE), "strong"))
        self._first: QWidget | None = None
        for view in acts:
            if view.act not in _PAUSES:
                continue
            icon, name = title_of(view)
            button = ActButton(f"act-{view.act.value}", icon, name, view.detail)
            button.permit(enabled=view.enabled, reason=view.reason)
            button.clicked.connect(lambda _checked=False, view=view: self.chosen.emit(view))
            layout.addWidget(button)
            self._first = self._first or button
        stay = Button("act-cancel", words(Key.PANEL_CANCEL), "secondary")
        stay.clicked.connect(self.cancelled)
        layout.addSpacing(4)
        layout.addWidget(stay)
        layout.addStretch(1)
        self._stay = stay

    def first_focus(self) -> QWidget:
        """The first pause."""
        return self._first or self._stay
