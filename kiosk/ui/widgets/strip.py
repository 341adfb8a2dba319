"""A notice across the page: a bar, an icon, words, perhaps a button. Knows no reason for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Icon, Text, repolish

_ICONS = {
    "info": "info",
    "warn": "clock",
    "urgent": "clock",
    "err": "error",
    "ok": "check-circle",
}
_INKS = {"urgent": "warn"}
"""The colour of the picture, where it is not named as the tone."""


class Strip(QFrame):
    """A tinted band; `closable` ones have a button to be sent away with."""

    closed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: str = "info",
        icon: str = "",
        *,
        close: str = "",
        closes: tuple[str, str] = ("close-strip", ""),
        role: str = "notice",
    ) -> None:
        """Make a band; `closes` are the name of its button and what is read aloud of it.

        `role` is the size of its words.
        """
        super().__init__()
        self._own_icon = icon
        self._close: Button | None = None
        self._picture = Icon(icon or _ICONS[tone], _INKS.get(tone, tone))
        self._text = Text(text, role)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 10, 16, 10)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(self._text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("strip", tone)
        if close:
            self.setProperty("full", "yes")
            self._close = Button(closes[0], close, "plain", "close")
            self._close.say(close, closes[1])
            self._close.clicked.connect(self.closed)
            self._layout.addWidget(self._close)

    def say(self, text: str, tone: str = "") -> None:
        """Show other words, perhaps in another tone; without words the strip goes away."""
        self._text.say(text)
        if tone and tone != self.property("strip"):
            self.setProperty("strip", tone)
            self._picture.show_icon(self._own_icon or _ICONS[tone], _INKS.get(tone, tone))
            repolish(self)
        self.setVisible(bool(text))

    def speak(self, close: str) -> None:
        """Name the button in another language."""
        if self._close is not None:
            self._close.say(close)

    @property
    def plain(self) -> str:
        """The words shown."""
        return self._text.plain
