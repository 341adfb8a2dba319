"""Free mode or focus mode, by an icon and its word. Knows no question."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk.ui.views.frame import Mode
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words.journey import JourneyText, journey_words

_SAID: Final[Mapping[Mode, tuple[str, JourneyText]]] = {
    Mode.FREE: ("globe", JourneyText.MODE_FREE),
    Mode.FOCUS: ("focus", JourneyText.MODE_FOCUS),
}


class ModeMark(QWidget):
    """Never a colour alone; `tone` is that of words on the ground below."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self._icon = Icon("globe", tone, 22)
        self._text = Text("", "small", tone, wrap=False)
        self._text.setObjectName("question-mode")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_mode(self, mode: Mode | None) -> None:
        """Show a mode; without one there is nothing to say."""
        icon, key = _SAID[mode or Mode.FREE]
        self._icon.show_icon(icon, self._tone)
        self._text.say(f"**{journey_words(key)}**" if mode is not None else "")

    @property
    def plain(self) -> str:
        """The words shown."""
        return self._text.plain
