"""What the top bar has no room for, as a list of buttons. Knows no screen."""

from PySide6.QtCore import Signal

from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.moving import MovingText, moving_words
from kiosk.words.voice import VoiceText, voice_words


class MenuPanel(SidePanel):
    """Time, display and help; each press says its name and leaves the panel to its opener."""

    candidates_requested = Signal()
    display_requested = Signal()
    help_requested = Signal()
    clock_toggled = Signal()
    sound_requested = Signal()

    def __init__(
        self, *, clock_hidden: bool | None, candidates: bool = False, sound: bool = False
    ) -> None:
        """Make the menu; without a clock (`None`) there is none to hide or to show.

        `candidates` offers the list of the room, to staff; `sound` the sound test.
        """
        super().__init__("panel-menu", "menu", words(Key.FRAME_MENU))
        display = Button("menu-display", words(Key.FRAME_DISPLAY), "plain", "letters")
        display.clicked.connect(self.display_requested)
        assist = Button("menu-help", words(Key.FRAME_HELP), "plain", "help")
        assist.clicked.connect(self.help_requested)
        self._first = display
        for button in (display, assist):
            self.body.addWidget(button)
        if sound:
            trial = Button("menu-sound", voice_words(VoiceText.TEST), "plain", "sound")
            trial.clicked.connect(self.sound_requested)
            self.body.addWidget(trial)
        if clock_hidden is not None:
            key = Key.FRAME_SHOW_TIME if clock_hidden else Key.FRAME_HIDE_TIME_FULL
            clock = Button("menu-clock", words(key), "plain", "show" if clock_hidden else "hide")
            clock.clicked.connect(self.clock_toggled)
            self.body.addWidget(clock)
        if candidates:
            text = moving_words(MovingText.FRAME_CANDIDATES)
            people = Button("menu-candidates", text, "plain", "person")
            people.clicked.connect(self.candidates_requested)
            self.body.addWidget(people)
        self.body.addStretch(1)

    def first_focus(self) -> Button:
        """The display, which is sought most often."""
        return self._first
