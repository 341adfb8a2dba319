"""Brings the voice and the window together: what is read, where one listens, what is marked.

Stands beside the theatre, which it needs to run what lasts. Knows no rule of the exam.
"""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from kiosk.services.desk import Desk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.comfort import Comfort
from kiosk.ui.presenters.listening import ListeningPresenter
from kiosk.ui.presenters.sound_test import SoundTestPresenter
from kiosk.ui.screens.display_panel import DisplayPanel
from kiosk.ui.screens.screen import Screen as Page
from kiosk.ui.screens.sound_panel import SoundPanel
from kiosk.ui.shell import Shell
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.voice import ListenView, SoundTestView
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.read_mark import Marker
from kiosk.ui.widgets.readable import Readable, readables
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.words.voice import VoiceText, voice_words

Later = Callable[[Coroutine[Any, Any, None]], None]


class Listening(QObject):
    """Every place to listen in the window, over one voice."""

    def __init__(
        self,
        shell: Shell,
        desk: Desk,
        comfort: Comfort,
        later: Later,
        notice: Callable[[StripView], None],
    ) -> None:
        """Connect the window.

        Args:
            shell: The window.
            desk: What the station is doing, with its voice and its sound.
            comfort: What people chose for themselves; the speed of the voice is theirs.
            later: Runs what lasts.
            notice: Shows a sentence to whoever asked for what cannot be.
        """
        super().__init__(shell)
        self._shell = shell
        self._later = later
        self._notice = notice
        gear = desk.gear
        self.sound_test = SoundTestPresenter(gear.speech, gear.sound, comfort, self._show_test)
        self.reading = ListeningPresenter(
            desk, gear.speech, comfort, self._show_reading, self._refuse
        )
        self._testing = False
        self._heard: tuple[Readable, ...] = ()
        self._marker = Marker()
        self._connected: set[ListenBar] = set()
        shell.reading_asked.connect(self._toggle)
        shell.panel_changed.connect(self._panel_changed)

    def shown(self, screen: Screen, view: object) -> None:
        """A screen came to the front, or was brought up to date."""
        self._attach(self._page().listen)
        self.reading.shown(screen, view, self.sound_test.volume)
        if self.reading.curious:
            self._later(self.reading.look())

    def panel(self) -> SoundPanel:
        """A new panel for the sound test, connected."""
        made = SoundPanel()
        test = self.sound_test
        made.sound_played.connect(lambda: self._later(test.sound_played()))
        made.voice_toggled.connect(lambda: self._later(test.voice_toggled()))
        made.volume_chosen.connect(test.volume_chosen)
        made.rate_chosen.connect(test.rate_chosen)
        made.typed.connect(test.typed)
        return made

    def _toggle(self) -> None:
        source: Page | SidePanel = self._page()
        panel = self._shell.panel()
        if panel is not None and panel.listen is not None:
            source = panel
        root = source.reading()
        if not self.reading.view.playing:
            self._heard = () if root is None else readables(root)
        self._later(self.reading.toggled([one.passage for one in self._heard]))

    def _panel_changed(self) -> None:
        panel = self._shell.panel()
        if self._testing and not isinstance(panel, SoundPanel):
            self._testing = False
            self.sound_test.closed()
        if isinstance(panel, SoundPanel):
            self._testing = True
            self._later(self.sound_test.opened())
        if isinstance(panel, DisplayPanel):
            self._attach(panel.voice.bar)
        self._attach(None if panel is None else panel.listen)
        self.reading.panel_moved(readable=panel is not None and panel.listen is not None)

    def _attach(self, bar: ListenBar | None) -> None:
        if bar is None or bar in self._connected:
            return
        self._connected.add(bar)
        bar.destroyed.connect(lambda: self._connected.discard(bar))
        bar.toggled.connect(self._toggle)
        bar.stepped.connect(self.reading.stepped)
        bar.rate_chosen.connect(self.reading.rate_chosen)

    def _show_test(self, view: SoundTestView) -> None:
        panel = self._shell.panel()
        if isinstance(panel, SoundPanel):
            panel.show_view(view)

    def _show_reading(self, view: ListenView) -> None:
        page, panel = self._page(), self._shell.panel()
        own = view if not view.beside else replace(view, playing=False, started=False)
        if page.listen is not None:
            page.listen.show_view(own)
            page.offer_listening(offered=own.offered)
        if panel is not None and panel.listen is not None:
            panel.listen.show_view(view)
        if isinstance(panel, DisplayPanel):
            panel.voice.show_view(own)
        self._mark(view, panel if view.beside and panel is not None else page)

    def _mark(self, view: ListenView, source: Page | SidePanel) -> None:
        heard = 0 <= view.passage < len(self._heard)
        if heard and source.page is not None:
            self._marker.mark(source.page, self._heard[view.passage].widget, view.sentence)
        else:
            self._marker.clear()

    def _refuse(self, reason: str) -> None:
        self._notice(StripView(voice_words(VoiceText.READ_ALOUD), reason, tone="info"))

    def _page(self) -> Page:
        return self._shell.screen_named(self._shell.current())
