"""The panel to try sound, voice and keyboard. Knows no program, and plays nothing itself."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.ui.views.preferences import SPEECH_RATES
from kiosk.ui.views.voice import VOLUMES, SoundTestView
from kiosk.ui.widgets.boxes import column, hairline, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.listen_bar import rate_words
from kiosk.ui.widgets.segmented import SegmentedChoice
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words.catalogue import Language, chosen, french
from kiosk.words.voice import VoiceText, voice_words

_WIDTH: Final = 520
_LONGEST: Final = 40


class SoundPanel(SidePanel):
    """Three small trials; none of them must be done."""

    sound_played = Signal()
    voice_toggled = Signal()
    volume_chosen = Signal(int)
    rate_chosen = Signal(int)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__("panel-sound", "sound", voice_words(VoiceText.TEST), _WIDTH)
        self._play = Button("sound-play", voice_words(VoiceText.SOUND_PLAY), "primary", "note")
        self._volumes = SegmentedChoice(
            voice_words(VoiceText.VOLUME),
            [(f"volume-{one}", _percent(one)) for one in VOLUMES],
        )
        self._sound_note = Text("", "small", "text2")
        self._sound_reason = Strip("", "warn", "mute")
        self._speak = Button("voice-play", "", "secondary", "sound")
        self._rates = SegmentedChoice(
            voice_words(VoiceText.RATE), [(f"rate-{one}", rate_words(one)) for one in SPEECH_RATES]
        )
        self._voice_reason = Strip("", "warn", "mute")
        self._line = QLineEdit()
        self._line.setObjectName("keyboard-line")
        self._line.setMaxLength(_LONGEST)
        self._line.setAccessibleName(voice_words(VoiceText.KEYBOARD_ASK))
        self._found = Strip("", "info", "keyboard")
        self._found.hide()
        self._told = ""
        self._lay()
        self._play.clicked.connect(self.sound_played)
        self._speak.clicked.connect(self.voice_toggled)
        self._volumes.chosen.connect(lambda name: self.volume_chosen.emit(_number(name)))
        self._rates.chosen.connect(lambda name: self.rate_chosen.emit(_number(name)))
        self._line.textChanged.connect(self.typed)
        self.show_view(SoundTestView())

    def show_view(self, view: SoundTestView) -> None:
        """Show how things stand; what is typed stays."""
        self._volumes.select(f"volume-{view.volume}")
        self._rates.select(f"rate-{view.rate}")
        self._sound_reason.say(view.sound_reason)
        self._sound_note.setVisible(not view.sound_reason)
        key = VoiceText.VOICE_STOP if view.speaking else VoiceText.VOICE_PLAY
        self._speak.say(voice_words(key))
        self._speak.swap_icon("stop" if view.speaking else "sound")
        self._speak.setAccessibleDescription(view.voice_reason)
        self._play.setAccessibleDescription(view.sound_reason)
        self._voice_reason.say(view.voice_reason)
        told = view.keys and view.keys != self._told
        self._told = view.keys
        self._found.say(view.keys, view.keys_tone)
        if told:
            self.page.reveal(self._found)
        self._found.setAccessibleName(self._found.plain)
        self._line.setAccessibleDescription(self._found.plain)

    def first_focus(self) -> QWidget:
        """The first thing to try."""
        return self._play

    def _lay(self) -> None:
        self._sound_note.say(voice_words(VoiceText.SOUND_LOUDER))
        ask = Text(voice_words(VoiceText.KEYBOARD_ASK), "small", "text2")
        ask.setBuddy(self._line)
        self.body.addSpacing(4)
        for title, hint, button in (
            (VoiceText.SOUND, VoiceText.SOUND_HINT, self._play),
            (VoiceText.VOICE, VoiceText.VOICE_SENTENCE, self._speak),
        ):
            said = Text(voice_words(hint), "small", "text2")
            words = column(Text(voice_words(title), "label"), said)
            self.body.addWidget(row(words, button, gap=12, grows=0))
            sound = title is VoiceText.SOUND
            name = VoiceText.VOLUME if sound else VoiceText.RATE
            label = Text(voice_words(name), "status")
            self.body.addWidget(column(label, self._volumes if sound else self._rates, gap=2))
            for note in (self._sound_note, self._sound_reason) if sound else (self._voice_reason,):
                self.body.addWidget(note)
            self.body.addSpacing(2)
            self.body.addWidget(hairline())
            self.body.addSpacing(2)
        self.body.addWidget(Text(voice_words(VoiceText.KEYBOARD), "label"))
        for widget in (ask, self._line, self._found):
            self.body.addWidget(widget)
        self.body.addSpacing(2)
        self.body.addWidget(Text(voice_words(VoiceText.TEST_SKIP), "small", "text2"))
        self.body.addStretch(1)


def _percent(volume: int) -> str:
    return f"{volume}%" if chosen() is Language.ENGLISH else french(f"{volume} %")


def _number(name: str) -> int:
    return int(name.partition("-")[2])
