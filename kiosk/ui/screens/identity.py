"""Is it you: a name, an exam, and the time that is yours. Knows no list of people."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.identity import IdentityView
from kiosk.ui.widgets.boxes import STRETCH, Column, Split, card, column, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.facts import Ledger
from kiosk.ui.widgets.progress_rule import ExtraTimeBar
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words

_WIDTH = 1128
_ANSWER = 260


class IdentityScreen(Screen):
    """The duration is shown here, where a forgotten extra time is still cheap to repair."""

    confirmed = Signal()
    denied = Signal()

    def __init__(self) -> None:
        super().__init__("identity")
        self._rows = Ledger(gap=14)
        self._duration = Text("", "duration", "onink", wrap=False)
        self._bar = ExtraTimeBar()
        self._planned = Text("", "label", "onink", wrap=False)
        self._extra = Text("", "label", "accent", wrap=False)
        self._for_you = Text(words(Key.IDENTITY_FOR_YOU), "body", "ink2", wrap=False)
        self._note = Text("", "body", "onink")
        self._shares = QHBoxLayout()
        person = card("plain", self._rows, STRETCH, margins=(32, 26, 32, 26))
        content = column(
            Text(words(Key.IDENTITY_TITLE), "hero"),
            4,
            Text(words(Key.IDENTITY_LEAD), "lead", "text2"),
            26,
            Split(_padded(person, right=24), self._time_card(), (696, 432)),
            20,
            Strip(words(Key.IDENTITY_WARNING), "info"),
            STRETCH,
        )
        self.lay(column(Column(content, _WIDTH), margins=(24, 32, 24, 20)))
        self._deny = Button("deny", words(Key.IDENTITY_DENY), "secondary")
        self._confirm = Button(
            "confirm", words(Key.IDENTITY_CONFIRM), "primary", "right", after=True
        )
        self.bottom.add_left(self._deny)
        self.bottom.add_right(self._confirm)
        self._deny.clicked.connect(self.denied)
        self._confirm.clicked.connect(self.confirmed)
        self._even()

    def show_view(self, view: IdentityView) -> None:
        """Show a person's own lines."""
        adaptations = ", ".join(view.adaptations) or words(Key.IDENTITY_NONE)
        self._rows.show_rows(
            (
                (words(Key.IDENTITY_LAST_NAME), view.last_name, ""),
                (words(Key.IDENTITY_FIRST_NAME), view.first_name, ""),
                (words(Key.IDENTITY_BIRTH), view.birth_date, ""),
                (words(Key.IDENTITY_EXAM), view.exam, view.exam_detail),
                (words(Key.IDENTITY_ADAPTATIONS), adaptations, view.adaptations_note),
            )
        )
        self._duration.say(view.duration)
        self._bar.show_share(view.extra_share)
        added = round(100 * view.extra_share)
        for place, share in enumerate((100 - added, added)):
            self._shares.setStretch(place, share)  # each below its part of the bar
        self._planned.say(view.planned)
        self._extra.say(view.extra)
        for widget in (self._extra, self._for_you):
            widget.setVisible(bool(view.extra))
        note = Key.IDENTITY_EXTRA_NOTE if view.extra else Key.IDENTITY_PLAIN_NOTE
        self._note.say(words(note))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._even()

    def _even(self) -> None:
        """Neither answer is the larger one."""
        answers = (self._deny, self._confirm)
        width = max(one.sizeHint().width() for one in answers)
        for one in answers:
            one.setMinimumWidth(max(width, _ANSWER))

    def first_focus(self) -> QWidget:
        return self._confirm

    def _time_card(self) -> QWidget:
        everyone = Text(words(Key.IDENTITY_FOR_ALL), "body", "ink2", wrap=False)
        captions = QWidget()
        self._shares.setContentsMargins(0, 0, 0, 0)
        self._shares.setSpacing(0)
        self._shares.addWidget(column(self._planned, everyone))
        self._shares.addWidget(column(self._extra, self._for_you))
        captions.setLayout(self._shares)
        return card(
            "ink",
            Text(f"**{words(Key.IDENTITY_DURATION)}**", "body", "ink2"),
            self._duration,
            18,
            self._bar,
            6,
            captions,
            22,
            hairline("ink"),
            16,
            self._note,
            STRETCH,
            margins=(32, 24, 32, 24),
        )


def _padded(widget: QWidget, *, right: int) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, right, 0)
    layout.addWidget(widget)
    return holder
