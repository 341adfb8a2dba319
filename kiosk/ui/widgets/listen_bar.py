"""To listen, pause, go to another sentence and set the speed. Knows no text and no voice."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.views.preferences import SPEECH_RATES
from kiosk.ui.views.voice import ListenView
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.words.catalogue import Language, chosen
from kiosk.words.voice import VoiceText, voice_words

_GAP: Final = 8
_ENDLESS: Final = 16_777_215


def rate_words(rate: int) -> str:
    """A speed in hundredths as it is written: `1,15` or `1.15`."""
    written = f"{rate / 100:.2f}".rstrip("0").rstrip(".")
    return written if chosen() is Language.ENGLISH else written.replace(".", ",")


class ListenBar(QWidget):
    """One button at first; the others come with the voice, and stay while a place is kept.

    A stacked bar says in words why nothing can be heard.
    """

    toggled = Signal()
    stepped = Signal(int)
    rate_chosen = Signal(int)

    def __init__(
        self,
        name: str,
        first: VoiceText,
        look: str = "quiet",
        *,
        stacked: bool = False,
        place: str = "",
        set_before: bool = False,
        wraps: bool = False,
    ) -> None:
        """Make it.

        Args:
            name: What its buttons' names begin with.
            first: What the first button says while nothing is read.
            look: That of the first button.
            stacked: Whether the further buttons stand below the first one.
            place: Tells its buttons from those of another bar, for who hears them.
            set_before: Whether the speed may be set before anything is read.
            wraps: Whether what finds no room goes on another line; else it may be left out.
        """
        super().__init__()
        self._first = first
        self._stacked = stacked
        self._set_before = set_before
        self._wraps = wraps
        self._place = f", {place}" if place else ""
        self._rate = 100
        self._started = False
        self._room = _ENDLESS
        self.setObjectName(name)
        self.play = Button(f"{name}-play", "", look, "sound")
        self.previous = Button(f"{name}-previous", "", "quiet", "left")
        self.next = Button(f"{name}-next", "", "quiet", "right")
        self.speed = Button(f"{name}-speed", "", "quiet")
        self._reason = Text("", "small", "text2")
        self._lay()
        self.play.clicked.connect(self.toggled)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.speed.clicked.connect(self._faster)
        self.show_view(ListenView())

    def show_view(self, view: ListenView) -> None:
        """Show how things stand; what keeps the same words costs nothing."""
        self._rate = view.rate
        word, full, icon = self._first, self._first, "sound"
        if self._first is VoiceText.LISTEN:
            full = VoiceText.LISTEN_FULL
        if view.playing:
            word, full, icon = VoiceText.PAUSE, VoiceText.PAUSE_FULL, "pause"
        elif view.started:
            word, full, icon = VoiceText.GO_ON, VoiceText.GO_ON_FULL, "play"
        self.play.say(voice_words(word), voice_words(full) + self._place)
        self.play.swap_icon(icon)
        self.play.setAccessibleDescription(view.reason)
        self.previous.say("", voice_words(VoiceText.PREVIOUS) + self._place)
        self.next.say("", voice_words(VoiceText.NEXT) + self._place)
        rate = rate_words(view.rate)
        full_speed = voice_words(VoiceText.SPEED_FULL, rate=rate) + self._place
        self.speed.say(voice_words(VoiceText.SPEED, rate=rate), full_speed)
        self._started = view.started
        self._fit()
        self._reason.say(view.reason if self._stacked else "")
        self._reason.setVisible(self._stacked and bool(view.reason))
        self.updateGeometry()

    def suit(self, room: int) -> None:
        """Leave out what has no place in so many pixels; the panel of display has it all."""
        if room != self._room:
            self._room = room
            self._fit()

    def _fit(self) -> None:
        beside = self.play.sizeHint().width()
        steps, speed = (self.previous, self.next), (self.speed,)
        for group, wanted in ((steps, self._started), (speed, self._started or self._set_before)):
            if wanted:
                beside += sum(one.sizeHint().width() + _GAP for one in group)
            for one in group:
                one.setVisible(wanted and beside <= self._room)

    def _faster(self) -> None:
        """The next speed; after the fastest comes the slowest."""
        place = SPEECH_RATES.index(self._rate) if self._rate in SPEECH_RATES else -1
        self.rate_chosen.emit(SPEECH_RATES[(place + 1) % len(SPEECH_RATES)])

    def _lay(self) -> None:
        if self._wraps:
            flow = Flow(self, _GAP)
            for one in (self.play, self.previous, self.next, self.speed):
                flow.addWidget(one)
            self._reason.setParent(self)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            return
        further: QBoxLayout = QHBoxLayout()
        further.setSpacing(_GAP)
        for one in (self.previous, self.next, self.speed):
            further.addWidget(one)
        layout: QBoxLayout
        if self._stacked:
            layout = QVBoxLayout(self)
            further.addStretch(1)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        else:
            layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.play)
        layout.addLayout(further)
        layout.addWidget(self._reason)
        if not self._stacked:
            layout.addStretch(1)
