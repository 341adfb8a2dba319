"""The card of a session that a ticket announces, and what was verified. Knows no ticket."""

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from kiosk.ui.views.opening import SessionCard
from kiosk.ui.widgets.boxes import clear, hairline, row
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words


class SessionFrame(QFrame):
    """Away until there is a session to show."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "surface")
        self.setObjectName("session-card")
        self._shown: SessionCard | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 18, 24, 18)
        self._layout.setSpacing(2)
        self.hide()

    def show_card(self, card: SessionCard | None) -> None:
        """Show a session, or none."""
        self.setVisible(card is not None)
        if card is None or card == self._shown:
            return
        self._shown = card
        clear(self._layout)
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for place, (label, value, note) in enumerate(
            (
                (words(Key.OPENING_RECOGNISED), card.title, card.place),
                (words(Key.OPENING_CANDIDATES), card.enrolled, card.extra_note),
            )
        ):
            grid.addWidget(Text(label, "caption", "mention"), 0, place)
            grid.addWidget(Text(value, "strong"), 1, place)
            grid.addWidget(Text(note, "body", "text2"), 2, place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        self._layout.addWidget(facts)
        if card.checks:
            self._layout.addSpacing(12)
            self._layout.addWidget(hairline())
            self._layout.addSpacing(12)
            checks = QWidget()
            flow = Flow(checks, gap=18)
            for check in card.checks:
                said = Text(f"**{check}**", "small", "ok", wrap=False)
                flow.addWidget(row(Icon("check-circle", "ok", 22), said, gap=6))
            self._layout.addWidget(checks)
