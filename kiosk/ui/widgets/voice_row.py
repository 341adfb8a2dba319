"""The row of the display panel that says whether questions are read aloud. Knows no voice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.views.voice import ListenView
from kiosk.ui.widgets.boxes import column
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words.voice import VoiceText, voice_words


class VoiceRow(QWidget):
    """A title, and either why not, or the controls of the voice."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = Icon("sound", "text2")
        self._title = Text(voice_words(VoiceText.READ_ALOUD), "label", "text2")
        self._detail = Text(voice_words(VoiceText.NOT_GRANTED), "small", "mention")
        place = voice_words(VoiceText.READ_ALOUD).lower()
        self.bar = ListenBar("voice", VoiceText.LISTEN, place=place, set_before=True, wraps=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(column(self._title, self._detail, self.bar), 1)
        self.show_view(ListenView(reason=voice_words(VoiceText.NOT_GRANTED)))

    def show_view(self, view: ListenView) -> None:
        """Show how things stand."""
        ready = view.offered and not view.reason
        self._title.tint("text" if ready else "text2")
        self._picture.show_icon("sound", "brand" if ready else "text2")
        self._detail.say(view.reason or voice_words(VoiceText.READY))
        self._detail.tint("text2" if ready else "mention")
        self.bar.setVisible(ready)
        self.bar.show_view(view)
