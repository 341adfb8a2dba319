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

TITLES: Final[Mapping[Act, tuple[str, Key]]] = {
    Act.GRANT: ("plus", Key.PANEL_GRANT),
    Act.PAUSE_INCIDENT: ("pause", Key.PANEL_PAUSE_INCIDENT),
    Act.PAUSE_PERSONAL: ("person", Key.PANEL_PAUSE_PERSONAL),
    Act.RESUME: ("play", Key.PANEL_RESUME),
    Act.END: ("stop", Key.PANEL_END_ACT),
    Act.TAKE_OVER: ("swap", Key.PANEL_TAKE_OVER),
    Act.CORRECT_EXTRA: ("clock", Key.PANEL_CORRECT_EXTRA),
    Act.BLANK_SLOT: ("person", Key.PANEL_BLANK_SLOT),
    Act.LOWER_LEVEL: ("shield", Key.PANEL_LOWER_LEVEL),
    Act.CLEAR_LOCK: ("lock", Key.PANEL_CLEAR_LOCK),
    Act.CLOSE_SESSION: ("shield", Key.PANEL_CLOSE_SESSION),
    Act.NEXT_CANDIDATE: ("person", Key.PANEL_NEXT_CANDIDATE),
}
"""Icon and name of each act that has a button of its own."""

_CHIEF: Final = (
    Act.CORRECT_EXTRA,
    Act.BLANK_SLOT,
    Act.TAKE_OVER,
    Act.LOWER_LEVEL,
    Act.CLEAR_LOCK,
)


class ActList(QWidget):
    """One button for each act; the chief's are unfolded on demand, or the chief is called."""

    chosen = Signal(object)
    chief_called = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ActView, ...] | None = None
        self._unfolded = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def show_acts(self, acts: tuple[ActView, ...]) -> None:
        """Show what can be done now."""
        if acts != self._shown:
            self._shown = acts
            self._build({one.act: one for one in acts})

    def _build(self, acts: Mapping[Act, ActView]) -> None:
        clear(self._layout)
        paused = Act.RESUME in acts and acts[Act.RESUME].enabled
        suspend = (Act.RESUME,) if paused else (Act.PAUSE_INCIDENT, Act.PAUSE_PERSONAL)
        self._group(Key.PANEL_HELP_GROUP, (Act.GRANT,), acts)
        self._group(Key.PANEL_SUSPEND_GROUP, suspend, acts)
        if self._unfolded and any(act in acts for act in _CHIEF):
            self._group(Key.PANEL_CENTRE_GROUP, _CHIEF, acts)
        else:
            unfold = Button("act-chef", words(Key.PANEL_CENTRE_GROUP), "plain", "key")
            here = any(act in acts for act in _CHIEF)
            unfold.clicked.connect(self._unfold if here else self.chief_called)
            self._layout.addSpacing(4)
            self._layout.addWidget(unfold)
        self._group(Key.PANEL_END_GROUP, (Act.END,), acts)
        self._layout.addStretch(1)

    def _group(self, title: Key, members: tuple[Act, ...], acts: Mapping[Act, ActView]) -> None:
        present = [acts[act] for act in members if act in acts]
        if not present:
            return
        self._layout.addSpacing(4)
        self._layout.addWidget(Text(f"**{words(title)}**", "small", "text2"))
        for view in present:
            icon, name = TITLES[view.act]
            tone = "err" if view.act is Act.END else "brand"
            button = ActButton(f"act-{view.act.value}", icon, words(name), view.detail, tone)
            button.permit(enabled=view.enabled, reason=view.reason)
            button.clicked.connect(lambda _checked=False, view=view: self.chosen.emit(view))
            self._layout.addWidget(button)

    def _unfold(self) -> None:
        self._unfolded = True
        acts, self._shown = self._shown, None
        self.show_acts(acts or ())
